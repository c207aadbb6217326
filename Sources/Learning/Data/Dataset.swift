/// What a network learns from and what it is tested on.
public struct Dataset: Sendable {
  public let name: String
  /// Pixels of one image, such as 8 × 8.
  public let imageRows: Int
  public let imageColumns: Int
  /// What a person calls each class; their number is the number of classes.
  public let classNames: [String]
  public let train: Samples
  public let test: Samples
  /// Measured on the training samples, used for both parts.
  public let standardization: Standardization

  public init(
    name: String, imageRows: Int, imageColumns: Int, classNames: [String], train: Samples,
    test: Samples
  ) {
    self.name = name
    self.imageRows = imageRows
    self.imageColumns = imageColumns
    self.classNames = classNames
    self.train = train
    self.test = test
    standardization = Standardization(of: train)
  }

  public var inputSize: Int { imageRows * imageColumns }
  public var classCount: Int { classNames.count }
}
