import ArgumentParser
import Learning
import Runs
import Visualizer

/// Where `train` keeps the run.
struct WeightsOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "File for the run with all its numbers, as safetensors, for --resume and for PyTorch.",
      valueName: "file"))
  var save: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Keep the run every so many steps too, not only at the end.", valueName: "n")
  )
  var saveEvery: Int?

  func validate() throws {
    guard let saveEvery else { return }
    guard saveEvery > 0 else {
      throw ValidationError("--save-every \(saveEvery): 1 or more steps are needed")
    }
    guard save != nil else {
      throw ValidationError("--save-every \(saveEvery): --save says in which file")
    }
  }

  /// `nil` where nothing is kept. Without a spec the weights are kept alone.
  func keeper(of run: TrainingRun, by spec: RunSpec?) throws -> WeightsKeeper? {
    guard let save else { return nil }
    try checkWritable(save, "--save")
    return WeightsKeeper(
      saver: RunSaver(spec, on: run.dataset), file: save, interval: saveEvery)
  }
}

/// Keeps a run in its file, over what was there.
struct WeightsKeeper {
  let saver: RunSaver
  let file: String
  let interval: Int?

  func isDue(_ step: Int) -> Bool { interval.map { step.isMultiple(of: $0) } ?? false }

  func keep(_ run: TrainingRun) throws {
    try writeWhole(saver.file(of: run).bytes, to: file, "--save")
  }
}
