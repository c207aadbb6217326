import ArgumentParser
import Learning
import Terminal

struct SeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seed",
    abstract: "Run the three checks of the article that this project comes from.",
    discussion:
      "They show what a backward pass may do: losses, every gradient, and the formulas behind them.",
    aliases: ["article"]
  )

  enum Centers: String, CaseIterable, ExpressibleByArgument {
    case random, wave
  }

  @Flag(help: "Print one JSON object.")
  var json = false

  @Option(help: "Centers of check 1: drawn from N(0, 1), or sin(1), sin(2), … row by row:")
  var centers = Centers.random

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seed of random centers (1 if left out).", valueName: "n"))
  var seed: UInt64?

  func validate() throws {
    guard seed == nil || centers == .random else {
      throw ValidationError(
        "--seed \(seed ?? 0) draws random centers, and --centers wave has none: leave one of them out"
      )
    }
  }

  func run() throws {
    try Memory.checkProducts(threads: 1, for: "checking")
    let report = ArticleReport(
      centersOrigin: centers == .wave
        ? "sin 1, sin 2, …" : "N(0, 1), seed \(seed ?? 1)",
      one: try CenterLossCheck(
        centers: centers == .wave
          ? CenterLossCheck.waveCenters : CenterLossCheck.drawnCenters(seed: seed ?? 1)),
      two: StraightThroughCheck(), twoTrue: StraightThroughCheck(isTrue: true),
      three: AbsoluteCheck())
    try standardOutput(json ? report.json() : Screen.glyphs.plain(report.text))
  }
}
