import Drawing
import Learning

/// What `data` prints. The names are a contract with scripts.
struct DataDescription: Encodable {
  struct Class: Encodable {
    let name: String
    let train: Int
    let test: Int
  }

  let data: String
  let samples: Int
  let train: Int
  let test: Int
  /// Sizes of one input: rows, columns and, of colour images, channels; or the number of features.
  let shape: [Int]
  let classes: [Class]
  /// The files that were read, in order; none of data that is built in.
  let files: [String]
  /// Where the classes of a table were found; `null` where there is no such column.
  let labelColumn: OrNull<LabelColumnDescription>
  /// What was left out or filled in.
  let notes: [String]
  /// What is likely to be wrong.
  let warnings: [String]
  /// The seed by which the test part was cut off; `null` where the data brings one.
  let testSeed: OrNull<UInt64>
  private let dataset: Dataset

  private enum CodingKeys: CodingKey {
    case data, samples, train, test, shape, classes, files, labelColumn, notes, warnings, testSeed
  }

  init(_ dataset: Dataset, seed: UInt64) {
    func counts(_ samples: Samples) -> [Int] {
      samples.labels.reduce(into: Array(repeating: 0, count: dataset.classCount)) { $0[$1] += 1 }
    }
    data = dataset.name
    samples = dataset.train.count + dataset.test.count
    (train, test) = (dataset.train.count, dataset.test.count)
    shape =
      switch dataset.shape {
      case .image(let rows, let columns, 1): [rows, columns]
      case .image(let rows, let columns, let channels): [rows, columns, channels]
      case .features(let count): [count]
      }
    classes = zip(dataset.classNames, zip(counts(dataset.train), counts(dataset.test))).map {
      Class(name: $0, train: $1.0, test: $1.1)
    }
    let reading = dataset.reading
    files = reading.files
    labelColumn = OrNull(reading.labelColumn.map(LabelColumnDescription.init))
    (notes, warnings) = (reading.notes, reading.warnings.map(\.problem))
    testSeed = OrNull(dataset.isTestCutOff ? seed : nil)
    self.dataset = dataset
  }
}

extension DataDescription {
  var text: String {
    let origin = testSeed.value.map { "cut off by class, seed \($0)" } ?? "as the data has it"
    let summary =
      "\(data): \(NumberText.grouped(samples)) samples of \(dataset.shape) in \(classes.count) classes, "
      + "\(NumberText.grouped(train)) to train on, \(NumberText.grouped(test)) to test on (\(origin))"
    return ([summary] + howRead + ["", balance] + table + [""] + drawnSamples)
      .joined(separator: "\n")
  }

  /// Which files were read, and what else was decided on the way.
  private var howRead: [String] {
    let (some, more) = (files.prefix(8), files.count > 8 ? ", and \(files.count - 8) more" : "")
    let read = files.isEmpty ? [] : ["read: \(some.joined(separator: ", ").onOneLine)\(more)"]
    return read + dataset.reading.lines
  }

  private var balance: String {
    let counts = classes.map(\.train)
    let (least, most) = (counts.min() ?? 0, counts.max() ?? 0)
    guard least > 0 else { return "balance: some classes have nothing to train on" }
    let ratio = Double(most) / Double(least)
    return
      "balance: the largest class has \(NumberText.fixed(ratio, 2)) times as many samples as the smallest"
  }

  private var table: [String] {
    let nameWidth = max(classes.map { columns(of: $0.name) }.max() ?? 0, 5)
    let most = max(classes.map(\.train).max() ?? 0, 1)
    func row(_ name: String, _ train: String, _ test: String, _ bar: String) -> String {
      func left(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(width - columns(of: text), 0)) + text
      }
      let line = "\(padded(name, to: nameWidth))  \(left(train, 9))  \(left(test, 9))"
      return bar.isEmpty ? line : "\(line)  \(bar)"
    }
    return [row("class", "train", "test", "")]
      + classes.map { entry in
        row(
          entry.name, NumberText.grouped(entry.train), NumberText.grouped(entry.test),
          String(repeating: "#", count: (entry.train * 30 + most - 1) / most))
      }
  }

  /// The first sample of each of the first classes.
  private var drawnSamples: [String] {
    let width =
      switch dataset.shape {
      case .image(_, let columns, _): min(columns, 28) + 2
      case .features: 20
      }
    let shown = (0..<min(dataset.classCount, 100 / width)).compactMap { j in
      dataset.train.labels.firstIndex(of: j).map {
        (classes[j].name, dataset.train.preciseInput($0))
      }
    }
    switch dataset.shape {
    case .features:
      return shown.map { name, values in
        let numbers = values.prefix(8).map(numberText).joined(separator: ", ")
        return "\(name): \(numbers)\(values.count > 8 ? ", …" : "")"
      }
    case .image(let rows, let columns, let channels):
      let images = shown.map { _, values in
        imageText(values.map { Float($0) }, rows: rows, columns: columns, channels: channels)
      }
      guard let first = images.first else { return [] }
      let names = shown.map { padded($0.0.shortened(to: width - 3), to: width - 2) }
      let lines = first.indices.map { line in images.map { $0[line] } }
      return ([names] + lines).map { $0.joined(separator: "  ") }
    }
  }
}

/// As it was written, whether it is kept in 32 bits or in 64.
private func numberText(_ value: Double) -> String {
  let short = Float(value)
  if Double(short) == value { return NumberText.plain(short) }
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// With blanks up to so many columns.
private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(width - columns(of: text), 0))
}
