import CTerminal
import Drawing

/// What a terminal makes of a style: as many colours as it has, on the background that it has.
package struct Palette: Sendable, Equatable {
  private let colors: Int
  package var background: Background

  package init(colors: Int, background: Background = .unknown) {
    self.colors = colors
    self.background = background
  }

  /// A style in the terminal's numbers; −1 is its own text colour, or its own background.
  package struct Look: Equatable {
    package let color: Int32
    package let tint: Int32
    /// The bits of the C shim.
    package let attributes: Int32
  }

  /// Where there are fewer than 256 colours nothing that has one is dim, for dim blue cannot be read on black, and among
  /// eight its weight belongs to the colour.
  package func look(of style: Style) -> Look {
    let shade = style.color?.shade(on: background)
    let (number, weight): (UInt8?, Style.Weight) =
      switch (shade, colors) {
      case (nil, _), (_, ..<8): (nil, style.weight)
      case (let shade?, 256...): (shade.xterm, style.weight)
      case (let shade?, 16...): (shade.sixteen, style.weight == .bold ? .bold : .normal)
      case (let shade?, _): (shade.basic, shade.isBoldOfEight ? .bold : .normal)
      }
    return Look(
      color: number.map { Int32($0) } ?? -1, tint: tint(of: style),
      attributes: attributes(weight, style))
  }

  private func tint(of style: Style) -> Int32 {
    guard colors >= 256, let tint = style.tint else { return -1 }
    return Int32(tint.shade(on: background).tint)
  }

  private func attributes(_ weight: Style.Weight, _ style: Style) -> Int32 {
    var bits = style.isReversed ? CTERM_REVERSE : 0
    if weight == .bold { bits |= CTERM_BOLD }
    if weight == .dim { bits |= CTERM_DIM }
    return Int32(bits)
  }
}
