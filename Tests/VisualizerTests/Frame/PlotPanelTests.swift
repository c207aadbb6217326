import Drawing
import Foundation
import Learning
import Testing
import Visualizer

struct PlotPanelTests {
  private func drawn(_ state: State, width: Int = 80, height: Int = 24) -> Canvas {
    var canvas = Canvas(Size(width: width, height: height))
    drawPlot(state, on: &canvas, in: Rect(canvas.size))
    return canvas
  }

  private func title(_ state: State) -> String {
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
      marks.append(drawn(state).cells.count { $0.character == "░" || $0.character == "/" })
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
    for mark in "⓪①②③④⑤⑥⑦⑧⑨" { #expect(canvas.text.contains(mark)) }
    #expect(drawn(Trained.afterward.after(.toggleMarks, .toggleMarks)) == drawn(Trained.afterward))
  }

  @Test(
    "a digit dims every class but its own, a brings all back, and a class that is not there does nothing"
  )
  func focus() throws {
    let action = try #require(Trained.afterward.action(for: .character("3")))
    let state = Trained.afterward.after(action)
    let colors = Set(
      drawn(state).cells.filter { $0.character != " " }.compactMap { $0.style.color?.xterm })
    #expect(colors == [Color.ofClass(3).xterm])
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
    var run = Trained.run()
    var evaluator = run.evaluator()
    var state = State(
      title: RunTitle(run), glyphs: .unicode, snapshot: evaluator.snapshot(of: run.checkpoint()))
    for _ in 0..<30 {
      for _ in 0..<10 { run.step() }
      let news = evaluator.snapshot(of: run.checkpoint())
      _ = state.reduce(.receive(news, stepsPerSecond: nil))
    }
    func dots(_ state: State) -> Int {
      drawn(state).cells.count { (0x2800...0x28FF).contains($0.character.value) }
    }
    #expect(dots(state.after(.toggleTrails)) > dots(state) + 40)
    let one = state.after(.toggleTrails, .focus(3))
    #expect(dots(one) > 3 && dots(one) < dots(state.after(.toggleTrails)) / 2)
  }

  @Test("means have a mark of their own, and a line to their center where that lags")
  func lag() {
    var slow = Hyperparameters()
    slow.centerRate = 0.02
    let state = State(
      title: Trained.start.title, glyphs: .unicode, snapshot: Trained.snapshot(steps: 80, slow))
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
      if width > 40 { #expect(last.contains("⓪ center + mean"), "\(last)") }
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

/// Names of classes that are words, and more classes than digits.
struct LegendTests {
  private func state(_ names: [String]) throws -> State {
    let samples = Samples(
      inputSize: 4, pixels: (0..<names.count * 8).map { UInt8($0 * 37 % 251) },
      labels: (0..<names.count * 2).map { $0 % names.count })
    let data = Dataset(
      name: "shapes", shape: .image(rows: 2, columns: 2), classNames: names, train: samples,
      test: samples)
    var chosen = Hyperparameters()
    chosen.batchSize = 2
    let run = try TrainingRun(data, chosen, seed: 1)
    var evaluator = run.evaluator()
    return State(
      title: RunTitle(run), glyphs: .unicode, snapshot: evaluator.snapshot(of: run.checkpoint()))
  }

  private func legend(_ names: [String], width: Int, focus: Int? = nil) throws -> String {
    var canvas = Canvas(Size(width: width, height: 1))
    drawLegend(try state(names).after(.focus(focus)), on: &canvas, in: Rect(canvas.size))
    return String(canvas.text.dropLast())
  }

  @Test("where the plot is high enough whole names take several rows, a fifth of it at most")
  func rows() throws {
    let clothes = [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ]
    let state = try state(clothes)
    func lastRows(_ count: Int, width: Int, height: Int) -> [String] {
      var canvas = Canvas(Size(width: width, height: height))
      drawPlot(state, on: &canvas, in: Rect(canvas.size))
      return canvas.text.split(separator: "\n").suffix(count).map { String($0) }
    }
    #expect(
      lastRows(4, width: 40, height: 21) == [
        "  0 T-shirt/top  1 Trouser  2 Pullover",
        "  3 Dress  4 Coat  5 Sandal  6 Shirt",
        "  7 Sneaker  8 Bag  9 Ankle boot",
        "                        ⓪ center + mean",
      ])
    let low = lastRows(2, width: 40, height: 14)
    #expect(low[0].hasPrefix("└") && low[1].hasPrefix("  0 1 2 3"), "\(low)")
    #expect(try legend(clothes, width: 40).hasPrefix("  0 1 2 3"))
  }

  @Test("letters and digits that name classes are their marks; other names are counted")
  func ownMarks() throws {
    #expect(try state(["1", "2", "B", "b"]).title.classMarks == ["1", "2", "B", "b"])
    #expect(try state(["a", "bb", "c"]).title.classMarks == ["0", "1", "2"])
    #expect(try state(["é", "a"]).title.classMarks == ["0", "1"])
    #expect(try legend(["1", "2", "B"], width: 60).hasPrefix("  1  2  B"))
  }

  @Test("a digit shows the class that it marks alone; of letters, the one at its place")
  func digits() throws {
    let numbers = try state(["1", "2", "A"])
    let letters = try state(["A", "B", "C"])
    func focus(_ state: State, _ key: Unicode.Scalar) throws -> Int? {
      state.after(try #require(state.action(for: .character(key)))).plot.focus
    }
    #expect(try focus(numbers, "1") == 0 && focus(numbers, "2") == 1)
    #expect(try focus(numbers, "0") == nil && focus(numbers, "3") == nil)
    #expect(try focus(letters, "0") == 0 && focus(letters, "2") == 2 && focus(letters, "3") == nil)
  }

  @Test("words stand beside their marks where all fit, else the marks alone")
  func words() throws {
    let names = ["circle", "square", "星"]
    #expect(try legend(names, width: 60).hasPrefix("  0 circle  1 square  2 星"))
    #expect(try legend(names, width: 26).hasPrefix("  0 1 2"))
  }

  @Test("of more classes than fit it says how many are missing")
  func many() throws {
    let text = try legend((0..<62).map { "class \($0)" }, width: 60)
    #expect(text.hasPrefix("  0 1 2 3 4"))
    let missing = try #require(text.firstMatch(of: /\+([0-9]+)/)?.output.1)
    let shown = text.prefix { $0 != "+" }.split(separator: " ").count
    #expect(Int(missing) == 62 - shown)
  }

  @Test(
    "a class that stands alone shows with its name, whichever it is, and all others are counted",
    arguments: [26, 47, 62])
  func alone(count: Int) throws {
    for width in [38, 54, 120] {
      for focus in 0..<count {
        let text = try legend((0..<count).map { "word\($0)" }, width: width, focus: focus)
        #expect(text.contains(" word\(focus)"), "\(focus) of \(count): \(text)")
        let marks = text.components(separatedBy: " ⓪")[0]
        let missing = marks.matches(of: /\+([0-9]+)/).compactMap { Int($0.output.1) }
        let shown = marks.split(separator: " ").count { !$0.hasPrefix("+") } - 1
        #expect(missing.reduce(0, +) + shown == count, "\(text)")
      }
    }
  }
}
