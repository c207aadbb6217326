import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// The learning rate that the screen shows is the one in force, also where a schedule lets it fall.
struct ScheduleTests {
  /// Just before the first fall, at it, and 1,000 steps later.
  static let states: [ScreenState] = {
    var chosen = Hyperparameters()
    (chosen.learningRate, chosen.schedule, chosen.batchSize) = (0.01, .paper, 16)
    var run = Trained.run(chosen)
    return [4_999, 5_000, 6_000].map { step in
      while run.stepCount < step { run.step() }
      return ScreenState(RunView(run), glyphs: .unicode)
    }
  }()

  private func rate(_ state: ScreenState, _ width: Int, _ height: Int) -> String? {
    let text = frame(state, size: Size(width: width, height: height)).text
    return text.firstMatch(of: /(?:η|eta) +([0-9.×x]+)/).map { String($0.output.1) }
  }

  @Test("beside the knob stands what it says, times what the schedule has made of it")
  func knobs() {
    for (width, height) in [(60, 16), (80, 24), (250, 70)] {
      #expect(rate(Self.states[0], width, height) == "0.01")
      #expect(rate(Self.states[1], width, height) == "0.01×0.8")
      #expect(rate(Self.states[1].inASCII, width, height) == "0.01x0.8")
    }
    #expect(rate(Self.states[1].after(.raise(.learningRate)), 80, 24) == "0.02×0.8")
  }

  @Test("at the step of a fall the lead line says so, for a while, or until a knob is turned")
  func said() {
    #expect(!leadLine(Self.states[0])[0].contains("schedule"))
    #expect(
      leadLine(Self.states[1]) == [
        "step 5 000: the schedule lowers η to 0.01 × 0.8 = 0.008, so steps are shorter from now on",
        "step 5 000: the schedule lowers η to 0.01 × 0.8 = 0.008",
        "step 5 000: schedule, η × 0.8",
      ])
    #expect(!leadLine(Self.states[2])[0].contains("schedule"))
    #expect(leadLine(Self.states[1].after(.raise(.centerWeight)))[0].hasPrefix("λ 0.1 → 0.2"))
  }

  @Test("on the charts a fall is a labelled tick, and the equations say when there will be one")
  func charts() {
    func text(_ panel: Panel, _ state: ScreenState) -> String {
      var canvas = Canvas(Size(width: 40, height: 14))
      drawPanel(panel, state.run, state, on: &canvas, in: Rect(canvas.size))
      return canvas.text
    }
    #expect(!text(.losses, Self.states[0]).contains("η ×0.8"))
    #expect(
      text(.losses, Self.states[2]).contains("η ×0.8")
        && text(.losses, Self.states[2]).contains("┴"))
    let equations = Self.states.map { text(.equations, $0) }
    #expect(equations[0].contains("η = 0.01, μ = 0.9"))
    #expect(equations[2].contains("η = 0.01 × 0.8 = 0.008, μ = 0.9"))
    for line in ["η × 0.8 from step 5 000 on", "η × 0.64 from step 8 000 on"] {
      #expect(equations.allSatisfy { $0.contains(line) })
    }
    #expect(!text(.equations, Trained.start).contains("from step"))
  }
}
