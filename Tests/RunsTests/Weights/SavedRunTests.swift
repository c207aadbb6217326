import Learning
import Runs
import Testing

/// A run in a file is the run.
struct SavedRunTests {
  private func spec(_ network: String, _ data: String, _ change: (inout RunSpec) -> Void = { _ in })
    -> RunSpec
  {
    var spec = RunSpec()
    spec.data = data
    spec.network = network
    change(&spec)
    return spec
  }

  private func kept(_ run: TrainingRun, _ spec: RunSpec) -> [UInt8] {
    RunSaver(spec, on: run.dataset).file(of: run).bytes
  }

  private func resumed(_ bytes: [UInt8]) throws -> TrainingRun {
    let saved = try SavedRun(bytes, name: "it")
    return try saved.restored(from: try #require(saved.spec).run())
  }

  @Test(
    "gone on with, it is byte for byte the run that was never interrupted",
    arguments: [
      ("2-8-2-5", "blobs", 3, 10), ("2-8-2-5", "blobs", 0, 1), ("2-8-2-5", "blobs", 700, 1_300),
      ("mlp", "digits", 10, 30), ("mlp:bias", "digits", 1, 2), ("lenet", "digits", 12, 14),
      ("lenet++", "digits", 1, 2),
    ])
  func goesOn(network: String, data: String, step: Int, end: Int) throws {
    let spec = spec(network, data) {
      $0.batchSize = 48
      $0.threads = 2
      $0.seed = 7
    }
    var whole = try spec.run()
    whole.step(times: step)
    var second = try resumed(kept(whole, spec))
    #expect(kept(second, spec) == kept(whole, spec))
    whole.step(times: end - step)
    second.step(times: end - step)
    #expect(second.stepCount == end)
    #expect(kept(second, spec) == kept(whole, spec))
    #expect(second.checkpoint.lastReport == whole.checkpoint.lastReport)
    #expect(second.checkpoint.history == whole.checkpoint.history)
  }

  @Test("a schedule and what was done to the data go on too")
  func described() throws {
    let spec = spec("mlp", "digits") {
      $0.schedule = .paper
      $0.spoiling.noise = 0.2
      $0.spoiling.heldOutClass = "3"
      $0.centerRule = .classMean
      $0.clipNorm = 1
    }
    var whole = try spec.run()
    whole.step(times: 20)
    var second = try resumed(kept(whole, spec))
    #expect(second.dataset.train.count == whole.dataset.train.count)
    whole.step(times: 20)
    second.step(times: 20)
    #expect(second.checkpoint.fingerprint == whole.checkpoint.fingerprint)
    #expect(second.hyperparameters == whole.hyperparameters)
  }

  @Test("restarted, it begins where its seed does")
  func restart() throws {
    let spec = spec("2-8-2-5", "blobs")
    var run = try spec.run()
    let start = run.checkpoint.fingerprint
    run.step(times: 5)
    var second = try resumed(kept(run, spec))
    second.restart()
    #expect(second.checkpoint.fingerprint == start)
  }

  @Test("weights alone begin another run, with their centers where there are some")
  func weightsAlone() throws {
    let spec = spec("2-8-2-5", "blobs")
    var run = try spec.run()
    run.step(times: 50)
    var file = RunSaver(nil, on: run.dataset).file(of: run)
    #expect(file.metadata.isEmpty)
    let other = self.spec("2-8-2-5", "blobs") { $0.seed = 9 }
    // Another seed draws other blobs, which are brought to scale otherwise.
    let refusal = #expect(throws: DataError.self) {
      try SavedRun(file.bytes, name: "it").restored(from: other.run())
    }
    #expect(refusal?.problem.contains("brought to scale by other means") == true)
    let begun = try SavedRun(file.bytes, name: "it").restored(from: spec.run())
    #expect(begun.stepCount == 0)
    #expect(begun.checkpoint.network.parameters == run.checkpoint.network.parameters)
    #expect(begun.checkpoint.centers == run.checkpoint.centers)
    let kept = file.tensors
    file = SafeTensors()
    for tensor in kept
    where tensor.name.hasPrefix("embedding") || tensor.name == "classifier.weight" {
      guard case .floats(let values) = tensor.values else { continue }
      file.add(tensor.name, tensor.shape, values)
    }
    let bare = try SavedRun(file.bytes, name: "it").restored(from: spec.run())
    #expect(bare.checkpoint.network.parameters == run.checkpoint.network.parameters)
    #expect(bare.checkpoint.centers.elements.allSatisfy { $0 == 0 })
  }
}

/// What the parameters are called.
struct ParameterLayoutTests {
  private func network(_ name: String) throws -> Network {
    var spec = RunSpec()
    spec.network = name
    return try spec.run().checkpoint.network
  }

  @Test("names and shapes are those of the module in examples/pytorch")
  func names() throws {
    let lenet = try network("lenet").parameterLayouts.map { "\($0.name) \($0.shape)" }
    #expect(
      lenet == [
        "embedding.1.weight [8, 1, 5, 5]", "embedding.1.bias [8]",
        "embedding.4.weight [16, 8, 5, 5]", "embedding.4.bias [16]",
        "embedding.8.weight [64, 64]", "embedding.8.bias [64]",
        "embedding.10.weight [2, 64]", "embedding.10.bias [2]", "classifier.weight [10, 2]",
      ])
    let biased = try network("mlp:bias").parameterLayouts.map(\.name)
    #expect(biased.suffix(2) == ["classifier.weight", "classifier.bias"])
    #expect(try network("mlp:relu").parameterLayouts.map(\.name).contains("embedding.4.weight"))
    let slopes = try network("lenet++").parameterLayouts.filter { $0.shape == [32] }
    #expect(slopes.map(\.name).prefix(2) == ["embedding.1.bias", "embedding.2.weight"])
  }

  @Test("each parameter has one place", arguments: ["mlp", "mlp:bias", "lenet", "lenet++"])
  func places(name: String) throws {
    let network = try network(name)
    let count = network.parameters.count
    let numbered = (0..<count).map { Float($0) }
    let all = network.parameterLayouts.flatMap { $0.values(in: numbered) }
    #expect(all.count == count && Set(all).count == count)
    var written = [Float](repeating: -1, count: count)
    for layout in network.parameterLayouts {
      layout.write(layout.values(in: numbered), to: &written)
    }
    #expect(written == numbered)
  }
}
