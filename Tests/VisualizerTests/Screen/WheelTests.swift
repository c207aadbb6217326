import Drawing
import Learning
import Testing
import Visualizer

/// The mouse wheel zooms around what it points at.
struct WheelTests {
  private static let sizes = [(60, 16), (80, 24), (101, 31), (160, 45), (250, 70)]
    .map { Size(width: $0.0, height: $0.1) }

  private func turned(
    _ state: ScreenState, _ kind: MouseEvent.Kind, _ x: Int, _ y: Int, _ size: Size
  )
    throws -> ScreenState
  {
    state.after(try #require(state.action(for: MouseEvent(kind, x: x, y: y), size: size)))
  }

  @Test("the very point under the pointer stays there, anywhere on the plot", arguments: sizes)
  func keepsPoint(size: Size) throws {
    for state in [Trained.afterward, Trained.afterward.after(.nextScale, .pan(x: 0.3, y: -0.2))] {
      let before = try #require(state.plotViewport(size))
      // In cells, whatever the plot's unit is.
      var (largestShift, largestError) = (0.0, 0.0)
      for y in stride(from: before.rect.y, to: before.rect.maxY, by: 3) {
        for x in stride(from: before.rect.x, to: before.rect.maxX, by: 5) {
          for (kind, factor) in [(MouseEvent.Kind.wheelUp, 0.8), (.wheelDown, 1.25)] {
            let after = try #require(turned(state, kind, x, y, size).plotViewport(size))
            let (a, b) = (before.point(x, y), after.point(x, y))
            let shift = max(abs(a.x - b.x), abs(a.y - b.y)) / before.unitsPerColumn
            largestShift = max(largestShift, shift)
            let zoomed = after.unitsPerColumn / before.unitsPerColumn
            largestError = max(largestError, abs(zoomed - factor))
          }
        }
      }
      #expect(largestShift < 1e-9)
      #expect(largestError < 1e-9)
    }
  }

  @Test("a center under the pointer stays in its cell of the screen", arguments: sizes)
  func keepsCenter(size: Size) throws {
    for classIndex in 0..<10 {
      let state = Trained.afterward.after(.focus(classIndex))
      let cells = centerCells(state, classIndex, size)
      let middle = try #require(cells.isEmpty ? nil : cells[cells.count / 2])
      var zoomed = state
      for _ in 0..<3 {
        zoomed = try turned(zoomed, .wheelDown, middle % size.width, middle / size.width, size)
        #expect(centerCells(zoomed, classIndex, size) == cells, "class \(classIndex)")
      }
    }
  }

  /// The indices of the cells that show the center of the one class that is not dimmed.
  private func centerCells(_ state: ScreenState, _ classIndex: Int, _ size: Size) -> [Int] {
    let cells = frame(state, size: size).cells
    return cells.indices.filter {
      cells[$0].style.isReversed && cells[$0].style.color == .ofClass(classIndex)
    }
  }

  @Test("beside the plot it does nothing")
  func beside() throws {
    let size = Size(width: 100, height: 30)
    let rect = try #require(Trained.afterward.plotViewport(size)).rect
    for (x, y) in [(rect.x - 1, 9), (rect.maxX, 9), (9, rect.y - 1), (9, rect.maxY)] {
      let event = MouseEvent(.wheelUp, x: x, y: y)
      #expect(Trained.afterward.action(for: event, size: size) == nil)
    }
  }
}
