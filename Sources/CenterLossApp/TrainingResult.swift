import Drawing
import Learning
import Visualizer

/// What `train` prints. The names are a contract with scripts. Distances are measured on the test set, losses
/// and the centers' lag on the training set; a number that is not finite is `null`.
struct TrainingResult: Encodable {
  let data: String
  let network: String
  let lambda: Float
  let alpha: Float
  let rule: String
  let seed: UInt64
  let steps: Int
  let batch: Int
  let crossEntropy: Double?
  let centerLoss: Double?
  let trainAccuracy: Double
  let testAccuracy: Double
  let nearestCenterAccuracy: Double
  let intraDistance: Double?
  let interDistance: Double?
  let ratio: Double?
  let centerLag: Double?
  let samplesPerSecond: Double
  let seconds: Double

  init(_ run: TrainingRun, _ snapshot: Snapshot, seconds: Double) {
    func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }
    let (chosen, test) = (snapshot.hyperparameters, snapshot.test)
    data = run.dataset.name
    network = run.architecture.description
    lambda = chosen.centerWeight
    alpha = chosen.centerRate
    rule = chosen.centerRule.rawValue
    seed = run.seed
    steps = snapshot.step
    batch = chosen.batchSize
    crossEntropy = finite(snapshot.train.crossEntropy)
    centerLoss = finite(snapshot.train.centerLoss)
    trainAccuracy = snapshot.train.accuracy
    testAccuracy = test.accuracy
    nearestCenterAccuracy = test.nearestCenterAccuracy
    intraDistance = finite(test.clusters.intraDistance)
    interDistance = finite(test.clusters.interDistance)
    ratio = finite(test.clusters.ratio)
    centerLag = finite(snapshot.centerLag)
    samplesPerSecond = Double(snapshot.step * chosen.batchSize) / seconds
    self.seconds = seconds
  }
}

extension TrainingResult {
  var text: String {
    func short(_ value: Double?) -> String { NumberText.short(value ?? .nan) }
    return """
      \(data) · \(network) · seed \(seed) · λ \(NumberText.plain(lambda)) · α \(NumberText.plain(alpha)) · rule \(rule)
      \(NumberText.grouped(steps)) steps of \(batch) samples in \(NumberText.fixed(seconds, 2)) s, \
      \(NumberText.grouped(Int(samplesPerSecond))) samples a second
      softmax loss    \(short(crossEntropy))
      center loss     \(short(centerLoss))
      accuracy        train \(NumberText.percent(trainAccuracy)) %, test \(NumberText.percent(testAccuracy)) %
      nearest center  \(NumberText.percent(nearestCenterAccuracy)) %
      intra / inter   \(short(intraDistance)) / \(short(interDistance)) = \(short(ratio))
      center lag      \(short(centerLag))
      """
  }
}
