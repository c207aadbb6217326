import Drawing
import Learning

/// What the plot shows of a snapshot, and how.
public struct PlotView: Sendable, Equatable {
  public enum Part: Sendable, CaseIterable {
    case test, train, both
  }

  public enum Regions: Sendable, CaseIterable {
    case none, softmax, nearestCenter
    /// Where the two give different classes.
    case disagreement
  }

  /// What one unit of the plot is.
  public enum Scale: Sendable, CaseIterable {
    /// The mean distance between the means of two classes, in the test set: what shrinks as a whole looks the same, and
    /// clusters that tighten by more than that look tighter.
    case relative
    /// A unit of the features.
    case absolute
    /// The samples themselves, where they are two numbers each, in their own unit.
    case inputs
  }

  public package(set) var part = Part.test
  public package(set) var scale = Scale.relative
  public package(set) var marks = PointMarks.glyphs
  public package(set) var regions = Regions.none
  /// Whether the way that each center has gone is drawn.
  public package(set) var showsTrails = false
  /// The one class that is not dimmed.
  public package(set) var focus: Int?

  public init() {}

  /// A view with these choices.
  public init(part: Part, scale: Scale, regions: Regions) {
    (self.part, self.scale, self.regions) = (part, scale, regions)
  }
}

extension PlotView {
  /// What the plot is called, for its frame: in full, and shorter for where that does not fit. `spoiling` is what was done to
  /// the data, in short.
  func titles(_ spoiling: [String], isWhole: Bool = false, _ say: Language) -> [String] {
    let isOfSamples = scale == .inputs
    let set =
      switch part {
      case _ where isWhole: say(.featuresOfAll)
      case .test: say(isOfSamples ? .samplesOfTest : .featuresOfTest)
      case .train: say(isOfSamples ? .samplesOfTraining : .featuresOfTraining)
      case .both: say(isOfSamples ? .samplesOfBoth : .featuresOfBoth)
      }
    let points = ([set] + spoiling).joined(separator: ", ")
    let area =
      switch regions {
      case .none: ""
      case .softmax: say(.regionsOfSoftmax)
      case .nearestCenter: say(.regionsOfNearestCenter)
      case .disagreement: say(.regionsOfDisagreement)
      }
    // Where it is narrow: what was done to the data says more than the set, and regions more than both.
    let brief = spoiling.isEmpty ? set : spoiling.joined(separator: ", ")
    let last = area.isEmpty ? brief : area
    let unit = scale == .relative ? say(.relative) : ""
    let all = [
      [points, area, scale == .relative ? say(.unitOfScale) : ""], [points, area, unit],
      [points, area], [brief, area, unit], [last, unit], [last], [area.isEmpty ? set : area],
    ]
    return all.map { $0.filter { !$0.isEmpty }.joined(separator: " · ") }
  }
}

extension PlotView.Scale {
  /// The features' units in one unit of a plot, where class means of the test set are so far apart; 1 where they lie on one
  /// point.
  func unit(_ interDistance: Double) -> Double {
    self == .relative && interDistance > 0 && interDistance.isFinite ? interDistance : 1
  }
}

extension Snapshot {
  func unit(_ scale: PlotView.Scale) -> Double { scale.unit(test.clusters.interDistance) }
}

extension CaseIterable where Self: Equatable {
  /// The one after this, and after the last the first.
  var following: Self {
    let all = Self.allCases
    guard let index = all.firstIndex(of: self) else { return self }
    let next = all.index(after: index)
    return next == all.endIndex ? all[all.startIndex] : all[next]
  }
}
