/// Inputs with their labels as files hold them, before it is known what other parts there are.
struct DataPart: Sendable {
  let shape: InputShape
  let values: Samples.Values
  let labels: Labels
  /// The file, or the folder and its files, for errors.
  let source: String

  init(_ inputs: NumericArray, labels array: NumericArray) throws(DataError) {
    (shape, values) = try inputs.inputs()
    labels = try array.labels()
    source = inputs.source
    guard labels.codes.count == inputs.shape[0] else {
      throw DataError(
        source: source,
        problem: "\(inputs.shape[0]) inputs, but \(labels.codes.count) labels in \(array.source)")
    }
  }

  init(shape: InputShape, values: Samples.Values, labels: Labels, source: String) {
    (self.shape, self.values, self.labels, self.source) = (shape, values, labels, source)
  }

  fileprivate func samples(_ classes: [String]) -> Samples {
    Samples(inputSize: shape.size, values, labels: labels.places(in: classes))
  }
}

extension Dataset {
  /// From a training part and a test part, or from one from which a test part is cut. `names` says what people call
  /// classes, given as the labels are written.
  init(
    name: String, train: DataPart, test: DataPart?, _ options: DataOptions,
    names: (_ classes: [String]) throws(DataError) -> [String]
  ) throws(DataError) {
    let classes = Labels.classes([train.labels] + (test.map { [$0.labels] } ?? []))
    guard Self.classCounts.contains(classes.count) else {
      throw DataError(
        source: train.source,
        problem: classes.count < 2
          ? "one class only ('\(classes.joined().shortened(to: 20))'), two are the least that can be told apart"
          : "\(classes.count) classes, \(Self.classCounts.upperBound) are the most that can be told apart"
      )
    }
    if let test, test.shape != train.shape {
      throw DataError(
        source: test.source,
        problem: "inputs of \(test.shape), those to train on are \(train.shape)")
    }
    let all = train.samples(classes)
    let parts =
      test.map { (train: all, test: $0.samples(classes)) }
      ?? all.split(testShare: options.testShare, seed: options.seed)
    guard parts.test.count > 0 else {
      throw DataError(
        source: train.source,
        problem: "\(all.count) samples, no class has two: nothing can be cut off to test on")
    }
    self.init(
      name: name.shortened(to: 40), shape: train.shape,
      classNames: toldApart(
        try names(classes).map { $0.shortened(to: ClassNames.mostCharacters) }),
      train: parts.train,
      test: parts.test, isTestCutOff: test == nil)
  }
}

/// With a number behind each that is like one before: long words are shortened, and control characters become alike.
private func toldApart(_ names: [String]) -> [String] {
  var taken: Set<String> = []
  return names.map { name in
    var (own, count) = (name, 1)
    while !taken.insert(own).inserted {
      count += 1
      own = "\(name) \(count)"
    }
    return own
  }
}
