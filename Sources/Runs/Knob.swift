import Learning

/// A number that a person turns while a run goes on. All that any part of the program knows of a knob stands in its row of
/// ``all``: a new knob is a new row, the keys that turn it, and the option that sets it at the start.
public struct Knob: Sendable {
  /// The letter it has in the paper and on the screen.
  public let symbol: String
  /// Its name in JSON.
  public let name: String
  /// Its name on the command line, without the dashes.
  public let option: String
  /// Where it stands among the hyperparameters.
  public let path: any WritableKeyPath<Hyperparameters, Float> & Sendable
  /// What it may be.
  public let range: ClosedRange<Float>
  /// What a number that it cannot be is answered with.
  public let requirement: String
  /// The values that a key moves it through.
  public let scale: KnobScale

  /// λ, the weight of center loss.
  public static let centerWeight = Knob(
    symbol: "λ", name: "lambda", option: "lambda", path: \.centerWeight,
    range: Hyperparameters.centerWeights, requirement: "λ must be a finite number, 0 or more",
    scale: .centerWeight)

  /// α, how fast centers follow.
  public static let centerRate = Knob(
    symbol: "α", name: "alpha", option: "alpha", path: \.centerRate,
    range: Hyperparameters.centerRates, requirement: "α must lie between 0 and 2",
    scale: .centerRate)

  /// η, the learning rate.
  public static let learningRate = Knob(
    symbol: "η", name: "learningRate", option: "learning-rate", path: \.learningRate,
    range: Hyperparameters.learningRates,
    requirement: "the learning rate must be a finite number above 0", scale: .learningRate)

  /// In the order in which the screen has them.
  public static let all = [centerWeight, centerRate, learningRate]

  /// The knob of that name in JSON.
  public static func named(_ name: String) -> Knob? { all.first { $0.name == name } }
}

extension Knob: Hashable {
  public static func == (a: Knob, b: Knob) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Knob {
  /// Throws for a value that the knob cannot have.
  public func check(_ value: Float) throws(InvalidSetting) {
    guard range.contains(value) else {
      throw InvalidSetting(name, option: option, value: "\(value)", requirement: requirement)
    }
  }
}

/// Something that was asked of a run and cannot be had.
public struct InvalidSetting: Error, Equatable, CustomStringConvertible {
  /// Its name in JSON.
  public let name: String
  /// Its name on the command line, without the dashes.
  public let option: String
  /// What was asked for, as text.
  public let value: String
  /// What would be right.
  public let requirement: String

  init(_ name: String, option: String? = nil, value: String, requirement: String) {
    self.name = name
    self.option = option ?? name
    self.value = value
    self.requirement = requirement
  }

  public var description: String {
    value.isEmpty ? "\(name) \(requirement)" : "\(name) \(value): \(requirement)"
  }
}
