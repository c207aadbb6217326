import Drawing
import Learning

/// What a plot shows of a run, in the plot's unit: which points, centers, means, trails, regions and arrows, and which
/// part of the plane. How that is drawn, in cells or otherwise, is for others to say.
public struct PlotScene: Sendable, Equatable {
  /// A place in the plane that belongs to a class.
  public struct Point: Sendable, Equatable {
    public let x: Double
    public let y: Double
    public let classIndex: Int
  }

  /// A line of a class, from one place to another.
  public struct Line: Sendable, Equatable {
    public let x: Double
    public let y: Double
    public let toX: Double
    public let toY: Double
    public let classIndex: Int
    /// Whether it stands out.
    public let isLit: Bool
  }

  /// An arrow that pulls at a sample.
  public struct Arrow: Sendable, Equatable {
    public let name: String
    /// Its length and direction.
    public let x: Double
    public let y: Double
    /// `nil` for one that belongs to no class.
    public let color: Color?

    public var length: Double { (x * x + y * y).squareRoot() }
  }

  /// How the plane is divided among the classes.
  public enum Regions: Sendable, Equatable {
    /// By the largest logit.
    case softmax(LinearClassifier)
    /// By the nearest center of these classes, `[classes, 2]`.
    case nearestCenter(Matrix, classes: [Int])
    /// Where the two differ.
    case disagreement(LinearClassifier, Matrix, classes: [Int])
    /// Of the data's own plane, as the network divides it.
    case map(InputMap)
  }

  /// The part of the plane that is shown at least.
  public let bounds: Bounds
  /// The character of each class.
  public let classMarks: [Unicode.Scalar]
  /// The one class that is not dimmed; `nil` when none is.
  public let focus: Int?
  /// The samples' features.
  public let points: [Point]
  /// Those of them whose label noise has changed.
  public let mislabelled: [Point]
  /// The learned centers of a future that the run had before someone went on from its past.
  public let ghostCenters: [Point]
  /// The learned centers of classes that are trained on, those that are dimmed first.
  public let centers: [Point]
  /// The classes' means in the training set, of classes that are not dimmed.
  public let means: [Point]
  /// The way that each center has gone, from evaluation to evaluation.
  public let trails: [[Point]]
  public let regions: Regions?
  /// Lines of a step that is taken apart, those of the sample that is picked last.
  public var lines: [Line] = []
  /// The sample that is looked at, and what pulls at it.
  public let sample: Point?
  public let arrows: [Arrow]

  /// Whether a class is not dimmed.
  public func isShown(_ classIndex: Int) -> Bool { focus.map { $0 == classIndex } ?? true }
}

extension PlotScene {
  /// What the plot shows of a run, with the sample that is looked at.
  package init(
    _ run: RunView, _ view: PlotView, sample selection: SampleSelection?, in bounds: Bounds? = nil
  ) {
    let (snapshot, trained) = (run.snapshot, run.trainedClasses)
    let unit = snapshot.unit(view.scale)
    func isShown(_ classIndex: Int) -> Bool { view.focus.map { $0 == classIndex } ?? true }
    self.bounds = bounds ?? run.axes.bounds
    classMarks = run.title.classMarks
    focus = view.focus
    func points(_ isOfTraining: Bool) -> [Point] {
      let labels = (isOfTraining ? snapshot.train : snapshot.test).labels
      return zip(run.points(ofTraining: isOfTraining, view.scale), labels).map {
        Point(x: $0.x, y: $0.y, classIndex: $1)
      }
    }
    let ofTraining = view.part == .test ? [] : points(true)
    self.points = ofTraining + (view.part == .train ? [] : points(false))
    let train = run.title.dataset.train
    mislabelled =
      train.trueLabels == nil
      ? []
      : ofTraining.indices.filter { train.truth(behindLabelOf: $0) != nil }.map { ofTraining[$0] }
    guard view.scale != .inputs else {
      (ghostCenters, centers, means, trails, arrows) = ([], [], [], [], [])
      regions = run.report.inputMap.map { .map($0) }
      sample = selection.map { selection in
        let point = run.points(ofTraining: selection.isOfTraining, .inputs)[selection.index]
        return Point(x: point.x, y: point.y, classIndex: run.label(of: selection))
      }
      return
    }
    let learned = snapshot.inPlane(snapshot.centers)
    centers = trained.sorted { !isShown($0) && isShown($1) }.map {
      Point(learned, $0, classIndex: $0, unit: unit)
    }
    let ghost = run.report.ghost?.measures ?? []
    ghostCenters =
      (ghost.last { $0.step <= snapshot.step } ?? ghost.first).map { then in
        trained.filter(isShown).map { Point(then.centers, $0, classIndex: $0, unit: unit) }
      } ?? []
    let clusters = snapshot.train.clusters
    let classMeans = snapshot.inPlane(clusters.classMeans)
    means = clusters.counts.indices.filter { clusters.counts[$0] > 0 && isShown($0) }.map {
      Point(classMeans, $0, classIndex: $0, unit: unit)
    }
    let stations =
      run.measures.filter { $0.step <= snapshot.step }.map {
        ($0.centers, view.scale.unit($0.interDistance))
      }
      + [(learned, unit)]
    trails =
      view.showsTrails
      ? trained.filter(isShown).map { j in stations.map { Point($0, j, classIndex: j, unit: $1) } }
      : []
    // What divides the space of features divides no plane in it.
    regions =
      snapshot.projection == nil ? Regions(view.regions, snapshot, trained, unit) : nil
    sample = selection.map {
      Point(
        snapshot.inPlane(run.evaluation(of: $0).features), $0.index, classIndex: run.label(of: $0),
        unit: unit)
    }
    arrows = selection.map { Self.arrows(at: $0, run) } ?? []
  }

  /// The way softmax pulls a sample, and center loss where its class has a center.
  private static func arrows(at selection: SampleSelection, _ run: RunView) -> [Arrow] {
    guard let report = run.report(on: selection) else { return [] }
    let label = run.label(of: selection)
    func arrow(_ name: String, _ pull: [Float], _ color: Color?) -> Arrow {
      Arrow(name: name, x: Double(pull[0]), y: Double(pull[1]), color: color)
    }
    let softmax = arrow("S", report.softmaxPull, nil)
    return run.isTrained(label)
      ? [softmax, arrow("C", report.centerPull, .ofClass(label))] : [softmax]
  }
}

extension PlotScene.Point {
  init(_ matrix: Matrix, _ row: Int, classIndex: Int, unit: Double) {
    self.init(
      x: Double(matrix[row, 0]) / unit, y: Double(matrix[row, 1]) / unit, classIndex: classIndex)
  }
}

extension PlotScene.Regions {
  fileprivate init?(
    _ kind: PlotView.Regions, _ snapshot: Snapshot, _ trained: [Int], _ unit: Double
  ) {
    var centers = snapshot.centers.taking(trained)
    for j in 0..<centers.rows {
      for k in 0..<centers.columns { centers[j, k] /= Float(unit) }
    }
    switch (kind, snapshot.classifier?.scaled(toUnit: Float(unit))) {
    case (.nearestCenter, _): self = .nearestCenter(centers, classes: trained)
    case (.softmax, let classifier?): self = .softmax(classifier)
    case (.disagreement, let classifier?):
      self = .disagreement(classifier, centers, classes: trained)
    case (.none, _), (.softmax, nil), (.disagreement, nil): return nil
    }
  }

  /// The class of each point, `[points, 2]`.
  public func classes(of points: Matrix) -> [Int] {
    switch self {
    case .map(let map): map.classes(of: points)
    case .softmax(let classifier): DecisionRule.softmax(classifier).classes(of: points)
    case .nearestCenter(let centers, let classes), .disagreement(_, let centers, let classes):
      DecisionRule.nearestCenter(centers).classes(of: points).map { classes[$0] }
    }
  }
}
