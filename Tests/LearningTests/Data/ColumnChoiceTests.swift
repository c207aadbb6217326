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
    #expect(data.reading.notes.isEmpty && data.reading.warnings.isEmpty)
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
      random.reading.warnings == [
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

/// Which column has the classes: said always, and asked for where it cannot be known.
struct LabelChoiceTests {
  private func rows(_ row: (Int) -> String) -> String { (0..<30).map(row).joined(separator: "\n") }

  private func choice(
    _ text: String, _ options: DataOptions = DataOptions()
  ) throws -> String? {
    try read(text, options).reading.labelColumn?.description
  }

  @Test("what was chosen is told, with its number, its name and the reason")
  func told() throws {
    #expect(
      try choice(plants()) == "column 3 'kind', guessed: the only one with words")
    #expect(
      try choice("x,Species,y\n" + rows { "\($0),\($0 % 3),\($0)" })
        == "column 2 'Species', guessed: it is called so")
    #expect(
      try choice("x,y\n" + rows { "\($0),\($0 % 3)" }) == "column 2 'y', guessed: it is called y")
    #expect(
      try choice(rows { "\($0).5,\($0 % 3)" })
        == "column 2, guessed: the last one, which has few values")
    #expect(
      try choice(rows { "\($0 % 3),\($0).5" })
        == "column 1, guessed: the first one, which has few values, as the last has not")
    var options = DataOptions()
    options.labelColumn = "kind"
    #expect(try choice(plants(), options) == "column 3 'kind'")
    options.labelColumn = "3"
    #expect(try choice(plants(), options) == "column 3 'kind'")
  }

  @Test("data that is no table has no such column")
  func noTable() throws {
    #expect(try Dataset(path: madeFile("numpy/stored.npz")).reading.labelColumn == nil)
    #expect(Dataset.digits().reading == DataReading())
  }

  @Test(
    "where two are as likely it is asked for",
    arguments: [
      ("several columns hold words (column 1 ('a'), column 3 ('c'))", "a,b,c", "p,1,q", "r,2,s"),
      (
        "several columns are called like classes (column 1 ('class'), column 2 ('label'))",
        "class,label,x", "1,2,3", "2,1,5"
      ),
      ("have the same few values (column 1, column 3)", "", "0,5.5,1", "1,7.25,0"),
    ])
  func tossUp(problem: String, header: String, odd: String, even: String) throws {
    let top = header.isEmpty ? "" : header + "\n"
    try expectRefused(
      top + rows { $0 % 2 == 0 ? even : odd }, saying: problem, remedy: .labelColumn)
  }

  @Test("where none looks like classes it is asked for")
  func none() throws {
    for text in [
      rows { "\($0).5,\($0).25" }, "x,grade,y,z\n" + rows { "\($0),\($0 / 2),\($0 * 2),\($0).25" },
      rows { "\($0),\($0 + 100)" },
    ] {
      try expectRefused(text, saying: "no column looks like one of classes", remedy: .labelColumn)
    }
  }

  @Test("a y beside an x and a z is a coordinate")
  func coordinates() throws {
    #expect(
      try choice("x,y,z,w\n" + rows { "\($0),\($0 * 2),\($0).5,\($0 % 4)" })
        == "column 4 'w', guessed: the last one, which has few values")
  }

  @Test("fractions that occur again and again are classes, as written")
  func versions() throws {
    let data = try read("x,version\n" + rows { "\($0),\(["1.1", "1.10", "1.2"][$0 % 3])" })
    #expect(data.classCounts == ["1.1": 10, "1.10": 10, "1.2": 10])
  }

  @Test("an error about the classes says which column was guessed")
  func errors() throws {
    try expectRefused(
      "x,label\n" + rows { "\($0),7" },
      saying:
        "one class only ('7'), two are the least that can be told apart (label: column 2 'label', guessed: it is called so)",
      remedy: .labelColumn)
    try expectRefused(
      "1,a\n2,b\n3,c\n",
      saying: "no class has two: nothing can be cut off to test on (label: column 2, guessed")
  }

  @Test("columns that are passed over are named or numbered, and those that are not there refused")
  func ignored() throws {
    var options = DataOptions()
    let text = "island,bill,sex,kind\n" + rows { "north,\($0),male,\($0 % 2 == 0 ? "a" : "b")" }
    try expectRefused(
      text, saying: "several columns hold words", remedy: .labelColumn)
    options.labelColumn = "kind"
    try expectRefused(
      text,
      saying:
        "line 2: column 1 ('island'), column 3 ('sex') hold words ('north') where numbers should be",
      remedy: .ignoredColumns(["island", "sex"]), options)
    options.labelColumn = nil
    for names in [["island", "sex"], ["1", "3"], ["sex", "1"]] {
      options.ignoredColumns = names
      #expect(try read(text, options).shape == .features(1))
    }
    options.ignoredColumns = ["5"]
    try expectRefused(text, saying: "there is no column '5' to ignore among the 4", options)
    options.ignoredColumns = ["kind"]
    options.labelColumn = "kind"
    try expectRefused(text, saying: "column 4 ('kind') cannot be the label and left out", options)
    try withFolder(["train-images-idx3-ubyte": [], "x.npz": []]) { _ in
      LearningTests.expectRefused(
        try madeFile("numpy/stored.npz"), "no table, so no column 'kind'", options)
    }
  }

  @Test("the parts need the same columns in the same order")
  func otherOrder() throws {
    let files = ["train.csv": "x,y,kind\n1,2,a\n3,4,b\n", "test.csv": "y,x,kind\n1,2,a\n3,4,b\n"]
    try withFolder(files.mapValues { Array($0.utf8) }) {
      expectRefused($0, "column 1 ('y'), where \($0)/train.csv has 'x'")
    }
  }
}
