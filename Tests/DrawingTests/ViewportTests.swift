import Drawing
import Testing

struct ViewportTests {
  private let square = Bounds(minX: -10, maxX: 10, minY: -10, maxY: 10)

  private func plot(_ width: Int, _ height: Int, _ points: [(Double, Double)]) -> String {
    picture(width, height) { canvas in
      let viewport = Viewport(square, in: Rect(canvas.size))
      for (x, y) in points {
        if let cell = viewport.cell(x, y) { canvas[cell.x, cell.y] = Cell("*") }
      }
    }
  }

  @Test("a square is twice as many columns as rows, in the middle of a wide rectangle")
  func wide() {
    let corners = [(-10.0, -10.0), (-10, 10), (10, -10), (10, 10), (0, 0)]
    #expect(
      plot(17, 5, corners) == """
            *       *

                *

            *       *
        """)
  }

  @Test("and of a tall one: one unit is as long upwards as sideways")
  func tall() {
    let corners = [(-10.0, -10.0), (-10, 10), (10, -10), (10, 10), (0, 0)]
    #expect(
      plot(9, 9, corners) == """


        *       *

            *

        *       *


        """)
  }

  @Test("y grows upwards")
  func upwards() {
    let viewport = Viewport(square, in: Rect(x: 3, y: 2, width: 21, height: 11))
    #expect(viewport.cell(0, 10).map { $0 == (13, 2) } == true)
    #expect(viewport.cell(0, -10).map { $0 == (13, 12) } == true)
    #expect(viewport.cell(-10, 0).map { $0 == (3, 7) } == true)
  }

  @Test("points outside, and numbers that are none, have no cell")
  func outside() {
    let viewport = Viewport(square, in: Rect(x: 0, y: 0, width: 21, height: 11))
    for (x, y) in [(10.6, 0), (-10.6, 0), (0, 11.1), (0, -11.1), (.nan, 0), (0, .infinity)] {
      #expect(viewport.cell(x, y) == nil, "(\(x), \(y))")
    }
    #expect(viewport.cell(10.4, 10.9) != nil)
  }

  @Test("bounds without an extent still show their point, in the middle")
  func point() {
    let viewport = Viewport(
      Bounds(minX: 3, maxX: 3, minY: 3, maxY: 3), in: Rect(x: 0, y: 0, width: 5, height: 3))
    #expect(viewport.cell(3, 3).map { $0 == (2, 1) } == true)
    #expect(viewport.unitsPerColumn == 1)
  }

  @Test("bounds lie around the finite points; of none there are none")
  func around() throws {
    let points: [(x: Double, y: Double)] = [(1, 5), (.nan, 99), (-2, 7), (0, -.infinity)]
    #expect(Bounds(around: points) == Bounds(minX: -2, maxX: 1, minY: 5, maxY: 7))
    #expect(Bounds(around: [(x: Double.nan, y: 0)]) == nil)
  }

  @Test("the point in the middle of a cell is in that cell")
  func roundTrip() {
    let viewport = Viewport(
      Bounds(minX: -3, maxX: 11, minY: 2, maxY: 5), in: Rect(x: 4, y: 3, width: 17, height: 8))
    for (column, row) in [(4, 3), (20, 10), (12, 7), (5, 9)] {
      let point = viewport.point(column, row)
      #expect(viewport.cell(point.x, point.y).map { $0 == (column, row) } == true)
    }
  }

  @Test("bounds move by shares of their size, and grow around a point that stays")
  func moves() {
    let bounds = Bounds(minX: 0, maxX: 10, minY: 0, maxY: 20)
    #expect(bounds.moved(x: 0.1, y: -0.5) == Bounds(minX: 1, maxX: 11, minY: -10, maxY: 10))
    #expect(
      bounds.scaled(by: 2, around: 10, 0) == Bounds(minX: -10, maxX: 10, minY: 0, maxY: 40))
  }

  @Test("bounds go a share of the way to others, and all of it once they are near")
  func approaches() {
    var bounds = Bounds(minX: 0, maxX: 10, minY: 0, maxY: 10)
    let other = Bounds(minX: -10, maxX: 10, minY: 0, maxY: 30)
    bounds = bounds.approaching(other, by: 0.5)
    #expect(bounds == Bounds(minX: -5, maxX: 10, minY: 0, maxY: 20))
    for _ in 0..<20 { bounds = bounds.approaching(other, by: 0.5) }
    #expect(bounds == other)
  }

  @Test("a union holds both, and air is added on every side in proportion")
  func union() {
    let a = Bounds(minX: 0, maxX: 10, minY: 0, maxY: 20)
    let b = Bounds(minX: -5, maxX: 2, minY: 5, maxY: 30)
    let both = a.union(b)
    #expect(both == Bounds(minX: -5, maxX: 10, minY: 0, maxY: 30))
    #expect(both.contains(a) && both.contains(b) && !a.contains(b))
    #expect(a.padded(by: 0.5) == Bounds(minX: -5, maxX: 15, minY: -10, maxY: 30))
  }

  @Test("a cell begins at its left and upper edge, and the next one at its right and lower")
  func cellEdges() {
    // One unit a column and two a row: the middle of the plot is the middle of cell (10, 5).
    let viewport = Viewport(square, in: Rect(x: 0, y: 0, width: 21, height: 11))
    #expect(viewport.cell(-0.5, 1).map { $0 == (10, 5) } == true)
    #expect(viewport.cell(-0.51, 1.01).map { $0 == (9, 4) } == true)
    #expect(viewport.cell(0.49, -0.99).map { $0 == (10, 5) } == true)
    #expect(viewport.cell(0.5, -1).map { $0 == (11, 6) } == true)
    #expect(viewport.cell(-10.5, 11).map { $0 == (0, 0) } == true)
    #expect(viewport.cell(10.5, 0) == nil && viewport.cell(0, -11) == nil)
  }

  @Test("a side that is a hundredth away is not near yet, one that is less is there")
  func near() {
    let wide = Bounds(minX: 0, maxX: 100, minY: 0, maxY: 100)
    let far = Bounds(minX: 1, maxX: 100, minY: 0.9, maxY: 100)
    let next = far.approaching(wide, by: 0.5)
    #expect(next.minX == 0.5 && next.minY == 0)
  }

  @Test("bounds hold those that share an edge with them, and none that go past one")
  func contains() {
    #expect(square.contains(square))
    for side in [\Bounds.maxX, \.maxY, \.minX, \.minY] {
      var past = square
      past[keyPath: side] *= 1.01
      #expect(!square.contains(past) && past.contains(square))
    }
  }
}
