import Drawing
import Learning
import Runs

/// What a run is called: its data, its network and its seed do not change while it is watched.
public struct RunTitle: Sendable, Equatable {
  public let data: String
  public let network: String
  public let seed: UInt64
  public let classNames: [String]
  /// The character of each class.
  package let classMarks: [Unicode.Scalar]
  /// What is evaluated and shown: the samples of the run's data, or some of them.
  public let dataset: Dataset
  /// Where its samples lie, if they are two numbers each.
  let inputBounds: Bounds?

  public init(_ run: TrainingRun) {
    data = "\(run.dataset.name) \(run.dataset.shape)"
    network = run.architecture.description
    seed = run.seed
    classNames = run.dataset.classNames
    classMarks = marks(ofClasses: classNames)
    dataset = run.dataset.excerpt(Self.mostShown(with: run.architecture))
    inputBounds = run.dataset.inputBounds
  }

  /// Of features that another program has trained: they, or some of `total`, are the samples of `dataset`.
  init(ofFeatures dataset: Dataset, total: Int) {
    data = dataset.name
    network = "\(total) × \(dataset.inputSize)"
    seed = 0
    classNames = dataset.classNames
    classMarks = marks(ofClasses: classNames)
    self.dataset = dataset
    inputBounds = nil
  }

  /// How many samples of each part are shown. A plot has no room for more points, and a pass over all of a large set, or of
  /// a few by a large network, would hold up the next report for seconds.
  static func mostShown(with architecture: Architecture) -> Int {
    architecture.kind == .lenetPlusPlus ? mostShownWithLeNetPlusPlus : mostShown
  }

  static let mostShown = 2000
  /// It takes about 1.5 ms for each, so a report comes twice a second.
  static let mostShownWithLeNetPlusPlus = 200

  /// So many classes have a mark of their own: ten digits and 52 letters.
  static let mostClasses = 62
}

/// The character of each class: its name where every class is called by a letter or a digit of its own, as in EMNIST; else by
/// order 0 to 9, then a to z and A to Z.
func marks(ofClasses names: [String]) -> [Unicode.Scalar] {
  let own = names.compactMap { name in
    name.unicodeScalars.count == 1
      ? name.unicodeScalars.first.flatMap(orderOfMarks.firstIndex) : nil
  }
  let indices = Set(own).count == names.count ? own : Array(names.indices)
  return indices.map { orderOfMarks[$0 % orderOfMarks.count] }
}

/// `0` to `9`.
func digit(_ number: Int) -> Unicode.Scalar { orderOfMarks[number] }

private let orderOfMarks = Array(
  "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
