import Foundation
import Learning
import Testing

/// A data set, and how it is read, as values: to be compared, written down and known again.
struct DatasetValueTests {
  private func dataset(
    _ names: [String] = ["a", "b"], _ values: Samples.Values = .floats([1, 2, 3, 4]),
    labels: [Int] = [0, 1], shape: InputShape = .features(2)
  ) -> Dataset {
    let samples = Samples(inputSize: 2, values, labels: labels)
    return Dataset(name: "some", shape: shape, classNames: names, train: samples, test: samples)
  }

  @Test("the checksum is that of shape, names, labels and values as little-endian bytes")
  func checksumByHand() {
    func number(_ value: UInt8) -> [UInt8] { [value, 0, 0, 0, 0, 0, 0, 0] }
    func text(_ text: String) -> [UInt8] { number(UInt8(text.utf8.count)) + Array(text.utf8) }
    let names = text("2 features") + number(2) + text("a") + text("b")
    let part = number(2) + number(0) + number(1)
    let floats: [UInt8] = [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, 128, 64]
    #expect(dataset().checksum == crc32(names + part + floats + part + floats))
    let bytes = part + [9, 8, 7, 6]
    #expect(dataset(values([9, 8, 7, 6])).checksum == crc32(names + bytes + bytes))
  }

  private func dataset(_ values: Samples.Values) -> Dataset { dataset(["a", "b"], values) }
  private func values(_ pixels: [UInt8]) -> Samples.Values { .bytes(pixels) }

  @Test("another shape, name, label or value changes the checksum, and makes a set unequal")
  func checksumTells() {
    let others = [
      dataset(["a", "c"]), dataset(["ab", ""]), dataset(labels: [1, 1]),
      dataset(.floats([1, 2, 3, 4.5])), dataset(values([1, 2, 3, 4])),
      dataset(shape: .image(rows: 1, columns: 2)),
    ]
    let all = [dataset()] + others
    #expect(Set(all.map(\.checksum)).count == all.count)
    for (i, one) in all.enumerated() {
      for (j, other) in all.enumerated() { #expect((one == other) == (i == j)) }
    }
  }

  @Test("the digits have the checksum that they always had")
  func digits() {
    #expect(Dataset.digits() == Dataset.digits())
    #expect(Dataset.digits().checksum == Self.digitsChecksum)
  }

  /// Of zlib.crc32 in Python over the files in assets/digits, laid out as the test above has it.
  private static let digitsChecksum: UInt32 = 0xE5D_8A38

  @Test("samples are equal by what they hold, not by what they share")
  func shared() {
    let all = Samples(inputSize: 1, .floats([0, 10, 20]), labels: [0, 1, 0])
    let alone = Samples(inputSize: 1, .floats([20, 0]), labels: [0, 0])
    #expect(all.taking([2, 0]) == alone)
    #expect(all.taking([2, 1]) != alone)
    #expect(all.taking([0, 2]) != alone)
    let twice = all.taking([2, 0])
    var checksums: [UInt32] = []
    for samples in [alone, twice] {
      checksums.append(
        Dataset(
          name: "", shape: .features(1), classNames: ["a", "b"], train: samples, test: samples
        ).checksum)
    }
    #expect(checksums[0] == checksums[1])
  }

  @Test("options come back from JSON as they went, and what is not said there is the default")
  func optionsInJSON() throws {
    var options = DataOptions()
    options.labelColumn = "kind"
    options.testShare = 0.25
    options.seed = .max
    options.byteLimit = 77
    var spoiling = Spoiling()
    spoiling.heldOutClass = "3"
    spoiling.noise = 0.5
    func copied<Value: Codable>(_ value: Value) throws -> Value {
      try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }
    #expect(try copied(options) == options)
    #expect(try copied(spoiling) == spoiling)
    #expect(try copied(BuiltInData.allCases) == BuiltInData.allCases)
    let empty = try JSONDecoder().decode(DataOptions.self, from: Data("{}".utf8))
    #expect(empty == DataOptions())
  }
}
