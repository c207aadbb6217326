import Learning
import Testing

struct SamplesTests {
  @Test("images and labels are paired in order")
  func pairs() throws {
    let samples = try Samples(
      images: Self.images(2), labels: Self.labels([1, 0]), classCount: 2, source: "made up")
    #expect(samples.count == 2)
    #expect(samples.inputSize == 4)
    #expect(samples.labels == [1, 0])
    #expect(samples.input(0) == [0, 1, 2, 3])
    #expect(samples.input(1) == [4, 5, 6, 7])
  }

  @Test("as many images as labels, or it is refused", arguments: [0, 1, 3])
  func countsDiffer(labelCount: Int) throws {
    let labels = try Self.labels([UInt8](repeating: 0, count: labelCount))
    let error = #expect(throws: DataError.self) {
      try Samples(images: Self.images(2), labels: labels, classCount: 10, source: "made up")
    }
    #expect(error?.source == "made up")
    #expect(error?.problem == "2 images but \(labelCount) labels")
  }

  @Test("a label that is no class is refused, and the error says which and where")
  func labelOutOfRange() throws {
    let labels = try Self.labels([9, 3, 10])
    let error = #expect(throws: DataError.self) {
      try Samples(images: Self.images(3), labels: labels, classCount: 10, source: "made up")
    }
    #expect(error?.source == "made up")
    #expect(error?.problem.contains("label 10 of sample 2") == true)
    #expect(error?.problem.contains("10 classes") == true)
  }

  @Test("a part of a part is what was asked for, and other labels leave the inputs alone")
  func parts() throws {
    let all = Samples(inputSize: 1, .floats([0, 10, 20, 30]), labels: [0, 1, 2, 3])
    let part = all.taking([3, 2, 0]).taking([1, 2])
    #expect(part.labels == [2, 0])
    #expect(part.input(0) == [20] && part.input(1) == [0])
    let renamed = part.labelled([7, 8])
    #expect(renamed.labels == [7, 8])
    #expect(renamed.input(0) == [20] && renamed.input(1) == [0])
  }

  @Test("samples made in a program can be checked as files are", arguments: [3, -1])
  func validates(stray: Int) throws {
    let samples = Samples(inputSize: 1, pixels: [0, 1, 2], labels: [0, 2, stray])
    let error = #expect(throws: DataError.self) {
      try samples.validate(classCount: 3, source: "mine")
    }
    #expect(
      error?.description == "mine: label \(stray) of sample 2 is not one of the 3 classes from 0")
    try samples.taking([0, 1]).validate(classCount: 3, source: "mine")
  }

  @Test("an error reads as where and what")
  func errorText() throws {
    let error = #expect(throws: DataError.self) { try IDX([1, 2], rank: 1, source: "my labels") }
    #expect(error?.description == "my labels: 2 bytes, too short for an IDX header of 8")
  }

  /// `count` images of 2×2 pixels that run from 0.
  private static func images(_ count: UInt8) throws -> IDX {
    try IDX(
      [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 2, 0, 0, 0, 2] + Array(0..<4 * count), rank: 3,
      source: "images")
  }

  private static func labels(_ labels: [UInt8]) throws -> IDX {
    try IDX([0, 0, 8, 1, 0, 0, 0, UInt8(labels.count)] + labels, rank: 1, source: "labels")
  }
}
