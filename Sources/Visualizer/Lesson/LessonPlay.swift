import Learning
import Lessons
import Runs

/// A lesson as it is being played: what is read, asked or waited for.
public struct LessonPlay: Sendable, Equatable {
  /// What has to happen before it goes on.
  public enum Waiting: Sendable, Equatable {
    /// A key, when what stands there has been read.
    case key
    /// An answer to the question.
    case answer
    /// The run's coming to a step.
    case step(Int)
    /// The next run's being there.
    case run
    /// Nothing: it is over.
    case end
  }

  public let lesson: Lesson
  /// What was read last, as long as it is shown.
  package private(set) var paragraphs: [String] = []
  package private(set) var question: Lesson.Question?
  /// The index of the answer that was chosen.
  package private(set) var guess: Int?
  package private(set) var outcome: Outcome?
  public private(set) var waiting = Waiting.run
  /// The step of the lesson that comes next.
  private var next = 0
  /// Whether its first run has been come by, which is there when it begins.
  private var hasStarted = false

  /// What was measured when a question was answered.
  package struct Outcome: Sendable, Equatable {
    /// The index of the right answer; `nil` where none is.
    package let right: Int?
    /// Whether it is right by what was measured.
    package let isMeasured: Bool
    package let values: [String]
  }

  /// At its first run, which is there already.
  public init(_ lesson: Lesson) {
    self.lesson = lesson
  }
}

extension LessonPlay {
  /// What the screen has to do for the lesson, one thing after the other.
  enum Order {
    case open(RunSpec)
    case act(Action)
    /// One run is to be two, or two are to be one, whatever was done to them meanwhile.
    case fork
    case keep
    case look(Lesson.Look)
    /// Measure what the question depends on.
    case measure(Lesson.Question)
  }

  /// Goes on to the next thing that has to be waited for, and returns what is to be done up to there. `standing`: the step
  /// from which the run would go on.
  mutating func goOn(from standing: Int) -> [Order] {
    var orders: [Order] = []
    (question, outcome) = (outcome == nil ? question : nil, nil)
    while next < lesson.steps.count {
      let kind = lesson.steps[next].kind
      next += 1
      switch kind {
      case .text(let text):
        (paragraphs, question, outcome, waiting) = (text, nil, nil, .key)
        return orders
      case .start where !hasStarted: hasStarted = true
      case .start(let spec):
        waiting = .run
        return orders + [.open(spec)]
      case .fork: orders.append(.fork)
      case .keep: orders.append(.keep)
      case .side(let side): orders.append(.act(.activate(side: side)))
      case .change(.set(let knob, let value)): orders.append(.act(.set(knob, value)))
      case .change(.rule(let rule)): orders.append(.act(.setRule(rule)))
      case .change, .expect: break
      case .run(let target, _):
        guard target > standing else { break }
        waiting = .step(target)
        return orders + [.act(.goOn(steps: target - standing))]
      case .show(let look): orders.append(.look(look))
      case .ask(let asked):
        (question, guess, waiting) = (asked, nil, .answer)
        return orders
      case .answer:
        guard let question else { break }
        waiting = .key
        return orders + [.measure(question)]
      }
    }
    (paragraphs, question, waiting) = ([], nil, .end)
    return orders
  }

  mutating func choose(_ option: Int) -> Bool {
    guard waiting == .answer, let question, question.options.indices.contains(option) else {
      return false
    }
    guess = option
    return true
  }

  mutating func note(_ outcome: Outcome) { self.outcome = outcome }
}
