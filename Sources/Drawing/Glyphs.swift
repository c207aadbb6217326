/// The characters that drawing uses beside letters and digits: one set for terminals that show Unicode, one in
/// pure ASCII. Everything that is drawn takes its marks from here.
public struct Glyphs: Sendable, Equatable {
  public let isUnicode: Bool

  public let horizontal: Unicode.Scalar
  public let vertical: Unicode.Scalar
  public let topLeft: Unicode.Scalar
  public let topRight: Unicode.Scalar
  public let bottomLeft: Unicode.Scalar
  public let bottomRight: Unicode.Scalar
  /// The ends of scale bars and sliders.
  public let leftEnd: Unicode.Scalar
  public let rightEnd: Unicode.Scalar
  /// The handle of a slider.
  public let handle: Unicode.Scalar
  /// A mark that only says that something is there.
  public let faint: Unicode.Scalar
  /// Where two regions meet.
  public let border: Unicode.Scalar
  /// A moment or a value on an axis.
  public let tick: Unicode.Scalar
  /// Columns of a chart, from an eighth of a cell to a whole one.
  public let columns: [Unicode.Scalar]
  /// A cell of which nothing, the upper half, the lower half, or all is filled.
  public let halfBlocks: [Unicode.Scalar]
  /// Half of a bar's cell, and all of it.
  public let bar: [Unicode.Scalar]
  /// The heads of arrows: right, up, left, down.
  public let arrowHeads: [Unicode.Scalar]
  /// Stands between hints and between parts of a title.
  public let separator: String

  public static let unicode = Glyphs(
    isUnicode: true, horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
    bottomRight: "┘", leftEnd: "├", rightEnd: "┤", handle: "●", faint: "·", border: "░", tick: "┴",
    columns: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"], halfBlocks: [" ", "▀", "▄", "█"],
    bar: ["╸", "━"], arrowHeads: ["▶", "▲", "◀", "▼"], separator: "·")

  public static let ascii = Glyphs(
    isUnicode: false, horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
    bottomRight: "+", leftEnd: "|", rightEnd: "|", handle: "O", faint: ".", border: "%", tick: "^",
    columns: [".", ":", "+", "#"],
    halfBlocks: [" ", "'", ".", "#"], bar: ["-", "="], arrowHeads: [">", "^", "<", "v"],
    separator: "-")
}

extension Glyphs {
  /// The same in ASCII where there is no Unicode: what stands on screen in two spellings is written once, here.
  public func plain(_ text: String) -> String {
    guard !isUnicode else { return text }
    return text.unicodeScalars.map { scalar in
      scalar.isASCII ? String(scalar) : Self.asciiSpellings[scalar] ?? "?"
    }.joined()
  }

  private static let asciiSpellings: [Unicode.Scalar: String] = [
    "λ": "lambda", "α": "alpha", "·": "-", "×": "x", "→": "->", "←": "<", "↑": "^", "↓": "v",
    "▶": ">",
    "■": "=", "−": "-", "–": "-", "…": "...", "≥": ">=", "≤": "<=", "∞": "inf", "½": "1/2",
    "‖": "|", "Σ": "sum ", "²": "^2", "∂": "d", "η": "eta", "μ": "mu",
  ]

  /// The mark of a learned center: its class's digit or letter in a circle, or in brackets, `[3]`, which needs three cells.
  public func centerMark(_ classMark: Unicode.Scalar) -> [Unicode.Scalar] {
    let circled: UInt32? =
      switch classMark {
      case "0": 0x24EA
      case "1"..."9": 0x2460 + classMark.value - 0x31
      case "A"..."Z": 0x24B6 + classMark.value - 0x41
      case "a"..."z": 0x24D0 + classMark.value - 0x61
      default: nil
      }
    guard isUnicode, let scalar = circled.flatMap(Unicode.Scalar.init) else {
      return ["[", classMark, "]"]
    }
    return [scalar]
  }
}
