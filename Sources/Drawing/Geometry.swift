/// Columns and rows of a canvas, in character cells.
public struct Size: Sendable, Equatable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A rectangle of character cells: columns `x ..< x + width`, rows `y ..< y + height`, from the top left.
public struct Rect: Sendable, Equatable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(width, 0)
    self.height = max(height, 0)
  }

  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }
}

extension Rect {
  public var size: Size { Size(width: width, height: height) }
  public var maxX: Int { x + width }
  public var maxY: Int { y + height }

  public func contains(_ x: Int, _ y: Int) -> Bool {
    x >= self.x && x < maxX && y >= self.y && y < maxY
  }

  /// The rectangle without a margin of `cells` on each side.
  public func inset(by cells: Int) -> Rect {
    Rect(x: x + cells, y: y + cells, width: width - 2 * cells, height: height - 2 * cells)
  }

  /// Cuts `height` rows off the top: they are returned, the rest stays.
  public mutating func takeTop(_ height: Int) -> Rect {
    let taken = Rect(x: x, y: y, width: width, height: min(height, self.height))
    self = Rect(x: x, y: taken.maxY, width: width, height: self.height - taken.height)
    return taken
  }

  /// Cuts `height` rows off the bottom.
  public mutating func takeBottom(_ height: Int) -> Rect {
    let taken = min(height, self.height)
    self.height -= taken
    return Rect(x: x, y: maxY, width: width, height: taken)
  }

  /// Cuts `width` columns off the right.
  public mutating func takeRight(_ width: Int) -> Rect {
    let taken = min(width, self.width)
    self.width -= taken
    return Rect(x: maxX, y: y, width: taken, height: height)
  }
}
