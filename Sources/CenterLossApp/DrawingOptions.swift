import ArgumentParser
import Drawing
import Libc
import Terminal

/// The options that every command shares that draws.
struct DrawingOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters alone, as where the locale is not UTF-8.")
  var ascii = false

  var glyphs: Glyphs { ascii ? .ascii : Screen.glyphs }
}

/// A variable of the environment; empty when it is not set.
func environment(_ name: String) -> String {
  // Safe: the system ends the value with a zero, and it is copied at once.
  getenv(name).map { String(cString: $0) } ?? ""
}
