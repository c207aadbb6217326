import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// A class that is drawn and never trained on: its center never moved from the origin, and the screen does not
/// measure anything by that.
struct HeldOutTests {
  static let state: ScreenState = {
    do {
      var run = try Trained.run { $0.spoiling.heldOutClass = "4" }
      for _ in 0..<300 { run.step() }
      return ScreenState(RunView(run), glyphs: .unicode)
    } catch { fatalError("\(error)") }
  }()

  private func text(_ state: ScreenState, _ width: Int = 100, _ height: Int = 30) -> String {
    frame(state, size: Size(width: width, height: height)).text
  }

  @Test("the plot's title says which one, and it has no center there", arguments: FrameTests.sizes)
  func title(size: Size) {
    let text = text(Self.state, size.width, size.height)
    #expect(text.split(separator: "\n")[size.width < 76 ? 2 : 1].contains("test set, 4 held out "))
    #expect(!text.contains("[4]"))
    #expect(!frame(Trained.afterward, size: size).text.contains("held out"))
  }

  @Test("all that was done to the data stands there, however narrow", arguments: FrameTests.sizes)
  func spoilt(size: Size) throws {
    var spec = RunSpec()
    spec.spoiling.noise = 0.2
    spec.spoiling.imbalance = 5
    spec.spoiling.heldOutClass = "4"
    let state = ScreenState(RunView(try spec.run(), by: spec), glyphs: .unicode)
    let lines = frame(state, size: size).text.split(separator: "\n")
    #expect(lines[size.width < 76 ? 2 : 1].contains("noise 0.2, imbalance 5, 4 held out"))
  }

  @Test(
    "the class table has neither a share recognised nor a gap for it, and no other class's gap is to it"
  )
  func table() throws {
    let text = text(Self.state.after(.movePanel(4)))
    let row = try #require(text.firstMatch(of: /4 +36 +- +[0-9.]+ +- +-/))
    #expect(!row.output.isEmpty)
    let centers = Self.state.snapshot.centers
    #expect(centers.row(4) == [0, 0])
    let others = (0..<10).filter { $0 != 4 }
    for j in others {
      let least =
        others.filter { $0 != j }.map { k in
          zip(centers.row(j), centers.row(k)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }.min() ?? 0
      let gap = NumberText.short(Double(least).squareRoot())
      let lines = text.split(separator: "\n").filter { $0.contains(" \(gap) ") }
      #expect(!lines.isEmpty, "\(j): \(gap)")
    }
  }

  @Test("no region of the nearest center is its own")
  func regions() {
    var canvas = Canvas(Size(width: 60, height: 24))
    // Without points only the regions are left in the color of a class.
    let state = Self.state.after(.nextRegions, .nextRegions, .zoom(factor: 0.01, x: 0, y: 0))
    drawPlot(state.run, state, on: &canvas, in: Rect(x: 0, y: 0, width: 60, height: 23))
    let four = Color.ofClass(4)
    #expect(!canvas.cells.contains { $0.character == "·" && $0.style.color == four })
  }

  @Test("w passes its samples over, and one that is clicked at is said to be held out")
  func samples() throws {
    let labels = Self.state.snapshot.test.labels
    var state = Self.state
    for _ in 0..<40 {
      _ = state.reduce(.nextWorst)
      #expect(labels[try #require(state.selection).index] != 4)
    }
    let place = try #require(labels.firstIndex(of: 4))
    let selected = Self.state.after(.select(SampleSelection(isOfTraining: false, index: place)))
    let text = text(selected)
    #expect(text.contains("is 4, held out") && text.contains("taken for "))
    #expect(!text.contains("but taken for") && !text.contains("C pull"))
    #expect(text.contains(/\n.*4 [ ━╸]+ 0.000 +-\n/))
    #expect(leadLine(selected)[0].hasPrefix("its class is held out"))
  }
}
