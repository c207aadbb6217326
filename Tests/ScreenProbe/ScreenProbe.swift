import Drawing
import Foundation
import Terminal

/// A program for tests to look at ``Screen`` through: it shows the last event, whole and in one word, such as
/// `key-tab` or `press-4-7`, until `q`. On `t` and `b` it traps, as a mistake in the program would.
@main struct ScreenProbe {
  static func main() throws {
    var screen = try Screen(usesMouse: !CommandLine.arguments.contains("no-mouse"))
    var last = "ready"
    while true {
      var canvas = Canvas(screen.size)
      canvas.write(last, x: 0, y: 0)
      screen.forget()
      screen.show(canvas)
      screen.wait(milliseconds: 1000)
      while let event = screen.nextEvent() {
        switch event {
        case .key(.character("q")), .closed: return
        case .key(.character("t")): fatalError("trapped on purpose")
        case .key(.character("b")):
          Thread.detachNewThread { fatalError("trapped in the background") }
        case .interrupted(let signal):
          screen.close()
          endProcess(bySignal: signal)
          return
        default: last = name(event)
        }
      }
    }
  }

  private static func name(_ event: ScreenEvent) -> String {
    switch event {
    case .key(.character(let scalar)): "character-\(scalar.value)"
    case .key(let key): "key-\(key)"
    case .mouse(let mouse): "\(mouse.kind)-\(mouse.x)-\(mouse.y)"
    case .resized(let size): "resized-\(size.width)-\(size.height)"
    case .unknownKey: "unknown"
    case .pasted: "pasted"
    case .interrupted, .closed: "ended"
    }
  }
}
