import Drawing

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

  public package(set) var part = Part.test
  public package(set) var marks = PointMarks.glyphs
  public package(set) var regions = Regions.none
  /// Whether the way that each center has gone is drawn.
  public package(set) var showsTrails = false
  /// The one class that is not dimmed.
  public package(set) var focus: Int?

  public init() {}
}

extension PlotView {
  /// What the plot is called, for its frame: in full, and shorter for where that does not fit.
  var titles: [String] {
    let points =
      switch part {
      case .test: "features of the test set"
      case .train: "features of the training set"
      case .both: "features of both sets"
      }
    let area =
      switch regions {
      case .none: ""
      case .softmax: "regions of softmax"
      case .nearestCenter: "regions of the nearest center"
      case .disagreement: "/ softmax and nearest center disagree"
      }
    return area.isEmpty ? [points] : ["\(points) · \(area)", area]
  }
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
