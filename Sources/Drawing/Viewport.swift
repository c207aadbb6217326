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

  /// Moved by shares of its size.
  public func moved(x: Double, y: Double) -> Bounds {
    Bounds(
      minX: minX + x * width, maxX: maxX + x * width, minY: minY + y * height,
      maxY: maxY + y * height)
  }

  /// As many times as large, with the point (x, y) staying where it is.
  public func scaled(by factor: Double, around x: Double, _ y: Double) -> Bounds {
    Bounds(
      minX: x + (minX - x) * factor, maxX: x + (maxX - x) * factor, minY: y + (minY - y) * factor,
      maxY: y + (maxY - y) * factor)
  }

  /// A share of the way to other bounds, or there once it is near.
  public func approaching(_ other: Bounds, by share: Double) -> Bounds {
    func between(_ a: Double, _ b: Double, _ size: Double) -> Double {
      abs(b - a) < 0.01 * size ? b : a + share * (b - a)
    }
    return Bounds(
      minX: between(minX, other.minX, other.width), maxX: between(maxX, other.maxX, other.width),
      minY: between(minY, other.minY, other.height), maxY: between(maxY, other.maxY, other.height))
  }

  /// Larger by a length on every side.
  public func widened(by length: Double) -> Bounds {
    Bounds(
      minX: minX - length, maxX: maxX + length, minY: minY - length, maxY: maxY + length)
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
    dot(x, y).map { (rect.x + $0.x / 2, rect.y + $0.y / 4) }
  }

  /// The place of a point among the dots of the rectangle, two by four a cell, from its top left; `nil` outside.
  func dot(_ x: Double, _ y: Double) -> (x: Int, y: Int)? {
    let place = dotPosition(x, y)
    guard place.x >= 0, place.x < Double(2 * rect.width), place.y >= 0,
      place.y < Double(4 * rect.height)
    else { return nil }
    return (Int(place.x), Int(place.y))
  }

  /// The same without cutting off, between the dots too.
  func dotPosition(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let column = (x - centerX) / unitsPerColumn + Double(rect.width) / 2
    let row = (centerY - y) / (2 * unitsPerColumn) + Double(rect.height) / 2
    return (2 * column, 4 * row)
  }

  /// The point in the middle of a cell of the canvas.
  public func point(_ column: Int, _ row: Int) -> (x: Double, y: Double) {
    (
      centerX + (Double(column - rect.x) - Double(rect.width - 1) / 2) * unitsPerColumn,
      centerY - (Double(row - rect.y) - Double(rect.height - 1) / 2) * 2 * unitsPerColumn
    )
  }
}
