import Drawing
import Learning
import Lessons
import Runs

extension ScreenState {
  /// Begins a lesson whose first run is the one that is shown.
  public mutating func begin(_ lesson: Lesson) -> [Effect] {
    self.lesson = LessonPlay(lesson)
    eachSide { $0.isPaused = true }
    return goOnWithLesson()
  }

  /// Begins the first lesson, or the one after that which is played, in the place of the run that is shown.
  mutating func beginNextLesson() -> [Effect] {
    let all = Lesson.builtIn
    let index = lesson.flatMap { play in all.firstIndex(of: play.lesson) }.map { $0 + 1 } ?? 0
    let play = LessonPlay(all[index % all.count])
    let (spec, choice) = (play.lesson.start, RunChoice(ofLesson: play.lesson.start))
    (lesson, hasOpenedFirst, page) = (play, false, .plot)
    notice = .opening(choice)
    return [.open(choice, spec)]
  }

  /// What a key or an answer, or news that were waited for, has the lesson do next.
  mutating func goOnWithLesson() -> [Effect] {
    guard var play = lesson else { return [] }
    var effects: [Effect] = []
    let orders = play.goOn(steps: run.report.standsAt)
    lesson = play
    for order in orders {
      switch order {
      case .open(let spec):
        guard !hasOpenedFirst else {
          let choice = RunChoice(ofLesson: spec)
          notice = .opening(choice)
          effects.append(.open(choice, spec))
          continue
        }
        // The first run was there when the lesson began.
        hasOpenedFirst = true
        effects += goOnWithLesson()
      case .act(let action): effects += reduce(action)
      case .activate(let side): active = min(side, runs.count - 1)
      case .look(let name, let value): look(name, value)
      case .measure(let question): measure(question)
      }
    }
    return effects
  }

  mutating func answer(_ option: Int) -> [Effect] {
    guard lesson?.choose(option) == true else { return [] }
    return goOnWithLesson()
  }

  /// Goes on where the lesson waited for what has come about.
  mutating func noteNewsForLesson() -> [Effect] {
    guard case .step(let target)? = lesson?.waiting else { return [] }
    let isThere = runs.allSatisfy {
      $0.report.standsAt >= target && $0.snapshot.step == $0.report.standsAt
        && $0.report.commandCount == $0.commandCount
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
    lesson?.note(LessonPlay.Outcome(right: question.rightOption(value), values: values))
  }

  private mutating func look(_ name: String, _ value: String) {
    switch name {
    case "scale": plot.scale = value == "absolute" ? .absolute : .relative
    case "points": plot.part = value == "train" ? .train : value == "both" ? .both : .test
    case "regions":
      plot.regions =
        switch value {
        case "softmax": .softmax
        case "nearest-center": .nearestCenter
        case "disagreement": .disagreement
        default: .none
        }
    case "trails": plot.showsTrails = value == "on"
    case "panel":
      let names: [String: Panel] = [
        "overview": .overview, "losses": .losses, "accuracies": .accuracies,
        "distances": .distances, "classes": .classes, "confusion": .confusion,
        "open-set": .openSet, "equations": .equations,
      ]
      panel = names[value] ?? panel
    default: break
    }
    fitAxes()
  }
}
