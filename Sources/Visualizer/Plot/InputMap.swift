import Drawing
import Learning
import Runs

/// Data of two numbers a sample can be shown as they are: which class the network takes each place of their plane for, on a
/// grid.
public struct InputMap: Sendable, Equatable {
  /// What the grid covers: all samples, with a little air.
  public let bounds: Bounds
  /// The class of each place, row after row from the least y, each from the least x.
  public let classes: [Int]

  private static let (columns, rows) = (80, 40)

  /// `nil` for data of more or fewer numbers. Cost: a forward pass over 3,200 places.
  init?(_ checkpoint: Checkpoint, _ title: RunTitle) {
    let (network, dataset) = (checkpoint.trainer.network, title.dataset)
    guard let bounds = title.inputBounds else { return nil }
    var places: [Float] = []
    places.reserveCapacity(2 * Self.columns * Self.rows)
    for row in 0..<Self.rows {
      for column in 0..<Self.columns {
        let (x, y) = (
          (Double(column) + 0.5) / Double(Self.columns), (Double(row) + 0.5) / Double(Self.rows)
        )
        places.append(Float(bounds.minX + x * bounds.width))
        places.append(Float(bounds.minY + y * bounds.height))
      }
    }
    let labels = [Int](repeating: 0, count: Self.columns * Self.rows)
    let features = network.features(
      of: Samples(inputSize: 2, .floats(places), labels: labels), dataset.standardization)
    self.bounds = bounds
    classes = DecisionRule.softmax(network.linearClassifier).classes(of: features)
  }

  /// The class of the grid's place that is nearest to a point, `[points, 2]`.
  func classes(of points: Matrix) -> [Int] {
    (0..<points.rows).map { index in
      let (x, y) = (
        (Double(points[index, 0]) - bounds.minX) / bounds.width,
        (Double(points[index, 1]) - bounds.minY) / bounds.height
      )
      func place(_ share: Double, _ count: Int) -> Int {
        share.isFinite ? Int(min(max(share * Double(count), 0), Double(count - 1))) : 0
      }
      return classes[place(y, Self.rows) * Self.columns + place(x, Self.columns)]
    }
  }
}

extension Dataset {
  /// The part of the plane in which all samples lie, with a little air; `nil` for data that are not two numbers a sample.
  var inputBounds: Bounds? {
    guard inputSize == 2 else { return nil }
    let points = [train, test].flatMap { samples in
      (0..<samples.count).map { index in
        let input = samples.input(index)
        return (x: Double(input[0]), y: Double(input[1]))
      }
    }
    guard let bounds = Bounds(around: points), bounds.width > 0, bounds.height > 0 else {
      return nil
    }
    return bounds.padded(by: 0.1)
  }
}
