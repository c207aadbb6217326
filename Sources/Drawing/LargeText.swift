/// Text drawn from dots, so that it is read from the back of a room: each letter is 6 dots wide and 9 high, the space around it among them.
public enum LargeText {
  /// How many cells a dot is wide: a whole one with half blocks, half of one with quadrants.
  enum Scale: CaseIterable {
    case halfBlocks, quadrants

    func columns(ofDots dots: Int) -> Int { self == .halfBlocks ? dots : (dots + 1) / 2 }
  }

  /// Dots from one letter to the next, and from one line to the next.
  static let (advance, lineHeight) = (6, 10)
  /// Rows of cells that a line takes, in either scale.
  static let rowsOfLine = lineHeight / 2

  /// The largest scale in which paragraphs fit, with the lines of each; `nil` where they fit in none, or have letters that are
  /// not here.
  static func fitting(_ paragraphs: [String], in size: Size) -> (
    scale: Scale, lines: [[String]]
  )? {
    let isKnown = paragraphs.allSatisfy {
      $0.unicodeScalars.allSatisfy { $0 == " " || dots[$0] != nil }
    }
    guard isKnown else { return nil }
    for candidate in Scale.allCases {
      let letters = size.width / candidate.columns(ofDots: 2 * advance) * 2
      let lines = paragraphs.map { wrapped($0, to: letters) }
      let longest = lines.joined().map(\.count).max() ?? 0
      if letters > 0, longest <= letters, lines.joined().count * rowsOfLine <= size.height {
        return (candidate, lines)
      }
    }
    return nil
  }

  fileprivate static func isSet(_ scalar: Unicode.Scalar, x: Int, y: Int) -> Bool {
    guard x < 6, y < 9, let bits = dots[scalar] else { return false }
    return bits >> UInt64(53 - 6 * y - x) & 1 == 1
  }

  /// The font 6x9 of X11's misc-fixed, which is in the public domain: rows from the top, six bits each from the left.
  private static let dots: [Unicode.Scalar: UInt64] = [
    "!": 0x00_2082_0800_8000, "\"": 0x00_5145_0000_0000, "#": 0x00_514F_94F9_4500,
    "$": 0x08_72AA_1C2A_A708,
    "%": 0x10_A921_0849_5080, "&": 0x00_6249_189A_4680, "'": 0x00_2082_0000_0000,
    "(": 0x00_1082_0820_8100,
    ")": 0x00_2041_0410_4200, "*": 0x00_0225_3E52_2000, "+": 0x00_0082_3E20_8000,
    ",": 0x00_0000_0030_4108,
    "-": 0x00_0000_3E00_0000, ".": 0x00_0000_0030_C000, "/": 0x00_0821_0841_0000,
    "0": 0x00_3124_9248_C000,
    "1": 0x00_2182_0821_C000, "2": 0x00_3120_8421_E000, "3": 0x00_7843_0209_C000,
    "4": 0x00_10C5_24F8_4000,
    "5": 0x00_7907_0209_C000, "6": 0x00_3107_1248_C000, "7": 0x00_7820_8420_8000,
    "8": 0x00_3123_1248_C000,
    "9": 0x00_3124_8E08_C000, ":": 0x00_00C3_0030_C000, ";": 0x00_00C3_0030_4108,
    "<": 0x00_0066_2060_6000,
    "=": 0x00_000F_80F8_0000, ">": 0x00_0303_0233_0000, "?": 0x0C_4823_0800_8000,
    "@": 0x00_724A_AC81_C000,
    "A": 0x00_2148_BE8A_2000, "B": 0x00_F22F_228B_C000, "C": 0x00_3124_1048_C000,
    "D": 0x00_7124_9249_C000,
    "E": 0x00_7907_1041_E000, "F": 0x00_7907_1041_0000, "G": 0x00_3124_1648_C000,
    "H": 0x00_4927_9249_2000,
    "I": 0x00_7082_0821_C000, "J": 0x00_3841_0491_8000, "K": 0x00_4946_1449_2000,
    "L": 0x00_4104_1041_E000,
    "M": 0x00_8B6A_AA8A_2000, "N": 0x00_49A5_9249_2000, "O": 0x00_7228_A289_C000,
    "P": 0x00_7124_9C41_0000,
    "Q": 0x00_3124_9A58_C080, "R": 0x00_7124_9C49_2000, "S": 0x00_3122_0448_C000,
    "T": 0x00_F882_0820_8000,
    "U": 0x00_4924_9248_C000, "V": 0x00_4924_9E30_C000, "W": 0x00_8A2A_AADA_2000,
    "X": 0x00_8942_0852_2000,
    "Y": 0x00_8A25_0820_8000, "Z": 0x00_7821_0841_E000, "[": 0x00_7104_1041_C000,
    "\\": 0x00_4102_0408_2000,
    "]": 0x00_7041_0411_C000, "^": 0x00_2148_8000_0000, "_": 0x00_0000_0000_003E,
    "`": 0x00_2040_0000_0000,
    "a": 0x00_0003_9248_E000, "b": 0x00_4107_1249_C000, "c": 0x00_0003_9040_E000,
    "d": 0x00_0823_9248_E000,
    "e": 0x00_0003_1660_E000, "f": 0x00_10A2_1C20_8000, "g": 0x00_0003_1248_E08C,
    "h": 0x00_4107_1249_2000,
    "i": 0x00_2006_0821_C000, "j": 0x00_1003_0410_4508, "k": 0x00_4105_1851_2000,
    "l": 0x00_6082_0821_C000,
    "m": 0x00_000D_2AAA_2000, "n": 0x00_0007_1249_2000, "o": 0x00_0003_1248_C000,
    "p": 0x00_0007_1249_C410,
    "q": 0x00_0003_9248_E082, "r": 0x00_0005_1A41_0000, "s": 0x00_0003_9819_C000,
    "t": 0x00_2087_0828_4000,
    "u": 0x00_0004_9248_E000, "v": 0x00_0004_9230_C000, "w": 0x00_0008_AAA9_4000,
    "x": 0x00_0004_8C31_2000,
    "y": 0x00_0004_9248_E48C, "z": 0x00_0007_8421_E000, "{": 0x04_2084_0820_4000,
    "|": 0x00_2082_0820_8200,
    "}": 0x10_2081_0821_0000, "~": 0x00_00A5_0000_0000, "λ": 0x00_7220_9A9A_2000,
    "α": 0x00_0003_9248_E000,
    "η": 0x00_000B_328A_2082, "Σ": 0x00_7902_0841_E000, "θ": 0x00_3127_9248_C000,
    "μ": 0x00_0008_A29B_A820,
    "−": 0x00_0000_3E00_0000, "·": 0x00_0000_0800_0000, "×": 0x00_0225_0852_2000,
    "→": 0x00_0081_3E10_8000,
    "←": 0x00_0084_3E40_8000, "↑": 0x00_21CA_8820_8000, "↓": 0x00_2082_2A70_8000,
    "½": 0x10_C105_1A08_4380,
    "‖": 0x00_5145_1451_4000, "²": 0x00_2141_0870_0000, "∂": 0x00_3023_9248_C000,
    "…": 0x00_0000_0002_A000,
    "–": 0x00_0000_3E00_0000, "≥": 0x00_C0C0_8CC8_CC00, "≤": 0x00_1988_1899_8180,
    "±": 0x00_208F_8820_0F80,
    "≈": 0x00_010A_94A8_4000,
  ]
}

extension Canvas {
  /// Writes paragraphs as large as they fit into `rect`, from its top. Returns whether they fit at all.
  public mutating func drawLarge(
    _ paragraphs: [(text: String, style: Style)], in rect: Rect, _ glyphs: Glyphs
  ) -> Bool {
    guard glyphs.isUnicode,
      let (scale, lines) = LargeText.fitting(paragraphs.map(\.text), in: rect.size)
    else { return false }
    var y = rect.y
    for (paragraph, lines) in zip(paragraphs, lines) {
      for line in lines {
        drawLine(Array(line.unicodeScalars), x: rect.x, y: y, scale, paragraph.style)
        y += LargeText.rowsOfLine
      }
    }
    return true
  }

  private mutating func drawLine(
    _ letters: [Unicode.Scalar], x: Int, y: Int, _ scale: LargeText.Scale, _ style: Style
  ) {
    func isSet(_ column: Int, _ row: Int) -> Bool {
      let place = column / LargeText.advance
      return place < letters.count
        && LargeText.isSet(letters[place], x: column % LargeText.advance, y: row)
    }
    for row in 0..<LargeText.rowsOfLine {
      for column in 0..<scale.columns(ofDots: letters.count * LargeText.advance) {
        let dots =
          scale == .halfBlocks
          ? [(column, 2 * row), (column, 2 * row + 1)]
          : [
            (2 * column, 2 * row), (2 * column + 1, 2 * row), (2 * column, 2 * row + 1),
            (2 * column + 1, 2 * row + 1),
          ]
        let index = dots.enumerated().reduce(0) { $0 + (isSet($1.1.0, $1.1.1) ? 1 << $1.0 : 0) }
        guard index > 0 else { continue }
        let marks = scale == .halfBlocks ? Self.halfBlocks : Self.quadrants
        self[x + column, y + row] = Cell(marks[index], style)
      }
    }
  }

  /// By which dots are set: upper, lower.
  private static let halfBlocks: [Unicode.Scalar] = [" ", "▀", "▄", "█"]
  /// By which dots are set: upper left, upper right, lower left, lower right.
  private static let quadrants: [Unicode.Scalar] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]
}
