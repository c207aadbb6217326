/// What a network learns from and what it is tested on.
public struct Dataset: Sendable, Equatable {
  /// What the data is called on screen.
  public let name: String
  /// What one input is, such as an image of 8 × 8 pixels.
  public let shape: InputShape
  /// What a person calls each class; their number is the number of classes.
  public let classNames: [String]
  /// The samples to learn from.
  public let train: Samples
  /// The samples held out.
  public let test: Samples
  /// Whether the test part was cut off here, because the data has none of its own.
  public let isTestCutOff: Bool
  /// How it came out of files; empty for data that was made.
  public let reading: DataReading
  /// Measured on the training samples, used for both parts.
  public let standardization: Standardization
  /// Whether each class has samples to train on: one may be held out. An excerpt, which may miss a rare class, says what
  /// the whole does.
  public let isTrained: [Bool]

  /// Stops the program for parts that are not of this shape and these classes; see ``Samples/validate(classCount:source:)``.
  public init(
    name: String, shape: InputShape, classNames: [String], train: Samples, test: Samples,
    isTestCutOff: Bool = false, reading: DataReading = DataReading()
  ) {
    precondition(
      train.inputSize == shape.size && test.inputSize == shape.size,
      "inputs of \(train.inputSize) and \(test.inputSize) values are not \(shape)")
    precondition(classNames.count > 1, "\(classNames.count) classes are nothing to tell apart")
    for part in [train, test] { checkLabels(part.labels, classCount: classNames.count) }
    self.name = name
    self.shape = shape
    self.classNames = classNames
    self.train = train
    self.test = test
    self.isTestCutOff = isTestCutOff
    self.reading = reading
    standardization = Standardization(of: train, shape: shape)
    isTrained = train.labels.reduce(into: classNames.map { _ in false }) { $0[$1] = true }
  }

  private init(_ whole: Dataset, train: Samples, test: Samples) {
    name = whole.name
    shape = whole.shape
    classNames = whole.classNames
    isTestCutOff = whole.isTestCutOff
    reading = whole.reading
    standardization = whole.standardization
    isTrained = whole.isTrained
    self.train = train
    self.test = test
  }

  /// How many values one input has.
  public var inputSize: Int { shape.size }
  /// K.
  public var classCount: Int { classNames.count }
}

extension Dataset {
  /// At most `count` samples of each part, picked evenly over it, standardised as the whole is.
  public func excerpt(_ count: Int) -> Dataset {
    Dataset(self, train: train.excerpt(count), test: test.excerpt(count))
  }
}

extension Samples {
  /// Evenly over the order in which they came, so of each class its share even where classes follow each other.
  package func excerpt(_ most: Int) -> Samples {
    count <= most ? self : taking((0..<most).map { $0 * count / most })
  }
}
