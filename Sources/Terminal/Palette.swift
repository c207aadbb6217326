import CTerminal
import Drawing

/// What a terminal makes of a style: as many colours as it has.
package struct Palette: Sendable {
  private let colors: Int

  package init(colors: Int) { self.colors = colors }

  /// The terminal's number of a colour; −1 for its own text colour.
  package func index(of color: Color?) -> Int32 {
    guard let color, colors >= 8 else { return -1 }
    return Int32(colors >= 256 ? color.xterm : color.basic)
  }
}

extension Style {
  /// The bits of the C shim.
  package var attributes: Int32 {
    var bits = isReversed ? CTERM_REVERSE : 0
    if weight == .bold { bits |= CTERM_BOLD }
    if weight == .dim { bits |= CTERM_DIM }
    return Int32(bits)
  }
}
