/// Inputs with their labels as files hold them, before it is known what other parts there are.
struct DataPart: Sendable {
  let shape: InputShape
  let values: Samples.Values
  let labels: Labels
  /// The file, or the folder and its files, for errors.
  let source: String

  fileprivate func samples(_ classes: [String]) -> Samples {
    Samples(inputSize: shape.size, values, labels: labels.indices(in: classes))
  }

  /// With rows and columns exchanged: EMNIST's files hold their images on their side, mirrored.
  func transposed() -> DataPart {
    guard case .image(let rows, let columns, channels: 1) = shape else { return self }
    var values = values
    values.swapAxes(rows, columns)
    return DataPart(
      shape: .image(rows: columns, columns: rows), values: values, labels: labels, source: source)
  }
}

extension Dataset {
  /// From a training part and a test part, or from one from which a test part is cut. `names` says what people call
  /// classes, given as the labels are written.
  init(
    name: String, train: DataPart, test: DataPart?, _ reading: DataReading, _ options: DataOptions,
    names: (_ classes: [String]) throws(DataError) -> [String]
  ) throws(DataError) {
    let classes = Labels.classes([train.labels] + (test.map { [$0.labels] } ?? []))
    func refused(_ problem: String) -> DataError {
      guard let label = reading.labelColumn, label.guess != nil else {
        return DataError(source: train.source, problem: problem)
      }
      return DataError(
        source: train.source, problem: "\(problem) (label: \(label))", remedy: .labelColumn)
    }
    guard classes.count > 1 else {
      throw refused(
        "one class only ('\(classes.joined().shortened(to: 20))'), two are the least that can be told apart"
      )
    }
    guard classes.count <= options.mostClasses else {
      throw refused("\(classes.count) classes, \(options.mostClasses) are the most allowed")
    }
    if let test, test.shape != train.shape {
      throw DataError(
        source: test.source,
        problem: "inputs of \(test.shape), those to train on are \(train.shape)")
    }
    var reading = reading
    if let test { reading.warn(ofClasses: test.labels.words, missingIn: train.labels.words) }
    let all = train.samples(classes)
    if all.areAllAlike {
      reading.warn("all samples have the same values: nothing tells classes apart")
    }
    let parts =
      test.map { (train: all, test: $0.samples(classes)) }
      ?? (options.isLookedAt
        ? (train: all, test: all) : all.split(testShare: options.testShare, seed: options.seed))
    guard parts.test.count > 0 else {
      throw refused("\(all.count) samples, no class has two: nothing can be cut off to test on")
    }
    self.init(
      name: name.shortened(to: 40), shape: train.shape,
      classNames: toldApart(
        try names(classes).map { $0.shortened(to: ClassNames.mostCharacters) }),
      train: parts.train,
      test: parts.test, isTestCutOff: test == nil, reading: reading)
  }
}

extension DataReading {
  /// What is never trained on is never told right: most of the time it is a class of the other part, written in another way.
  fileprivate mutating func warn(ofClasses tested: [String], missingIn trained: [String]) {
    let unknown = Set(tested).subtracting(trained).sorted()
    guard !unknown.isEmpty else { return }
    let names = unknown.prefix(4).map { "'\($0.shortened(to: 20))'" }.joined(separator: ", ")
    warn(
      "\(names)\(unknown.count > 4 ? ", …" : "") in the test part alone: are the classes called the same in both?"
    )
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
