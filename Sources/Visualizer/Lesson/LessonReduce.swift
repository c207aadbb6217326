import Drawing
import Learning
import Lessons
import Runs

extension ScreenState {
  /// Begins a lesson whose first run is the one that is shown; `presenting` with its words in large letters.
  public mutating func begin(_ lesson: Lesson, presenting: Bool = false) -> [Effect] {
    self.lesson = LessonPlay(lesson)
    slides = presenting ? Slides() : nil
    eachSide { $0.isPaused = true }
    return goOnWithLesson()
  }

  /// Begins the first lesson, or the one after that which is played, in the place of the run that is shown.
  mutating func beginNextLesson() -> [Effect] {
    let all = Lesson.builtIn(in: say.code)
    let index = lesson.flatMap { play in all.firstIndex(of: play.lesson) }.map { $0 + 1 } ?? 0
    let play = LessonPlay(all[index % all.count])
    let (spec, choice) = (play.lesson.start, RunChoice(of: play.lesson.start, .choiceOfLesson))
    (lesson, page) = (play, .plot)
    notice = .opening(choice)
    return [.open(choice, spec)]
  }

  /// What a key or an answer, or news that were waited for, has the lesson do next.
  mutating func goOnWithLesson() -> [Effect] {
    guard var play = lesson else { return [] }
    // A knob of the lesson is one side's, whatever was chosen while playing, and all classes are to be seen.
    isLinked = false
    plot.focus = nil
    var effects: [Effect] = []
    let orders = play.goOn(from: run.snapshot.step)
    lesson = play
    for order in orders {
      switch order {
      case .open(let spec):
        let choice = RunChoice(of: spec, .choiceOfLesson)
        notice = .opening(choice)
        effects.append(.open(choice, spec))
      case .act(let action): effects += reduce(action)
      case .fork:
        if !isForked { effects += reduce(.fork) }
        active = 1
      case .keep: if isForked { effects += reduce(.fork) }
      case .look(let look): effects += self.look(look)
      case .measure(let question): measure(question)
      }
    }
    turnSlide()
    return effects
  }

  /// What Enter does: goes on where the lesson waits for a key, and with a run that was paused on its way.
  mutating func pressEnterInLesson() -> [Effect] {
    switch lesson?.waiting {
    case .key: return showNextParagraph() ? [] : goOnWithLesson()
    case .step(let target) where run.isPaused && run.snapshot.step < target:
      return reduce(.goOn(steps: target - run.snapshot.step))
    default: return []
    }
  }

  mutating func answer(_ option: Int) -> [Effect] {
    guard lesson?.choose(option) == true else { return [] }
    return goOnWithLesson()
  }

  /// Goes on where the lesson waited for what has come about.
  mutating func noteNewsForLesson() -> [Effect] {
    guard case .step(let target)? = lesson?.waiting else { return [] }
    let isThere = runs.allSatisfy { run in
      (run.report.standsAt >= target || run.hasFailed) && !run.isInPast
        && run.report.commandCount == run.commandCount
    }
    return isThere ? goOnWithLesson() : []
  }

  private mutating func measure(_ question: Lesson.Question) {
    let isTrained = run.title.dataset.isTrained
    func value(_ measure: Measure) -> Double {
      let side = min(measure.side ?? active, runs.count - 1)
      return measure.value(in: runs[side].snapshot, isTrained: isTrained)
    }
    let values = question.measures.map { "\($0) \(NumberText.short(value($0)))" }
    lesson?.note(
      LessonPlay.Outcome(
        right: question.rightOption(value), isMeasured: question.knownOption == nil,
        values: values))
  }

  private mutating func look(_ look: Lesson.Look) -> [Effect] {
    switch look {
    case .relativeScale: plot.scale = .relative
    case .absoluteScale: plot.scale = .absolute
    case .testPoints: plot.part = .test
    case .trainPoints: plot.part = .train
    case .allPoints: plot.part = .both
    case .noRegions: plot.regions = .none
    case .softmaxRegions: plot.regions = .softmax
    case .nearestCenterRegions: plot.regions = .nearestCenter
    case .disagreementRegions: plot.regions = .disagreement
    case .trails: plot.showsTrails = true
    case .noTrails: plot.showsTrails = false
    case .overviewPanel: panel = .overview
    case .lossesPanel: panel = .losses
    case .accuraciesPanel: panel = .accuracies
    case .distancesPanel: panel = .distances
    case .classesPanel: panel = .classes
    case .confusionPanel: panel = .confusion
    case .openSetPanel: panel = .openSet
    case .equationsPanel: panel = .equations
    case .runsPanel: panel = .runs
    case .featuresOfStep: return takeApart(.features)
    case .differencesOfStep: return takeApart(.differences)
    case .lossOfStep: return takeApart(.loss)
    case .gradientOfStep: return takeApart(.gradient)
    case .sumsOfStep: return takeApart(.sums)
    case .centersOfStep: return takeApart(.centers)
    case .weightsOfStep: return takeApart(.weights)
    case .noStep: page.step = nil
    }
    fitAxes()
    return []
  }
}

extension RunView {
  /// Whether it stands at the last good state before a loss that was not finite.
  fileprivate var hasFailed: Bool {
    recording.divergence.map { isPaused && snapshot.step <= $0.step } ?? false
  }
}
