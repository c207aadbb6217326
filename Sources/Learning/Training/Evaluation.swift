/// How features with their centers do on a set of samples.
public struct Evaluation: Sendable, Equatable {
  /// x, `[samples, featureSize]`.
  public let features: Matrix
  /// y, the class of each sample.
  public let labels: [Int]
  /// For each sample the class with the largest logit, of equals the first; without a classifier that of the nearest center.
  public let predictions: [Int]
  /// L_S, the mean over the samples; not a number without a classifier.
  public let crossEntropy: Double
  /// L_C, the mean over the samples, without λ.
  public let centerLoss: Double
  /// Share, 0 to 1, of samples whose prediction is their label. Classes that are never trained on are left out, here and
  /// below: they have no answer that could be right.
  public let accuracy: Double
  /// Share, 0 to 1, of samples whose nearest learned center is the label's.
  public let nearestCenterAccuracy: Double
  /// Distances within and between the classes' clusters of features.
  public let clusters: ClusterMeasures

  /// Measures features x `[samples, d]`, whoever made them, with their labels.
  ///
  /// `centers` c are `[classes, d]`, by default the classes' means; without a `classifier` there is no softmax to speak of.
  /// `isTrained` says which classes were trained on, by default all. The program stops for shapes that do not fit. O(samples · classes · d).
  public init(
    features: Matrix, labels: [Int], classCount: Int, centers: Matrix? = nil,
    classifier: LinearClassifier? = nil, isTrained: [Bool]? = nil
  ) {
    checkLabels(labels, classCount: classCount)
    let clusters = ClusterMeasures(features, labels: labels, classCount: classCount)
    let centers = centers ?? clusters.classMeans
    let isTrained = isTrained ?? Array(repeating: true, count: classCount)
    precondition(
      isTrained.count == classCount, "\(isTrained.count) answers for \(classCount) classes")
    let count = Double(max(labels.count, 1))

    let trained = isTrained.indices.filter { isTrained[$0] }
    let nearest = DecisionRule.nearestCenter(centers.taking(trained)).classes(of: features)
      .map { trained[$0] }
    if let classifier {
      let softmax = classified(features, labels, by: classifier)
      predictions = softmax.predictions
      crossEntropy = softmax.crossEntropy
    } else {
      predictions = nearest
      crossEntropy = .nan
    }
    let answered = labels.indices.filter { isTrained[labels[$0]] }
    func share(_ classes: [Int]) -> Double {
      Double(answered.count { classes[$0] == labels[$0] }) / Double(max(answered.count, 1))
    }
    accuracy = share(predictions)
    nearestCenterAccuracy = share(nearest)
    centerLoss = Double(CenterLoss.forward(features, labels: labels, centers: centers)) / count
    self.features = features
    self.labels = labels
    self.clusters = clusters
  }
}

// MARK: What the place of features betrays of the layers before and behind them

extension Evaluation {
  /// Share, 0 to 1, of the features' numbers that are exactly 0 while none is below 0: what a ReLU leaves. 0 where one is below.
  /// O(samples · d).
  public var cutOffShare: Double {
    var zeros = 0
    for value in features.elements {
      if value < 0 { return 0 }
      if value == 0 { zeros += 1 }
    }
    return Double(zeros) / Double(max(features.elements.count, 1))
  }

  /// How far the class mean that is nearest to the origin lies from it, over the mean of those distances: 1 on a ring around
  /// it, near 0 where a class lies in the middle. Not a number without two classes. O(classes · d).
  public func innermostShare(isTrained: [Bool]) -> Double {
    let radii = isTrained.indices.filter { isTrained[$0] && clusters.counts[$0] > 0 }.map { j in
      clusters.classMeans.row(j).reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    }
    guard let least = radii.min(), radii.count > 1 else { return .nan }
    return least * Double(radii.count) / radii.reduce(0, +)
  }
}

/// The classes with the largest logits, and the mean softmax loss.
private func classified(
  _ features: Matrix, _ labels: [Int], by classifier: LinearClassifier
) -> (predictions: [Int], crossEntropy: Double) {
  guard features.rows > 0 else { return ([], 0) }
  let logits = classifier.logits(of: features)
  var probabilities = Matrix(rows: logits.rows, columns: logits.columns)
  let loss = CrossEntropy.forward(logits, labels: labels, probabilities: &probabilities)
  return (labels.indices.map { largestLogit(logits, $0) }, Double(loss))
}

/// All that a screen ever sees of training, at one step.
public struct Snapshot: Sendable, Equatable {
  /// How many steps had been taken.
  public let step: Int
  /// How it does on the training set.
  public let train: Evaluation
  /// How it does on the test set.
  public let test: Evaluation
  /// c, `[classes, featureSize]`.
  public let centers: Matrix
  /// The layer that turns features into logits; `nil` where features came without one.
  public let classifier: LinearClassifier?
  /// What was in force at that step.
  public let hyperparameters: Hyperparameters
  /// The losses so far.
  public let history: History
  /// What the last step measured on its batch; `nil` before the first.
  public let lastReport: StepReport?
  /// How features of more than two numbers are seen in a plane; `nil` where they are seen as they are. Measures are of the features.
  public let projection: PlaneProjection?

  /// Of a run, or of features that were trained elsewhere.
  public init(
    step: Int = 0, train: Evaluation, test: Evaluation, centers: Matrix,
    classifier: LinearClassifier? = nil, hyperparameters: Hyperparameters = Hyperparameters(),
    history: History = History(), lastReport: StepReport? = nil, projection: PlaneProjection? = nil
  ) {
    self.step = step
    self.train = train
    self.test = test
    self.centers = centers
    self.classifier = classifier
    self.hyperparameters = hyperparameters
    self.history = history
    self.lastReport = lastReport
    self.projection = projection
  }

  /// Points of the space of features, `[n, d]`, as a plane shows them, `[n, 2]`.
  public func inPlane(_ points: Matrix) -> Matrix { projection?(points) ?? points }

  /// Mean distance of the learned centers to the class means of the training set that they follow.
  public var centerLag: Double { train.clusters.lag(of: centers) }
}
