/// What a network learns from and what it is tested on.
public struct Dataset: Sendable {
  /// How many classes a set may have: fewer are nothing to tell apart, and each needs a mark of its own on
  /// the plot (ten digits and 52 letters).
  public static let classCounts = 2...62

  public let name: String
  /// What one input is, such as an image of 8 × 8 pixels.
  public let shape: InputShape
  /// What a person calls each class; their number is the number of classes.
  public let classNames: [String]
  public let train: Samples
  public let test: Samples
  /// Measured on the training samples, used for both parts.
  public let standardization: Standardization

  public init(
    name: String, shape: InputShape, classNames: [String], train: Samples, test: Samples
  ) {
    precondition(
      train.inputSize == shape.size && test.inputSize == shape.size,
      "inputs of \(train.inputSize) and \(test.inputSize) values are not \(shape)")
    precondition(
      Self.classCounts.contains(classNames.count), "\(classNames.count) classes are too few or many"
    )
    self.name = name
    self.shape = shape
    self.classNames = classNames
    self.train = train
    self.test = test
    standardization = Standardization(of: train, shape: shape)
  }

  public var inputSize: Int { shape.size }
  public var classCount: Int { classNames.count }
}
