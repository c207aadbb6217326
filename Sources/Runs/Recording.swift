import Learning

/// All that happened to a run, in order, each by the step at which it acted. Whoever has it can take the run once more, bit
/// for bit; charts' marks, what the last turn of a knob did, and the session file are read from it.
public struct Recording: Sendable, Equatable {
  /// Something that happened when so many steps had been taken.
  public struct Entry: Sendable, Equatable {
    public let step: Int
    public let event: Event
    /// When it happened, in seconds since someone began to watch; `nil` where no one did.
    public let seconds: Double?

    public init(step: Int, _ event: Event, seconds: Double? = nil) {
      self.step = step
      self.event = event
      self.seconds = seconds
    }
  }

  public enum Event: Sendable, Equatable {
    /// A knob was turned.
    case set(Knob, Float)
    /// How centers follow.
    case rule(CenterRule)
    /// Back to step 0, where knobs and rule stay as they are.
    case restart
    /// The step was not finite, and the run went back to where all had been well. Knobs and rule stay.
    case wentBack(toStep: Int)
    /// Someone looked at a step of the past and went on from there, where all is as it was then. What came after it is
    /// no part of the run any more.
    case returned(toStep: Int)
    /// Nothing happened, but this is how the run stood.
    case fingerprint(Fingerprint)
    /// How the run did on samples that it does not learn from, when someone looked last.
    case measures(EndMeasures)
  }

  /// What a run is told by, to compare it with another.
  public struct Fingerprint: Sendable, Equatable {
    /// ``Checkpoint/fingerprint``.
    public let bits: UInt32
    /// L_S of the last step's batch.
    public let crossEntropy: Float

    public init(bits: UInt32, crossEntropy: Float) {
      self.bits = bits
      self.crossEntropy = crossEntropy
    }

    /// Losses that are none are the same: a file cannot tell them apart.
    public static func == (a: Fingerprint, b: Fingerprint) -> Bool {
      a.bits == b.bits
        && (a.crossEntropy == b.crossEntropy
          || (!a.crossEntropy.isFinite && !b.crossEntropy.isFinite))
    }
  }

  /// A step that was not finite, and how far back the run went for it.
  public struct Divergence: Sendable, Equatable {
    /// How many steps had been taken, that one among them.
    public let step: Int
    /// Where the run stood after going back.
    public let goodStep: Int

    package init(step: Int, goodStep: Int) {
      self.step = step
      self.goodStep = goodStep
    }
  }

  /// The run at its start, in full.
  public let spec: RunSpec
  /// In the order in which it happened.
  public private(set) var entries: [Entry] = []

  /// What was in force at step 0 of the run since its last restart.
  public private(set) var start: Hyperparameters
  /// The changes that made the run what it is now, since its last restart, by the steps at which they act on it. One that
  /// was made during steps that the run then went back over acts from where it went back to.
  public private(set) var path: [Entry] = []
  /// What was in force before each of them.
  private var standings: [Hyperparameters] = []
  /// What is in force now.
  public private(set) var current: Hyperparameters
  public private(set) var restartCount = 0
  /// The last time that it had to go back since its start, if it had to.
  public private(set) var divergence: Divergence?

  /// A run to which nothing has happened yet.
  public init(of run: TrainingRun, by spec: RunSpec) {
    self.init(spec: spec.completed(by: run), start: run.hyperparameters)
  }

  package init(spec: RunSpec, start: Hyperparameters) {
    self.spec = spec
    self.start = start
    current = start
  }

  /// So many entries are kept. A held key makes thirty a second.
  public static let mostEntries = 1 << 20
  /// Whether it could not keep more, so that what it says is not all that happened.
  public var isFull: Bool { entries.count >= Self.mostEntries }
}

extension Recording {
  /// Adds what has just happened.
  public mutating func append(_ entry: Entry) {
    if !isFull { entries.append(entry) }
    switch entry.event {
    case .set, .rule:
      standings.append(current)
      current.apply(entry.event)
      path.append(entry)
    case .restart:
      start = current
      (path, standings) = ([], [])
      divergence = nil
      restartCount += 1
    case .wentBack(let step):
      divergence = Divergence(step: entry.step, goodStep: step)
      for index in path.indices.reversed() {
        // Each change gets here once: it is never later than where the run goes back to after that.
        guard path[index].step > step else { break }
        path[index] = Entry(step: step, path[index].event, seconds: path[index].seconds)
      }
    case .returned(let step):
      while let last = path.last, last.step > step {
        path.removeLast()
        current = standings.removeLast()
      }
      if let failed = divergence?.step, failed > step { divergence = nil }
    case .fingerprint, .measures: break
    }
  }

  /// What is in force at a step of the run's ``path``: what the step after it will be taken with.
  public func hyperparameters(atStep step: Int) -> Hyperparameters {
    var standing = start
    for change in path.prefix(while: { $0.step <= step }) { standing.apply(change.event) }
    return standing
  }
}

extension Hyperparameters {
  /// What a change of a knob or of the rule makes of them; nothing for other events.
  public mutating func apply(_ event: Recording.Event) {
    switch event {
    case .set(let knob, let value): self[keyPath: knob.path] = value
    case .rule(let rule): centerRule = rule
    case .restart, .wentBack, .returned, .fingerprint, .measures: break
    }
  }
}
