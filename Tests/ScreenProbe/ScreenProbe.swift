import Drawing
import Foundation
import Terminal

/// A program for tests to look at ``Screen`` through: it shows the last event, whole and in one word, such as
/// `key-tab` or `press-4-7`, and how many there were, and what it knows of the terminal, until `q`. Some keys make it fail as a mistake in the program
/// would: `t` and `b` trap, `c` traps after the terminal was given back, `e` exits without giving it back, `s` never
/// looks at events again.
@main struct ScreenProbe {
  static func main() throws {
    if CommandLine.arguments.contains("says-crashes") { sayOfCrashes("the probe has crashed\n") }
    var screen = try Screen(usesMouse: !CommandLine.arguments.contains("no-mouse"))
    var last = "ready"
    var count = 0
    while true {
      var canvas = Canvas(screen.size)
      canvas.write("\(last), events: \(count).", x: 0, y: 0)
      let size = canvas.size
      canvas.write("size-\(size.width)-\(size.height) \(screen.background)", x: 0, y: 1)
      writeStyles(on: &canvas)
      if screen.isReady {
        screen.forget()
        screen.show(canvas)
      }
      screen.wait(milliseconds: 1000)
      while let event = screen.nextEvent() {
        count += 1
        switch event {
        case .key(.character("q")), .closed: return
        case .key(.character("t")): fatalError("trapped on purpose")
        case .key(.character("b")):
          Thread.detachNewThread { fatalError("trapped in the background") }
        case .key(.character("c")):
          screen.close()
          fatalError("trapped at the end")
        case .key(.character("e")): exit(3)
        case .key(.character("s")):
          FileHandle.standardOutput.write(Data("stuck".utf8))
          // A screen that nobody looks at again would be closed.
          while screen.size.width > 0 { sleep(1) }
        case .interrupted(let signal):
          screen.close()
          endProcess(bySignal: signal)
          return
        default: last = name(event)
        }
      }
    }
  }

  /// A word in each style, named after it.
  private static func writeStyles(on canvas: inout Canvas) {
    var x = canvas.write("plain", x: 0, y: 2)
    x = canvas.write("bold", x: x, y: 2, .bold)
    x = canvas.write("dim", x: x, y: 2, .dim)
    x = canvas.write("reversed", x: x, y: 2, Style(isReversed: true))
    canvas.write("accent", x: x, y: 2, Style(.accent, weight: .bold))
  }

  private static func name(_ event: ScreenEvent) -> String {
    switch event {
    case .key(.character(let scalar)): "character-\(scalar.value)"
    case .key(let key): "key-\(key)"
    case .mouse(let mouse): "\(mouse.kind)-\(mouse.x)-\(mouse.y)"
    case .resized(let size, _): "resized-\(size.width)-\(size.height)"
    case .unknownKey: "unknown"
    case .pasted: "pasted"
    case .interrupted, .closed: "ended"
    }
  }
}
