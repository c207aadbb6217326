import Drawing
import Runs
import Testing
import Visualizer

struct FrameTests {
  static let sizes = [(40, 12), (60, 16), (80, 24), (100, 30), (160, 45), (250, 70)]
    .map { Size(width: $0.0, height: $0.1) }

  private func lines(_ state: ScreenState, _ size: Size) -> [Substring] {
    frame(state, size: size).text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast()
  }

  @Test(
    "it is exactly as large as asked, at any size", arguments: [Trained.start, Trained.afterward])
  func exactSize(state: ScreenState) {
    for width in stride(from: 0, through: 130, by: 7) {
      for height in stride(from: 0, through: 60, by: 3) {
        for state in [state, state.after(.toggleHelp)] {
          let canvas = frame(state, size: Size(width: width, height: height))
          #expect(canvas.size == Size(width: width, height: height))
          #expect(canvas.cells.count == width * height)
        }
      }
    }
  }

  @Test("step, λ and α can be read by scripts at every size", arguments: sizes)
  func readable(size: Size) throws {
    let text = frame(Trained.afterward, size: size).text
    let step = try #require(text.firstMatch(of: /step ([0-9 ]+)/)?.output.1)
    #expect(step.filter { $0 != " " } == "300")
    #expect(text.firstMatch(of: /λ +([0-9.]+)/)?.output.1 == "0.1")
    #expect(text.firstMatch(of: /α +([0-9.]+)/)?.output.1 == "0.5")
  }

  /// What stands on the screen at each size, and what has no room there.
  static let expected: [(Size, has: [String], hasNot: [String])] = [
    (
      sizes[0], ["features of the test set", "λ 0.1  α 0.5", "0─1─2─3─4─5─6─7─8─9"],
      ["η", "overview"]
    ),
    (sizes[1], ["features of the test set", "η 0.1", "[0] center + mean"], ["overview"]),
    (
      sizes[2], ["overview ─", "rule  paper", "accuracy", "├1", "intra / inter, log"], ["losses ─"]
    ),
    (sizes[3], ["overview ─", "accuracy, test", ", ."], ["losses ─"]),
    (
      sizes[4], ["overview ─", "classes, test set ─", "truth (row), taken for ─", "equations ─"],
      ["losses ─"]
    ),
    (sizes[5], Panel.allCases.dropFirst().map { "\($0.title.rawValue) ─" }, ["overview ─"]),
  ]

  @Test("the larger it is the more it shows, and each thing whole", arguments: expected)
  func contents(size: Size, has: [String], hasNot: [String]) {
    let text = frame(Trained.afterward, size: size).text
    for words in has { #expect(text.contains(words), "\(words) at \(size)") }
    for words in hasNot { #expect(!text.contains(words), "\(words) at \(size)") }
  }

  @Test("at 40×12 the frame is this, but for its points")
  func smallest() {
    let lines = lines(Trained.afterward, Size(width: 40, height: 12)).map(String.init)
    #expect(lines[0] == " centerloss     step 300   ▶ 20 steps/s")
    #expect(lines[1].hasPrefix(" λ 0.1  α 0.5  test 9") && lines[1].hasSuffix(" %"))
    #expect(lines[2] == "┌ features of the test set · relative ─┐")
    #expect(lines[3...8].allSatisfy { "│├".contains($0.first ?? " ") && $0.hasSuffix("│") })
    #expect(lines[9] == "└─0─1─2─3─4─5─6─7─8─9 [0] center + mean┘")
    #expect(lines[11] == " ←→ λ · ↓↑ α · ? help · q quit")
  }

  @Test("help and quit stay among the hints at every size", arguments: sizes)
  func hints(size: Size) throws {
    let last = try #require(lines(Trained.afterward, size).last)
    #expect(last.contains("? help") && last.contains("q quit"))
    #expect(last.contains("←→ λ") && last.contains("↓↑ α"))
    if size.width >= 80 {
      for hint in ["space pause", "−+ pace", "i inspect", "Tab panel"] {
        #expect(last.contains(hint), "\(hint)")
      }
    }
  }

  @Test("every center is on the plot", arguments: sizes.filter { $0.width >= 80 })
  func centers(size: Size) {
    let text = frame(Trained.afterward, size: size).text
    for mark in 0...9 { #expect(text.contains("[\(mark)]"), "\(mark)") }
  }

  @Test("at 100×30 all measures of the run stand beside the plot")
  func measures() {
    let text = frame(Trained.afterward, size: Size(width: 100, height: 30)).text
    for name in [
      "softmax loss", "center loss", "accuracy", "train", "test", "nearest center",
      "intra / inter", "center lag", "rule  paper, Eq. 4", "seed 1", "digits 8×8",
    ] { #expect(text.contains(name), "\(name)") }
  }

  @Test("too small: it says what there is and what it needs")
  func tooSmall() {
    let text = frame(Trained.start, size: Size(width: 39, height: 11)).text
    #expect(text.hasPrefix("too small\nhave 39×11\nneed 40×12\n"))
  }

  @Test("in ASCII nothing else is drawn, at any size, helped or not", arguments: sizes)
  func ascii(size: Size) {
    for state in [
      Trained.afterward.inASCII, Trained.afterward.inASCII.after(.toggleHelp),
      Trained.afterward.inASCII.after(.raise(.centerWeight), .togglePause),
    ] {
      let characters = frame(state, size: size).cells.map(\.character)
      #expect(!characters.contains { !$0.isASCII })
    }
  }

  @Test("a pause, a pace and full speed with its measured figure are said in the title")
  func paces() {
    let size = Size(width: 100, height: 30)
    #expect(lines(Trained.start, size)[0].contains("▶ 20 steps/s"))
    #expect(lines(Trained.start.after(.togglePause), size)[0].contains("■ paused"))
    var fast = Trained.start
    for _ in Pace.all { _ = fast.reduce(.faster) }
    fast = fast.hearing(of: fast.snapshot, stepsPerSecond: 6093.7)
    #expect(lines(fast, size)[0].contains("▶ full speed 6 094 steps/s"))
  }

  @Test("what does not fit into the title is left out whole, never the step")
  func narrowTitle() {
    let title = lines(Trained.afterward, Size(width: 40, height: 12))[0]
    #expect(title.contains("step 300"))
    #expect(!title.contains("64-128-64-2-10"))
    var fast = Trained.afterward
    for _ in Pace.all { _ = fast.reduce(.faster) }
    for (pace, text) in [
      (nil, "▶ full speed"), (6093.7, "▶ 6 094 steps/s"), (1_234_567, "▶ 1 234 567/s"),
    ]
      as [(Double?, String)]
    {
      fast = fast.hearing(of: fast.snapshot, stepsPerSecond: pace)
      let title = lines(fast, Size(width: 40, height: 12))[0]
      #expect(title.hasPrefix(" centerloss ") && title.contains(" step 300   \(text)"), "\(title)")
    }
  }
}
