import CTerminal
import Drawing

extension cterm_event {
  /// The key that was pressed; `nil` for whatever else happened.
  var key: Key? {
    switch Int(kind) {
    case CTERM_CHARACTER: return Unicode.Scalar(scalar).map { Self.key(of: $0) }
    case CTERM_LEFT: return .left
    case CTERM_RIGHT: return .right
    case CTERM_UP: return .up
    case CTERM_DOWN: return .down
    case CTERM_SHIFT_LEFT: return .shiftLeft
    case CTERM_SHIFT_RIGHT: return .shiftRight
    case CTERM_SHIFT_UP: return .shiftUp
    case CTERM_SHIFT_DOWN: return .shiftDown
    case CTERM_PAGE_UP: return .pageUp
    case CTERM_PAGE_DOWN: return .pageDown
    case CTERM_HOME: return .home
    case CTERM_END: return .end
    case CTERM_SHIFT_TAB: return .shiftTab
    case CTERM_ENTER: return .enter
    default: return nil
    }
  }

  /// Keys that arrive as control characters but are thought of as keys.
  private static func key(of scalar: Unicode.Scalar) -> Key {
    switch scalar {
    case "\t": .tab
    case "\r", "\n": .enter
    case "\u{1B}": .escape
    default: .character(scalar)
    }
  }

  /// What the mouse did; `nil` for whatever else happened.
  var mouse: MouseEvent? {
    let mouseKind: MouseEvent.Kind
    switch Int(kind) {
    case CTERM_MOUSE_PRESS: mouseKind = .press
    case CTERM_MOUSE_DRAG: mouseKind = .drag
    case CTERM_MOUSE_RELEASE: mouseKind = .release
    case CTERM_WHEEL_UP: mouseKind = .wheelUp
    case CTERM_WHEEL_DOWN: mouseKind = .wheelDown
    default: return nil
    }
    return MouseEvent(mouseKind, x: Int(column), y: Int(row))
  }
}
