import Learning

/// A run that a ``RunSaver`` has kept, or the weights alone that another program has written under the same names.
public struct SavedRun: Sendable {
  /// What run it is; `nil` for weights alone.
  public var spec: RunSpec? { session?.recording.spec }
  private let session: Session?
  private let file: SafeTensors
  private let name: String

  /// Reads a file; `name` stands in errors.
  public init(_ bytes: [UInt8], name: String) throws(DataError) {
    self.name = name
    file = try SafeTensors(bytes, name: name)
    if let header = file.metadata["centerloss"] {
      session = try Session(Array(header.utf8), name: "\(name), metadata")
    } else {
      session = nil
    }
  }

  /// The run as it was kept. `start` is the one of its own ``spec`` at step 0, or, for weights alone, any at step 0 that trains such
  /// a network, and these are then what it begins with. Throws for what does not fit.
  public func restored(from start: TrainingRun) throws(DataError) -> TrainingRun {
    var run = start
    if let session,
      let change = session.data.change(in: run.dataset, named: session.recording.spec.data)
    {
      throw problem(change)
    }
    var parts = run.checkpoint.parts
    let network = run.checkpoint.network
    let ownership = "\(run.architecture) on '\(run.dataset.name)'"
    for layout in network.parameterLayouts {
      let values = try floats(layout.name, layout.shape, of: ownership)
      layout.write(values, to: &parts.parameters)
    }
    let centers = run.checkpoint.centers
    if session != nil || file["centers"] != nil {
      parts.centers = try floats("centers", [centers.rows, centers.columns], of: ownership)
    }
    if session != nil {
      try readState(into: &parts, network, of: ownership)
    } else {
      try checkStandardization(run.dataset)
    }
    try refuseOthers(network)
    run.resume(from: run.checkpoint.with(parts))
    return run
  }

  private func problem(_ text: String) -> DataError { DataError(source: name, problem: text) }

  private func tensor(_ key: String, _ shape: [Int], of owner: String) throws(DataError)
    -> SafeTensors.Values
  {
    guard let tensor = file[key] else { throw problem("no tensor '\(key)', which \(owner) has") }
    guard tensor.shape == shape else {
      throw problem("tensor '\(key)' is \(tensor.shape), and that of \(owner) is \(shape)")
    }
    return tensor.values
  }

  private func floats(_ key: String, _ shape: [Int], of owner: String) throws(DataError) -> [Float]
  {
    let values = try tensor(key, shape, of: owner)
    guard case .floats(let floats) = values else {
      throw problem("tensor '\(key)' is \(values.type), and F32 is needed")
    }
    guard floats.allSatisfy(\.isFinite) else {
      throw problem("tensor '\(key)' has a number that is not finite")
    }
    return floats
  }
}

// MARK: What only training needs

extension SavedRun {
  private func readState(into parts: inout CheckpointParts, _ network: Network, of owner: String)
    throws(DataError)
  {
    for layout in network.parameterLayouts {
      let values = try floats("velocity.\(layout.name)", layout.shape, of: owner)
      layout.write(values, to: &parts.velocity)
    }
    var state = try JSONObject(
      Array((file.metadata["state"] ?? "").utf8), source: "\(name), metadata 'state'")
    func number<T: FixedWidthInteger>(_ key: String, _ range: ClosedRange<T>) throws(DataError) -> T
    {
      guard let number = try state.integer(key, range) else {
        throw state.error("'\(key)' is missing")
      }
      return number
    }
    parts.step = try number("step", 0...Session.lastStep)
    parts.next = try number("next", 0...parts.order.count)
    parts.generator = try number("generator", 0...UInt64.max)
    let stepsPerEntry = try number("stepsPerEntry", 1...1 << 30)
    let pendingSteps = try number("pendingSteps", 0...stepsPerEntry - 1)
    try state.finish()
    parts.order = try order(of: parts.order.count, owner)
    let rows = file["history.entries"]?.shape.first ?? 0
    guard rows <= History.mostEntries else {
      throw problem(
        "tensor 'history.entries' has \(rows) rows, \(History.mostEntries) are the most")
    }
    let entries = try floats("history.entries", [rows, 2], of: owner)
    let pending = try floats("history.pending", [2], of: owner)
    let losses = (0..<rows).map { row in
      History.Entry(crossEntropy: entries[2 * row], centerLoss: entries[2 * row + 1])
    }
    parts.history = History(
      entries: losses, stepsPerEntry: stepsPerEntry,
      pending: History.Entry(crossEntropy: pending[0], centerLoss: pending[1]),
      pendingCount: pendingSteps)
    if file["lastReport"] != nil {
      parts.lastReport = StepReport(numbers: try floats("lastReport", [5], of: owner))
    }
  }

  /// Each sample once.
  private func order(of count: Int, _ owner: String) throws(DataError) -> [Int] {
    guard case .integers(let values) = try tensor("sampler.order", [count], of: owner) else {
      throw problem("tensor 'sampler.order' must be I64")
    }
    var isThere = [Bool](repeating: false, count: count)
    for value in values {
      guard (0..<Int64(count)).contains(value), !isThere[Int(value)] else {
        throw problem("tensor 'sampler.order' does not have each of \(count) samples once")
      }
      isThere[Int(value)] = true
    }
    return values.map { Int($0) }
  }

  /// Weights that were learned from inputs on another scale are worth nothing here.
  private func checkStandardization(_ dataset: Dataset) throws(DataError) {
    let own = dataset.standardization
    let count = own.means.count
    guard file["standardization.means"] != nil else { return }
    let means = try floats("standardization.means", [count], of: "'\(dataset.name)'")
    let deviations = try floats("standardization.deviations", [count], of: "'\(dataset.name)'")
    let agree = (0..<count).allSatisfy { k in
      let least = 1e-3 * own.deviations[k]
      return abs(Double(means[k]) - own.means[k]) <= least
        && abs(Double(deviations[k]) - own.deviations[k]) <= least
    }
    guard agree else {
      throw problem(
        "its inputs were brought to scale by other means and deviations than those of '\(dataset.name)'"
      )
    }
  }

  /// What is there under another name would be left out in silence.
  private func refuseOthers(_ network: Network) throws(DataError) {
    let names = network.parameterLayouts.map(\.name)
    var known: Set = ["centers", "standardization.means", "standardization.deviations"]
    known.formUnion(names)
    if session != nil {
      known.formUnion(names.map { "velocity.\($0)" })
      known.formUnion(["sampler.order", "history.entries", "history.pending", "lastReport"])
    }
    guard let stranger = file.tensors.first(where: { !known.contains($0.name) }) else { return }
    throw problem("tensor '\(stranger.name)' has no place in such a network")
  }
}
