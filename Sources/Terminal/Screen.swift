import CTerminal
import Drawing

/// The terminal, taken over: canvases out, keys in. It is given back when the value goes out of scope, whatever
/// the reason, and when ``close()`` is called.
///
/// There is one terminal a process, so there is one screen at a time, used from one thread.
package struct Screen: ~Copyable {
  /// What is on the terminal now; only what differs from it is handed to ncurses.
  private var shown: Canvas?
  private var palette: Palette
  /// What colours are chosen for; `nil` where the terminal is asked.
  private let theme: Background?

  /// With `usesMouse` the terminal reports its mouse, where it has one; holding Shift still selects text. With
  /// `usesColor` canvases are shown in as many colours as the terminal has, for a background that is `theme`, or, without
  /// one, what the terminal says that it is.
  ///
  /// Throws when there is no terminal, or none that can be drawn on; then nothing was changed.
  package init(usesMouse: Bool = true, usesColor: Bool = true, theme: Background? = nil)
    throws(ScreenError)
  {
    self.theme = theme
    let options = (usesMouse ? CTERM_WITH_MOUSE : 0) | (usesColor ? CTERM_WITH_COLORS : 0)
    switch Int(cterm_open(Int32(options))) {
    case CTERM_OPENED: palette = Palette(colors: Int(cterm_colors()))
    case CTERM_NOT_A_TERMINAL: throw .notATerminal
    case CTERM_UNKNOWN_TYPE: throw .unknownType
    default: throw .outOfMemory
    }
  }

  deinit { cterm_close() }
}

/// Why there is no screen.
package enum ScreenError: Error, Equatable {
  /// Standard input or output is not a terminal.
  case notATerminal
  /// TERM is not set, or names a type that the terminfo database does not know or that cannot place text.
  case unknownType
  /// Neither is at fault: there is no room for a screen.
  case outOfMemory
}

/// Has a crash say `line`, which ends with a newline, before it ends the process, an allocation that failed among them. A screen that
/// is open is given back first. Swift's runtime would ask on a terminal what to do next, of which who only uses the program knows
/// nothing; who sets `SWIFT_BACKTRACE` to enable it is left with it.
package func sayOfCrashes(_ line: StaticString) {
  // Safe: the bytes of a static string stay, and end with a zero.
  line.utf8Start.withMemoryRebound(to: CChar.self, capacity: line.utf8CodeUnitCount + 1) {
    cterm_say_of_crashes($0)
  }
}

extension Screen {
  /// Columns and rows, as they are now.
  package var size: Size { Size(width: Int(cterm_width()), height: Int(cterm_height())) }

  /// What the terminal has said of the colour behind its text, in its own time: `unknown` until then, and for ever where
  /// it does not say. When it turns out to be light, a ``ScreenEvent/resized(_:on:)`` asks for everything anew.
  package var background: Background {
    switch Int(cterm_background()) {
    case CTERM_BACKGROUND_DARK: .dark
    case CTERM_BACKGROUND_LIGHT: .light
    default: .unknown
    }
  }

  /// Whether backgrounds can be tinted.
  package var showsTints: Bool { cterm_colors() >= 256 }

  /// The marks that the locale of the environment lets through. May be read before a screen is open.
  package static var glyphs: Glyphs { cterm_is_utf8() ? .unicode : .ascii }

  /// Whether the terminal has taken the frames before. A canvas shown earlier than that only makes all later ones
  /// late: drop it, and show the next one.
  package var isReady: Bool { cterm_is_ready() }

  /// Shows a canvas, its top left corner in that of the terminal. Sends only what changed, and does not wait for
  /// the terminal to take it.
  package mutating func show(_ canvas: Canvas) {
    let background = theme ?? background
    if background != palette.background {
      palette.background = background
      shown = nil
    }
    let comparable = shown.flatMap { $0.size == canvas.size ? $0 : nil }
    for y in 0..<canvas.size.height {
      for x in 0..<canvas.size.width {
        let index = y * canvas.size.width + x
        let cell = canvas.cells[index]
        if cell.character == Cell.rightHalf { continue }
        if let comparable, comparable.cells[index] == cell { continue }
        let look = palette.look(of: cell.style)
        cterm_put(
          Int32(y), Int32(x), cell.character.value, look.color, look.tint, look.attributes)
      }
    }
    shown = canvas
    cterm_flush()
  }

  /// Sends everything with the next canvas, for a terminal on which something else has written.
  package mutating func forget() {
    shown = nil
    cterm_forget()
  }

  /// Waits for something to happen, at most so many milliseconds.
  package func wait(milliseconds: Int) {
    cterm_wait(Int32(clamping: milliseconds))
  }

  /// The next thing that has happened, `nil` when there is nothing more. A stop (Ctrl-Z) happens in here: the
  /// terminal is given back, the process stops, and goes on with a change of size.
  package mutating func nextEvent() -> ScreenEvent? {
    let signal = cterm_signal()
    if signal != 0 { return .interrupted(signal: signal) }
    let event = cterm_next()
    switch Int(event.kind) {
    case CTERM_NONE: return nil
    case CTERM_RESIZED:
      shown = nil
      return .resized(size, on: theme ?? background)
    case CTERM_PASTED: return .pasted
    case CTERM_CLOSED: return .closed
    default: return event.key.map { .key($0) } ?? event.mouse.map { .mouse($0) } ?? .unknownKey
    }
  }

  /// Gives the terminal back.
  package consuming func close() {}
}

/// Ends the process by a signal, so that whoever started it sees why. Close the screen first.
package func endProcess(bySignal signal: Int32) {
  cterm_die_of(signal)
}
