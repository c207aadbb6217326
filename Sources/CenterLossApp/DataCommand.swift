import ArgumentParser
import Learning
import Runs

struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Say what data holds and how it is read, without training on it."
  )

  @Argument(help: DataArguments.help)
  var data = "digits"

  @OptionGroup var arguments: DataArguments

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seed of what is cut off to test on.", valueName: "n"))
  var seed: UInt64 = 1

  @Flag(help: "Print one JSON object.")
  var json = false

  private var spec: RunSpec {
    var spec = RunSpec()
    spec.data = data
    spec.reading = arguments.reading
    spec.spoiling = arguments.spoiling
    spec.seed = seed
    return spec
  }

  func validate() throws {
    do { try spec.validate() } catch { throw ValidationError(error.onCommandLine) }
  }

  func run() throws {
    let description = DataDescription(try spec.dataset(), seed: seed)
    try standardOutput(json ? jsonText(description) : description.text)
  }
}
