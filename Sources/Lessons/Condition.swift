import Learning
import Runs

/// Something that can be measured of a side of a run, as lessons name it: `ratio`, or `ratio.B`.
public struct Measure: Sendable, Hashable {
  public let name: String
  /// 0 or 1; `nil` for the active one.
  public let side: Int?

  /// What each name measures.
  static let all: [(name: String, value: @Sendable (Snapshot, [Bool]) -> Double)] = [
    ("ratio", { snapshot, _ in snapshot.test.clusters.ratio }),
    ("intra", { snapshot, _ in snapshot.test.clusters.intraDistance }),
    ("inter", { snapshot, _ in snapshot.test.clusters.interDistance }),
    ("accuracy", { snapshot, _ in snapshot.test.accuracy }),
    ("nearestCenter", { snapshot, _ in snapshot.test.nearestCenterAccuracy }),
    ("trainAccuracy", { snapshot, _ in snapshot.train.accuracy }),
    ("softmaxLoss", { snapshot, _ in snapshot.train.crossEntropy }),
    ("centerLoss", { snapshot, _ in snapshot.train.centerLoss }),
    ("lag", { snapshot, _ in snapshot.centerLag }),
    ("unseenAUROC", { $0.openSet(isTrained: $1)?.auroc ?? .nan }),
    ("unseenRejected", { $0.openSet(isTrained: $1)?.rejectedShare ?? .nan }),
    ("pairsAUROC", { $0.verification(isTrained: $1, mostSamples: 400)?.auroc ?? .nan }),
    ("cutOff", { snapshot, _ in snapshot.train.cutOffShare }),
    ("innermost", { $0.train.innermostShare(isTrained: $1) }),
    ("step", { snapshot, _ in Double(snapshot.step) }),
    ("articleLoss", { _, _ in Double(article.loss) }),
    ("articlePull", { _, _ in Double(article.featuresGradient[0, 0]) }),
    ("articleMove", { _, _ in article.shareOfWay(ofClass: 3, centerRate: 0.5) }),
    ("farthestCenter", { snapshot, _ in farthestCenter(snapshot.centers) }),
  ]

  /// Its value in a snapshot, of data in which these classes are trained on.
  public func value(in snapshot: Snapshot, isTrained: [Bool]) -> Double {
    Self.all.first { $0.name == name }?.value(snapshot, isTrained) ?? .nan
  }

  /// What `centerloss seed` prints.
  private static let article: CenterLossCheck = {
    do {
      return try CenterLossCheck(centers: CenterLossCheck.drawnCenters(seed: 1))
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  private static func farthestCenter(_ centers: Matrix) -> Double {
    let squares = (0..<centers.rows).map { row in
      centers.row(row).reduce(0) { $0 + Double($1) * Double($1) }
    }
    return (squares.max() ?? 0).squareRoot()
  }
}

extension Measure: CustomStringConvertible {
  public var description: String { side.map { "\(name).\($0 == 0 ? "A" : "B")" } ?? name }
}

/// What is measured against a number, or against another measure: `ratio.B < 0.8 * ratio.A and accuracy.B > 0.9`.
public struct Condition: Sendable, Equatable {
  /// A factor times a measure, or a number alone.
  struct Term: Sendable, Equatable {
    let factor: Double
    let measure: Measure?

    func value(_ measure: (Measure) -> Double) -> Double {
      factor * (self.measure.map(measure) ?? 1)
    }
  }

  struct Comparison: Sendable, Equatable {
    let left: Term
    let isLess: Bool
    let right: Term
  }

  private let comparisons: [Comparison]
  /// As it was written.
  public let text: String

  public func holds(_ measure: (Measure) -> Double) -> Bool {
    comparisons.allSatisfy { comparison in
      let (a, b) = (comparison.left.value(measure), comparison.right.value(measure))
      return comparison.isLess ? a < b : a > b
    }
  }

  /// The measures that stand in it.
  public var measures: [Measure] {
    comparisons.flatMap { [$0.left.measure, $0.right.measure] }.compactMap(\.self)
  }
}

extension Condition {
  /// Reads a condition. Throws for what is none, and says what would be right.
  init(_ text: String) throws(LessonProblem) {
    self.text = text
    var comparisons: [Comparison] = []
    var words = text.split(separator: " ")[...]
    repeat {
      let left = try Self.term(&words, text)
      guard let sign = words.popFirst(), sign == "<" || sign == ">" else {
        throw LessonProblem("'\(text)': < or > is needed, as in 'ratio.B < 0.8 * ratio.A'")
      }
      comparisons.append(
        Comparison(left: left, isLess: sign == "<", right: try Self.term(&words, text)))
      guard let next = words.popFirst() else { break }
      guard next == "and" else {
        throw LessonProblem("'\(text)': 'and' is needed before '\(next)'")
      }
    } while true
    self.comparisons = comparisons
  }

  private static func term(_ words: inout ArraySlice<Substring>, _ text: String)
    throws(LessonProblem)
    -> Term
  {
    guard let word = words.popFirst() else {
      throw LessonProblem("'\(text)': a measure or a number is missing")
    }
    guard let number = Double(word) else {
      return Term(factor: 1, measure: try measure(word))
    }
    guard words.first == "*" else { return Term(factor: number, measure: nil) }
    words.removeFirst()
    guard let factor = words.popFirst() else {
      throw LessonProblem("'\(text)': a measure is missing")
    }
    return Term(factor: number, measure: try measure(factor))
  }

  private static func measure(_ word: Substring) throws(LessonProblem) -> Measure {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    let names = Measure.all.map(\.name)
    guard names.contains(String(parts[0])) else {
      throw LessonProblem("'\(word)' is no measure: \(names.joined(separator: ", "))")
    }
    switch parts.dropFirst() {
    case []: return Measure(name: String(parts[0]), side: nil)
    case ["A"]: return Measure(name: String(parts[0]), side: 0)
    case ["B"]: return Measure(name: String(parts[0]), side: 1)
    default: throw LessonProblem("'\(word)': a side is A or B")
    }
  }
}

/// What is wrong with a line of a lesson.
struct LessonProblem: Error {
  let text: String
  init(_ text: String) { self.text = text }
}
