import Learning

/// Features as they come line by line, `step x y label`, from a program that trains: numbers with blanks between them, as many in every
/// line, and behind them the label, a word. The features of a step follow each other.
struct FeatureLines {
  private let name: String
  private var lineNumber = 0
  private var step: Int?
  private var size = 0
  private var values: [Float] = []
  private var labels: [String] = []
  /// Those of the first step: later ones have no others.
  private var classNames: [String] = []

  /// So many samples of a step are read.
  private static let mostSamples = 100_000

  /// `name` stands in errors.
  init(name: String) { self.name = name }

  /// Takes a line. Where it begins another step, gives the one before.
  mutating func take(_ line: String) throws(DataError) -> FeatureSet? {
    lineNumber += 1
    let words = line.split { $0 == " " || $0 == "\t" || $0 == "," || $0.isNewline }
    guard !words.isEmpty else { return nil }
    guard words.count >= 4, let step = Int(words[0]), step >= 0 else {
      throw problem("'step x y label' is needed, such as 100 0.5 -1.25 7")
    }
    let numbers = words[1..<words.count - 1].compactMap { Float($0) }.filter(\.isFinite)
    guard numbers.count == words.count - 2 else {
      throw problem("between step and label stand finite numbers")
    }
    guard size == 0 || numbers.count == size else {
      throw problem("\(numbers.count) numbers, and \(size) in the lines before")
    }
    var finished: FeatureSet?
    if let last = self.step, last != step { finished = try finish() }
    guard labels.count < Self.mostSamples else {
      throw problem("more than \(Self.mostSamples) samples of step \(step)")
    }
    (self.step, size) = (step, numbers.count)
    values += numbers
    labels.append(String(words[words.count - 1]))
    return finished
  }

  /// The step that has come last; `nil` before the first.
  mutating func finish() throws(DataError) -> FeatureSet? {
    guard let step, !labels.isEmpty else { return nil }
    if classNames.isEmpty {
      let all = Set(labels)
      let numbers = all.compactMap { Int($0) }
      classNames =
        numbers.count == all.count
        ? all.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) } : all.sorted()
      guard (2...RunTitle.mostClasses).contains(classNames.count) else {
        throw problem(
          "step \(step) has \(classNames.count) classes, and 2 to \(RunTitle.mostClasses) can be shown"
        )
      }
    }
    let index = Dictionary(uniqueKeysWithValues: zip(classNames, classNames.indices))
    var classes: [Int] = []
    for label in labels {
      guard let place = index[label] else {
        throw problem("label '\(label.shortened(to: 20))' is none of those of the first step")
      }
      classes.append(place)
    }
    defer { (values, labels) = ([], []) }
    let samples = Samples(inputSize: size, .floats(values), labels: classes)
    return FeatureSet(name, samples, classNames: classNames, step: step)
  }

  private func problem(_ text: String) -> DataError {
    DataError(source: "\(name), line \(lineNumber)", problem: text)
  }
}
