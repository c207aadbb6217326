import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// Names in Chinese, whose characters take two columns each.
struct WideNamesTests {
  /// A run of twelve classes called `name` and a number, on data of that name.
  private static func screen(_ name: String, classes: Int = 12) -> ScreenState {
    let samples = Samples(
      inputSize: 4, pixels: (0..<classes * 16).map { UInt8($0 * 37 % 251) },
      labels: (0..<classes * 4).map { $0 % classes })
    let data = Dataset(
      name: name, shape: .image(rows: 2, columns: 2),
      classNames: (0..<classes).map { "\(name)\($0)" }, train: samples, test: samples)
    var chosen = Hyperparameters()
    chosen.batchSize = 8
    do {
      var run = try TrainingRun(data, chosen, seed: 1)
      for _ in 0..<5 { run.step() }
      let menu = RunMenu(startedWith: run, by: RunSpec())
      return ScreenState(RunView(run), glyphs: .unicode, menu: menu)
    } catch { fatalError("\(error)") }
  }

  /// Names that take as many columns, once in half as many characters.
  private static let (wide, narrow) = (screen("类别"), screen("àéîõ"))

  /// The characters of a screen, with blanks for those of names.
  private func withoutNames(_ canvas: Canvas) -> [String] {
    let namely: Set<Unicode.Scalar> = ["类", "别", "à", "é", "î", "õ", Cell.rightHalf]
    let scalars = canvas.cells.map { namely.contains($0.character) ? " " : $0.character }
    return (0..<canvas.size.height).map { row in
      String(
        String.UnicodeScalarView(
          scalars[row * canvas.size.width..<(row + 1) * canvas.size.width]))
    }
  }

  static let views: [(String, [Action])] =
    Panel.allCases.map { ("\($0)", [.movePanel($0.rawValue)]) } + [
      ("a sample", [.nextWorst]), ("a class alone", [.focus(10)]), ("chooser", [.toggleChooser]),
    ]

  @Test(
    "whatever stands beside a name stands where it does beside a name of as many narrow characters",
    arguments: views)
  func alignment(name: String, actions: [Action]) {
    func screen(_ start: ScreenState) -> ScreenState {
      actions.reduce(start) { $0.after($1) }
    }
    let sizes = FrameTests.sizes + [Size(width: 77, height: 21), Size(width: 119, height: 41)]
    for size in sizes {
      let (wide, narrow) = (screen(Self.wide), screen(Self.narrow))
      #expect(
        withoutNames(frame(wide, size: size)) == withoutNames(frame(narrow, size: size)),
        "\(size)")
    }
    #expect(frame(screen(Self.wide), size: FrameTests.sizes[3]).text.contains("类别"))
  }

  @Test("names of any length stay within their part of the screen", arguments: [2, 12])
  func overflow(classes: Int) {
    let start = Self.screen(String(repeating: "类", count: 30), classes: classes)
    let states = [start, start.after(.focus(classes - 1)), start.after(.nextWorst)]
    var outside: [String] = []
    func draw(_ name: String, _ size: Size, _ draw: (inout Canvas, Rect) -> Void) {
      if !staysInside(size, draw) { outside.append("\(name) of \(size.width)×\(size.height)") }
    }
    for width in 29...80 {
      for height in 1...4 {
        for state in states {
          draw("legend", Size(width: width, height: height)) {
            drawLegend(state.run, state, on: &$0, in: $1)
          }
        }
      }
      for size in [9, 14, 20, 41].map({ Size(width: width, height: $0) }) {
        for state in states {
          draw("plot", size) { drawPlot(state.run, state, on: &$0, in: $1) }
          guard let look = state.page.sample else { continue }
          draw("sample", size) { drawSample(look, state.run, state, on: &$0, in: $1) }
        }
        for panel in Panel.allCases where width >= 36 {
          draw(panel.title.rawValue, size) { drawPanel(panel, start.run, start, on: &$0, in: $1) }
        }
      }
    }
    #expect(outside == [])
  }

  /// Whether what is drawn into the middle of a canvas leaves all around untouched.
  private func staysInside(_ size: Size, _ draw: (inout Canvas, Rect) -> Void) -> Bool {
    let rect = Rect(x: 70, y: 2, width: size.width, height: size.height)
    var canvas = Canvas(Size(width: size.width + 140, height: size.height + 4))
    let untouched = Cell("§")
    for y in 0..<canvas.size.height {
      for x in 0..<canvas.size.width { canvas[x, y] = untouched }
    }
    canvas.clear(rect)
    draw(&canvas, rect)
    return canvas.cells.indices.allSatisfy { index in
      let (x, y) = (index % canvas.size.width, index / canvas.size.width)
      return rect.contains(x, y) || canvas.cells[index] == untouched
    }
  }
}
