import Drawing
import Learning
import Lessons
import Runs
import Testing
import Visualizer

/// The runs that are broken on purpose: what is wrong is said from what is measured, and a key cures it.
struct BrokenRunTests {
  static let found: [(BrokenRun, Diagnosis)] = [
    (.alphaZero, .standingStill), (.gradientRule, .standingStill), (.collapse, .collapsed),
    (.strongLambda, .overwhelmed), (.lag, .lagging), (.longSteps, .flyingApart),
    (.noClipping, .notFinite), (.relu, .cutOff), (.bias, .biased),
  ]

  private static func spec(_ broken: BrokenRun, seed: UInt64) throws -> RunSpec {
    var spec = RunSpec()
    spec.seed = seed
    try broken.apply(to: &spec)
    return spec
  }

  /// α is 0, and it has been found out.
  static let curable: ScreenState = {
    var watched = Watched(steps: 1)
    watched.perform(.set(.centerRate, 0))
    watched.train(20)
    return watched.screen
  }()

  @Test("each is in the list")
  func all() {
    #expect(Set(Self.found.map(\.0)) == Set(BrokenRun.allCases))
    #expect(Set(Self.found.map(\.1)) == Set(Diagnosis.allCases))
  }

  @Test("each is found out, and a key cures it", arguments: found, [1, 2] as [UInt64])
  func cured(pair: (BrokenRun, Diagnosis), seed: UInt64) throws {
    let (broken, diagnosis) = pair
    let spec = try Self.spec(broken, seed: seed)
    var watched = Watched(try spec.run(), by: spec)
    for _ in 0..<15 { watched.train(20) }
    let texts = try #require(diagnosis.texts(watched.screen.run, .english), "\(broken)")
    let line = leadLine(watched.screen)
    #expect(line.contains { text in texts.contains { text.hasPrefix("\($0); c: ") } })
    #expect(watched.screen.activeBindings.contains { $0.label == "c" })

    // What is not clipped is too strong as well, which shows when it is.
    for _ in 0..<(broken == .noClipping ? 2 : 1) {
      if case .open(_, let cured)? = watched.screen.effects(of: .cure).first {
        watched = Watched(try cured.run(), by: cured)
      } else {
        watched.perform(.cure)
      }
      for _ in 0..<30 { watched.train(20) }
    }
    let (run, test) = (watched.screen.run, watched.screen.snapshot.test)
    #expect(!run.isPaused)
    for diagnosis in Diagnosis.allCases {
      #expect(diagnosis.texts(run, .english) == nil, "still \(diagnosis)")
    }
    #expect(test.accuracy > 0.92 && test.nearestCenterAccuracy > 0.9)
    #expect(!watched.screen.activeBindings.contains { $0.label == "c" })
    #expect(watched.screen.effects(of: .cure).isEmpty, "there is nothing to cure")
  }

  @Test("a sound run has nothing wrong with it, at any usual λ", arguments: [0, 0.01, 0.1, 1])
  func sound(weight: Float) throws {
    var spec = RunSpec()
    try spec.set(.centerWeight, weight)
    var watched = Watched(try spec.run(), by: spec)
    for _ in 0..<30 {
      watched.train(20)
      // Without center loss the centers may lag behind rays, by any rule.
      for diagnosis in Diagnosis.allCases where weight > 0 || diagnosis != .lagging {
        #expect(
          diagnosis.texts(watched.screen.run, .english) == nil,
          "\(diagnosis) at step \(watched.screen.snapshot.step)")
      }
      #expect(watched.screen.effects(of: .cure).isEmpty)
    }
  }

  @Test("the chooser has them all; what breaks one is not taken along to the next run")
  func chooser() throws {
    var menu = RunMenu()
    let knobs = Hyperparameters()
    for broken in BrokenRun.allCases {
      let choice = try #require(menu.choices.first { $0.broken == broken })
      #expect(try menu.spec(of: choice, with: knobs) == Self.spec(broken, seed: 1))
      var screen = Trained.start
      let view = RunView(try menu.spec(of: choice, with: knobs).run())
      _ = screen.reduce(.opened([view], choice))
      menu = screen.menu
      let plain = menu.choices[0]
      #expect(try menu.spec(of: plain, with: view.requested) == RunSpec())
      menu = RunMenu()
    }
  }

  @Test("a lesson's question is not answered by the cure")
  func lesson() throws {
    #expect(Self.curable.activeBindings.contains { $0.label == "c" })
    var asked = Self.curable
    _ = asked.begin(
      try Lesson("# A\n\n```lesson\nstart\nask Why?\noption a\noption b\n```\n", name: "it"))
    #expect(!asked.activeBindings.contains { $0.label == "c" })
    #expect(asked.effects(of: .cure).isEmpty)
  }
}

extension ScreenState {
  /// What an action asks of the world.
  fileprivate func effects(of action: Action) -> [Effect] {
    var screen = self
    return screen.reduce(action)
  }
}
