import ArgumentParser

/// `centerloss`: arguments in, one command out. Errors are one line on standard error.
@main
struct CenterLossCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "centerloss",
    abstract: "See center loss at work: features, clusters and centers, live in a terminal.",
    subcommands: [
      WatchCommand.self, TrainCommand.self, FrameCommand.self, ReplayCommand.self, DataCommand.self,
      SeedCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
      leave(0)
    } catch {
      end(with: error)
    }
  }
}
