/// The values that a key moves a knob through, from least to greatest.
public struct KnobScale: Sendable, Equatable {
  public let values: [Float]

  package init(values: [Float]) { self.values = values }

  /// λ: 0, then 1-2-5 steps from 0.001 to 10.
  public static let centerWeight = KnobScale(values: [
    0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
  ])

  /// α: 0 to 1 in steps of 0.05.
  public static let centerRate = KnobScale(values: (0...20).map { Float($0) / 20 })

  /// η, the learning rate: 1-2-5 steps from 0.001 to 5, where training comes apart.
  public static let learningRate = KnobScale(values: [
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5,
  ])

  /// The next value on the scale above `value`, or the greatest; one off the scale moves onto it.
  public func above(_ value: Float) -> Float {
    values.first { $0 > value } ?? max(value, values[values.count - 1])
  }

  /// The next value on the scale below `value`, or the least.
  public func below(_ value: Float) -> Float { values.last { $0 < value } ?? min(value, values[0]) }

  /// Where `value` stands, from 0 at the least to 1 at the greatest, every step equally long.
  public func share(of value: Float) -> Double {
    guard let upper = values.firstIndex(where: { $0 >= value }) else { return 1 }
    guard upper > 0 else { return 0 }
    let (low, high) = (values[upper - 1], values[upper])
    return (Double(upper - 1) + Double((value - low) / (high - low))) / Double(values.count - 1)
  }

  /// The value on the scale that is nearest to a share of the way.
  public func value(at share: Double) -> Float {
    let place = (min(max(share, 0), 1) * Double(values.count - 1)).rounded()
    return values[Int(place)]
  }
}
