import Learning

/// Keeps a run with all its numbers in a file, from which it goes on bit for bit.
///
/// The file is ``SafeTensors``. Tensors are θ under the names and in the shapes of ``Learning/Network/parameterLayouts``; `centers` `[K, d]`;
/// `standardization.means` and `.deviations`, by which inputs are brought to scale; and what only training needs: `velocity.…` for
/// each of θ, `sampler.order`, `history.entries` `[n, 2]`, `history.pending` and `lastReport`. The metadata has the first line of a session
/// file as `centerloss`, and as `state` the numbers that are no arrays.
public struct RunSaver: Sendable {
  private let header: String?

  /// For runs that `spec` describes on `dataset`, to which nothing else has happened; without a spec only the weights are kept, with
  /// centers and scale. O(bytes of the data), once.
  public init(_ spec: RunSpec?, on dataset: Dataset) {
    header = spec.map { Session.header(of: $0, on: dataset) }
  }

  /// The run as it stands. O(parameters + samples).
  public func file(of run: TrainingRun) -> SafeTensors {
    let parts = run.checkpoint.parts
    let layouts = run.checkpoint.network.parameterLayouts
    var file = SafeTensors()
    for layout in layouts {
      file.add(layout.name, layout.shape, layout.values(in: parts.parameters))
    }
    let centers = run.checkpoint.centers
    file.add("centers", [centers.rows, centers.columns], parts.centers)
    let standardization = run.dataset.standardization
    file.add("standardization.means", standardization.means.map { Float($0) })
    file.add("standardization.deviations", standardization.deviations.map { Float($0) })
    guard let header else { return file }
    for layout in layouts {
      file.add("velocity.\(layout.name)", layout.shape, layout.values(in: parts.velocity))
    }
    file.add("sampler.order", parts.order.map { Int64($0) })
    let history = parts.history
    file.add(
      "history.entries", [history.entries.count, 2],
      history.entries.flatMap { [$0.crossEntropy, $0.centerLoss] })
    file.add("history.pending", [history.pending.crossEntropy, history.pending.centerLoss])
    if let report = parts.lastReport { file.add("lastReport", report.numbers) }
    var state = JSONLine()
    state.add("step", parts.step)
    state.add("next", parts.next)
    state.add("generator", parts.generator)
    state.add("stepsPerEntry", history.stepsPerEntry)
    state.add("pendingSteps", history.pendingCount)
    file.metadata = ["centerloss": header, "state": state.line]
    return file
  }
}
