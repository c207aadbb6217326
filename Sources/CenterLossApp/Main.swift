import ArgumentParser
import Libc

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
    sayCrashes()
    do {
      var command = try parseAsRoot()
      try command.run()
      leave(0)
    } catch {
      end(with: error)
    }
  }
}

/// Has a crash say one line before it ends the process, an allocation that failed among them. Swift's runtime would ask on a
/// terminal what to do next, of which who only uses the program knows nothing; who sets `SWIFT_BACKTRACE` to enable it is left with it.
private func sayCrashes() {
  let wish = getenv("SWIFT_BACKTRACE").map { String(cString: $0) } ?? "enable=no"
  guard wish.contains("enable=no") else { return }
  for number in [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] { signal(number, sayCrash) }
}

private func sayCrash(_ number: Int32) {
  let text: StaticString =
    "centerloss: error: ended by a fault of the program, or for want of memory\n"
  // Safe: constant bytes, and calls that a signal's handler may make.
  _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
  signal(number, SIG_DFL)
  raise(number)
}
