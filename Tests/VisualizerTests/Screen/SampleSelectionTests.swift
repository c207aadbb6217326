import Drawing
import Learning
import Runs
import Testing
import Visualizer

struct SampleSelectionTests {
  private let state = Trained.afterward

  private func point(_ state: ScreenState) throws -> (x: Float, y: Float) {
    let sample = try #require(state.selection)
    let set = sample.isOfTraining ? state.snapshot.train : state.snapshot.test
    return (set.features[sample.index, 0], set.features[sample.index, 1])
  }

  private func loss(_ state: ScreenState) throws -> Float {
    let sample = try #require(state.selection)
    return try #require(state.run.report(on: sample)).crossEntropy
  }

  @Test("i looks at the sample nearest to the middle, and looks away again")
  func toggles() throws {
    let looking = state.after(.toggleInspection)
    let (x, y) = try point(looking)
    let bounds = state.run.axes.bounds
    let middle = ((bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2)
    func squares(_ x: Float, _ y: Float) -> Double {
      (Double(x) - middle.0) * (Double(x) - middle.0) + (Double(y) - middle.1)
        * (Double(y) - middle.1)
    }
    let features = state.snapshot.test.features
    let least = (0..<features.rows).map { squares(features[$0, 0], features[$0, 1]) }.min()
    #expect(squares(x, y) == least)
    #expect(looking.after(.toggleInspection).selection == nil)
  }

  @Test("h, j, k, l and Shift-arrows walk to a neighbour on their side, and to no other")
  func walks() throws {
    let start = state.after(.toggleInspection)
    for (key, x, y) in [
      (Key.shiftRight, 1.0, 0.0), (.shiftLeft, -1, 0), (.shiftUp, 0, 1), (.shiftDown, 0, -1),
      (.character("l"), 1, 0), (.character("h"), -1, 0), (.character("k"), 0, 1),
      (.character("j"), 0, -1),
    ] {
      let action = try #require(start.action(for: key))
      let walked = start.after(action)
      let (from, to) = (try point(start), try point(walked))
      let (dx, dy) = (Double(to.x - from.x), Double(to.y - from.y))
      #expect(dx * x + dy * y > 0 && abs(dx * y) + abs(dy * x) <= abs(dx * x + dy * y))
    }
    var far = start
    for _ in 0..<400 { _ = far.reduce(.walk(x: 1, y: 0)) }
    #expect(far.after(.walk(x: 1, y: 0)).selection == far.selection, "there is an outermost")
  }

  @Test("while a sample is looked at arrows turn the knobs as ever, and Esc looks away")
  func keys() throws {
    let looking = state.after(.toggleInspection)
    let right = try #require(looking.action(for: .right))
    #expect(looking.after(right)[.centerWeight] > state[.centerWeight])
    #expect(looking.after(right).selection == looking.selection)
    let escape = try #require(looking.action(for: .escape))
    let back = looking.after(escape)
    #expect(back.selection == nil)
  }

  @Test("w goes through the samples from the largest softmax loss downwards")
  func worst() throws {
    var losses: [Float] = []
    var walking = state
    for _ in 0..<20 {
      _ = walking.reduce(.nextWorst)
      losses.append(try loss(walking))
    }
    let all = state.snapshot.test.labels.indices.map {
      state.snapshot.report(on: $0, of: state.snapshot.test)?.crossEntropy ?? 0
    }
    #expect(losses == Array(all.sorted(by: >).prefix(20)))
    #expect(losses[0] > 1)
    // Walking elsewhere begins anew.
    #expect(try loss(walking.after(.walk(x: 1, y: 0), .nextWorst)) == losses[0])
  }

  @Test("with the training set shown, its samples are picked")
  func training() throws {
    let sample = try #require(state.after(.nextPart, .nextWorst).selection)
    #expect(sample.isOfTraining && sample.index < 1_437)
  }
}

struct SamplePanelTests {
  private func panel(_ state: ScreenState, width: Int = 36, height: Int = 23) -> String {
    var canvas = Canvas(Size(width: width, height: height))
    if let look = state.page.sample {
      drawSample(look, state.run, state, on: &canvas, in: Rect(canvas.size))
    }
    return canvas.text
  }

  @Test("it shows what a sample is, what it was taken for, its losses, probabilities and distances")
  func contents() throws {
    let state = Trained.afterward.after(.nextWorst)
    let sample = try #require(state.selection)
    let test = state.snapshot.test
    let report = try #require(state.snapshot.report(on: sample.index, of: test))
    let text = panel(state)
    #expect(text.hasPrefix("sample \(sample.index + 1) of the test set ─"))
    #expect(text.contains("is \(test.labels[sample.index])"))
    #expect(text.contains("but taken for \(test.predictions[sample.index])"))
    #expect(text.contains("softmax loss \(NumberText.short(Double(report.crossEntropy)))"))
    #expect(text.contains("center loss \(NumberText.short(Double(report.centerLoss)))"))
    let rows = text.split(separator: "\n").suffix(10)
    for (j, row) in rows.enumerated() {
      #expect(row.hasPrefix("\(j) "))
      #expect(row.contains(NumberText.fixed(Double(report.probabilities[j]), 3)))
      #expect(row.hasSuffix(NumberText.short(Double(report.distances[j]))))
    }
    #expect(panel(state.after(.toggleInspection)) == String(repeating: "\n", count: 23))
  }

  @Test("its picture is the sample's own, twice as large, in a frame")
  func picture() throws {
    let state = Trained.afterward.after(.nextWorst)
    let sample = try #require(state.selection)
    let input = Dataset.digits().test.input(sample.index)
    let lines = panel(state).split(separator: "\n", omittingEmptySubsequences: false)[1...10]
      .map { Array($0.unicodeScalars) }
    #expect(String(String.UnicodeScalarView(lines[0].prefix(18))) == "┌────────────────┐")
    #expect(String(String.UnicodeScalarView(lines[9].prefix(18))) == "└────────────────┘")
    for row in 0..<8 {
      for column in 0..<16 {
        let expected: Unicode.Scalar = input[row * 8 + column / 2] >= 4 ? "█" : " "
        #expect(lines[1 + row][1 + column] == expected)
      }
    }
  }

  @Test("where not all classes fit the most probable ones stay")
  func few() throws {
    let state = Trained.afterward.after(.nextWorst)
    let sample = try #require(state.selection)
    let text = panel(state, height: 11)
    #expect(text.contains("\n\(state.snapshot.test.predictions[sample.index]) ━"))
    #expect(text.split(separator: "\n").count == 10)
  }

  @Test(
    "Tab goes from the sample through all panels and comes back to it", arguments: FrameTests.sizes)
  func tab(size: Size) throws {
    var state = Trained.afterward.after(.nextWorst)
    let start = frame(state, size: size).text
    var seen: [String] = []
    for _ in Panel.allCases {
      let key = try #require(state.action(for: .tab))
      _ = state.reduce(key)
      seen.append(frame(state, size: size).text)
    }
    #expect(Set(seen + [start]).count == Panel.allCases.count + 1)
    for (panel, text) in zip(Panel.allCases, seen).dropFirst() {
      #expect(text.contains("\(panel.title.rawValue) ─"), "\(panel) at \(size)")
    }
    #expect(frame(state.after(.movePanel(1)), size: size).text == start)
  }

  @Test("at 40×12 one line has what the sample is, what it was taken for, and its arrows' numbers")
  func line() throws {
    let (state, size) = (Trained.afterward.after(.nextWorst), Size(width: 40, height: 12))
    let sample = try #require(state.selection)
    let test = state.snapshot.test
    let report = try #require(state.snapshot.report(on: sample.index, of: test))
    let verdict = "\(test.labels[sample.index]) taken for \(test.predictions[sample.index])"
    for state in [state, state.inASCII.after(.nextWorst)] {
      let line = frame(state, size: size).text.split(separator: "\n")[1]
      #expect(line.hasPrefix(" \(verdict)") && line.contains(/pull S [0-9.]+ C [0-9.]+$/))
      #expect(line.contains(NumberText.fixed(Double(report.probabilities.max() ?? 0), 2)))
    }
    #expect(frame(state.after(.movePanel(1)), size: size).text.contains("λ 0.1  α 0.5"))
  }

  @Test(
    "what its arrows are is said, with the keys that walk, and those that turn the knobs stay",
    arguments: FrameTests.sizes)
  func hints(size: Size) {
    let text = frame(Trained.afterward.after(.nextWorst, .nextPart), size: size).text
    #expect(text.contains(/S: .*softmax|arrow S: softmax/))
    #expect(
      (size.width < 60 || text.contains("hjkl walk")) && (size.width < 60 || text.contains("←→ λ")))
    #expect(size.height < 20 || text.contains(", ."), "η is turned by keys of its own")
    #expect(size.width < 100 || text.contains("Esc/i back") && text.contains("Tab panel"))
  }

  @Test("on the plot two arrows show the pulls, at every size that has a plot")
  func arrows() {
    let state = Trained.afterward.after(.nextWorst)
    for size in FrameTests.sizes where size.width >= 60 {
      let canvas = frame(state, size: size)
      #expect(
        canvas.cells.contains {
          $0.style.isReversed && $0.style.color == nil
        })
      #expect(canvas.cells.contains { "▶▲◀▼".unicodeScalars.contains($0.character) })
      #expect(canvas.text.contains("S pull") && canvas.text.contains("C pull"))
    }
  }
}
