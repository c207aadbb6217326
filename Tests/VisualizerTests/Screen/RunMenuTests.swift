import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// What was asked for on the command line holds for every run that is opened later.
struct RunMenuTests {
  /// The run that the menu opens for data and a network, where the program was started with the digits and these options.
  private func run(
    _ name: String, _ network: String = "mlp", _ change: (inout RunSpec) -> Void
  ) throws -> TrainingRun {
    var started = RunSpec()
    change(&started)
    let menu = RunMenu(startedWith: Trained.run(), by: started)
    let choice = try #require(menu.choices.first { $0.name == name && $0.network == network })
    return try menu.spec(of: choice, with: Trained.start.run.requested).suitedRun().run
  }

  @Test("a schedule goes on, and brings its own learning rate")
  func schedule() throws {
    let chosen = try run("rings") { $0.schedule = .paper }.hyperparameters
    #expect(chosen.schedule == .paper && chosen.learningRate == 0.01)
  }

  @Test("a learning rate that was asked for holds for all; otherwise each has that of its network")
  func learningRate() throws {
    let asked = try run("mnist", "lenet") { try! $0.set(.learningRate, 0.02) }
    #expect(asked.hyperparameters.learningRate == 0.02)
    let both = try run("mnist", "lenet") { spec in
      try! spec.set(.learningRate, 0.02)
      spec.schedule = .paper
    }
    #expect(both.hyperparameters.learningRate == 0.02)
    #expect(try run("mnist", "lenet") { _ in }.hyperparameters.learningRate == 0.05)
  }

  @Test("a batch, a seed and threads go on, a batch up to as many samples as there are")
  func batch() throws {
    #expect(try run("rings") { $0.batchSize = 17 }.hyperparameters.batchSize == 17)
    let rings = try run("rings") { $0.batchSize = 1437 }
    #expect(rings.hyperparameters.batchSize == rings.dataset.train.count)
    #expect(rings.dataset.train.count < 1437)
    #expect(try run("rings") { $0.seed = 7 }.seed == 7)
    #expect(try run("rings") { $0.threads = 2 }.threads == 2)
    #expect(try run("rings") { $0.reading.testShare = 0.4 }.dataset.test.count == 300)
  }

  @Test("noise and imbalance are done to whatever is opened")
  func spoiling() throws {
    let plain = try run("blobs") { _ in }.dataset.train
    let noisy = try run("blobs") { $0.spoiling.noise = 0.3 }.dataset.train
    let changed = zip(plain.labels, noisy.labels).count { $0 != $1 }
    #expect(changed == Int((Double(plain.count) * 0.3).rounded()))
    let thin = try run("blobs") { $0.spoiling.imbalance = 10 }.dataset.train
    let counts = (0..<5).map { j in thin.labels.count { $0 == j } }
    #expect(counts == counts.sorted(by: >) && counts[0] > 8 * counts[4])
  }

  @Test("a class is held out where there is one of that name, and elsewhere nothing is")
  func heldOut() throws {
    let digits = try run("digits") { $0.spoiling.heldOutClass = "4" }.dataset.train
    #expect(Set(digits.labels) == Set(0..<10).subtracting([4]))
    let rings = try run("rings") { $0.spoiling.heldOutClass = "4" }.dataset.train
    #expect(Set(rings.labels) == [0, 1, 2])
  }

  @Test("every choice opens a run of its data and network, with the knobs as they stand")
  func opens() throws {
    let screen = Trained.start.after(.raise(.centerWeight), .lower(.centerRate), .nextRule)
    for choice in RunChoice.all where choice.broken == nil {
      let run = try RunMenu().spec(of: choice, with: screen.run.requested).suitedRun().run
      #expect(run.dataset.name == choice.name)
      if choice.network != "mlp" { #expect(run.architecture.description == choice.network) }
      let chosen = run.hyperparameters
      #expect(chosen.centerWeight == 0.2 && chosen.centerRate == 0.45)
      #expect(chosen.centerRule == .gradient)
      #expect(chosen.learningRate == run.architecture.recipe.learningRate)
      let most = choice.network == "lenet++" ? 200 : 2000
      #expect(RunTitle(run).dataset.test.count == min(most, run.dataset.test.count))
    }
  }

  @Test("no choice is offered twice, and all data that is built in can be chosen")
  func complete() {
    let names = RunChoice.all.map { "\($0.name) \($0.network) \($0.broken?.rawValue ?? "")" }
    #expect(Set(names).count == names.count)
    #expect(Set(RunChoice.all.map(\.name)) == Set(BuiltInData.allCases.map(\.rawValue)))
  }

  @Test("what is built in is not offered twice where the program was started with it")
  func notTwice() throws {
    let menu = RunMenu(startedWith: Trained.run(), by: RunSpec())
    #expect(menu.choices == RunChoice.all)
    var spec = RunSpec()
    (spec.data, spec.network) = ("mnist", "lenet")
    let other = RunMenu(startedWith: try spec.run(), by: spec)
    #expect(other.choices == RunChoice.all)
    let screen = ScreenState(RunView(try spec.run()), glyphs: .unicode, menu: other)
    #expect(screen.after(.toggleChooser).cursor == 2)
  }
}

/// The page on which another run is chosen.
struct ChooserTests {
  private func words(_ screen: ScreenState, _ width: Int, _ height: Int) -> String {
    let text = frame(screen, size: Size(width: width, height: height)).text
    return text.filter { $0 != "│" && $0 != "|" }.split { $0 == " " || $0 == "\n" }
      .joined(separator: " ")
  }

  @Test("it says in the words of the command line what holds for all, and nothing by default")
  func demands() throws {
    var spec = RunSpec()
    spec.spoiling.noise = 0.25
    spec.spoiling.heldOutClass = "4"
    spec.schedule = .paper
    let screen = ScreenState(
      RunView(Trained.run()), glyphs: .unicode, menu: RunMenu(startedWith: Trained.run(), by: spec))
    #expect(
      words(screen.after(.toggleChooser), 80, 24).contains(
        "each with --noise 0.25, --hold-out-class 4 where there is one, --schedule paper"))
    #expect(!words(Trained.start.after(.toggleChooser), 80, 24).contains("each with"))
  }

  @Test("what was started with other data or another network stands first")
  func started() throws {
    let samples = Samples(
      inputSize: 4, pixels: (0..<80).map { UInt8($0 * 37 % 251) }, labels: (0..<20).map { $0 % 4 })
    let data = Dataset(
      name: "布 leaves", shape: .features(4), classNames: ["a", "b", "c", "d"], train: samples,
      test: samples)
    var spec = RunSpec()
    spec.data = "leaves.csv"
    try spec.set(.learningRate, 0.3)
    let run = try spec.run(on: data)
    let menu = RunMenu(startedWith: run, by: spec)
    let screen = ScreenState(RunView(run, by: spec), glyphs: .unicode, menu: menu)
      .after(.raise(.centerWeight), .toggleChooser)
    #expect(menu.choices.count == RunChoice.all.count + 1 && screen.cursor == 0)
    for size in FrameTests.sizes {
      #expect(frame(screen, size: size).text.contains("> 布 leaves 4-128-64-2-4"), "\(size)")
    }
    let opened = try menu.spec(of: menu.choices[0], with: screen.run.requested)
    #expect(opened.data == "leaves.csv" && opened.network == "4-128-64-2-4")
    #expect(opened[.centerWeight] == 0.2 && opened[.learningRate] == 0.3)
  }

  @Test("the cursor stays on the list, and choosing asks for what it is on, once")
  func cursor() throws {
    var screen = Trained.start.after(.toggleChooser, .moveCursor(-1))
    #expect(screen.cursor == 0)
    for _ in 0..<20 { _ = screen.reduce(.moveCursor(1)) }
    #expect(screen.cursor == RunChoice.all.count - 1)
    let last = RunChoice.all[RunChoice.all.count - 1]
    let spec = try screen.menu.spec(of: last, with: screen.run.requested)
    expect(.choose, on: screen, asks: [.open(last, spec)]) {
      $0.page = .plot
      $0.notice = .opening(last)
    }
    #expect(screen.after(.choose).cursor == nil)
  }

  @Test("what was chosen is said until the run is there, or why it never will be")
  func opening() throws {
    let chosen = Trained.start.after(.toggleChooser, .choose)
    #expect(leadLine(chosen) == ["opening digits · mlp …"])
    #expect(leadLine(chosen.hearing(of: chosen.snapshot)) == leadLine(chosen))
    #expect(leadLine(chosen.after(.nextPart)) == leadLine(chosen))
    let opened = chosen.after(.opened([RunView(Trained.run())], RunChoice.all[0]))
    #expect(leadLine(opened) != leadLine(chosen))
    let failed = chosen.after(.note(.notOpened("a.csv: no such file")))
    #expect(leadLine(failed)[0] == "! not opened: a.csv: no such file")
    #expect(leadLine(failed.after(.nextPart))[0] != leadLine(failed)[0])
  }

  @Test("another run keeps the pace and the way of looking, and nothing of the old run")
  func showing() throws {
    let before = Trained.afterward.after(
      .faster, .nextRegions, .nextPart, .focus(3), .raise(.centerWeight), .toggleInspection)
    let rings = try #require(RunChoice.all.last { $0.broken == nil })
    let spec = try RunMenu().spec(of: rings, with: before.run.requested)
    let view = RunView(try spec.run(), by: spec, pace: before.run.pace)
    let screen = before.after(.opened([view], rings))
    #expect(screen.run.pace == before.run.pace && screen.run.pace != Pace.start)
    #expect(screen.plot.regions == before.plot.regions && screen.plot.part == before.plot.part)
    #expect(screen.plot.focus == nil && screen.run.turns.isEmpty && screen.snapshot.step == 0)
    #expect(screen[.centerWeight] == 0.2 && screen.page == .plot)
    #expect(screen.after(.toggleChooser).cursor == RunChoice.all.firstIndex(of: rings))
    #expect(frame(screen, size: Size(width: 100, height: 30)).text.contains("rings"))
  }

  @Test("at 80×24 each choice stands in a line with what it shows best")
  func wide() {
    let screen = Trained.start.after(.toggleChooser, .moveCursor(1))
    let text = frame(screen, size: Size(width: 80, height: 24)).text
    for choice in RunChoice.all {
      #expect(
        text.split(separator: "\n").contains {
          $0.contains(choice.name) && $0.contains(choice.network)
            && $0.contains(choice.shows.rawValue)
        }, "\(choice)")
    }
    #expect(text.contains("> mnist   mlp ") && text.contains(BuiltInData.mnist.summary))
  }

  @Test("at 40×12 the list scrolls so that the cursor is seen, with all about it")
  func narrow() {
    for screen in [Trained.start, Trained.start.inASCII] {
      for index in RunChoice.all.indices {
        let words = words(screen.after(.toggleChooser, .moveCursor(index)), 40, 12)
        #expect(words.contains("> \(RunChoice.all[index].name)"))
        #expect(words.contains(screen.glyphs.plain(RunChoice.all[index].shows.rawValue)))
      }
    }
  }
}
