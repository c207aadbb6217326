import Drawing
import Learning
import Testing
import Visualizer

struct RunChoiceTests {
  @Test("every choice opens a run of its data and network, with the knobs as they stand")
  func opens() throws {
    let state = Trained.start.after(.raise(.centerWeight), .lower(.centerRate), .nextRule)
    for choice in RunChoice.all {
      let run = try RunMenu().run(choice, from: state)
      #expect(run.dataset.name == choice.name)
      if choice.network != "mlp" { #expect(run.architecture.description == choice.network) }
      let chosen = run.trainer.hyperparameters
      #expect(chosen.centerWeight == 0.2 && chosen.centerRate == 0.45)
      #expect(chosen.centerRule == .gradient)
      #expect(chosen.learningRate == run.architecture.recipe.learningRate)
    }
  }

  @Test("the screen looks at fewer samples where the network is slow, and at the same as it shows")
  func samplesLookedAt() throws {
    for choice in RunChoice.all where choice.name == "mnist" {
      let run = try RunMenu().run(choice, from: Trained.start)
      let most = Session.mostEvaluated(by: run.architecture)
      #expect(most == (choice.network == "lenet++" ? 200 : 2000))
      #expect(run.dataset.excerpt(most).test.count == min(most, 1000))
    }
  }

  @Test("no choice is offered twice, and all data that is built in can be chosen")
  func complete() {
    let names = RunChoice.all.map { "\($0.name) \($0.network)" }
    #expect(Set(names).count == names.count)
    #expect(Set(RunChoice.all.map(\.name)) == Set(BuiltInData.allCases.map(\.rawValue)))
  }

  @Test("the cursor stays on the list, and choosing asks for what it is on, once")
  func cursor() {
    var state = Trained.start.after(.toggleChooser, .moveCursor(-1))
    #expect(state.cursor == 0)
    for _ in 0..<20 { _ = state.reduce(.moveCursor(1)) }
    #expect(state.cursor == RunChoice.all.count - 1)
    _ = state.reduce(.moveCursor(-1))
    #expect(state.reduce(.choose) == [.open(RunChoice.all[RunChoice.all.count - 2])])
    #expect(state.cursor == nil)
    #expect(state.reduce(.choose) == [])
  }

  @Test("what was chosen is said until there is news")
  func opening() {
    let state = Trained.start.after(.toggleChooser, .choose)
    #expect(leadLine(state) == ["opening digits · mlp …"])
    #expect(leadLine(state.after(.receive(state.snapshot, stepsPerSecond: nil))) != leadLine(state))
  }

  @Test("another run keeps the pace and the way of looking, and nothing of the old run")
  func showing() throws {
    let before = Trained.afterward.after(
      .faster, .nextRegions, .nextPart, .focus(3), .raise(.centerWeight))
    let rings = try #require(RunChoice.all.last)
    let run = try RunMenu().run(rings, from: before)
    var evaluator = run.evaluator()
    let state = before.showing(RunTitle(run), evaluator.snapshot(of: run.checkpoint()), of: rings)
    #expect(state.pace == .stepsPerSecond(120))
    #expect(state.plot.regions == before.plot.regions && state.plot.part == before.plot.part)
    #expect(state.plot.focus == nil && state.turns.isEmpty && state.snapshot.step == 0)
    #expect(state.centerWeight == 0.2)
    #expect(frame(state, size: Size(width: 100, height: 30)).text.contains("rings"))
  }

  @Test("at 80×24 each choice stands in a line with what it shows best")
  func wide() {
    let text = frame(
      Trained.start.after(.toggleChooser, .moveCursor(1)), size: Size(width: 80, height: 24)
    ).text
    for choice in RunChoice.all {
      #expect(
        text.split(separator: "\n").contains {
          $0.contains(choice.name) && $0.contains(choice.network)
            && $0.contains(choice.shows)
        }, "\(choice)")
    }
    #expect(text.contains("> mnist   mlp ") && text.contains(BuiltInData.mnist.summary))
  }

  @Test("at 40×12 the list scrolls so that the cursor is seen, with all about it")
  func narrow() {
    for state in [Trained.start, Trained.start.inASCII] {
      for place in RunChoice.all.indices {
        let text = frame(
          state.after(.toggleChooser, .moveCursor(place)), size: Size(width: 40, height: 12)
        ).text
        let words = text.filter { $0 != "│" && $0 != "|" }.split { $0 == " " || $0 == "\n" }
          .joined(separator: " ")
        #expect(text.contains("> \(RunChoice.all[place].name)"))
        #expect(words.contains(state.glyphs.plain(RunChoice.all[place].shows)))
      }
    }
  }
}
