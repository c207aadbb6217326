import ArgumentParser
import Drawing
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The options that every command shares that draws.
struct DrawingOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters alone, as where the locale is not UTF-8.")
  var ascii = false

  var glyphs: Glyphs { ascii ? .ascii : Screen.glyphs }
}

/// A variable of the environment; empty when it is not set.
func environment(_ name: String) -> String { ProcessInfo.processInfo.environment[name] ?? "" }
