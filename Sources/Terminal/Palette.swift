import CTerminal
import Drawing

/// What a terminal makes of a style: as many colours as it has.
package struct Palette: Sendable {
  private let colors: Int

  package init(colors: Int) { self.colors = colors }

  /// The terminal's number of a colour; −1 for its own text colour.
  package func index(of color: Color?) -> Int32 {
    guard let color else { return -1 }
    switch colors {
    case 256...: return Int32(color.xterm)
    case 16...: return Int32(color.sixteen)
    case 8...: return Int32(color.basic)
    default: return -1
    }
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
