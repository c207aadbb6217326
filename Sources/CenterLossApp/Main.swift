import ArgumentParser
import Terminal

/// `centerloss`: arguments in, one command out. Errors are one line on standard error.
@main
struct CenterLossCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centerloss",
    abstract: "See center loss at work: features, clusters and centers, live in a terminal.",
    version: "centerloss 0.9",
    subcommands: [
      WatchCommand.self, TrainCommand.self, FrameCommand.self, FigureCommand.self,
      SweepCommand.self, GatherCommand.self,
      ReplayCommand.self,
      LessonCommand.self,
      DataCommand.self, SeedCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)

  static func main() {
    sayOfCrashes("centerloss: error: ended by a fault of the program, or for want of memory\n")
    do {
      if CommandLine.argc <= 1 {
        try WatchCommand.runAsUsual()
      } else {
        var command = try parseAsRoot()
        try command.run()
      }
      leave(0)
    } catch {
      end(with: error)
    }
  }
}
