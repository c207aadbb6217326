import Learning
import Runs
import Testing

/// Files of weights that do not fit or are meant to harm: one line, and nothing is taken from them.
struct BadWeightsTests {
  private static let spec = Small.spec

  private static func file(steps: Int = 3) throws -> SafeTensors {
    var run = try spec.run()
    run.step(times: steps)
    return RunSaver(spec, on: run.dataset).file(of: run)
  }

  private func complaint(_ bytes: [UInt8], for other: RunSpec? = nil) throws -> String {
    let start = try (other ?? Self.spec).run()
    let error = #expect(throws: DataError.self) {
      try SavedRun(bytes, name: "it").restored(from: start)
    }
    let text = error?.description ?? ""
    #expect(text == text.onOneLine && text.count < 400)
    return text
  }

  /// The file with one of its tensors as another, or without it.
  private func file(
    with name: String, _ shape: [Int], _ values: SafeTensors.Values?
  ) throws -> [UInt8] {
    let whole = try Self.file()
    var file = SafeTensors()
    file.metadata = whole.metadata
    for tensor in whole.tensors {
      switch tensor.name == name ? values : tensor.values {
      case .floats(let values):
        file.add(tensor.name, tensor.name == name ? shape : tensor.shape, values)
      case .integers(let values): file.add(tensor.name, values)
      case .other, nil: break
      }
    }
    return file.bytes
  }

  @Test("a tensor of another shape, or that is missing, is named with what is right")
  func shapes() throws {
    let floats = [Float](repeating: 0, count: 16)
    #expect(
      try complaint(file(with: "embedding.0.weight", [2, 8], .floats(floats)))
        == "it: tensor 'embedding.0.weight' is [2, 8], and that of 2-8-2-5 on 'blobs' is [8, 2]")
    #expect(
      try complaint(file(with: "velocity.classifier.weight", [], nil))
        == "it: no tensor 'velocity.classifier.weight', which 2-8-2-5 on 'blobs' has")
    #expect(try complaint(file(with: "centers", [], nil)).contains("no tensor 'centers'"))
    #expect(
      try complaint(file(with: "sampler.order", [], .integers([0, 1])))
        .contains("tensor 'sampler.order' is [2]"))
  }

  @Test("numbers that are not finite, of another type, or no order")
  func values() throws {
    var floats = [Float](repeating: 0, count: 10)
    floats[3] = .nan
    #expect(
      try complaint(file(with: "centers", [5, 2], .floats(floats)))
        == "it: tensor 'centers' has a number that is not finite")
    let count = try Self.spec.run().dataset.train.count
    for order in [
      [Int64](repeating: 0, count: count), (1...Int64(count)).map { $0 },
      (0..<Int64(count)).map { -$0 },
    ] {
      #expect(
        try complaint(file(with: "sampler.order", [], .integers(order)))
          == "it: tensor 'sampler.order' does not have each of \(count) samples once")
    }
    #expect(
      try complaint(
        file(with: "sampler.order", [count], .floats([Float](repeating: 0, count: count))))
        == "it: tensor 'sampler.order' must be I64")
  }

  @Test("another network, other data, a tensor too many")
  func others() throws {
    var other = Self.spec
    other.network = "2-9-2-5"
    #expect(
      try complaint(Self.file().bytes, for: other).contains("that of 2-9-2-5 on 'blobs' is [9, 2]"))
    other = Self.spec
    other.seed = 2
    #expect(try complaint(Self.file().bytes, for: other).contains("the data 'blobs' have changed"))
    var file = try Self.file()
    file.add("embedding.6.weight", [2, 2], [1, 2, 3, 4])
    #expect(
      try complaint(file.bytes) == "it: tensor 'embedding.6.weight' has no place in such a network")
  }

  @Test(
    "a state that no run can have",
    arguments: [
      ("\"step\": 3", "\"step\": -1"), ("\"step\": 3", "\"step\": 1e99"),
      ("\"next\": 192", "\"next\": 100000"),
      ("\"stepsPerEntry\": 1", "\"stepsPerEntry\": 0"),
      ("\"pendingSteps\": 0", "\"pendingSteps\": 1"),
      ("\"step\": 3, ", ""), ("\"step\": 3", "\"step\": 3, \"more\": 1"), ("{", "["), ("}", ""),
    ])
  func state(part: String, other: String) throws {
    var file = try Self.file()
    let state = try #require(file.metadata["state"])
    #expect(state.contains(part))
    file.metadata["state"] = state.replacing(part, with: other)
    #expect(try complaint(file.bytes).hasPrefix("it, metadata"))
    file.metadata["state"] = nil
    #expect(try complaint(file.bytes).hasPrefix("it, metadata"))
  }

  /// A file of a header as it is given and so many bytes behind it.
  private func raw(_ header: String, _ count: Int = 0, length: UInt64? = nil) -> [UInt8] {
    let length = length ?? UInt64(header.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8)
      + [UInt8](repeating: 0, count: count)
  }

  private static let tensor =
    "{\"a\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 8]}}"

  @Test("a header that lies is refused before anything is made of it")
  func headers() throws {
    #expect(try SafeTensors(raw(Self.tensor, 8), name: "it").tensors.count == 1)
    func said(_ header: String, _ count: Int = 8, length: UInt64? = nil) -> String {
      let error = #expect(throws: DataError.self) {
        try SafeTensors(raw(header, count, length: length), name: "it")
      }
      return error?.description ?? ""
    }
    #expect(said(Self.tensor, 4).contains("its tensors take 8 bytes, and 4 are there"))
    #expect(said(Self.tensor, 9).contains("and 9 are there"))
    #expect(said(Self.tensor, length: .max).contains("no safetensors: its header would have"))
    #expect(said(Self.tensor, length: 500).contains("cut off: its header has 500 bytes"))
    #expect(said("[]", 0).contains("a JSON object is needed"))
    let large = "[4611686018427387904, 4]"
    for (part, other, problem) in [
      ("[2]", "[3]", "is F32 [3], and has 8 bytes"), ("[2]", large, "is F32 [46116860"),
      ("[2]", "[-2]", "must be a list of whole numbers from 0 on"),
      ("[2]", "2", "a list of whole numbers"),
      ("[0, 8]", "[8, 0]", "no data_offsets"), ("[0, 8]", "[4, 12]", "begins at byte 4"),
      ("[0, 8]", "[0, 9223372036854775807]", "and has 9223372036854775807 bytes"),
      ("F32", "F31", "has no dtype that is known"),
      ("\"a\": {", "\"a\": 1, \"b\": {", "'a' must be an object"),
      ("\"dtype\"", "\"type\"", "has no dtype"),
      ("{\"a\"", "{\"__metadata__\": {\"k\": 1}, \"a\"", "'k' must be text"),
    ] {
      #expect(said(Self.tensor.replacing(part, with: other)).contains(problem), "\(part) \(other)")
    }
    let twice =
      Self.tensor.dropLast()
      + ", \"b\": {\"dtype\": \"F32\", \"shape\": [2], \"data_offsets\": [0, 8]}}"
    #expect(
      said(String(twice)).contains("begins at byte 0 of the numbers, where byte 8 is the next"))
    #expect(throws: DataError.self) { try SafeTensors([1, 2, 3], name: "it") }
    #expect(throws: DataError.self) { try SafeTensors([], name: "it") }
    let archive = #expect(throws: DataError.self) {
      try SafeTensors([0x50, 0x4B, 3, 4, 0, 0, 0, 0, 0, 0], name: "it")
    }
    #expect(archive?.problem.contains("a ZIP archive, as torch.save writes it") == true)
  }

  @Test("thousands of files with a few bytes changed or cut off are read or refused")
  func mutated() throws {
    let whole = try Self.file().bytes
    var generator = SeededGenerator(seed: 5)
    let start = try Self.spec.run()
    var refused = 0
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        // Most of them in the header, which decides everything.
        let end = Bool.random(using: &generator) ? 3_000 : bytes.count
        bytes[Int.random(in: 0..<end, using: &generator)] = .random(in: 0...255, using: &generator)
      }
      if Int.random(in: 0..<8, using: &generator) == 0 {
        bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
      }
      do {
        _ = try SavedRun(bytes, name: "it").restored(from: start)
      } catch {
        refused += 1
        #expect(error.description == error.description.onOneLine)
      }
    }
    #expect(refused > 1_000)
  }
}
