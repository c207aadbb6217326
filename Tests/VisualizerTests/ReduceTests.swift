import Drawing
import Learning
import Testing
import Visualizer

struct ReduceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let action: Action
    let effects: [Effect]
    let isAsExpected: @Sendable (State) -> Bool
    let testDescription: String

    init(
      _ description: String, _ action: Action, _ effects: [Effect],
      _ isAsExpected: @escaping @Sendable (State) -> Bool
    ) {
      testDescription = description
      self.action = action
      self.effects = effects
      self.isAsExpected = isAsExpected
    }
  }

  /// What each action does to a run at the defaults: λ 0.1, α 0.5, 60 steps a second, running.
  static let table: [Case] = [
    Case("λ up", .raise(.centerWeight), [.tell(.change(.centerWeight(0.2)))]) {
      $0.centerWeight == 0.2
    },
    Case("λ down", .lower(.centerWeight), [.tell(.change(.centerWeight(0.05)))]) {
      $0.centerWeight == 0.05
    },
    Case("α up", .raise(.centerRate), [.tell(.change(.centerRate(0.55)))]) {
      $0.centerRate == 0.55
    },
    Case("α down", .lower(.centerRate), [.tell(.change(.centerRate(0.45)))]) {
      $0.centerRate == 0.45
    },
    Case("rule", .nextRule, [.tell(.change(.centerRule(.gradient)))]) {
      $0.centerRule == .gradient
    },
    Case("η up", .raise(.learningRate), [.tell(.change(.learningRate(0.2)))]) {
      $0.learningRate == 0.2
    },
    Case("λ set", .set(.centerWeight, 5), [.tell(.change(.centerWeight(5)))]) {
      $0.centerWeight == 5 && $0.heldKnob == nil
    },
    Case("slider held", .hold(.centerRate, 1), [.tell(.change(.centerRate(1)))]) {
      $0.centerRate == 1 && $0.heldKnob == .centerRate
    },
    Case("λ set to what it is", .set(.centerWeight, 0.1), []) { $0.turns.isEmpty },
    Case("pause", .togglePause, [.tell(.pause(true))]) { $0.isPaused },
    Case("step", .stepOnce, [.tell(.stepOnce)]) { $0.isPaused },
    Case("restart", .restart, [.tell(.change(.restart))]) {
      $0.centerWeight == 0.1 && !$0.isPaused
    },
    Case("faster", .faster, [.tell(.pace(.stepsPerSecond(120)))]) {
      $0.pace == .stepsPerSecond(120)
    },
    Case("slower", .slower, [.tell(.pace(.stepsPerSecond(30)))]) { $0.pace == .stepsPerSecond(30) },
    Case("fit", .fitAxes, []) { $0.axes == Trained.start.axes },
    Case("help", .toggleHelp, []) { $0.isHelpShown },
    Case("redraw", .redraw, [.redraw]) { !$0.isHelpShown },
    Case("quit", .quit, [.quit]) { !$0.isPaused },
  ]

  @Test("an action changes the state and says what training is to do", arguments: table)
  func action(_ row: Case) {
    var state = Trained.start
    #expect(state.reduce(row.action) == row.effects)
    #expect(row.isAsExpected(state))
  }

  @Test("space, help: twice is as before")
  func toggles() {
    let state = Trained.start.after(.togglePause, .togglePause, .toggleHelp, .toggleHelp)
    #expect(!state.isPaused && !state.isHelpShown)
  }

  @Test("the rules come round")
  func rules() {
    #expect(Trained.start.after(.nextRule, .nextRule).centerRule == .classMean)
    #expect(Trained.start.after(.nextRule, .nextRule, .nextRule).centerRule == .paper)
  }

  @Test("a knob at its end asks nothing of training")
  func ends() {
    var state = Trained.start
    for _ in 0..<30 { _ = state.reduce(.raise(.centerWeight)) }
    #expect(state.centerWeight == 10)
    #expect(state.reduce(.raise(.centerWeight)).isEmpty)
    for _ in 0..<30 { _ = state.reduce(.faster) }
    #expect(state.pace == .full)
    #expect(state.reduce(.faster).isEmpty)
  }

  @Test("news from training replaces the snapshot and leaves the knobs as they were turned")
  func news() {
    var state = Trained.start.after(.raise(.centerWeight))
    let effects = state.reduce(.receive(Trained.afterward.snapshot, stepsPerSecond: 58.5))
    #expect(effects.isEmpty)
    #expect(state.snapshot.step == 300)
    #expect(state.measuredPace == 58.5)
    #expect(state.centerWeight == 0.2)
  }

  @Test("the news that training reached the step to pause at shows as a pause, once")
  func pauseStep() {
    var state = State(
      title: Trained.start.title, glyphs: .unicode, snapshot: Trained.start.snapshot,
      pauseStep: 300)
    _ = state.reduce(.receive(Trained.afterward.snapshot, stepsPerSecond: nil))
    #expect(state.isPaused)
    _ = state.reduce(.togglePause)
    _ = state.reduce(.receive(Trained.afterward.snapshot, stepsPerSecond: nil))
    #expect(!state.isPaused)
  }
}

struct KnobTurnTests {
  private func received(_ state: State, times: Int) -> State {
    var state = state
    for _ in 0..<times { _ = state.reduce(.receive(state.snapshot, stepsPerSecond: nil)) }
    return state
  }

  @Test("presses that follow each other are one turn, from the first value to the last")
  func merges() throws {
    var state = Trained.afterward.after(.raise(.centerWeight))
    state = received(state, times: 3).after(.raise(.centerWeight), .lower(.centerRate))
    let turn = try #require(state.lastTurn)
    #expect(turn.changes.map(\.knob) == [.centerWeight, .centerRate])
    #expect(turn.changes.map(\.from) == [0.1, 0.5])
    #expect(turn.changes.map(\.to) == [0.5, 0.45])
    #expect(turn.step == 300)
  }

  @Test("its label says what was turned to what, the rule too")
  func label() throws {
    let state = Trained.afterward.after(.raise(.centerWeight), .raise(.learningRate), .nextRule)
    #expect(state.turns.count == 1)
    #expect(state.lastTurn?.label == "λ 0.2, η 0.2, gradient")
    let twice = state.after(.nextRule)
    #expect(twice.lastTurn?.rule == .init(from: .paper, to: .classMean))
  }

  @Test("turns of a long run stay in bounded memory, the latest kept")
  func bounded() {
    var state = Trained.afterward
    for _ in 0..<300 {
      _ = state.reduce(state.centerWeight == 0.1 ? .raise(.centerWeight) : .lower(.centerWeight))
      state = received(state, times: 15)
    }
    #expect(state.turns.count == 256)
  }

  @Test("half a second later a press begins a new turn")
  func begins() throws {
    var state = Trained.afterward.after(.raise(.centerWeight))
    state = received(state, times: 15).after(.raise(.centerWeight))
    let turn = try #require(state.lastTurn)
    #expect(turn.changes.map(\.from) == [0.2])
  }

  @Test("a restart forgets it: what came before has nothing to do with the new run")
  func restart() {
    #expect(Trained.afterward.after(.raise(.centerWeight), .restart).lastTurn == nil)
  }
}
