import Learning
import Runs

/// A lesson: text to read, and in between what the program does with a run, asks and measures.
///
/// It is a Markdown file that reads well as a page. Blocks fenced by ```` ```lesson ```` hold what the program does, a line
/// each; all else is text. See ``Lesson/init(_:name:)``.
public struct Lesson: Sendable, Equatable {
  /// Where it comes from, for errors.
  public let name: String
  /// Its first heading.
  public let title: String
  public let steps: [Step]

  public struct Step: Sendable, Equatable {
    /// The line of the file, from 1.
    public let line: Int
    public let kind: Kind
  }

  public enum Kind: Sendable, Equatable {
    /// Paragraphs to read before it goes on.
    case text([String])
    /// Another run at step 0.
    case start(RunSpec)
    /// Doubles the run; the second side is active then.
    case fork
    /// Makes a side the one that is active, 0 or 1.
    case side(Int)
    /// Ends the side that is not active.
    case keep
    /// Turns a knob of the active side, or changes its rule.
    case change(Recording.Event)
    /// Trains up to a step, then pauses; where it may fail, the loss need not stay a number up to there.
    case run(to: Int, mayFail: Bool)
    /// Changes how the run is looked at.
    case show(Look)
    /// Asks before it is seen.
    case ask(Question)
    /// What was measured, beside what was guessed.
    case answer
    /// What must hold here for the lesson to be true.
    case expect(Condition)
  }

  /// A way of looking at a run, as a lesson writes it.
  public enum Look: String, Sendable, CaseIterable {
    case relativeScale = "scale=relative"
    case absoluteScale = "scale=absolute"
    case testPoints = "points=test"
    case trainPoints = "points=train"
    case allPoints = "points=both"
    case noRegions = "regions=none"
    case softmaxRegions = "regions=softmax"
    case nearestCenterRegions = "regions=nearest-center"
    case disagreementRegions = "regions=disagreement"
    case trails = "trails=on"
    case noTrails = "trails=off"
    case overviewPanel = "panel=overview"
    case lossesPanel = "panel=losses"
    case accuraciesPanel = "panel=accuracies"
    case distancesPanel = "panel=distances"
    case classesPanel = "panel=classes"
    case confusionPanel = "panel=confusion"
    case openSetPanel = "panel=open-set"
    case equationsPanel = "panel=equations"
    case runsPanel = "panel=runs"
    case featuresOfStep = "step=features"
    case differencesOfStep = "step=differences"
    case lossOfStep = "step=loss"
    case gradientOfStep = "step=gradient"
    case sumsOfStep = "step=sums"
    case centersOfStep = "step=centers"
    case weightsOfStep = "step=weights"
    case noStep = "step=off"
  }

  /// A question with answers to choose from, of which what is measured decides.
  public struct Question: Sendable, Equatable {
    public let text: String
    public let options: [Option]
  }

  public struct Option: Sendable, Equatable {
    public let text: String
    /// When it is the right one; `nil` for one that is right when none before it is.
    public let condition: Condition?
    /// Whether it is right without being measured, as what has been learned is.
    public var isKnown = false
  }
}

extension Lesson {
  /// The first run that it begins with.
  public var start: RunSpec {
    for step in steps { if case .start(let spec) = step.kind { return spec } }
    return RunSpec()
  }
}

extension Lesson.Question {
  /// The index of the answer that is right by what was measured; `nil` where none is.
  public func rightOption(_ measure: (Measure) -> Double) -> Int? {
    knownOption ?? options.firstIndex { $0.condition?.holds(measure) ?? true }
  }

  /// The index of the answer that is right without being measured; `nil` where what is measured decides.
  public var knownOption: Int? { options.firstIndex(where: \.isKnown) }

  /// The measures on which it depends, each once.
  public var measures: [Measure] {
    options.flatMap { $0.condition?.measures ?? [] }.reduce(into: []) { all, measure in
      if !all.contains(measure) { all.append(measure) }
    }
  }
}
