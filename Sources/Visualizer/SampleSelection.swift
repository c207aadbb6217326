import Drawing
import Learning

/// One sample of one of the two sets.
public struct SampleSelection: Sendable, Equatable {
  public let isOfTraining: Bool
  /// Its place among the samples.
  public let place: Int

  public init(isOfTraining: Bool, place: Int) {
    self.isOfTraining = isOfTraining
    self.place = place
  }
}

extension State {
  /// The evaluation that a selected sample belongs to.
  func evaluation(of sample: SampleSelection) -> Evaluation {
    sample.isOfTraining ? snapshot.train : snapshot.test
  }

  /// How the selected sample stands; `nil` when none is looked at.
  var report: SampleReport? {
    selection.map { snapshot.report(on: $0.place, of: evaluation(of: $0)) }
  }

  /// Every sample that the plot shows, with its point.
  private var shownSamples: [(sample: SampleSelection, x: Double, y: Double)] {
    let parts: [Bool] =
      switch plot.part {
      case .test: [false]
      case .train: [true]
      case .both: [true, false]
      }
    return parts.flatMap { isOfTraining in
      let features = (isOfTraining ? snapshot.train : snapshot.test).features
      return (0..<features.rows).map { place in
        (
          SampleSelection(isOfTraining: isOfTraining, place: place),
          Double(features[place, 0]), Double(features[place, 1])
        )
      }
    }
  }

  /// The sample nearest to a point of the data; `nil` when there is none within `distance`. O(samples).
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
    let bounds = axes.bounds
    return sample(nearestTo: (bounds.minX + bounds.maxX) / 2, (bounds.minY + bounds.maxY) / 2)
  }

  /// The nearest sample on one side, within 45° of the direction (x, y); the same one where there is none.
  func neighbour(of sample: SampleSelection, x: Double, y: Double) -> SampleSelection {
    let features = evaluation(of: sample).features
    let (ownX, ownY) = (Double(features[sample.place, 0]), Double(features[sample.place, 1]))
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

  /// The shown sample with the largest softmax loss below that of `sample`, or with the largest of all when that is none
  /// of the shown ones. Those of classes that are held out are left out: none could be right. O(samples · classes).
  func worstSample(after sample: SampleSelection?) -> SampleSelection? {
    let losses = shownSamples.filter { shown in
      isTrained(evaluation(of: shown.sample).labels[shown.sample.place])
    }.map { shown in
      (
        sample: shown.sample,
        loss: snapshot.report(on: shown.sample.place, of: evaluation(of: shown.sample)).crossEntropy
      )
    }
    let ranked = losses.sorted { $0.loss > $1.loss }.map(\.sample)
    guard let place = ranked.firstIndex(where: { $0 == sample }), isWalkingWorst else {
      return ranked.first
    }
    return ranked[(place + 1) % ranked.count]
  }
}

private func square(_ value: Double) -> Double { value * value }
