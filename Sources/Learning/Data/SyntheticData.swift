import Libc

// Data made on the fly, whose two inputs can be drawn as they are: what a network does to them can be seen by
// comparing its features with a picture that everybody has in mind. A seed makes the same samples on every machine
// with the same library of mathematics.

extension Dataset {
  /// Samples of each class, before a share is cut off to test on.
  private static let samplesPerClass = 250

  /// Five round clouds of normal deviation 1, their middles on a circle of radius 5: linearly separable but for a few.
  public static func blobs(
    seed: UInt64, testShare: Double = DataOptions().testShare
  ) -> Dataset {
    synthetic("blobs", classCount: 5, seed: seed, testShare: testShare) { classIndex, _, noise in
      let angle = 2 * Float.pi * Float(classIndex) / 5
      return (5 * cosf(angle) + noise.0, 5 * sinf(angle) + noise.1)
    }
  }

  /// Three arms that wind once around the origin, with normal noise of 0.1 on a radius up to 5: no line parts them.
  public static func spirals(
    seed: UInt64, testShare: Double = DataOptions().testShare
  ) -> Dataset {
    synthetic("spirals", classCount: 3, seed: seed, testShare: testShare) {
      classIndex, along, noise in
      let radius = 0.5 + 4.5 * along
      let angle = 2 * Float.pi * (along + Float(classIndex) / 3)
      return (radius * cosf(angle) + 0.1 * noise.0, radius * sinf(angle) + 0.1 * noise.1)
    }
  }

  /// Three rings around the origin, of radius 1, 2.5 and 4, with normal noise of 0.2: classes with the same mean.
  public static func rings(
    seed: UInt64, testShare: Double = DataOptions().testShare
  ) -> Dataset {
    synthetic("rings", classCount: 3, seed: seed, testShare: testShare) {
      classIndex, along, noise in
      let radius = 1 + 1.5 * Float(classIndex)
      let angle = 2 * Float.pi * along
      return (radius * cosf(angle) + 0.2 * noise.0, radius * sinf(angle) + 0.2 * noise.1)
    }
  }

  /// `along` is uniform from 0 to 1, `noise` is standard normal, both of each sample's own.
  private static func synthetic(
    _ name: String, classCount: Int, seed: UInt64, testShare: Double,
    _ point: (_ classIndex: Int, _ along: Float, _ noise: (Float, Float)) -> (Float, Float)
  ) -> Dataset {
    var generator = SeededGenerator(seed: seed)
    let labels = (0..<classCount * samplesPerClass).map { $0 % classCount }
    let values = labels.flatMap { label in
      let along = Float.random(in: 0..<1, using: &generator)
      let (x, y) = point(label, along, standardNormalPair(&generator))
      return [x, y]
    }
    let all = Samples(inputSize: 2, .floats(values), labels: labels)
    let (train, test) = all.split(testShare: testShare, seed: ~seed)
    return Dataset(
      name: name, shape: .features(2), classNames: (0..<classCount).map(String.init), train: train,
      test: test, isTestCutOff: true)
  }
}
