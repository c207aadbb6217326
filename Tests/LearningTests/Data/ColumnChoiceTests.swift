import Learning
import Testing

/// Which columns of a table are features, which is the label, and what is said of it.
struct ColumnChoiceTests {
  /// Twelve rows of an index that counts, two numbers and a word.
  private func indexed(_ first: String, from start: Int, quoted: Bool = false) -> String {
    "\(first),height,width,kind\n"
      + (0..<12).map { row in
        let index = quoted ? "\"\(row + start)\"" : "\(row + start)"
        return "\(index),\(row * 7 % 5).5,\(row * row % 11),\(["fern", "moss"][row % 2])\n"
      }.joined()
  }

  @Test(
    "a column without a name that counts the rows is left out, and that is said",
    arguments: ["", "\"\"", "Unnamed: 0", " "], [0, 1, 100])
  func unnamedIndex(name: String, start: Int) throws {
    let data = try read(indexed(name, from: start, quoted: name == "\"\""))
    #expect(data.shape == .features(2))
    #expect(data.reading.notes == ["column 1 left out, it counts the rows"])
    #expect(data.labelledInputs[[0.5, 0]] == "fern")
  }

  @Test("one that is not first, or the second of two, is left out too")
  func laterIndex() throws {
    let rows = (0..<12).map { "\($0),\($0 * 3 % 7),\($0),\($0 % 2)\n" }.joined()
    let data = try read("Unnamed: 0.1,x,Unnamed: 0,label\n" + rows)
    #expect(data.shape == .features(1))
    #expect(data.reading.notes.count == 2)
  }

  @Test("R's header that lacks the name of the row names is a header, whether they count or not")
  func shortHeader() throws {
    let names = try read(
      "x,y,kind\n"
        + (0..<12).map { "\"plant \($0)\",\($0 % 5),\($0 % 7),\($0 % 2 == 0 ? "a" : "b")\n" }
        .joined())
    #expect(names.shape == .features(2) && names.classCounts == ["a": 6, "b": 6])
    #expect(names.reading.notes == ["column 1 left out, it names the rows"])
    let counted = try read(
      "\"x\" \"y\" \"kind\"\n"
        + (1...12).map { "\"\($0)\" \($0 % 5) \($0 % 7) \"\($0 % 2 == 0 ? "a" : "b")\"\n" }.joined()
    )
    #expect(counted.shape == .features(2))
    #expect(counted.reading.notes == ["column 1 left out, it counts the rows"])
  }

  @Test("an unnamed column that does not count stays, and so does a named one that does")
  func kept() throws {
    let rows = (0..<12).map { "\($0 * $0),\($0),\($0 % 2)\n" }.joined()
    let data = try read(",seconds,label\n" + rows)
    #expect(data.shape == .features(2))
    #expect(data.reading.notes.isEmpty && data.reading.warnings.count == 1)
  }

  @Test("without a header the first column is left out when it counts ten rows or more")
  func noHeader() throws {
    func rows(_ count: Int) -> String {
      (1...count).map { "\($0),\($0 * 3 % 7),\($0 * 5 % 11),\($0 % 2)\n" }.joined()
    }
    let data = try read(rows(12))
    #expect(data.shape == .features(2))
    #expect(data.reading.notes == ["column 1 left out, it counts the rows"])
    #expect(try read(rows(9)).shape == .features(3))
    // The only feature is one, whatever it looks like.
    let alone = try read((1...12).map { "\($0),\($0 % 2)\n" }.joined())
    #expect(alone.shape == .features(1))
  }

  @Test(
    "a column that is called an identity is warned of where no two rows share it",
    arguments: ["Id", "id", "ID", "sample_id", "PassengerId", "patient ID", "index", "#", "uid"])
  func identity(name: String) throws {
    func rows(_ id: (Int) -> Int) -> String {
      "\(name),height,kind\n" + (0..<12).map { "\(id($0)),\($0 % 5),\($0 % 2)a\n" }.joined()
    }
    let random = try read(rows { 842_302 + $0 * 7_919 % 100_003 })
    #expect(random.shape == .features(2))
    #expect(
      random.reading.warnings.map(\.problem) == [
        "column 1 ('\(name)') is a feature, and has another value in every row: is it an identity?"
      ])
    #expect(try read(rows { $0 + 1 }).reading.warnings.count == 1)
    #expect(try read(rows { $0 / 2 }).reading.warnings.isEmpty)
    var options = DataOptions()
    options.ignoredColumns = [name]
    let without = try read(rows { $0 + 1 }, options)
    #expect(without.shape == .features(1) && without.reading.warnings.isEmpty)
  }

  @Test("columns of other names are not warned of, though no two rows share a value")
  func noIdentity() throws {
    for name in ["seconds", "width", "idle", "humid", "grid"] {
      let rows = (0..<12).map { "\($0),\($0 % 5),\($0 % 2)a\n" }.joined()
      #expect(try read("\(name),height,kind\n" + rows).reading.warnings.isEmpty)
    }
  }

  @Test("a column is left out by its name though that has commas in it, and came in pieces")
  func commasInNames() throws {
    var options = DataOptions()
    options.ignoredColumns = ["a", "cm", "b"]
    let text =
      "\"a, cm\",\"b\",c,kind\n" + (0..<12).map { "\($0),x,\($0 % 5),\($0 % 2)\n" }.joined()
    let data = try read(text, options)
    #expect(data.shape == .features(1) && data.labelledInputs[[3]] != nil)
    options.ignoredColumns = ["a", "mm"]
    try expectRefused(text, saying: "there is no column 'a' to ignore among the 4", options)
  }

  @Test("of data that is the same in every sample it is said that nothing can be learned")
  func alike() throws {
    let text = "a,b,kind\n" + (0..<12).map { "7,\(1_700_000_000_000_000_000),\($0 % 2)\n" }.joined()
    #expect(
      try read(text).reading.warnings.map(\.problem) == [
        "all samples have the same values: nothing tells classes apart"
      ])
    #expect(try read(text + "7,8,1\n").reading.warnings.isEmpty)
  }

  @Test("columns without a name and a value are left out, wherever they are", arguments: 1...4)
  func empty(position: Int) throws {
    var lines = plants().split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    for line in lines.indices { lines[line].insert("", at: min(position - 1, 3)) }
    let data = try read(lines.map { $0.joined(separator: ",") }.joined(separator: "\n"))
    #expect(data.shape == .features(2) && data.sampleCount == 12)
    #expect(
      data.reading.notes == ["column \(position) left out, it has neither a name nor a value"])
  }

  @Test("delimiters at the end of the header, of rows, of some rows, and lines of nothing else")
  func trailingDelimiters() throws {
    let lines = plants().split(separator: "\n")
    func text(_ change: (Int, Substring) -> String) -> String {
      lines.enumerated().map { change($0.offset, $0.element) }.joined(separator: "\n")
    }
    let texts = [
      text { "\($1)," }, text { $0 == 0 ? "\($1)," : "\($1)" },
      text { $0 == 0 ? "\($1)" : "\($1)," },
      text { $0 % 3 == 1 ? "\($1),," : "\($1)" }, text { "\($1),,," },
      text { _, line in String(line) } + "\n,,\n, ,\n\n", ",,\n" + text { _, line in String(line) },
    ]
    for text in texts {
      let data = try read(text)
      #expect(data.shape == .features(2) && data.sampleCount == 12, "\(text)")
      #expect(data.classCounts == ["fern": 4, "moss": 4, "reed": 4], "\(text)")
    }
  }
}
