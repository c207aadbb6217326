import Foundation
import Learning
import Testing

/// Every reader, fed with files that were damaged at random, by a seed: each is read or refused in one line, and nothing
/// else happens.
struct ReaderFuzzTests {
  /// A whole file of each format, by the name that it is read under.
  static let seeds: [String] = [
    "table.csv", "quoted.tsv", "images-idx3-ubyte", "images-idx3-ubyte.gz", "stored.npz",
    "deflated.npz", "f2-x.npy", "column-major-x.npy", "words-y.npy", "images-idx2-float",
    "classes.txt", "emnist-a-mapping.txt", "decimal.csv", "utf16.csv", "aligned.data", "gaps.csv",
    "counts.csv", "tensors.tsv", "metadata.tsv", "y_train.csv", "bunch.npz",
  ]

  @Test(
    "five hundred damaged files of each format are read or refused, in one line", arguments: seeds)
  func damaged(name: String) throws {
    let whole = try Self.file(name)
    var mutator = Mutator(seed: 1)
    try withFolder([:]) { folder in
      for _ in 0..<500 {
        let bytes = mutator.damaged(whole)
        _ = try Self.answer(name, bytes, in: folder)
      }
    }
  }

  @Test(
    "what damaged files were found to bring out is still answered as it was",
    arguments: try corpus())
  func kept(file: String, answer: String) throws {
    let bytes = try Array(Data(contentsOf: URL(filePath: madeFile("corpus/" + file))))
    let name = String(file.drop { $0.isNumber }.dropFirst())
    let found = try withFolder([:]) { try Self.answer(name, bytes, in: $0) }
    #expect(found == answer)
  }

  /// The files of Data/Files/corpus with what was answered, from its list.
  static func corpus() throws -> [(String, String)] {
    let list = try String(contentsOfFile: madeFile("corpus/answers.tsv"), encoding: .utf8)
    return list.split(separator: "\n").map { line in
      let parts = line.split(separator: "\t", maxSplits: 1)
      return (String(parts[0]), String(parts[1]))
    }
  }

  /// What came of reading a file of this name and content, with its companion beside it.
  static func answer(_ name: String, _ bytes: [UInt8], in folder: String) throws -> String {
    // An array needs the other half to be a data set, and names need what they name.
    let labels = idx([4], [7, 3, 3, 7])
    let companions: [String: [UInt8]] =
      switch name {
      case _ where name.hasPrefix("images"): ["labels-idx1-ubyte": labels]
      case "classes.txt", "emnist-a-mapping.txt":
        [
          "emnist-a-labels-idx1-ubyte": labels,
          "emnist-a-images-idx3-ubyte": idx([4, 1, 1], [1, 2, 3, 4]),
        ]
      case "tensors.tsv": ["metadata.tsv": Array("fern\nmoss\nfern\nmoss\n".utf8)]
      case "metadata.tsv": ["tensors.tsv": Array("1\t2.5\n3\t4\n5\t6\n7\t8\n".utf8)]
      case "y_train.csv": ["X_train.csv": Array("a,b\n1,2.5\n3,4\n5,6\n7,8\n".utf8)]
      case "column-major-x.npy":
        ["column-major-y.npy": NumPyTests.npy("|u1", "(2,)", [0, 1])]
      case "f2-x.npy": ["f2-y.npy": NumPyTests.npy("|u1", "(6,)", [0, 1, 0, 1, 0, 1])]
      case "words-y.npy": ["words-x.npy": NumPyTests.npy("|u1", "(3, 1)", [4, 5, 6])]
      default: [:]
      }
    write(bytes, to: folder + "/" + name)
    for (name, bytes) in companions { write(bytes, to: folder + "/" + name) }
    var options = DataOptions()
    options.byteLimit = 1 << 20
    if name == "gaps.csv" { options.missingCells = .dropped }
    // Not a `do` with a typed error: the compiler (6.3.1) crashes on it here.
    switch Result(catching: { () throws(DataError) in try Dataset(path: folder, options) }) {
    case .success(let data):
      #expect(data.classNames.allSatisfy { $0 == $0.onOneLine })
      #expect(data.train.count > 0 && data.test.count > 0)
      #expect((0..<data.train.count).allSatisfy { data.train.input($0).allSatisfy(\.isFinite) })
      return
        "\(data.train.count + data.test.count) samples of \(data.shape) in \(data.classCount) classes"
    case .failure(let error):
      #expect(error.kind != .missing)
      // `onOneLine` is what the program prints; the problem itself must already be short and plain.
      #expect(error.problem == error.problem.onOneLine, "\(error)")
      #expect(error.problem.unicodeScalars.count < 400, "\(error)")
      return error.problem.replacing(folder, with: "…")
    }
  }

  static func file(_ name: String) throws -> [UInt8] {
    func made(_ name: String) throws -> [UInt8] {
      try Array(Data(contentsOf: URL(filePath: madeFile("numpy/" + name))))
    }
    let images = idx([4, 2, 3], (0..<24).map { $0 })
    return switch name {
    case "table.csv": Array("a,b,label\n1,2.5,3\n4,-5e-1,6\n7,8,3\n1,0,6\n".utf8)
    case "quoted.tsv":
      Array("\"1\"\t2\t\"x \"\"y\"\"\"\r\n3\t4\tz\r\n\r\n5\t6\t\"x \"\"y\"\"\"\r\n7\t8\tz".utf8)
    case "images-idx3-ubyte": images
    case "images-idx3-ubyte.gz": gzipped(images)
    case "images-idx2-float":
      idx([4, 2], type: 13, (0..<8).flatMap { [63, 128 + UInt8($0), 0, 0] })
    case "decimal.csv": Array("sep=;\na;b;kind\n1,5;2;x\n\"3,25\";4;y\n5;6,5;x\n7;8;y\n".utf8)
    case "utf16.csv":
      [0xFF, 0xFE]
        + "a\tb\tärt\n1\t2\tx\n3\t4\tÿ\n5\t6\tx\n7\t8\tÿ\n".utf16.flatMap { little([$0]) }
    case "aligned.data": Array("  1.5   2  a\n 3   4   b \n5 6  a\n  7  8   b\n".utf8)
    case "gaps.csv":
      Array(
        "# made up\n,a,b,ok,kind,\n0,1,2,True,x,\n1,,4,False,y,\n2,5,NA,True,x,\n3,7,8,False,y,\n4,9,1,True,x,\n5,2,3,False,y,\n"
          .utf8)
    case "counts.csv": Array("4,2,fern,moss\n1.5,2,0\n3,4,1\n5,6,0\n7,8,1\n".utf8)
    case "tensors.tsv": Array("1\t2.5\n3\t4e0\n5\t6\n7\t-8\n".utf8)
    case "metadata.tsv": Array("name\tlabel\na b\tfern\nc d\tmoss\ne f\tfern\ng h\tmoss\n".utf8)
    case "y_train.csv": Array("fern,moss\n1,0\n0,1\n1,0\n0,1\n".utf8)
    case "bunch.npz":
      npz([
        (
          "data",
          npy("<f8", [4, 1], isColumnMajor: true, little([1.5, 2, 3, 4].map(\.bitPattern)))
        ),
        ("target", npy("<i8", [4, 2], little([1, 0, 0, 1, 1, 0, 0, 1]))),
        ("target_names", npy(words: ["fern", "möss"])),
      ])
    case "classes.txt": Array("three\r\nold sêven\n".utf8)
    case "emnist-a-mapping.txt": Array("3 65 97\n7 66 98\n".utf8)
    case "f2-x.npy": try made("features-f2-little.npy")
    case "column-major-x.npy": try made("column-major.npy")
    case "words-y.npy": try made("words-ascii.npy")
    default: try made(name)
    }
  }
}

/// Damages files as disks, networks and people do, by a seed.
struct Mutator {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// `whole` with one to four places changed.
  mutating func damaged(_ whole: [UInt8]) -> [UInt8] {
    var bytes = whole
    for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&bytes) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: bytes.indices, using: &generator)
    let run = place..<min(place + Int.random(in: 1...8, using: &generator), bytes.count)
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes[place] = [0, 1, 127, 128, 255].randomElement(using: &generator)!
    case 2: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 3: bytes.removeSubrange(run)
    case 4: bytes.insert(contentsOf: bytes[run], at: place)
    case 5: bytes.removeSubrange(place...)
    case 6: for k in run { bytes[k] = [0, 255].randomElement(using: &generator)! }
    default:
      let texts = [
        "\"", ",", "\n", "\r", "nan", "1e999", "-", "0x1p3", "'", "(", ", 0",
        "99999999999999999999", "\u{1B}[2J",
      ]
      bytes.insert(contentsOf: Array(texts.randomElement(using: &generator)!.utf8), at: place)
    }
  }
}
