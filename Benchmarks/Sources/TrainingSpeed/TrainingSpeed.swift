import Foundation
import Learning

/// The half of the comparison that is ours: trains when told to, and says how long it took.
///
/// `TrainingSpeed IMAGES LABELS NETWORK BATCH THREADS`: IDX files, a network as --network takes it. Each line on standard
/// input is an order, answered by one line of JSON:
/// `train N` takes N training steps; `passes N` computes N times what a step's dense layers and convolutions do, and nothing else.
@main
struct TrainingSpeed {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 6, let batchSize = Int(arguments[4]), let threads = Int(arguments[5])
    else {
      throw Complaint("usage: TrainingSpeed IMAGES LABELS NETWORK BATCH THREADS")
    }
    let data = try dataset(images: arguments[1], labels: arguments[2])
    let architecture = try Architecture(arguments[3], for: data)
    var chosen = architecture.recipe
    chosen.batchSize = batchSize
    var run = try TrainingRun(
      data, chosen, network: architecture, seed: 1, threads: threads)
    var passes = LayerPasses(of: run.checkpoint.trainer.network, batchSize: batchSize)

    while let order = readLine()?.split(separator: " "), order.count == 2, let count = Int(order[1])
    {
      switch order[0] {
      case "train":
        var report: StepReport?
        let seconds = Seconds { for _ in 0..<count { report = run.step() } }
        answer(seconds, count, "\"crossEntropy\": \(report?.crossEntropy ?? .nan)")
      case "passes":
        var times: [LayerPasses.Time] = []
        let seconds = Seconds { times = passes.compute(count) }
        let list = times.map { time in
          "{\"layer\": \"\(time.layer.input) → \(time.layer.output)\", \"pass\": \"\(time.pass)\", "
            + "\"operations\": \(time.operations), \"seconds\": \(time.seconds.processor / Double(count))}"
        }
        answer(seconds, count, "\"passes\": [\(list.joined(separator: ", "))]")
      default:
        throw Complaint("'\(order[0])' is not an order: train N, passes N")
      }
    }
  }

  private static func dataset(images: String, labels: String) throws -> Dataset {
    func idx(_ path: String, rank: Int) throws -> IDX {
      let bytes = try Data(contentsOf: URL(filePath: path))
      return try IDX(Array(bytes), rank: rank, source: path)
    }
    let images = try idx(images, rank: 3)
    let samples = try Samples(
      images: images, labels: idx(labels, rank: 1), classCount: 10, source: labels)
    return Dataset(
      name: "benchmark", shape: .image(rows: images.shape[1], columns: images.shape[2]),
      classNames: (0..<10).map(String.init), train: samples, test: samples)
  }

  private static func answer(_ seconds: Seconds, _ count: Int, _ rest: String) {
    let (clock, processor) = (seconds.clock / Double(count), seconds.processor / Double(count))
    print("{\"seconds\": \(clock), \"processorSeconds\": \(processor), \(rest)}")
    fflush(nil)
  }
}

/// How long something took: by the clock on the wall, and in the time of the processor, which other programs do not eat.
struct Seconds {
  let clock: Double
  let processor: Double

  init(of work: () -> Void) {
    let (start, processorStart) = (ContinuousClock.now, Self.processorTime)
    work()
    clock = (ContinuousClock.now - start) / .seconds(1)
    processor = Self.processorTime - processorStart
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

struct Complaint: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
