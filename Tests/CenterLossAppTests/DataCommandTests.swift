import Foundation
import PseudoTerminal
import Testing

/// Data of one's own, from the command line.
@Suite struct DataCommandTests {
  @Test("data says what a file holds")
  func text() async throws {
    try await withFile("zoo.csv", smallTable) { path in
      let result = try await Program.run("data", path)
      #expect(result.status == .exited(0))
      #expect(
        result.output.contains(
          "zoo: 5 samples of 2 features in 2 classes, 3 to train on, 2 to test on"))
      #expect(result.output.contains("ape            2          1"))
      #expect(result.output.contains("2.00 times"))
      #expect(result.output.contains("ape: 1"))
      #expect(result.error == "")
    }
  }

  @Test("samples that are drawn stand below the names of their classes")
  func drawn() async throws {
    let lines = try await Program.run("data", "digits").output.split(separator: "\n")
    let names = try #require(lines.firstIndex { $0.hasPrefix("0         1         2 ") })
    #expect(lines[names + 1].contains("@") && lines[names...].count == 5)
  }

  @Test("columns stand below each other where the names of classes are wide")
  func wideNames() async throws {
    try await withFile("zoo.csv", "1,2,猿\n2,1,bat\n1,3,猿\n3,1,bat\n") { path in
      let result = try await Program.run("data", path)
      #expect(result.output.contains("\n猿             1          1  #"))
      #expect(result.output.contains("\nbat            1          1  #"))
    }
  }

  // 47 MB as bytes, 188 MB as floats. The program itself needs about 25 MB, so a second copy would show too.
  @Test(
    "60,000 images are held as the bytes that they are, once, while they are trained on and drawn",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status"), "Linux alone tells"))
  func memory() async throws {
    let (count, size) = (60_000, 784)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ sizes: [UInt8], _ content: Data) throws {
      try (Data([0, 0, 8, UInt8(1 + sizes.count / 4), 0, 0, 0xEA, 0x60] + sizes) + content).write(
        to: folder.appending(path: name))
    }
    let image = Data((0..<size).map { UInt8($0 % 251) })
    try write(
      "images-idx3-ubyte", [0, 0, 0, 28, 0, 0, 0, 28],
      (0..<count).reduce(into: Data(capacity: count * size)) { data, _ in data += image })
    try write("labels-idx1-ubyte", [], Data((0..<count).map { UInt8($0 % 2) }))

    let terminal = try PseudoTerminal(Program.path, ["--data", folder.path(), "--steps", "1"])
    try await terminal.wait("training") { $0.text.contains(/step +[1-9]/) }
    let peak = try #require(terminal.peakResidentBytes)
    #expect(peak > count * size && peak < 2 * count * size, "\(peak) bytes")
  }

  private static let keys: Set = [
    "data", "samples", "train", "test", "shape", "classes", "files", "labelColumn", "notes",
    "warnings", "testSeed",
  ]

  @Test("data --json prints one object with exactly the agreed keys")
  func json() async throws {
    try await withFile("zoo.csv", smallTable) { path in
      let result = try await Program.run("data", path, "--json", "--seed", "7")
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(Set(object.keys) == Self.keys)
      #expect(object["files"] as? [String] == [path])
      let label = try #require(object["labelColumn"] as? [String: Any])
      #expect(label["number"] as? Int == 3 && label["name"] as? String == "kind")
      #expect(label["guess"] as? String == "the only one with words")
      #expect(object["notes"] as? [String] == [] && object["warnings"] as? [String] == [])
      #expect(object["samples"] as? Int == 5)
      #expect(object["shape"] as? [Int] == [2])
      #expect(object["testSeed"] as? Int == 7)
      let classes = try #require(object["classes"] as? [[String: Any]])
      #expect(classes.map { $0["name"] as? String } == ["ape", "bat"])
      #expect(classes.map { $0["train"] as? Int } == [2, 1])
    }
    // The digits bring a test part, of which no seed can tell.
    let result = try await Program.run("data", "--json")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(Set(object.keys) == Self.keys)
    #expect(object["testSeed"] is NSNull && object["labelColumn"] is NSNull)
    #expect(object["files"] as? [String] == [])
  }

  @Test("what it trains on is what was asked for", arguments: ["digits", "mnist", "zoo"])
  func trains(name: String) async throws {
    try await withFile("zoo.csv", smallTable) { path in
      let result = try await Program.run(
        "train", "--data", name == "zoo" ? path : name, "--steps", "20", "--json")
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(object["data"] as? String == name)
      let networks = [
        "digits": "64-128-64-2-10", "mnist": "784-256-128-2-10", "zoo": "2-128-64-2-2",
      ]
      #expect(object["network"] as? String == networks[name])
      #expect(object["batch"] as? Int == (name == "zoo" ? 3 : 128))
    }
  }

  @Test("a small table trains by defaults of its own, but for what is asked for or scheduled")
  func ownDefaults() async throws {
    let rows = (0..<200).map { "\($0 % 9).5,\($0 % 7),\($0 % 2 == 0 ? "ape" : "bat")\n" }.joined()
    try await withFile("zoo.csv", rows) { path in
      func trained(_ options: String...) async throws -> [String: Any] {
        let result = try await Program.run(list: ["train", "--json", "--data", path] + options)
        return try #require(
          JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      }
      let usual = try await trained()
      #expect(usual["steps"] as? Int == 100 && usual["batch"] as? Int == 160)
      let loss = try #require(usual["crossEntropy"] as? Double)
      let same = try await trained("--steps", "100", "--batch", "160", "--learning-rate", "0.05")
      #expect(same["crossEntropy"] as? Double == loss)
      let other = try await trained("--steps", "7", "--batch", "128", "--learning-rate", "0.1")
      #expect(other["steps"] as? Int == 7 && other["batch"] as? Int == 128)
      let scheduled = try await trained("--schedule", "paper", "--steps", "2")
      #expect(scheduled["batch"] as? Int == 128)
    }
  }

  @Test("training data can be spoiled, and data shows how")
  func spoiled() async throws {
    let result = try await Program.run(
      "data", "blobs", "--hold-out-class", "2", "--imbalance", "4", "--noise", "0")
    #expect(result.output.contains("0            200         50"))
    #expect(result.output.contains("2              0         50"))
    #expect(result.output.contains("4             50         50"))
    try await expectFailure(["train", "--hold-out-class", "x"], 64, "the classes are 0, 1, 2")
    try await expectFailure(["train", "--noise", "1.5"], 64, "a share from 0 to 1")
    try await expectFailure(["train", "--imbalance", "0"], 64, "a factor from 1")
  }

  @Test("the share to test on is that of whatever data has no test part")
  func testShare() async throws {
    let result = try await Program.run("data", "blobs", "--test-share", "0.4")
    #expect(result.output.contains("750 to train on, 500 to test on"))
  }

  @Test("a column for the labels is a matter of tables alone")
  func labelColumn() async throws {
    let column = ["--label-column", "kind"]
    try await expectFailure(["train"] + column, 64, "--label-column 'kind': digits is no table")
    try await withFile("zoo.csv", smallTable) { path in
      let result = try await Program.run(list: ["data", path] + column)
      #expect(result.status == .exited(0))
    }
    let idx = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../assets/digits")
    try await expectFailure(["data", idx.path()] + column, 65, "no table, so no column 'kind'")
  }

  @Test(
    "data says which files were read, which column has the classes, what was left out and what is odd"
  )
  func howRead() async throws {
    let rows = (0..<12).map {
      "\($0),\(100 - $0),\($0 % 4 == 3 ? "NA" : "1.5"),\($0 % 2 == 0 ? "ape" : "bat")\n"
    }
    try await withFile("zoo.csv", ",Id,length,kind\n" + rows.joined()) { path in
      let result = try await Program.run("data", path, "--missing", "drop")
      #expect(result.status == .exited(0) && result.error == "")
      for line in [
        "read: \(path)",
        "label: column 4 'kind', guessed: the only one with words; --label-column names another",
        "note: column 1 left out, it counts the rows", "note: 3 rows left out for want of a value",
        "warning: column 2 ('Id') is a feature, and has another value in every row: is it an identity?; --ignore-columns Id leaves it out",
      ] {
        #expect(result.output.split(separator: "\n").contains { $0 == line }, "\(line)")
      }
      let plain = try await Program.run(
        "data", path, "--ignore-columns", "length", "--label-column", "kind")
      #expect(plain.output.contains("label: column 4 'kind'\n"))
    }
  }

  @Test("data comes out of a pipe as it does out of a file, plain or packed")
  func standardInput() async throws {
    try await withFile("zoo.csv", smallTable) { path in
      for (unpack, name) in [("cat", "-"), ("gzip -c", "-"), ("cat", "/dev/stdin")] {
        let result = try await Program.run(piping: "\(unpack) '\(path)'", ["data", name, "--json"])
        let object = try #require(
          JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        #expect(object["samples"] as? Int == 5 && object["data"] as? String == "standard input")
      }
      let file = try await Program.run(piping: "true", ["data", "-"])
      #expect(file.status == .exited(65))
      #expect(file.error == "centerloss: error: standard input: nothing came from it\n")
    }
  }
}
