import Foundation
import Learning

/// The half of the comparison that is ours: trains when told to, and says how long it took.
///
/// `TrainingSpeed IMAGES LABELS SIZES BATCH`: IDX files, layer sizes such as 64-128-64-2-10. Each line on standard
/// input is an order, answered by one line of JSON:
/// `train N` takes N training steps; `multiply N` computes N times the matrix products of one step, and nothing else.
@main
struct TrainingSpeed {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let batchSize = Int(arguments[4]) else {
      throw Complaint("usage: TrainingSpeed IMAGES LABELS SIZES BATCH")
    }
    let sizes = arguments[3].split(separator: "-").compactMap { Int($0) }
    let data = try dataset(images: arguments[1], labels: arguments[2])
    guard sizes.count >= 3, sizes.first == data.inputSize, sizes.last == data.classCount else {
      throw Complaint("\(arguments[3]) does not fit \(data.inputSize) inputs and 10 classes")
    }
    var chosen = Hyperparameters()
    chosen.batchSize = batchSize
    chosen.learningRate = sizes[0] == 64 ? 0.1 : 0.05
    var run = try TrainingRun(
      data, hiddenAndFeatureSizes: Array(sizes[1..<sizes.count - 1]), chosen, seed: 1)
    var products = StepProducts(sizes, batchSize: batchSize)

    while let order = readLine()?.split(separator: " "), order.count == 2, let count = Int(order[1])
    {
      switch order[0] {
      case "train":
        var report: StepReport?
        let seconds = seconds { for _ in 0..<count { report = run.step() } }
        answer(seconds, count, "\"crossEntropy\": \(report?.crossEntropy ?? .nan)")
      case "multiply":
        let seconds = seconds { for _ in 0..<count { products.compute() } }
        answer(seconds, count, "\"operations\": \(products.operations)")
      default:
        throw Complaint("'\(order[0])' is not an order: train N, multiply N")
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

  private static func seconds(_ work: () -> Void) -> Double {
    let start = ContinuousClock.now
    work()
    return (ContinuousClock.now - start) / .seconds(1)
  }

  private static func answer(_ seconds: Double, _ count: Int, _ rest: String) {
    print("{\"seconds\": \(seconds / Double(count)), \(rest)}")
    fflush(nil)
  }
}

struct Complaint: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
