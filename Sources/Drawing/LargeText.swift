/// Text drawn from dots, so that it is read from the back of a room: each letter is 5 dots wide and 7 high.
public enum LargeText {
  /// How many cells a dot is wide: a whole one with half blocks, half of one with quadrants.
  enum Size: CaseIterable {
    case halfBlocks, quadrants

    func columns(ofDots dots: Int) -> Int { self == .halfBlocks ? dots : (dots + 1) / 2 }
  }

  /// Dots from one letter to the next, and from one line to the next.
  static let (advance, lineHeight) = (5, 8)
  /// Rows of cells that a line takes, of either size.
  static let rowsOfLine = lineHeight / 2

  /// The largest size in which paragraphs fit, with their lines; `nil` where they fit in none, or have letters that are not here.
  static func fitting(_ paragraphs: [String], in size: Drawing.Size) -> (
    size: Size, lines: [String]
  )? {
    let isKnown = paragraphs.allSatisfy {
      $0.unicodeScalars.allSatisfy { $0 == " " || dots[$0] != nil }
    }
    guard isKnown else { return nil }
    for candidate in Size.allCases {
      let letters = size.width / candidate.columns(ofDots: 2 * advance) * 2
      let lines = paragraphs.flatMap { wrapped($0, to: letters) }
      let longest = lines.map(\.count).max() ?? 0
      if letters > 0, longest <= letters, lines.count * rowsOfLine <= size.height {
        return (candidate, lines)
      }
    }
    return nil
  }

  fileprivate static func isSet(_ scalar: Unicode.Scalar, x: Int, y: Int) -> Bool {
    guard x < 5, y < 7, let bits = dots[scalar] else { return false }
    return bits >> UInt64(34 - 5 * y - x) & 1 == 1
  }

  /// The font 5x7 of X11's misc-fixed, which is in the public domain: rows from the top, five bits each from the left.
  private static let dots: [Unicode.Scalar: UInt64] = [
    "!": 0x1_0842_0080, "\"": 0x2_94A0_0000, "#": 0x0_15F5_7D40, "$": 0x0_1D47_15C0,
    "%": 0x4_2444_4840,
    "&": 0x0_1144_5140, "'": 0x1_0840_0000, "(": 0x1_1084_2080, ")": 0x2_0842_1100,
    "*": 0x0_1447_1140,
    "+": 0x0_084F_9080, ",": 0x0_0000_1888, "-": 0x0_000F_0000, ".": 0x0_0000_3180,
    "/": 0x0_0444_4000,
    "0": 0x1_14A5_2880, "1": 0x1_1842_11C0, "2": 0x3_2422_23C0, "3": 0x7_84C1_4980,
    "4": 0x1_194F_1080,
    "5": 0x7_A1C1_4980, "6": 0x3_21C9_4980, "7": 0x7_8442_2100, "8": 0x3_24C9_4980,
    "9": 0x3_2527_0980,
    ":": 0x0_18C0_3180, ";": 0x0_18C0_3110, "<": 0x0_0444_1040, "=": 0x0_01E0_7800,
    ">": 0x0_1041_1100,
    "?": 0x1_1422_0080, "@": 0x3_256B_4180, "A": 0x3_252F_4A40, "B": 0x7_25C9_4B80,
    "C": 0x3_2508_4980,
    "D": 0x7_2529_4B80, "E": 0x7_A1C8_43C0, "F": 0x7_A1C8_4200, "G": 0x3_250B_49C0,
    "H": 0x4_A5E9_4A40,
    "I": 0x3_8842_11C0, "J": 0x0_8421_4980, "K": 0x4_A98C_5240, "L": 0x4_2108_43C0,
    "M": 0x4_BDE9_4A40,
    "N": 0x4_B5AB_5A40, "O": 0x3_2529_4980, "P": 0x7_252E_4200, "Q": 0x3_2529_6982,
    "R": 0x7_252E_5240,
    "S": 0x3_2482_4980, "T": 0x3_8842_1080, "U": 0x4_A529_4980, "V": 0x4_A529_3180,
    "W": 0x4_A52F_7A40,
    "X": 0x4_A4C6_4A40, "Y": 0x2_94A2_1080, "Z": 0x7_8444_43C0, "[": 0x3_9084_21C0,
    "\\": 0x0_2082_0800,
    "]": 0x3_8421_09C0, "^": 0x1_1400_0000, "_": 0x0_0000_03C0, "`": 0x2_0800_0000,
    "a": 0x0_00E9_5940,
    "b": 0x4_21C9_4B80, "c": 0x0_00C8_4180, "d": 0x0_84E9_49C0, "e": 0x0_00CB_6180,
    "f": 0x1_148E_2100,
    "g": 0x0_00E9_320E, "h": 0x4_21C9_4A40, "i": 0x1_00C2_11C0, "j": 0x0_8021_0944,
    "k": 0x4_214C_5240,
    "l": 0x3_0842_11C0, "m": 0x0_014F_4A40, "n": 0x0_01C9_4A40, "o": 0x0_00C9_4980,
    "p": 0x0_01C9_4B90,
    "q": 0x0_00E9_49C2, "r": 0x0_01C9_4200, "s": 0x0_00EC_1B80, "t": 0x2_11C4_20C0,
    "u": 0x0_0129_49C0,
    "v": 0x0_00A5_2880, "w": 0x0_0129_7BC0, "x": 0x0_0126_3240, "y": 0x0_0129_2888,
    "z": 0x0_01E2_23C0,
    "{": 0x0_88C2_1040, "|": 0x1_0842_1080, "}": 0x2_0862_1100, "~": 0x2_A800_0000,
    "λ": 0x7_04AB_4A40,
    "α": 0x0_00E9_5940, "η": 0x0_01C9_4A42, "Σ": 0x7_A084_43C0, "θ": 0x1_14E5_2880,
    "μ": 0x0_0129_4BD0,
    "−": 0x0_000F_8000, "·": 0x0_00C6_0000, "×": 0x0_0126_3240, "→": 0x0_004F_1000,
    "←": 0x0_008F_2000,
    "↑": 0x1_1C42_1080, "↓": 0x1_0842_3880, "½": 0x4_210B_0886, "‖": 0x2_94A5_2940,
    "²": 0x3_0886_0000,
    "∂": 0x1_0465_2880, "…": 0x0_0000_02A0, "–": 0x0_000F_0000, "≥": 0x2_0822_21C0,
    "≤": 0x0_8882_09C0,
    "±": 0x1_09F2_13E0, "≈": 0x0_1540_2A80,
  ]
}

extension Canvas {
  /// Writes paragraphs as large as they fit into `rect`, from its top. Returns whether they fit at all.
  public mutating func drawLarge(
    _ paragraphs: [(text: String, style: Style)], in rect: Rect, _ glyphs: Glyphs
  ) -> Bool {
    guard glyphs.isUnicode,
      let (size, _) = LargeText.fitting(
        paragraphs.map(\.text), in: Size(width: rect.width, height: rect.height))
    else { return false }
    var y = rect.y
    for paragraph in paragraphs {
      let letters = rect.width / size.columns(ofDots: 2 * LargeText.advance) * 2
      for line in wrapped(paragraph.text, to: letters) {
        drawLine(Array(line.unicodeScalars), x: rect.x, y: y, size, paragraph.style)
        y += LargeText.rowsOfLine
      }
    }
    return true
  }

  private mutating func drawLine(
    _ letters: [Unicode.Scalar], x: Int, y: Int, _ size: LargeText.Size, _ style: Style
  ) {
    func isSet(_ column: Int, _ row: Int) -> Bool {
      let place = column / LargeText.advance
      return place < letters.count
        && LargeText.isSet(letters[place], x: column % LargeText.advance, y: row)
    }
    for row in 0..<LargeText.rowsOfLine {
      for column in 0..<size.columns(ofDots: letters.count * LargeText.advance) {
        let dots =
          size == .halfBlocks
          ? [(column, 2 * row), (column, 2 * row + 1)]
          : [
            (2 * column, 2 * row), (2 * column + 1, 2 * row), (2 * column, 2 * row + 1),
            (2 * column + 1, 2 * row + 1),
          ]
        let index = dots.enumerated().reduce(0) { $0 + (isSet($1.1.0, $1.1.1) ? 1 << $1.0 : 0) }
        guard index > 0 else { continue }
        let marks = size == .halfBlocks ? Self.halfBlocks : Self.quadrants
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
