/// What one input is: an image, or a list of features without an order of their own.
///
/// The values of an image lie plane by plane, each row by row: `[channels, rows, columns]`, the last running
/// fastest. Readers bring files that are laid out otherwise into this order.
public enum InputShape: Sendable, Hashable {
  case image(rows: Int, columns: Int, channels: Int = 1)
  case features(Int)

  /// How many values one input has.
  public var size: Int {
    switch self {
    case .image(let rows, let columns, let channels): rows * columns * channels
    case .features(let count): count
    }
  }

  /// Whether its values have places beside each other, so that convolutions and pictures make sense.
  public var isImage: Bool { if case .image = self { true } else { false } }
}

extension InputShape: CustomStringConvertible {
  /// `28×28`, `32×32×3` or `4 features`.
  public var description: String {
    switch self {
    case .image(let rows, let columns, 1): "\(rows)×\(columns)"
    case .image(let rows, let columns, let channels): "\(rows)×\(columns)×\(channels)"
    case .features(1): "1 feature"
    case .features(let count): "\(count) features"
    }
  }
}
