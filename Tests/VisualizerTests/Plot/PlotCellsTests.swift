import Drawing
import Foundation
import Learning
import Runs
import Testing
import Visualizer

struct PlotPanelTests {
  private func drawn(_ state: ScreenState, width: Int = 80, height: Int = 24) -> Canvas {
    var canvas = Canvas(Size(width: width, height: height))
    drawPlot(state.run, state, on: &canvas, in: Rect(canvas.size))
    return canvas
  }

  private func title(_ state: ScreenState) -> String {
    String(drawn(state).text.prefix { $0 != "\n" })
  }

  @Test("t goes through the sets, and the title says which one shows")
  func parts() {
    let titles = (0..<4).map { count in
      title((0..<count).reduce(Trained.afterward) { state, _ in state.after(.nextPart) })
    }
    #expect(titles[0].contains("test set") && titles[1].contains("training set"))
    #expect(titles[2].contains("both sets") && titles[3] == titles[0])
    let cells = [Trained.afterward, Trained.afterward.after(.nextPart)].map { state in
      drawn(state).cells.count { $0.style.weight == .bold }
    }
    #expect(cells[1] > cells[0], "the training set has more points")
  }

  @Test("b goes through regions: none, softmax, nearest center, and where they differ")
  func regions() {
    var (state, titles, marks) = (Trained.afterward, [String](), [Int]())
    for _ in 0..<5 {
      titles.append(title(state))
      marks.append(drawn(state).cells.count { ["~", "░", "/"].contains($0.character) })
      _ = state.reduce(.nextRegions)
    }
    #expect(titles[1].contains("regions of softmax"))
    #expect(titles[2].contains("regions of the nearest center"))
    #expect(titles[3].contains("disagree"))
    #expect(titles[4] == titles[0])
    #expect(marks[0] == 0 && marks[4] == 0 && marks[1] > 50 && marks[2] > 50 && marks[3] > 5)
  }

  @Test("m shows points as dots and back, centers staying as they are")
  func dots() {
    let canvas = drawn(Trained.afterward.after(.toggleMarks))
    let dots = canvas.cells.count { (0x2800...0x28FF).contains($0.character.value) }
    #expect(dots > 50)
    for mark in 0...9 { #expect(canvas.text.contains("[\(mark)]")) }
    #expect(drawn(Trained.afterward.after(.toggleMarks, .toggleMarks)) == drawn(Trained.afterward))
  }

  @Test(
    "a digit dims every class but its own, a brings all back, and a class that is not there does nothing"
  )
  func focus() throws {
    let action = try #require(Trained.afterward.action(for: .character("3")))
    let state = Trained.afterward.after(action)
    let colors = Set(
      drawn(state).cells.filter { $0.character != " " }.compactMap { $0.style.color?.onDark.xterm })
    #expect(colors == [Color.ofClass(3).onDark.xterm])
    let back = try #require(state.action(for: .character("a")))
    #expect(drawn(state.after(back)) == drawn(Trained.afterward))
    #expect(Trained.afterward.after(.focus(30)).plot.focus == nil)
    // Where marks take three cells only the one that stands alone does.
    let inASCII = drawn(Trained.afterward.inASCII.after(action)).text.split(separator: "\n")
      .dropLast()
    #expect(inASCII.joined().matches(of: /\[[0-9]\]/).map(\.output) == ["[3]"])
  }

  @Test(
    "n goes through all classes, one alone at a time, and comes back to all; N goes the other way")
  func nextClass() throws {
    for state in [Trained.afterward, FuzzTests.manyClasses] {
      let count = state.snapshot.centers.rows
      let (next, last) = (
        try #require(state.action(for: .character("n"))),
        try #require(state.action(for: .character("N")))
      )
      var (forth, back) = (state, state)
      let stops: [Int?] = (0..<count).map { $0 } + [nil, 0]
      for stop in stops {
        forth = forth.after(next)
        #expect(forth.plot.focus == stop)
      }
      for stop in stops.dropLast(2).reversed() {
        back = back.after(last)
        #expect(back.plot.focus == stop)
      }
      #expect(back.after(last).plot.focus == nil)
      #expect(state.after(.focus(3), next).plot.focus == 4)
    }
  }

  @Test("p draws the way each center has gone")
  func trails() {
    var watched = Watched()
    for _ in 0..<30 { watched.train(10) }
    let state = watched.screen
    func dots(_ state: ScreenState) -> Int {
      drawn(state).cells.count { (0x2800...0x28FF).contains($0.character.value) }
    }
    #expect(dots(state.after(.toggleTrails)) > dots(state) + 10)
    let one = state.after(.toggleTrails, .focus(3))
    #expect(dots(one) > 3 && dots(one) < dots(state.after(.toggleTrails)) / 2)
  }

  @Test("means have a mark of their own, and a line to their center where that lags")
  func lag() {
    var slow = Hyperparameters()
    slow.centerRate = 0.02
    let state = Watched(Trained.run(slow), steps: 80).freshScreen
    let canvas = drawn(state, width: 100, height: 40)
    #expect(canvas.cells.count { $0.character == "+" } >= 5)
    #expect(canvas.cells.contains { (0x2800...0x28FF).contains($0.character.value) })
  }

  @Test("the legend has every class and both marks, at every size")
  func legend() {
    for (width, height) in [(40, 8), (60, 12), (80, 24), (120, 40)] {
      let rows = drawn(Trained.afterward, width: width, height: height).text.split(separator: "\n")
      let last = String(rows[rows.count - 1])
      #expect((0..<10).allSatisfy { last.contains("\($0)") }, "\(last)")
      if width > 40 { #expect(last.contains("[0] center + mean"), "\(last)") }
    }
  }

  @Test("in ASCII, where the marks of centers are wider, the legend of ten classes is whole too")
  func legendInASCII() {
    for width in [38, 40, 41] {
      let rows = drawn(Trained.afterward.inASCII, width: width, height: 20).text.split(
        separator: "\n")
      #expect((0..<10).allSatisfy { rows[rows.count - 1].contains("\($0)") }, "\(width)")
    }
  }

  @Test("while axes are moved by hand the frame says how they come back")
  func mode() {
    #expect(!title(Trained.afterward).contains("z fits"))
    #expect(title(Trained.afterward.after(.pan(x: 0.1, y: 0))).contains(" z fits "))
    #expect(title(Trained.afterward.after(.toggleFitting)).contains(" always fitted "))
  }
}
