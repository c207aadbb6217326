import Drawing
import Foundation
import Learning
import Testing
import Visualizer

/// The arrows at a sample that is looked at: as long, one beside the other, as the pulls are strong.
struct SampleArrowTests {
  /// The worst recognised samples, one after the other.
  private static let looks: [ScreenState] = {
    var (state, looks) = (Trained.afterward, [ScreenState]())
    for _ in 0..<40 {
      _ = state.reduce(.nextWorst)
      looks.append(state)
    }
    return looks
  }()

  private func report(_ state: ScreenState) throws -> SampleReport {
    let sample = try #require(state.selection)
    return try #require(state.run.report(on: sample))
  }

  @Test("they point where the pulls do, in one scale", arguments: [0, 1])
  func scene(scaleChanges: Int) throws {
    for look in Self.looks {
      let state = (0..<scaleChanges).reduce(look) { state, _ in state.after(.nextScale) }
      let report = try report(state)
      let scene = PlotScene(state.run, state.plot, sample: state.selection)
      #expect(scene.arrows.map(\.name) == ["S", "C"])
      let scale = scene.arrows[0].length / report.softmaxPullLength
      for (arrow, pull) in zip(scene.arrows, [report.softmaxPull, report.centerPull]) {
        #expect(abs(arrow.x - scale * Double(pull[0])) < 1e-6 * scene.arrows[0].length)
        #expect(abs(arrow.y - scale * Double(pull[1])) < 1e-6 * scene.arrows[0].length)
      }
    }
  }

  @Test(
    "drawn, their lengths are in the ratio of the pulls, and the longest is a quarter of the plot")
  func drawn() throws {
    let size = Size(width: 400, height: 200)
    var measured = 0
    for look in Self.looks {
      var canvas = Canvas(size)
      drawPlot(look.run, look, on: &canvas, in: Rect(size))
      guard let lengths = try lengths(on: canvas, look) else { continue }
      let report = try report(look)
      let pulls = (softmax: report.softmaxPullLength, center: report.centerPullLength)
      let longest = max(lengths.softmax, lengths.center)
      // Frame and legend take a little of the plot; both ends of an arrow are rounded to cells.
      #expect(abs(longest - Double(min(size.width, 2 * size.height)) / 4) < 5)
      let strongest = max(pulls.softmax, pulls.center)
      #expect(abs(lengths.softmax - longest * pulls.softmax / strongest) < 5)
      #expect(abs(lengths.center - longest * pulls.center / strongest) < 5)
      if min(pulls.softmax, pulls.center) < 0.8 * strongest { measured += 1 }
    }
    #expect(measured >= 5, "enough arrows are whole and unlike")
  }

  /// The lengths of both arrows, in columns; `nil` where one of them is not seen whole.
  private func lengths(on canvas: Canvas, _ state: ScreenState) throws -> (
    softmax: Double, center: Double
  )? {
    let label = state.snapshot.test.labels[try #require(state.selection).index]
    func place(_ isWanted: (Cell) -> Bool) -> (x: Int, y: Int)? {
      let found = canvas.cells.indices.filter { isWanted(canvas.cells[$0]) }
      return found.count == 1
        ? (found[0] % canvas.size.width, found[0] / canvas.size.width) : nil
    }
    func head(_ color: Color?) -> (x: Int, y: Int)? {
      place { state.glyphs.arrowHeads.contains($0.character) && $0.style.color == color }
    }
    guard let tail = place({ $0.style.isReversed && $0.style.color == nil }),
      let softmax = head(nil), let center = head(.ofClass(label))
    else { return nil }
    func length(_ head: (x: Int, y: Int)) -> Double {
      hypot(Double(head.x - tail.x), Double(2 * (head.y - tail.y)))
    }
    return (length(softmax), length(center))
  }
}
