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
  /// Fills a region whose background cannot be tinted.
  public let filler: Unicode.Scalar
  /// Where two regions meet.
  public let border: Unicode.Scalar
  /// A moment or a value on an axis.
  public let tick: Unicode.Scalar
  /// A cell of which nothing, the upper half, the lower half, or all is filled.
  public let halfBlocks: [Unicode.Scalar]
  /// Half of a bar's cell, and all of it.
  public let bar: [Unicode.Scalar]
  /// The heads of arrows: right, up, left, down.
  public let arrowHeads: [Unicode.Scalar]
  /// Stands between hints and between parts of a title.
  public let separator: String
  /// Whether backgrounds can be tinted, as where there are 256 colours.
  public var showsTints = false

  public static let unicode = Glyphs(
    isUnicode: true, horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
    bottomRight: "┘", leftEnd: "├", rightEnd: "┤", handle: "●", faint: "·", filler: "~",
    border: "░", tick: "┴",
    halfBlocks: [" ", "▀", "▄", "█"],
    bar: ["╸", "━"], arrowHeads: ["▶", "▲", "◀", "▼"], separator: "·")

  public static let ascii = Glyphs(
    isUnicode: false, horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
    bottomRight: "+", leftEnd: "|", rightEnd: "|", handle: "O", faint: ".", filler: "~",
    border: "%", tick: "^",
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
    "λ": "lambda", "α": "alpha", "·": "-", "×": "x", "→": "->", "←": "<-", "↑": "^", "↓": "v",
    "▶": ">",
    "■": "=", "−": "-", "–": "-", "…": "...", "≥": ">=", "≤": "<=", "∞": "inf", "½": "1/2",
    "‖": "|", "Σ": "sum ", "²": "^2", "∂": "d", "η": "eta", "μ": "mu",
  ]

  /// The mark of a learned center: its class's mark in brackets, `[3]`. Circled digits are in few fonts.
  public func centerMark(_ classMark: Unicode.Scalar) -> [Unicode.Scalar] { ["[", classMark, "]"] }
}
