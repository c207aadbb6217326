import Drawing
import Learning
import Testing
import Visualizer

/// What was asked for on the command line holds for every run that is opened later.
struct RunMenuTests {
  private func menu(_ settings: RunSettings) throws -> RunMenu {
    RunMenu(startedWith: Trained.run(), settings, data: .digits)
  }

  private func run(
    _ name: String, _ network: String = "mlp", _ change: (inout RunSettings) -> Void
  ) throws -> TrainingRun {
    var settings = RunSettings()
    change(&settings)
    let menu = try menu(settings)
    let choice = try #require(
      menu.choices.first { $0.name == name && $0.network == network })
    return try menu.run(choice, from: Trained.start)
  }

  @Test("a schedule goes on, and brings its own learning rate")
  func schedule() throws {
    let chosen = try run("rings") { $0.schedule = .paper }.trainer.hyperparameters
    #expect(chosen.schedule == .paper && chosen.learningRate == 0.01)
  }

  @Test("a learning rate that was asked for holds for all; otherwise each has that of its network")
  func learningRate() throws {
    let asked = try run("mnist", "lenet") { $0.learningRate = 0.02 }
    #expect(asked.trainer.hyperparameters.learningRate == 0.02)
    let both = try run("mnist", "lenet") { ($0.learningRate, $0.schedule) = (0.02, .paper) }
    #expect(both.trainer.hyperparameters.learningRate == 0.02)
    let other = try run("mnist", "lenet") { _ in }
    #expect(other.trainer.hyperparameters.learningRate == 0.05)
  }

  @Test("a batch, a seed and threads go on, a batch up to as many samples as there are")
  func batch() throws {
    #expect(try run("rings") { $0.batchSize = 17 }.trainer.hyperparameters.batchSize == 17)
    let rings = try run("rings") { $0.batchSize = 1437 }
    #expect(rings.trainer.hyperparameters.batchSize == rings.dataset.train.count)
    #expect(rings.dataset.train.count < 1437)
    #expect(try run("rings") { $0.seed = 7 }.seed == 7)
    #expect(try run("rings") { $0.testShare = 0.4 }.dataset.test.count == 300)
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

  @Test("the page says in the words of the command line what holds for all, and nothing by default")
  func page() throws {
    var settings = RunSettings()
    settings.spoiling.noise = 0.25
    settings.spoiling.heldOutClass = "4"
    settings.schedule = .paper
    let state = State(
      title: Trained.start.title, glyphs: .unicode, snapshot: Trained.start.snapshot,
      menu: try menu(settings))
    let size = Size(width: 80, height: 24)
    let text = frame(state.after(.toggleChooser), size: size).text
    let words = text.filter { $0 != "│" }.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(
      words.contains(
        "each with --noise 0.25, --hold-out-class 4 where there is one, --schedule paper"))
    #expect(
      !frame(Trained.start.after(.toggleChooser), size: size).text.contains("each with"))
  }

  @Test("what was started with other data or another network stands first and can be opened again")
  func started() throws {
    let samples = Samples(
      inputSize: 4, pixels: (0..<80).map { UInt8($0 * 37 % 251) }, labels: (0..<20).map { $0 % 4 })
    let data = Dataset(
      name: "布 leaves", shape: .features(4), classNames: ["a", "b", "c", "d"], train: samples,
      test: samples)
    var settings = RunSettings()
    settings.learningRate = 0.3
    let run = try settings.run(data, .standard(for: data))
    var evaluator = run.evaluator()
    let menu = RunMenu(startedWith: run, settings, data: nil)
    let state = State(
      title: RunTitle(run), glyphs: .unicode, snapshot: evaluator.snapshot(of: run.checkpoint()),
      menu: menu
    ).after(.raise(.centerWeight), .toggleChooser)
    #expect(menu.choices.count == RunChoice.all.count + 1 && state.cursor == 0)
    for size in FrameTests.sizes {
      #expect(frame(state, size: size).text.contains("> 布 leaves 4-128-64-2-4"), "\(size)")
    }
    let opened = try menu.run(menu.choices[0], from: state)
    #expect(opened.dataset.name == "布 leaves" && opened.trainer.stepCount == 0)
    #expect(opened.trainer.hyperparameters.centerWeight == 0.2)
    #expect(opened.trainer.hyperparameters.learningRate == 0.3)
  }

  @Test("what is built in is not offered twice, and the cursor begins on what is shown")
  func cursor() throws {
    let menu = try menu(RunSettings())
    #expect(menu.choices == RunChoice.all)
    let blobs = try #require(menu.choices.first { $0.name == "blobs" })
    let run = try menu.run(blobs, from: Trained.start)
    var evaluator = run.evaluator()
    let state = Trained.start.showing(
      RunTitle(run), evaluator.snapshot(of: run.checkpoint()), of: blobs)
    #expect(state.after(.toggleChooser).cursor == 4)
    let lenet = try #require(menu.choices.first { $0.network == "lenet" })
    let mnist = try menu.run(lenet, from: Trained.start)
    let other = RunMenu(startedWith: mnist, RunSettings(), data: .mnist)
    #expect(other.choices == RunChoice.all)
  }
}
