/// A rectangle in the plane of the data.
public struct Bounds: Sendable, Equatable {
  public var minX: Double
  public var maxX: Double
  public var minY: Double
  public var maxY: Double

  public init(minX: Double, maxX: Double, minY: Double, maxY: Double) {
    self.minX = minX
    self.maxX = maxX
    self.minY = minY
    self.maxY = maxY
  }

  /// The smallest bounds around these points; `nil` when no point is finite.
  public init?(around points: some Sequence<(x: Double, y: Double)>) {
    var found: Bounds?
    for (x, y) in points where x.isFinite && y.isFinite {
      found =
        found?.union(Bounds(minX: x, maxX: x, minY: y, maxY: y))
        ?? Bounds(minX: x, maxX: x, minY: y, maxY: y)
    }
    guard let found else { return nil }
    self = found
  }
}

extension Bounds {
  public var width: Double { maxX - minX }
  public var height: Double { maxY - minY }

  public func contains(_ other: Bounds) -> Bool {
    minX <= other.minX && maxX >= other.maxX && minY <= other.minY && maxY >= other.maxY
  }

  public func union(_ other: Bounds) -> Bounds {
    Bounds(
      minX: min(minX, other.minX), maxX: max(maxX, other.maxX), minY: min(minY, other.minY),
      maxY: max(maxY, other.maxY))
  }

  /// Larger by a share of its size on every side.
  public func padded(by share: Double) -> Bounds {
    Bounds(
      minX: minX - share * width, maxX: maxX + share * width, minY: minY - share * height,
      maxY: maxY + share * height)
  }
}

/// Where points of the data lie on a rectangle of cells. One unit is as long upwards as sideways, for cells
/// twice as tall as wide; y grows upwards.
public struct Viewport: Sendable, Equatable {
  public let rect: Rect
  /// Units of the data in one column. A row holds twice as many.
  public let unitsPerColumn: Double
  private let centerX: Double
  private let centerY: Double

  /// Shows all of `bounds`, in the middle of `rect`, as large as it fits.
  public init(_ bounds: Bounds, in rect: Rect) {
    self.rect = rect
    let columns = Double(max(rect.width - 1, 1))
    let rows = Double(max(rect.height - 1, 1))
    let units = max(bounds.width / columns, bounds.height / (2 * rows))
    unitsPerColumn = units > 0 && units.isFinite ? units : 1
    centerX = (bounds.minX + bounds.maxX) / 2
    centerY = (bounds.minY + bounds.maxY) / 2
  }

  /// The cell of a point; `nil` outside the rectangle.
  public func cell(_ x: Double, _ y: Double) -> (x: Int, y: Int)? {
    let column = ((x - centerX) / unitsPerColumn + Double(rect.width - 1) / 2).rounded()
    let row = ((centerY - y) / (2 * unitsPerColumn) + Double(rect.height - 1) / 2).rounded()
    guard column >= 0, column < Double(rect.width), row >= 0, row < Double(rect.height) else {
      return nil
    }
    return (rect.x + Int(column), rect.y + Int(row))
  }
}
