import Foundation
import Learning
import Testing

/// What classes whose labels are numbers are called: by a file beside the data, or as everybody calls them.
struct ClassNamesTests {
  /// Six images of 1×1, of classes 0, 1 and 2, two of each.
  private static func set(_ prefix: String = "", labels: [UInt8] = [2, 0, 1, 1, 0, 2])
    -> [String: [UInt8]]
  {
    [
      prefix + "train-images-idx3-ubyte": idx([6, 1, 1], [1, 2, 3, 4, 5, 6]),
      prefix + "train-labels-idx1-ubyte": idx([6], labels),
    ]
  }

  private func names(
    _ files: [String: [UInt8]], with text: String? = nil, in name: String = "classes.txt",
    of path: String = ""
  ) throws -> [String] {
    var files = files
    if let text { files[name] = Array(text.utf8) }
    return try withFolder(files) { try Dataset(path: $0 + path).classNames }
  }

  @Test("classes.txt names a class a line, whatever ends the lines")
  func classes() throws {
    for text in [
      "cat\nold dog\nmåne\n", "cat\r\n old dog \r\nmåne", "\u{FEFF}cat\nold dog\n\nmåne",
    ] {
      #expect(try names(Self.set(), with: text) == ["cat", "old dog", "måne"])
    }
  }

  @Test("its lines follow the order of the labels, wherever those begin")
  func order() throws {
    let set = Self.set(labels: [30, 4, 7, 7, 4, 30])
    #expect(try names(set) == ["4", "7", "30"])
    #expect(try names(set, with: "a\nb\nc") == ["a", "b", "c"])
  }

  @Test("with several sets in the folder each has its own, and classes.txt alone is nobody's")
  func ownNames() throws {
    let sets = Self.set("one-").merging(Self.set("two-")) { a, _ in a }
    let one = "/one-train-images-idx3-ubyte"
    #expect(try names(sets, with: "a\nb\nc", in: "one-classes.txt", of: one) == ["a", "b", "c"])
    #expect(try names(sets, with: "a\nb\nc", in: "two-classes.txt", of: one) == ["0", "1", "2"])
    #expect(try names(sets, with: "a\nb\nc", of: one) == ["0", "1", "2"])
    #expect(try names(Self.set("one-"), with: "a\nb\nc", of: one) == ["a", "b", "c"])
  }

  @Test("a table's numbers are named too; words are names already and stay")
  func tables() throws {
    let numbers = ["zoo.csv": Array("1,2,0\n3,4,1\n5,6,0\n7,8,1\n".utf8)]
    #expect(try names(numbers, with: "cat\ndog", of: "/zoo.csv") == ["cat", "dog"])
    let words = ["zoo.csv": Array("1,2,dog\n3,4,cat\n5,6,dog\n7,8,cat\n".utf8)]
    #expect(try names(words, with: "dog\ncat", of: "/zoo.csv") == ["cat", "dog"])
  }

  @Test("EMNIST's mapping of the same split gives each label its character, its first of several")
  func mapping() throws {
    let set = Self.set("emnist-letters-", labels: [26, 1, 2, 2, 1, 26])
    let text = "1 65 97\n2 66 98 \n3 67 99\n26 90 122\n"
    #expect(try names(set, with: text, in: "emnist-letters-mapping.txt") == ["A", "B", "Z"])
    #expect(try names(set, with: text, in: "emnist-balanced-mapping.txt") == ["1", "2", "26"])
    #expect(try names(Self.set(), with: text, in: "mapping.txt") == ["0", "1", "2"])
  }

  @Test("a label that the mapping leaves out is refused")
  func unmapped() throws {
    try withFolder(
      Self.set("emnist-x-").merging(["emnist-x-mapping.txt": Array("0 48\n2 50\n".utf8)]) { a, _ in
        a
      }
    ) { LearningTests.expectRefused($0, "no line for label 1, which the data has") }
  }

  @Test(
    "what names no classes is refused with its line",
    arguments: [
      ("a\nb", "2 names, but 3 classes in the data (0, 1, 2); a line a class is needed"),
      ("", "the file is empty"), ("\n\n", "0 names, but 3 classes"),
      ("a\nb\n\na\n", "line 4: 'a' names another class already, in line 1"),
      ("a\nb\u{1B}[31m\nc", "line 2: a control character in the name 'b?[31m'"),
      ("a\tb\nb\nc", "line 1: a control character"),
      ("a\n\u{202E}b\nc", "line 2: a control character in the name '?b'"),
      ("e\(String(repeating: "\u{301}", count: 9))\nb\nc", "line 1: too many marks on a letter in"),
      ("a\n\(String(repeating: "é", count: 41))\nc", "line 2: a name of 41 characters, 40 are"),
      ((1...1_001).map(String.init).joined(separator: "\n"), "line 1001: one class more than"),
    ])
  func badClasses(text: String, problem: String) throws {
    try expectRefused("", "classes.txt", Array(text.utf8), problem)
  }

  @Test(
    "what maps no labels is refused with its line",
    arguments: [
      ("0 48\n1\n", "line 2: '1' where a label and the code point"),
      ("0 48\nx 49\n", "line 2: 'x 49' where"), ("0 48\n-1 49\n", "line 2: '-1 49' where"),
      ("0 48\n1 55296\n", "line 2: '1 55296' where"), ("0 32\n", "line 1: '0 32' where"),
      ("0 27\n", "line 1: a control character"),
      ("0 48\n1 48\n", "line 2: '0' names another class already, in line 1"),
      ("0 48\n0 49\n", "line 2: label 0 has a name already, in line 1"),
    ])
  func badMapping(text: String, problem: String) throws {
    try expectRefused("emnist-a-", "emnist-a-mapping.txt", Array(text.utf8), problem)
  }

  @Test("bytes that are no text are refused, and more than the limit")
  func notText() throws {
    try expectRefused("", "classes.txt", [0x61, 0x0A, 0xFF, 0x0A], "line 2: not UTF-8")
    try withFolder(
      Self.set().merging(["classes.txt": [UInt8](repeating: 65, count: 40)]) { a, _ in a }
    ) {
      var options = DataOptions()
      options.byteLimit = 39
      LearningTests.expectRefused($0, "40 bytes, more than the 39", kind: .tooLarge, options)
    }
  }

  @Test(
    "files called kmnist or fashion-mnist have the names that everybody uses; a folder tells nothing"
  )
  func published() throws {
    let table = (0..<20).map { "\($0),1.5,\($0 % 10)" }.joined(separator: "\n")
    let hiragana = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]
    #expect(try names(["kmnist_train.csv": Array(table.utf8)]) == hiragana)
    #expect(try names(["fashion-mnist_train.csv": Array(table.utf8)])[9] == "Ankle boot")
    #expect(try names(["fashion-train.csv": Array(table.utf8)])[9] == "9")
    let own = (0..<10).map { "class \($0)" }
    #expect(
      try names(["kmnist_train.csv": Array(table.utf8)], with: own.joined(separator: "\n")) == own)
    #expect(try names(Self.set("kmnist-")) == ["0", "1", "2"])
  }

  private func expectRefused(
    _ prefix: String, _ file: String, _ bytes: [UInt8], _ problem: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var files = Self.set(prefix)
    files[file] = bytes
    try withFolder(files) { folder in
      let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
        try Dataset(path: folder)
      }
      #expect(error?.source == folder + "/" + file, sourceLocation: sourceLocation)
      #expect(error?.kind == .malformed, sourceLocation: sourceLocation)
      #expect(
        error?.problem.contains(problem) == true, "\(error?.problem ?? "")",
        sourceLocation: sourceLocation)
    }
  }
}
