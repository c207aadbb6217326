import Drawing
import Foundation
import Learning
import Testing
import Visualizer

/// Features that another program trains, on the screen.
@Suite(.timeLimit(.minutes(2))) struct FeatureWatchTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ text: String, _ name: String = "features.csv") throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file, options: .atomic)
    return file.path()
  }

  /// Three classes on a triangle, each of four samples around its place.
  private func table(spread: Double, centers: Bool = false, third: Double? = nil) -> String {
    let places: [(x: Double, y: Double)] = [(4, 0), (-2, 3), (-2, -3)]
    let around: [(x: Double, y: Double)] =
      centers ? [(0, 0)] : [(spread, 0), (-spread, 0), (0, spread), (0, -spread)]
    let head = third == nil ? "x,y,label" : "x,y,z,label"
    var rows: [String] = []
    for (place, name) in zip(places, ["ant", "bee", "cat"]) {
      for d in around {
        let more = third.map { ",\($0 * d.x)" } ?? ""
        rows.append("\(place.x + d.x),\(place.y + d.y)\(more),\(name)")
      }
    }
    return ([head] + rows + [""]).joined(separator: "\n")
  }

  private func screen(_ watch: FeatureWatch) -> ScreenState {
    ScreenState(watch.view, glyphs: .unicode)
  }

  @Test("a table is shown as it is, with its class means and what is measured of them")
  func file() throws {
    let path = try write(table(spread: 0.5))
    let watch = try FeatureWatch(.file(path, DataOptions(), isFollowed: false))
    let snapshot = watch.view.snapshot
    #expect(snapshot.test.features.rows == 12 && snapshot.projection == nil)
    #expect(snapshot.centers.row(0).elementsEqual([4, 0]))
    #expect(abs(snapshot.test.clusters.intraDistance - 0.5) < 1e-6)
    #expect(snapshot.test.nearestCenterAccuracy == 1)
    let text = frame(screen(watch), size: Size(width: 100, height: 30)).text
    #expect(text.contains("12 features of 2 numbers that another program has trained"))
    #expect(text.contains("[0]") && text.contains("class means"))
    #expect(!text.contains("λ") && !text.contains("softmax"))
    #expect(watch.takeReports() == nil)
  }

  @Test("of more than two thousand as many are shown, and how many there were is said")
  func many() throws {
    let rows = (0..<3_000).map {
      "\($0 % 3).\($0 % 7),\($0 % 3 * $0 % 5).5,\("abc".dropFirst($0 % 3).first!)"
    }
    let path = try write("x,y,label\n" + rows.joined(separator: "\n") + "\n")
    let watch = try FeatureWatch(.file(path, DataOptions(), isFollowed: false))
    let text = frame(screen(watch), size: Size(width: 100, height: 30)).text
    #expect(text.contains("3000 × 2") && text.contains("2 000 of 3 000"))
  }

  @Test("more numbers are seen by PCA, and measured as they are")
  func projected() throws {
    let path = try write(table(spread: 0.5, third: 3))
    let watch = try FeatureWatch(.file(path, DataOptions(), isFollowed: false))
    let snapshot = watch.view.snapshot
    let projection = try #require(snapshot.projection)
    #expect(projection.share > 0.8 && projection.share < 1)
    // Of the four samples two lie farther out by their third number.
    let expected = (2 * (0.25 + 2.25).squareRoot() + 2 * 0.5) / 4
    #expect(abs(snapshot.test.clusters.intraDistance - expected) < 1e-5)
    var screen = screen(watch)
    let text = frame(screen, size: Size(width: 120, height: 30)).text
    #expect(text.contains("% of their variance (PCA), measures are of all"))
    _ = screen.reduce(.nextRegions)
    #expect(screen.plot.regions == .none, "a plane has no regions of the space")
  }

  @Test("keys that act on a run have no meaning, and those of the plot have theirs")
  func keys() throws {
    let path = try write(table(spread: 0.5))
    var screen = screen(try FeatureWatch(.file(path, DataOptions(), isFollowed: false)))
    for key in [
      Key.left, .up, .character(" "), .character("x"), .character("R"), .character("e"),
      .character("d"), .character("i"), .character("L"), .character("t"), .character("f"),
    ] {
      #expect(screen.action(for: key) == nil, "\(key)")
    }
    for key in [Key.character("b"), .character("v"), .character("o"), .character("q"), .tab] {
      #expect(screen.action(for: key) != nil, "\(key)")
    }
    let press = MouseEvent(.press, x: 20, y: 10)
    #expect(screen.action(for: press, size: Size(width: 100, height: 30)) == nil)
    _ = screen.reduce(.nextRegions)
    #expect(screen.plot.regions == .nearestCenter)
    _ = screen.reduce(.toggleHelp)
    let help = frame(screen, size: Size(width: 200, height: 60)).text
    #expect(help.contains("zoom out, in") && !help.contains("weight of center loss: less, more"))
    _ = screen.reduce(.toggleHelp)
    var panels: Set<Panel> = []
    for _ in 0..<9 {
      _ = screen.reduce(.movePanel(1))
      panels.insert(screen.panel)
      for size in [(80, 24), (100, 30), (200, 60)] {
        _ = frame(screen, size: Size(width: size.0, height: size.1))
      }
    }
    #expect(panels == [.overview, .distances, .classes, .confusion, .openSet])
  }

  @Test("centers may be given, one a class in any order, and a class be held out")
  func centers() throws {
    let path = try write(table(spread: 0.5))
    let rows = table(spread: 0, centers: true).split(separator: "\n")
    let moved = ([rows[0]] + rows.dropFirst().reversed()).joined(separator: "\n")
    let given = try write(moved.replacing("4.0,0.0", with: "4.0,1.0") + "\n", "centers.csv")
    let watch = try FeatureWatch(
      .file(path, DataOptions(), isFollowed: false),
      centers: try FeatureSet.read(given, DataOptions()))
    #expect(watch.view.snapshot.centers.elements == [4, 1, -2, 3, -2, -3])
    let open = try FeatureWatch(.file(path, DataOptions(), isFollowed: false), heldOut: "bee")
    #expect(open.view.snapshot.openSet(isTrained: open.dataset.isTrained)?.auroc == 1)
    let error = #expect(throws: DataError.self) {
      try FeatureWatch(
        .file(path, DataOptions(), isFollowed: false),
        centers: try FeatureSet.read(path, DataOptions()))
    }
    #expect(error?.problem == "4 centers of class 'ant', one is needed")
    #expect(throws: DataError.self) {
      try FeatureWatch(.file(path, DataOptions(), isFollowed: false), heldOut: "dog")
    }
  }

  /// The next report, once it says what is asked for.
  private func report(
    of watch: FeatureWatch, where isWanted: (Report) -> Bool
  ) async throws -> Report {
    while true {
      if let report = watch.takeReports()?.first, isWanted(report) { return report }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  @Test("a file that changes is read again; what cannot be read is said, and the last stays")
  func followed() async throws {
    let path = try write(table(spread: 0.5))
    let watch = try FeatureWatch(.file(path, DataOptions(), isFollowed: true))
    defer { watch.stop() }
    _ = try write(table(spread: 0.25))
    let tighter = try await report(of: watch) { _ in true }
    #expect(abs(tighter.snapshot.test.clusters.intraDistance - 0.25) < 1e-6)
    #expect(tighter.measures.map { ($0.intraDistance * 100).rounded() } == [50, 25])
    _ = try write("no table")
    let bad = try await report(of: watch) { _ in true }
    #expect(bad.snapshot.test.features == tighter.snapshot.test.features)
    let text = leadLine(ScreenState(RunView(watch.view.title, bad), glyphs: .unicode))[0]
    #expect(text.contains("features.csv"))
    _ = try write(table(spread: 0.125))
    let good = try await report(of: watch) { $0.elsewhere != bad.elsewhere }
    #expect(abs(good.snapshot.test.clusters.intraDistance - 0.125) < 1e-6)
  }

  @Test("lines from a pipe are shown step by step, and a bad one is named")
  func lines() async throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    func send(_ step: Int, _ spread: Double) throws {
      let rows = table(spread: spread).split(separator: "\n").dropFirst().map {
        "\(step) \($0.replacing(",", with: " "))\n"
      }
      try writing.write(contentsOf: Data(rows.joined().utf8))
    }
    try send(0, 0.5)
    try send(10, 0.25)
    let watch = try FeatureWatch(.lines(ends[0]))
    defer { watch.stop() }
    #expect(watch.view.snapshot.step == 0 && watch.view.snapshot.test.features.rows == 12)
    try send(20, 0.125)
    let second = try await report(of: watch) { _ in true }
    #expect(second.snapshot.step == 10)
    try writing.write(contentsOf: Data("20 1 zero ant\n".utf8))
    let bad = try await report(of: watch) { _ in true }
    let text = leadLine(ScreenState(RunView(watch.view.title, bad), glyphs: .unicode))[0]
    #expect(text == "standard input, line 37: between step and label stand finite numbers")
    #expect(bad.snapshot.test.features == second.snapshot.test.features)
    try writing.close()
  }

  @Test(
    "what is no line of features is said with its number",
    arguments: [
      ("1 2 3", "line 1: 'step x y label' is needed, such as 100 0.5 -1.25 7"),
      ("a 1 2 b", "line 1: 'step x y label'"), ("-1 1 2 b", "line 1: 'step x y label'"),
      ("1 1 nan b", "line 1: between step and label stand finite numbers"),
      ("1 1 2 a\n1 1 2 3 b", "line 2: 3 numbers, and 2 in the lines before"),
      ("1 1 2 a\n1 1 3 a\n2 1 2 a", "line 3: step 1 has 1 classes, and 2 to 62 can be shown"),
      ("", "no features; lines of 'step x y label' are needed"),
    ])
  func badLines(text: String, problem: String) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    let writing = FileHandle(fileDescriptor: ends[1], closeOnDealloc: true)
    try writing.write(contentsOf: Data((text + (text.isEmpty ? "" : "\n")).utf8))
    try writing.close()
    let error = #expect(throws: DataError.self) { try FeatureWatch(.lines(ends[0])) }
    close(ends[0])
    #expect(error?.description.contains(problem) == true, "\(error?.description ?? "")")
  }
}
