import Learning
import Libc
import Runs

/// Features with their labels, as another program has written them.
public struct FeatureSet: Sendable {
  let train: Samples
  let test: Samples
  let classNames: [String]
  let name: String
  let isWhole: Bool
  /// How many there were of both parts; of more than can be shown some are left out.
  let total: Int
  /// The step that they are of; `nil` where none was said.
  let step: Int?

  /// What data holds as inputs. Where it has no test part of its own, all of it is one set.
  init(_ dataset: Dataset) {
    let parts = dataset.excerpt(RunTitle.mostShown)
    (name, classNames, step) = (dataset.name, dataset.classNames, nil)
    (train, test, isWhole) = (parts.train, parts.test, dataset.isTestCutOff)
    total = dataset.train.count + (isWhole ? 0 : dataset.test.count)
  }

  /// Those of one step, one set.
  init(_ name: String, _ samples: Samples, classNames: [String], step: Int) {
    (self.name, self.classNames, self.step) = (name, classNames, step)
    total = samples.count
    train = samples.excerpt(RunTitle.mostShown)
    (test, isWhole) = (train, true)
  }
}

extension FeatureSet {
  /// Reads a file, whatever data may be in; columns that say which sample a row is of are left out.
  public static func read(_ path: String, _ options: DataOptions) throws(DataError) -> FeatureSet {
    FeatureSet(try Dataset(path: path, options.forFeatures(in: path)))
  }

  /// What is measured of them, at their own step or that one. `heldOut` is a class of which no center is made; `given` has the centers
  /// of the others, by default their means.
  func measured(
    step number: Int, centers given: FeatureSet?, heldOut: String?
  ) throws(DataError) -> (RunTitle, Snapshot) {
    let known = heldOut.map { name in classNames.map { $0 != name } }
    var learned = train
    if let known { learned = train.taking((0..<train.count).filter { known[train.labels[$0]] }) }
    let dataset = Dataset(
      name: name, shape: .features(train.inputSize), classNames: classNames, train: learned,
      test: test, isTestCutOff: isWhole)
    let isTrained = dataset.isTrained
    let centers = try given.map { given throws(DataError) in try given.centers(for: self) }
    let (features, tested) = (learned.features, test.features)
    let means = Evaluation(
      features: features, labels: learned.labels, classCount: classNames.count
    ).clusters.classMeans
    func evaluation(_ features: Matrix, _ labels: [Int]) -> Evaluation {
      Evaluation(
        features: features, labels: labels, classCount: classNames.count,
        centers: centers ?? means, isTrained: isTrained)
    }
    let snapshot = Snapshot(
      step: step ?? number, train: evaluation(features, learned.labels),
      test: evaluation(tested, test.labels), centers: centers ?? means,
      projection: features.columns == 2 ? nil : PlaneProjection(of: features))
    return (RunTitle(ofFeatures: dataset, total: total), snapshot)
  }

  /// The centers that a file of one row a class has, in the order of the classes of `features`.
  private func centers(for features: FeatureSet) throws(DataError) -> Matrix {
    func problem(_ text: String) -> DataError { DataError(source: name, problem: text) }
    let (all, size) = (train, features.train.inputSize)
    guard all.inputSize == size else {
      throw problem("centers of \(all.inputSize) numbers, and features of \(size)")
    }
    let own = all.features
    let rows = try features.classNames.map { name throws(DataError) in
      let found = (0..<all.count).filter { classNames[all.labels[$0]] == name }
      guard found.count == 1 else {
        throw problem("\(found.count) centers of class '\(name.shortened(to: 20))', one is needed")
      }
      return found[0]
    }
    return Matrix(
      rows: rows.count, columns: size, elements: rows.flatMap { Array(own.row($0)) })
  }
}

extension Samples {
  /// Its inputs as a matrix `[samples, numbers]`, as they are.
  fileprivate var features: Matrix {
    Matrix(
      rows: count, columns: inputSize, elements: (0..<count).flatMap { input($0) })
  }
}

extension DataOptions {
  /// With the columns left out that our own tables of features have, and those of others, beside features and labels.
  fileprivate func forFeatures(in path: String) throws(DataError) -> DataOptions {
    var options = self
    options.isLookedAt = true
    guard [".csv", ".tsv"].contains(where: path.hasSuffix),
      let start = beginning(of: path)
    else { return options }
    let line = String(decoding: start.prefix { $0 != 0x0A }, as: UTF8.self)
    let names = line.split { ",;\t\r".contains($0) }.map(String.init)
    options.ignoredColumns += names.filter {
      ["set", "sample", "index", "step", "predicted"].contains($0.lowercased())
        && !ignoredColumns.contains($0)
    }
    if labelColumn == nil, names.contains("label") { options.labelColumn = "label" }
    return options
  }
}

/// The first bytes of a file, in which its header stands; `nil` where it cannot be opened.
private func beginning(of path: String) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes = [UInt8](repeating: 0, count: 1 << 16)
  // Safe: as many bytes as there is room for.
  let count = bytes.withUnsafeMutableBytes { Libc.read(file, $0.baseAddress, $0.count) }
  return Array(bytes.prefix(max(count, 0)))
}
