import Learning
import Runs
import Synchronization

/// A run that is ready to be watched, or two that go on side by side: what takes their steps, and what the screen knows of
/// them.
public struct OpenedRun: Sendable {
  /// One for each side.
  public let drivers: [RunDriver]
  public let views: [RunView]

  /// Of the first side.
  public var driver: RunDriver { drivers[0] }
  public var view: RunView { views[0] }

  /// A run at step 0. Throws where the screen cannot show it.
  public init(
    _ run: TrainingRun, by spec: RunSpec, pace: Pace = .start, isPaused: Bool = false,
    pauseStep: Int? = nil
  ) throws(NotShowable) {
    try run.checkShowable()
    drivers = [RunDriver(run, by: spec, whenNotFinite: .goBack)]
    // It is there already.
    let isPaused = isPaused || pauseStep.map { $0 <= run.stepCount } ?? false
    views = [RunView(run, by: spec, pace: pace, isPaused: isPaused, pauseStep: pauseStep)]
  }
}

extension OpenedRun {
  /// Two runs side by side from step 0, or, with settings of one side alone, the run as it is described beside it. Throws
  /// where the screen cannot show them.
  public init(
    _ run: TrainingRun, by spec: RunSpec, sides: [SideSettings], pace: Pace = .start,
    isPaused: Bool = false, pauseStep: Int? = nil
  ) throws {
    var opened =
      sides.count == 2
      ? []
      : [
        try OpenedRun(
          run, by: spec, pace: pace, isPaused: isPaused, pauseStep: pauseStep)
      ]
    for side in sides {
      let (run, spec) = try side.applied(to: run, by: spec)
      opened.append(
        try OpenedRun(run, by: spec, pace: pace, isPaused: isPaused, pauseStep: pauseStep))
    }
    drivers = opened.flatMap(\.drivers)
    views = opened.flatMap(\.views)
  }

  /// A recorded run, to be played from its start by a run that is as the recorded one was then.
  public init(replaying recording: Recording, by run: TrainingRun) throws(NotShowable) {
    try run.checkShowable()
    let driver = RunDriver(replaying: recording, by: run)
    drivers = [driver]
    let title = RunTitle(run)
    let report = Report(
      snapshot: driver.run.checkpoint.evaluated(on: title.dataset), recording: driver.recording,
      inputMap: InputMap(driver.run.checkpoint, title),
      replay: driver.isAtEnd ? .ended : .playing)
    views = [RunView(title, report)]
  }
}

/// A run that can be trained, but not be shown.
public struct NotShowable: Error, Equatable, CustomStringConvertible {
  /// Whether it is the data that cannot be shown, or else the network.
  public let isOfData: Bool
  public let description: String
}

extension TrainingRun {
  /// Throws for features that are no points of a plane, and for more classes than have marks.
  public func checkShowable() throws(NotShowable) {
    let features = checkpoint.centers.columns
    guard features == 2 else {
      throw NotShowable(
        isOfData: false,
        description:
          "--network \(architecture): \(features) features, and the screen shows two; 'centerloss train' takes it"
      )
    }
    guard dataset.classCount <= RunTitle.mostClasses else {
      throw NotShowable(
        isOfData: true,
        description:
          "\(dataset.name): \(dataset.classCount) classes, and the screen has marks for \(RunTitle.mostClasses); "
          + "'centerloss train' takes them")
    }
  }
}

/// Where runs train, and where others are built while one is watched.
public protocol RunHost: Sendable {
  /// Throws where no thread can be made for it, or where there is no memory for its products.
  func start(_ opened: OpenedRun) throws -> any Training
  /// Begins to build a run. Of several that were begun only the last counts.
  func open(_ build: @escaping @Sendable () throws -> OpenedRun)
  /// The run that was begun, once it is there, or why it never will be.
  func takeOpened() -> Result<OpenedRun, any Error>?
}

/// Each run trains on a thread of its own, and each of the others is built on one more.
public final class ThreadedHost: RunHost {
  private struct Opening {
    var number = 0
    var result: Result<OpenedRun, any Error>?
  }

  private let opening = Mutex(Opening())

  public init() {}

  public func start(_ opened: OpenedRun) throws -> any Training {
    // Training, and what is measured beside it; and what either side of a fork, which a key makes, may come to remember.
    try Memory.checkProducts(
      threads: opened.driver.run.threads + 1, and: 2 * Timeline.mostBytes,
      for: "training on the screen")
    return try TrainingThread(opened)
  }

  public func open(_ build: @escaping @Sendable () throws -> OpenedRun) {
    let number = opening.withLock { opening in
      opening.number += 1
      opening.result = nil
      return opening.number
    }
    do {
      try startThread { self.finish(Result { try build() }, number) }
    } catch {
      finish(.failure(error), number)
    }
  }

  private func finish(_ result: Result<OpenedRun, any Error>, _ number: Int) {
    opening.withLock { if $0.number == number { $0.result = result } }
  }

  public func takeOpened() -> Result<OpenedRun, any Error>? {
    opening.withLock { opening in
      defer { opening.result = nil }
      return opening.result
    }
  }
}
