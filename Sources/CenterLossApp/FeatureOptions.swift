import ArgumentParser
import Learning
import Libc
import Runs
import Visualizer

/// Features that another program has trained, to be looked at instead of a run.
struct FeatureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look at features that another program has trained: a file as --data reads it, or - for lines of 'step x y label' from a pipe.",
      valueName: "file"))
  var features: String?

  @Flag(help: "Read the file of --features again whenever it changes.")
  var follow = false

  @Option(
    help: ArgumentHelp(
      "File with a center for each class of --features; by default those are the class means.",
      valueName: "file"))
  var centers: String?

  func validate() throws {
    for (isGiven, name) in [(follow, "--follow"), (centers != nil, "--centers")] {
      guard !isGiven || features != nil else {
        throw ValidationError("\(name): --features says which file")
      }
    }
    guard !follow || features != standardInput else {
      throw ValidationError("--follow: lines from a pipe are followed anyway: leave it out")
    }
  }

  /// What is to be watched; `nil` where a run is. `options` may say how a file is read, and nothing of a run.
  func watch(_ options: RunOptions) throws -> FeatureWatch? {
    guard let features else { return nil }
    var spec = try options.spec()
    let (reading, heldOut) = (spec.reading, spec.spoiling.heldOutClass)
    (spec.reading, spec.spoiling) = (DataOptions(), Spoiling())
    guard try spec == .usual(), options.steps == nil, options.resume == nil else {
      throw Failure(
        .usage, "--features \(features): no run is trained; leave out what describes one")
    }
    let given = try centers.map { try FeatureSet.read($0, reading) }
    let source: FeatureWatch.Source =
      features == standardInput
      ? .lines(try pipeBesideKeys()) : .file(features, reading, isFollowed: follow)
    return try FeatureWatch(source, centers: given, heldOut: heldOut)
  }

  /// Standard input under another number: in its place comes the terminal, for keys.
  private func pipeBesideKeys() throws -> Int32 {
    guard isatty(STDIN_FILENO) == 0 else {
      throw Failure(
        .usage,
        "--features -: lines of 'step x y label' come from a pipe: python train.py | centerloss watch --features -"
      )
    }
    let pipe = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard pipe >= 0, terminal >= 0, dup2(terminal, STDIN_FILENO) >= 0 else {
      throw Failure(.other, "--features -: the keys come from the terminal, and there is none")
    }
    close(terminal)
    return pipe
  }
}
