import Drawing
import Learning
import Runs
import Testing
import Visualizer

struct MouseTests {
  private static let size = Size(width: 100, height: 30)

  /// The column and row of the first cell on the screen that shows this character, right of a column.
  private func place(
    of mark: Unicode.Scalar, _ state: ScreenState, from column: Int = 0, row: Int? = nil
  )
    throws -> (x: Int, y: Int)
  {
    let canvas = frame(state, size: Self.size)
    for y in 0..<canvas.size.height where row.map({ $0 == y }) ?? true {
      for x in column..<canvas.size.width where canvas[x, y].character == mark { return (x, y) }
    }
    throw Missing(mark: mark)
  }

  private struct Missing: Error { let mark: Unicode.Scalar }

  private func after(_ state: ScreenState, _ kind: MouseEvent.Kind, _ x: Int, _ y: Int)
    -> ScreenState
  {
    state.action(for: MouseEvent(kind, x: x, y: y), size: Self.size).map { state.after($0) }
      ?? state
  }

  @Test("a click on a slider turns its knob to what stands there, each on its own scale")
  func click() throws {
    let end = try place(of: "┤", Trained.afterward, from: 60, row: 1)
    let start = try place(of: "├", Trained.afterward, from: 60, row: 1)
    #expect(after(Trained.afterward, .press, end.x - 1, 1)[.centerWeight] == 10)
    #expect(after(Trained.afterward, .press, start.x + 1, 1)[.centerWeight] == 0)
    #expect(after(Trained.afterward, .press, end.x - 1, 2)[.centerRate] == 1)
    #expect(after(Trained.afterward, .press, start.x + 1, 3)[.learningRate] == 0.001)
  }

  @Test(
    "the handle follows the mouse while the button is held, wherever it goes, and stops when it is let go"
  )
  func drag() throws {
    let handle = try place(of: "●", Trained.afterward, from: 60, row: 1)
    var state = after(Trained.afterward, .press, handle.x, handle.y)
    #expect(state[.centerWeight] == 0.1 && state.heldKnob == .centerWeight)
    var values: [Float] = []
    for x in handle.x...handle.x + 8 {
      state = after(state, .drag, x, handle.y + 4)
      values.append(state[.centerWeight])
    }
    #expect(values == values.sorted() && Set(values).count >= 3)
    #expect(values.allSatisfy { Knob.centerWeight.scale.values.contains($0) })
    state = after(state, .drag, 99, 29)
    #expect(state[.centerWeight] == 10)
    state = after(state, .release, 3, 3)
    #expect(state.heldKnob == nil && after(state, .drag, 60, 1)[.centerWeight] == 10)
    #expect(state.run.lastTurn?.step == 300, "one drag is one turn")
  }

  @Test("a click on a point looks at it, a click where there is none looks away")
  func select() throws {
    let canvas = frame(Trained.afterward, size: Self.size)
    let cells = (1..<25).flatMap { y in (0..<50).map { (x: $0, y: y) } }
    let four = Cell("4", Style(.ofClass(4)))
    let point = try #require(cells.first { canvas[$0.x, $0.y] == four })
    let state = after(Trained.afterward, .press, point.x, point.y)
    let sample = try #require(state.selection)
    #expect(!sample.isOfTraining)
    #expect(Trained.afterward.snapshot.test.labels[sample.index] == 4)
    // The corner under the title is free.
    #expect(after(state, .press, 2, 2).selection == nil)
  }

  @Test("under the help page the mouse does nothing")
  func help() {
    let state = Trained.afterward.after(.toggleHelp)
    for kind in MouseEvent.Kind.allCases {
      #expect(state.action(for: MouseEvent(kind, x: 75, y: 1), size: Self.size) == nil)
    }
  }
}
