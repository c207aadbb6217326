import Learning
import Testing

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
