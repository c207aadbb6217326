import Drawing
import Learning

/// One sample of one of the two sets.
public struct SampleSelection: Sendable, Equatable {
  public let isOfTraining: Bool
  /// Its index among the samples.
  public let index: Int

  public init(isOfTraining: Bool, index: Int) {
    self.isOfTraining = isOfTraining
    self.index = index
  }
}

extension RunView {
  /// The evaluation that a selected sample belongs to.
  func evaluation(of sample: SampleSelection) -> Evaluation {
    sample.isOfTraining ? snapshot.train : snapshot.test
  }

  /// The class of a sample.
  func label(of sample: SampleSelection) -> Int { evaluation(of: sample).labels[sample.index] }

  /// Where the samples of a part stand on the plot.
  func points(ofTraining isOfTraining: Bool, _ scale: PlotView.Scale) -> [(x: Double, y: Double)] {
    if scale == .inputs {
      let samples = isOfTraining ? title.dataset.train : title.dataset.test
      return (0..<samples.count).map { index in
        let input = samples.input(index)
        return (Double(input[0]), Double(input[1]))
      }
    }
    let features = snapshot.inPlane((isOfTraining ? snapshot.train : snapshot.test).features)
    let unit = snapshot.unit(scale)
    return (0..<features.rows).map {
      (Double(features[$0, 0]) / unit, Double(features[$0, 1]) / unit)
    }
  }

  /// What a sample truly is where noise has given it the label of another class; `nil` for all others.
  func truth(behindLabelOf sample: SampleSelection) -> Int? {
    sample.isOfTraining ? title.dataset.train.truth(behindLabelOf: sample.index) : nil
  }

  /// How a sample stands; `nil` for features without a classifier.
  package func report(on sample: SampleSelection) -> SampleReport? {
    snapshot.report(on: sample.index, of: evaluation(of: sample))
  }
}

extension ScreenState {
  /// Every sample that the plot shows, with its point in the plot's unit.
  private var shownSamples: [(sample: SampleSelection, x: Double, y: Double)] {
    let parts: [Bool] =
      switch plot.part {
      case .test: [false]
      case .train: [true]
      case .both: [true, false]
      }
    return parts.flatMap { isOfTraining in
      run.points(ofTraining: isOfTraining, plot.scale).enumerated().map { index, point in
        (SampleSelection(isOfTraining: isOfTraining, index: index), point.x, point.y)
      }
    }
  }

  /// The sample nearest to a point of the plot; `nil` when there is none within `distance`. O(samples).
  func sample(nearestTo x: Double, _ y: Double, within distance: Double = .infinity)
    -> SampleSelection?
  {
    let found = shownSamples.lazy.map {
      (sample: $0.sample, squares: square($0.x - x) + square($0.y - y))
    }
    .filter { $0.squares <= square(distance) }
    .min { $0.squares < $1.squares }
    return found?.sample
  }

  /// The sample nearest to the middle of what the plot shows.
  var sampleInTheMiddle: SampleSelection? {
    let bounds = shownBounds
    return sample(nearestTo: (bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2)
  }

  /// The nearest sample on one side, within 45° of the direction (x, y); the same one where there is none.
  func neighbour(of sample: SampleSelection, x: Double, y: Double) -> SampleSelection {
    let (ownX, ownY) = run.points(ofTraining: sample.isOfTraining, plot.scale)[sample.index]
    var (best, least) = (sample, Double.infinity)
    for other in shownSamples {
      let (dx, dy) = (other.x - ownX, other.y - ownY)
      let along = dx * x + dy * y
      let squares = square(dx) + square(dy)
      guard along > 0, 2 * square(along) >= squares, squares < least else { continue }
      (best, least) = (other.sample, squares)
    }
    return best
  }

  /// The shown sample with the largest softmax loss, or, while those are walked through, with the largest below that of the
  /// one that is looked at. Those of classes that are held out are left out: none could be right. O(samples · classes).
  var worstSample: SampleSelection? {
    let losses = shownSamples.filter { run.isTrained(run.label(of: $0.sample)) }.map { shown in
      (sample: shown.sample, loss: run.report(on: shown.sample)?.crossEntropy ?? 0)
    }
    let ranked = losses.sorted { $0.loss > $1.loss }.map(\.sample)
    guard let look = page.sample, look.isWalkingWorst,
      let index = ranked.firstIndex(of: look.selection)
    else { return ranked.first }
    return ranked[(index + 1) % ranked.count]
  }
}

private func square(_ value: Double) -> Double { value * value }
