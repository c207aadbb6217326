import Learning
import Runs

/// A lesson played without a screen: whether what it says is so.
public struct LessonCheck: Sendable, Equatable {
  /// What did not hold, each with its line.
  public private(set) var failures: [String] = []
  /// So many conditions and questions were tried.
  public private(set) var count = 0
  /// The right answer of each question that was answered, in order.
  public private(set) var answers: [Int] = []
}

extension LessonCheck {
  /// Plays a lesson with the seed of all its runs. Throws where a run cannot be had.
  public init(of lesson: Lesson, seed: UInt64) throws {
    var drivers: [RunDriver] = []
    var active = 0
    var question: Lesson.Question?
    for step in lesson.steps {
      func measured() -> (Measure) -> Double {
        let snapshots = drivers.map { $0.run.evaluate() }
        let isTrained = drivers.first?.run.dataset.isTrained ?? []
        return { measure in
          let side = min(measure.side ?? active, snapshots.count - 1)
          return measure.value(in: snapshots[side], isTrained: isTrained)
        }
      }
      func failed(_ what: String, _ measures: [Measure], _ value: (Measure) -> Double) {
        let values = measures.map { "\($0) \(value($0))" }.joined(separator: ", ")
        failures.append(
          "\(lesson.name), line \(step.line), seed \(seed): \(what); \(values)")
      }
      switch step.kind {
      case .text, .show: break
      case .start(var spec):
        spec.seed = seed
        let (suited, run) = try spec.suitedRun()
        drivers = [RunDriver(run, by: suited, whenNotFinite: .goBack)]
        active = 0
      case .fork:
        drivers.append(drivers[0])
        active = 1
      case .side(let side): active = side
      case .keep: (drivers, active) = ([drivers[active]], 0)
      case .change(let event): drivers[active].apply(event)
      case .run(let target, let mayFail):
        for side in drivers.indices {
          while drivers[side].run.stepCount < target {
            guard drivers[side].step() == .stepped else {
              if mayFail { break }
              failures.append("\(lesson.name), line \(step.line), seed \(seed): not finite")
              return
            }
          }
        }
      case .ask(let asked): question = asked
      case .answer:
        guard let asked = question else { break }
        question = nil
        count += 1
        let value = measured()
        if let right = asked.rightOption(value) {
          answers.append(right)
        } else {
          failed("no answer is right", asked.measures, value)
        }
      case .expect(let condition):
        count += 1
        let value = measured()
        if !condition.holds(value) {
          failed("'\(condition.text)' does not hold", condition.measures, value)
        }
      }
    }
  }
}
