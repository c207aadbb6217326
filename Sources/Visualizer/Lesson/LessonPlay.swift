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

  /// What was measured when a question was answered.
  package struct Outcome: Sendable, Equatable {
    /// The index of the right answer; `nil` where none is.
    package let right: Int?
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
    case activate(Int)
    case look(String, String)
    /// Measure what the question depends on.
    case measure(Lesson.Question)
  }

  /// Goes on to the next thing that has to be waited for, and returns what is to be done up to there.
  mutating func goOn(steps standing: Int) -> [Order] {
    var orders: [Order] = []
    (question, outcome) = (outcome == nil ? question : nil, nil)
    while next < lesson.steps.count {
      let kind = lesson.steps[next].kind
      next += 1
      switch kind {
      case .text(let text):
        (paragraphs, question, outcome, waiting) = (text, nil, nil, .key)
        return orders
      case .start(let spec):
        waiting = .run
        return orders + [.open(spec)]
      case .fork: orders.append(.act(.fork))
      case .keep: orders.append(.act(.fork))
      case .side(let side): orders.append(.activate(side))
      case .change(.set(let knob, let value)): orders.append(.act(.set(knob, value)))
      case .change(.rule(let rule)): orders.append(.act(.setRule(rule)))
      case .change, .expect: break
      case .run(let target):
        guard target > standing else { break }
        waiting = .step(target)
        return orders + [.act(.goOn(steps: target - standing))]
      case .show(.setting(let name, let value)): orders.append(.look(name, value))
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

extension Lesson {
  /// The first run that it begins with.
  public var start: RunSpec {
    for step in steps { if case .start(let spec) = step.kind { return spec } }
    return RunSpec()
  }
}
