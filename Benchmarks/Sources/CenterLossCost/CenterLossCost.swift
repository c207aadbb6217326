import Foundation
import Learning

/// What center loss costs beside K classes: loss, backward and center update of a batch of 256 features of 512 numbers.
///
/// `CenterLossCost K DISTINCT STEPS ROUNDS`: K centers, of which each batch names DISTINCT, spread over all K. Takes STEPS
/// steps ROUNDS times over and prints, as JSON, the least microseconds of: `loss`, the first pass over the centers that
/// the batch names, which has to fetch them; `rest`, the three passes after it; and `read`, which fetches the
/// centers of another batch and does nothing else.
/// With ROUNDS 0 it takes STEPS steps and prints nothing, for counting instructions from outside.
@main
struct CenterLossCost {
  static func main() {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 4, (1...Workload.batchSize).contains(numbers[1]),
      numbers[0] >= numbers[1], numbers[2] > 0
    else {
      FileHandle.standardError.write(Data("usage: CenterLossCost K DISTINCT STEPS ROUNDS\n".utf8))
      exit(64)
    }
    var workload = Workload(classCount: numbers[0], distinct: numbers[1])
    let (steps, rounds) = (numbers[2], numbers[3])
    guard rounds > 0 else {
      for step in 0..<steps {
        workload.loss(step)
        workload.rest(step)
      }
      return
    }
    var least = (loss: Double.infinity, rest: Double.infinity, read: Double.infinity)
    for round in 0..<rounds {
      var sum = (loss: Duration.zero, rest: Duration.zero, read: Duration.zero)
      for number in round * steps..<(round + 1) * steps {
        sum.loss += time { workload.loss(2 * number) }
        sum.rest += time { workload.rest(2 * number) }
        sum.read += time { workload.read(2 * number + 1) }
      }
      least.loss = min(least.loss, sum.loss / .microseconds(steps))
      least.rest = min(least.rest, sum.rest / .microseconds(steps))
      least.read = min(least.read, sum.read / .microseconds(steps))
    }
    print("{\"loss\": \(least.loss), \"rest\": \(least.rest), \"read\": \(least.read)}")
  }

  private static func time(_ work: () -> Void) -> Duration {
    let start = ContinuousClock.now
    work()
    return .now - start
  }
}

/// Centers, features and the labels of many batches. Making it is what is not measured.
struct Workload {
  static let batchSize = 256
  static let featureSize = 512
  /// So many that the centers of all, 128 MB where each names 256, are in no cache when a batch's turn comes again.
  private static let batchCount = 256

  private var centers: Matrix
  private var features = Matrix(rows: batchSize, columns: featureSize)
  private var gradient = Matrix(rows: batchSize, columns: featureSize)
  private var differences: CenterDifferences
  private let distinct: Int
  private let labels: [[Int]]
  /// What was computed goes here, so that it has to be.
  private var total: Float = 0

  init(classCount: Int, distinct: Int) {
    self.distinct = distinct
    centers = Matrix(rows: classCount, columns: Self.featureSize)
    differences = CenterDifferences(
      classCount: classCount, featureSize: Self.featureSize, batchSize: Self.batchSize)
    for i in 0..<Self.batchSize {
      for k in 0..<Self.featureSize { features[i, k] = Float((i * 31 + k * 7) % 17) - 8 }
    }
    // A batch's classes lie one stride apart, so they reach over all K; the next batch's lie elsewhere in between.
    let stride = classCount / distinct
    labels = (0..<Self.batchCount).map { batch in
      (0..<Self.batchSize).map { i in i % distinct * stride + batch * 97 % stride }
    }
  }

  mutating func loss(_ number: Int) {
    let labels = labels[number % Self.batchCount]
    total += CenterLoss.forward(features, labels: labels, centers: centers)
  }

  /// The features' gradient, and the centers' move.
  mutating func rest(_ number: Int) {
    let labels = labels[number % Self.batchCount]
    CenterLoss.addFeaturesGradient(
      features, labels: labels, centers: centers, upstream: 1e-6, to: &gradient)
    differences.gather(features, labels: labels, centers: centers)
    centers.moveCenters(
      by: differences, rule: .paper, batchSize: labels.count, centerWeight: 0.1, centerRate: 0.1)
  }

  /// Reads a number of each cache line of the centers that a batch names.
  mutating func read(_ number: Int) {
    let numbersPerLine = 16
    let centers = centers
    let c = centers.elements.span
    var sum: Float = 0
    for j in labels[number % Self.batchCount].prefix(distinct) {
      let row = c.extracting(j * Self.featureSize..<(j + 1) * Self.featureSize)
      for k in stride(from: 0, to: Self.featureSize, by: numbersPerLine) { sum += row[k] }
    }
    total += sum
  }
}
