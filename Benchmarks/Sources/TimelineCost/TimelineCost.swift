import Foundation
import Learning
import Runs

/// What it costs to keep the way that a run has come, and how soon a step of it is there again.
///
/// `TimelineCost [STEPS [DATA [NETWORK]]]`, by default 10,000 steps of the digits: two runs of the same spec take the same
/// steps in turns, a hundred at a time, one of them with a timeline; knobs are turned on the way. Then 200 steps are looked at
/// in no order, each with its evaluation, and compared bit for bit with the run as it was there.
@main
struct TimelineCost {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let steps = arguments.first.flatMap { Int($0) } ?? 10_000
    guard arguments.count <= 3, steps >= 1_000, steps.isMultiple(of: 100) else {
      FileHandle.standardError.write(
        Data("usage: TimelineCost [STEPS [DATA [NETWORK]]], a thousand steps or more\n".utf8))
      exit(64)
    }
    var spec = RunSpec()
    spec.data = arguments.dropFirst().first ?? spec.data
    spec.network = arguments.dropFirst(2).first ?? spec.network
    var walk = try Walk(spec, steps: steps)
    walk.take()
    walk.sayCost()
    walk.look()
  }
}

/// A run with a timeline beside the same run without one.
struct Walk {
  private let steps: Int
  private var plain: RunDriver
  private var kept: RunDriver
  private var timeline = Timeline()
  /// What is looked at, in no order, and the fingerprints that are right.
  private let looks: [Int]
  private var fingerprints: [Int: UInt32] = [:]
  private var seconds = (plain: Seconds(), kept: Seconds())

  private static let stepsInTurn = 100
  private static let looksCount = 200

  init(_ spec: RunSpec, steps: Int) throws {
    self.steps = steps
    plain = RunDriver(try spec.run(), by: spec, whenNotFinite: .stop)
    kept = plain
    var generator = SeededGenerator(seed: 1)
    looks = (0..<Self.looksCount).map { _ in Int.random(in: 0...steps, using: &generator) }
    timeline.add(kept.run.checkpoint)
  }

  mutating func take() {
    let wanted = Set(looks)
    if wanted.contains(0) { fingerprints[0] = plain.run.checkpoint.fingerprint }
    for turn in 0..<steps / Self.stepsInTurn {
      if turn.isMultiple(of: 7) { turnKnobs(turn / 7) }
      // Who comes first takes turns too.
      for isKept in turn.isMultiple(of: 2) ? [false, true] : [true, false] {
        if isKept {
          seconds.kept += Seconds { takeStepsAndKeep() }
        } else {
          seconds.plain += Seconds {
            for _ in 0..<Self.stepsInTurn { _ = plain.step() }
          }
        }
      }
    }
    // Once more, for what is right.
    var run = kept.run
    run.restart()
    run.hyperparameters = kept.recording.start
    var changes = kept.recording.path[...]
    while run.stepCount < steps {
      while let change = changes.first, change.step <= run.stepCount {
        run.hyperparameters.apply(change.event)
        changes.removeFirst()
      }
      run.step()
      if wanted.contains(run.stepCount) {
        fingerprints[run.stepCount] = run.checkpoint.fingerprint
      }
    }
    precondition(run.checkpoint.fingerprint == plain.run.checkpoint.fingerprint)
    precondition(run.checkpoint.fingerprint == kept.run.checkpoint.fingerprint)
  }

  private mutating func takeStepsAndKeep() {
    for _ in 0..<Self.stepsInTurn {
      _ = kept.step()
      if timeline.wants(step: kept.run.stepCount) { timeline.add(kept.run.checkpoint) }
    }
  }

  private mutating func turnKnobs(_ number: Int) {
    let event = Recording.Event.set(.centerWeight, [0.1, 1, 0, 0.01][number % 4])
    plain.apply(event)
    kept.apply(event)
  }

  func sayCost() {
    func percent(_ ratio: Double) -> String { "\((ratio * 1000 - 1000).rounded() / 10) %" }
    let bytes = timeline.checkpoints.reduce(0) { $0 + $1.byteCount }
    print("\(steps) steps, in turns with a timeline and without:")
    print(
      "  \(milliseconds(seconds.plain.processor / Double(steps))) ms of the processor a step, "
        + "\(percent(seconds.kept.processor / seconds.plain.processor)) more with a timeline "
        + "(\(percent(seconds.kept.clock / seconds.plain.clock)) by the clock)")
    print("  \(timeline.checkpoints.count) checkpoints, \(bytes >> 20) MB")
  }

  func look() {
    var run = kept.run
    let dataset = run.dataset
    var (seeks, all): ([Seconds], [Seconds]) = ([], [])
    for step in looks {
      var (found, snapshot): (Checkpoint?, Snapshot?)
      var seconds = Seconds {
        found = timeline.checkpoint(at: step, along: kept.recording.path, by: &run)
      }
      seeks.append(seconds)
      seconds += Seconds { snapshot = found?.evaluated(on: dataset) }
      all.append(seconds)
      precondition(
        snapshot?.step == step && found?.fingerprint == fingerprints[step], "step \(step)")
    }
    print(
      "\(looks.count) steps looked at in no order, each the run's own bit for bit, with an evaluation "
        + "on \(dataset.train.count + dataset.test.count) samples:")
    print("  by the clock \(spread(all.map(\.clock)))")
    print("  of the processor \(spread(all.map(\.processor)))")
    print("  of it without the evaluation \(spread(seeks.map(\.processor)))")
  }

  private func spread(_ times: [Double]) -> String {
    let sorted = times.sorted()
    let late = sorted[sorted.count * 99 / 100]
    return
      "median \(milliseconds(sorted[sorted.count / 2])) ms, 99 % within \(milliseconds(late)) ms"
  }

  private func milliseconds(_ seconds: Double) -> Double { (seconds * 100_000).rounded() / 100 }
}

/// How long something took: by the clock on the wall, and in the time of the processor, which other programs do not eat.
struct Seconds {
  private(set) var clock = 0.0
  private(set) var processor = 0.0

  init() {}

  init(of work: () -> Void) {
    let (start, processorStart) = (ContinuousClock.now, Self.processorTime)
    work()
    clock = (ContinuousClock.now - start) / .seconds(1)
    processor = Self.processorTime - processorStart
  }

  static func += (sum: inout Seconds, more: Seconds) {
    sum.clock += more.clock
    sum.processor += more.processor
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
