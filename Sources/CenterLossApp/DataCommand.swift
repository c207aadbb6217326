import ArgumentParser
import Learning

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

  func run() throws {
    let description = DataDescription(try arguments.dataset(data, seed: seed), seed: seed)
    try standardOutput(json ? jsonText(description) : description.text)
  }
}
