import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// The next step of a run, part by part on the screen.
struct StepApartTests {
  /// A run of 300 steps whose next step is taken apart.
  static let apart: ScreenState = {
    var run = Trained.run()
    for _ in 0..<300 { run.step() }
    let asked = Trained.afterward.after(.movePart(1))
    let report = Report(
      snapshot: run.evaluate(), anatomy: run.nextStepTakenApart(), recording: asked.run.recording,
      isPaused: true, commandCount: asked.run.commandCount)
    return asked.after(.receive([report]))
  }()

  static let stepKeys: [KeyEffect] = [
    KeyEffect(.character("e"), "e goes to the next part", asks: []) {
      $1.page.step?.part == .differences
    },
    KeyEffect(
      .character("e"), "e takes the step after the last part",
      after: Array(repeating: .movePart(1), count: 6), asks: [.tell(.stepOnce)]
    ) { $0.page.step?.part == .weights && $1.page.step?.part == .features },
    KeyEffect(.character("E"), "E goes back a part", after: [.movePart(1), .movePart(1)]) {
      $1.page.step?.part == .differences
    },
    KeyEffect(.character("j"), "j picks the next sample") { $1.page.step?.picked == 1 },
    KeyEffect(.character("k"), "k picks the last sample") { $1.page.step?.picked == 127 },
    KeyEffect(.escape, "Esc goes back to the run", asks: [.tell(.takeApart(false))]) {
      $1.page.step == nil && $1.page == .plot
    },
  ]

  @Test(
    "whatever leads away from it tells training that no one looks any more",
    arguments: [
      Action.toggleInspection, .nextWorst, .leaveStep,
    ])
  func leaving(action: Action) {
    var screen = Self.apart
    let asked = screen.reduce(action)
    #expect(screen.page.step == nil && asked == [.tell(.takeApart(false))])
    var helped = Self.apart
    #expect(helped.reduce(.toggleHelp) == [] && helped.page.step != nil)
  }

  @Test("each key of a step taken apart does what its help says", arguments: stepKeys)
  func keys(effect: KeyEffect) throws { try effect.expect(on: Self.apart) }

  @Test(
    "each part has its name, its equation and its numbers",
    arguments: [
      (0, "The features", "x = ("), (1, "Each feature and its center", "x − c_y"),
      (2, "The loss", "L = L_S + λ L_C"), (3, "The gradient on the features", "B ∂L_S/∂x = ("),
      (4, "What a class says to its center", "1 + n = "), (5, "The centers move", "c += ("),
      (6, "The weights follow", "norm of the gradient"),
    ])
  func parts(part: Int, name: String, equation: String) {
    var screen = Self.apart
    for _ in 0..<part { _ = screen.reduce(.movePart(1)) }
    let text = frame(screen, size: Size(width: 110, height: 34)).text
    #expect(text.contains("step 301, part \(part + 1) of 7"))
    #expect(text.contains(name) && text.contains(equation))
    #expect(text.contains("features of the next batch"))
  }

  @Test(
    "at every size the part is there, and nothing beside the screen", arguments: FrameTests.sizes)
  func sizes(size: Size) {
    var screen = Self.apart
    for _ in StepLook.Part.allCases {
      let text = frame(screen, size: size).text
      #expect(text.contains("step 301, part "))
      _ = screen.reduce(.movePart(1))
    }
  }

  @Test("training takes it apart only while someone looks, and again after each step")
  func reports() throws {
    let now = ContinuousClock.now
    let driver = RunDriver(Trained.run(), by: RunSpec(), whenNotFinite: .goBack)
    var loop = TrainingLoop([driver], pace: .full, isPaused: true, pauseStep: nil, now: now)
    func anatomy() -> StepAnatomy? {
      loop.takeMoments(now)[0].report(on: Trained.start.run.title).anatomy
    }
    #expect(anatomy() == nil)
    loop.perform(.takeApart(true), now)
    #expect(anatomy()?.step == 0)
    loop.perform(.stepOnce, now)
    loop.step(now)
    #expect(anatomy()?.step == 1 && !loop.isDue(now))
    loop.perform(.event(.set(.centerWeight, 2)), now)
    #expect(anatomy()?.hyperparameters.centerWeight == 2)
    loop.perform(.takeApart(false), now)
    #expect(anatomy() == nil)
  }
}
