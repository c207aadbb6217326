import Foundation
import Testing

/// The bound on memory that `Dataset.init(path:_:)` states holds for data of the smallest samples: the program runs within as much
/// address space as that, which is more than it touches.
@Suite(.timeLimit(.minutes(5)))
struct ReadingBoundTests {
  private static let limit = 16 << 20
  /// What the program takes before it reads anything, its libraries above all.
  private static let itself = 96 << 20

  enum Layout: String, CaseIterable {
    case bytes = "u1 N×1"
    case words = "u1 N×1 with S1 labels"
    case fortran = "f8 N×1 in Fortran order"
    case halves = "f2 N×2 in Fortran order"
    case table = "a column and its label"
    case oneHot = "labels in a row each"

    var files: [String: [UInt8]] {
      // As many samples as four times the limit allow, or a little fewer.
      let count = 2_400_000
      let digits = (0..<count).map { UInt8($0 % 3) }
      func ones(_ type: String, _ columns: Int, _ element: [UInt8]) -> [UInt8] {
        let elements = Array(repeatElement(element, count: columns * count).joined())
        return array(type, [count, columns], elements)
      }
      return switch self {
      case .bytes: ["X.npy": ones("|u1", 1, [1]), "y.npy": array("|u1", [count], digits)]
      case .words:
        ["X.npy": ones("|u1", 1, [1]), "y.npy": array("|S1", [count], digits.map { $0 + 97 })]
      case .fortran:
        [
          "X.npy": array(
            "<f8", [count / 2, 1],
            Array(repeatElement([0, 0, 0, 0, 0, 0, 4, 64], count: count / 2).joined())),
          "y.npy": array("|u1", [count / 2], Array(digits[..<(count / 2)])),
        ]
      case .halves:
        [
          "X.npy": array(
            "<f2", [count / 2, 2], Array(repeatElement([0, 63], count: count).joined())),
          "y.npy": array("|u1", [count / 2], Array(digits[..<(count / 2)])),
        ]
      case .table: ["zoo.csv": Array(String(repeating: "1,a\n2.5,b\n", count: count / 2).utf8)]
      case .oneHot:
        [
          "X.npy": ones("|u1", 1, [1]),
          "y.npy": array(
            "|u1", [count, 3], Array(repeatElement([0, 1, 0, 1, 0, 0], count: count / 2).joined())),
        ]
      }
    }
  }

  @Test("it holds at a limit that the layout fills", arguments: Layout.allCases)
  func holds(layout: Layout) async throws {
    try await withFolder(layout.files) { folder, size in
      let allowed = Self.itself + size + 4 * Self.limit
      let result = try await Program.run(
        kilobytes: allowed >> 10, isQuiet: true, ["data", folder, "--data-limit", "16"])
      #expect(result.status == .exited(0), "\(result.error)")
    }
  }

  @Test("what would take more is refused before it is read")
  func refused() async throws {
    let files = [
      "X.npy": array("|u1", [8 << 20, 1], [UInt8](repeating: 1, count: 8 << 20)),
      "y.npy": array("|u1", [8 << 20], (0..<8 << 20).map { UInt8($0 & 1) }),
    ]
    try await withFolder(files) { folder, size in
      let result = try await Program.run(
        kilobytes: (Self.itself + size + 4 * Self.limit) >> 10, isQuiet: true,
        ["data", folder, "--data-limit", "16"])
      expectFailure(result, 65, "8388608 samples, which take")
    }
  }

  private func withFolder(
    _ files: [String: [UInt8]], _ body: (_ path: String, _ size: Int) async throws -> Void
  ) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
    try await body(folder.path(), files.values.reduce(0) { $0 + $1.count })
  }
}

/// An array as NumPy saves it.
private func array(_ type: String, _ shape: [Int], _ elements: [UInt8]) -> [UInt8] {
  let sizes = shape.map { "\($0)," }.joined()
  let order = shape.count > 1 && type.hasPrefix("<") ? "True" : "False"
  let header = Array(
    "{'descr': '\(type)', 'fortran_order': \(order), 'shape': (\(sizes)), }\n".utf8)
  return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.count), 0] + header + elements
}
