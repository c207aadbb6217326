import Drawing
import Learning
import Visualizer

/// What `train` prints. The names are a contract with scripts. Distances are measured on the test set, losses
/// and the centers' lag on the training set; a number that is not finite, or that there is not, is `null`.
struct TrainingResult: Encodable {
  let data: String
  let network: String
  let lambda: Float
  let alpha: Float
  let rule: String
  let seed: UInt64
  let steps: Int
  let batch: Int
  let crossEntropy: OrNull<Double>
  let centerLoss: OrNull<Double>
  let trainAccuracy: Double
  let testAccuracy: Double
  let nearestCenterAccuracy: Double
  let intraDistance: OrNull<Double>
  let interDistance: OrNull<Double>
  let ratio: OrNull<Double>
  let centerLag: OrNull<Double>
  let unseenAUROC: OrNull<Double>
  let unseenRejectedAt95: OrNull<Double>
  let pairsAUROC: OrNull<Double>
  let samplesPerSecond: Double
  let seconds: Double
  /// What became of training, in a word.
  let outcome: String
  /// How the data were read, as `data` says it.
  let labelColumn: OrNull<LabelColumnDescription>
  let notes: [String]
  let warnings: [String]

  init(
    _ run: TrainingRun, _ snapshot: Snapshot, _ outcome: TrainingOutcome, steps taken: Int,
    seconds: Double
  ) {
    let (chosen, test) = (snapshot.hyperparameters, snapshot.test)
    data = run.dataset.name
    network = run.architecture.description
    lambda = chosen.centerWeight
    alpha = chosen.centerRate
    rule = chosen.centerRule.rawValue
    seed = run.seed
    steps = snapshot.step
    batch = chosen.batchSize
    crossEntropy = OrNull(finite: snapshot.train.crossEntropy)
    centerLoss = OrNull(finite: snapshot.train.centerLoss)
    trainAccuracy = snapshot.train.accuracy
    testAccuracy = test.accuracy
    nearestCenterAccuracy = test.nearestCenterAccuracy
    intraDistance = OrNull(finite: test.clusters.intraDistance)
    interDistance = OrNull(finite: test.clusters.interDistance)
    ratio = OrNull(finite: test.clusters.ratio)
    centerLag = OrNull(finite: snapshot.centerLag)
    let isTrained = run.dataset.isTrained
    let openSet = snapshot.openSet(isTrained: isTrained)
    unseenAUROC = OrNull(openSet?.auroc)
    unseenRejectedAt95 = OrNull(openSet?.rejectedShare)
    pairsAUROC = OrNull(snapshot.verification(isTrained: isTrained)?.auroc)
    samplesPerSecond = taken == 0 ? 0 : Double(taken * chosen.batchSize) / seconds
    self.seconds = seconds
    self.outcome = outcome.name
    let reading = run.dataset.reading
    labelColumn = OrNull(reading.labelColumn.map(LabelColumnDescription.init))
    (notes, warnings) = (reading.notes, reading.warnings.map(\.problem))
  }
}

extension TrainingResult {
  var text: String {
    func short(_ number: OrNull<Double>) -> String { NumberText.short(number.value ?? .nan) }
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
      """ + openSetText
  }

  /// How well distances tell unseen samples and pairs, where there are any; each a line, from a new one on.
  private var openSetText: String {
    var lines: [String] = []
    if let auroc = unseenAUROC.value, let rejected = unseenRejectedAt95.value {
      lines.append(
        "unseen class    AUROC \(NumberText.fixed(auroc, 3)) by the distance to the nearest center; "
          + "\(NumberText.percent(rejected)) % rejected where 95 % of the known pass")
    }
    if let auroc = pairsAUROC.value {
      lines.append(
        "pairs           AUROC \(NumberText.fixed(auroc, 3)), of one class against two, by distance"
      )
    }
    return lines.map { "\n" + $0 }.joined()
  }
}
