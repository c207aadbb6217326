import Learning
import Testing

/// Cells that hold nothing, and truths among numbers.
struct MissingCellsTests {
  private static let cells = [
    "", " ", "NA", "N/A", "n/a", "nan", "NaN", "NULL", "null", "None", "?", ".", "-", "#N/A",
    "<NA>",
  ]

  private func table(_ missing: String, header: Bool = true) -> String {
    (header ? "height,width,kind\n" : "")
      + (0..<12).map { row in
        let width = row % 4 == 3 ? missing : "\(row % 5)"
        return "\(row).5,\(width),\(["fern", "moss"][row % 2])\n"
      }.joined()
  }

  private func options(_ missing: MissingCells) -> DataOptions {
    var options = DataOptions()
    options.missingCells = missing
    return options
  }

  @Test(
    "they are refused with their line and column, and what is to be done is known", arguments: cells
  )
  func refused(word: String) throws {
    try expectRefused(
      table(word), saying: "line 5, column 2 ('width'): ", remedy: .missingCells)
    try expectRefused(
      table(word, header: false), saying: "line 4, column 2: ", remedy: .missingCells)
  }

  @Test("their rows are left out where that is asked for, and counted", arguments: cells)
  func dropped(word: String) throws {
    let data = try read(table(word), options(.dropped))
    #expect(data.classCounts == ["fern": 6, "moss": 3])
    #expect(data.reading.notes == ["3 rows left out for want of a value"])
    #expect(data.labelledInputs[[3.5, 3]] == nil && data.labelledInputs[[4.5, 4]] == "fern")
  }

  @Test("or the mean of their column takes their place, that of the part to train on")
  func mean() throws {
    let data = try read(table("NA"), options(.mean))
    #expect(data.sampleCount == 12)
    #expect(data.reading.notes == ["3 cells filled with the mean of the column"])
    // Of 0 1 2, 4 0 1, 3 4 0.
    let mean = Double(Float(15.0 / 9))
    #expect(data.labelledInputs[[3.5, mean]] == "moss")
    let parts = try read(
      of: ["train.csv": "x,kind\n1,a\n3,b\n", "test.csv": "x,kind\n?,a\n100,b\n"], options(.mean))
    #expect(parts.test.input(0) == [2])
  }

  @Test("a column that nobody uses may lack what it likes")
  func ignored() throws {
    var options = DataOptions()
    options.ignoredColumns = ["width"]
    let data = try read(table("NA"), options)
    #expect(data.sampleCount == 12 && data.shape == .features(1))
    options.missingCells = .dropped
    #expect(try read(table("NA"), options).reading.notes.isEmpty)
  }

  @Test("rows without a label are refused or left out, never filled in")
  func labels() throws {
    let text = "x,label\n" + (0..<12).map { "\($0),\($0 % 4 == 3 ? "NA" : "\($0 % 2)")\n" }.joined()
    try expectRefused(
      text, saying: "line 5, column 2 ('label'): 'NA' where a label should be",
      remedy: .missingCells)
    try expectRefused(text, saying: "where a label should be", options(.mean))
    #expect(try read(text, options(.dropped)).classCounts == ["0": 6, "1": 3])
  }

  @Test("among words NA is a word, such as sodium")
  func sodium() throws {
    let text =
      "x,element\n" + (0..<12).map { "\($0),\(["Na", "NA", "None", "-"][$0 % 4])\n" }.joined()
    #expect(try read(text).classCounts == ["Na": 3, "NA": 3, "None": 3, "-": 3])
  }

  @Test("where other words are labels too, NA is warned of, and left out with what lacks a value")
  func absentLabels() throws {
    let text =
      "x,kind\n" + (0..<12).map { "\($0),\(["fern", "moss", "NA"][$0 % 3])\n" }.joined()
    for option in [MissingCells.refused, .mean] {
      let data = try read(text, options(option))
      #expect(data.classCounts == ["fern": 4, "moss": 4, "NA": 4])
      #expect(
        data.reading.warnings == [
          DataReading.Warning(
            problem: "4 labels are 'NA' or the like, which is taken for a class: is it missing?",
            remedy: .missingLabels)
        ])
    }
    let data = try read(text, options(.dropped))
    #expect(data.classCounts == ["fern": 4, "moss": 4] && data.reading.warnings.isEmpty)
    #expect(data.reading.notes == ["4 rows left out for want of a value"])
    let none = try read(text.replacing("NA", with: "none"), options(.dropped))
    #expect(none.classCounts == ["fern": 4, "moss": 4, "none": 4] && none.reading.warnings.isEmpty)
  }

  @Test("the mean of nothing is refused")
  func emptyColumn() throws {
    try expectRefused(
      "a,b,kind\n" + (0..<6).map { "\($0),NA,\($0 % 2)\n" }.joined(),
      saying: "column 2 ('b') has no value of which to take the mean",
      remedy: .ignoredColumns(["b"]), options(.mean))
  }

  @Test(
    "what spreadsheets, databases and C write for nothing is nothing",
    arguments: [
      "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#NA", "#N/A N/A", "1.#IND",
      "-1.#IND", "1.#QNAN", "\\N", "(null)", "N.A.", "..",
    ])
  func spellings(cell: String) throws {
    let text = "a,b,kind\n" + (0..<6).map { "\($0),\($0 == 3 ? cell : "1"),\($0 % 2)\n" }.joined()
    try expectRefused(
      text, saying: "line 5, column 2 ('b'): '\(cell)' where a finite number should be",
      remedy: .missingCells)
    #expect(try read(text, options(.dropped)).sampleCount == 5)
  }

  @Test("a word among numbers says which column to leave out", arguments: ["inf", "*", "tall"])
  func wordAmongNumbers(cell: String) throws {
    let text = "a,b,kind\n" + (0..<6).map { "\($0),\($0 == 3 ? cell : "1"),\($0 % 2)\n" }.joined()
    try expectRefused(
      text, saying: "'\(cell)' where a finite number should be", remedy: .ignoredColumns(["b"]))
  }

  @Test("nothing left is said, not trained on")
  func nothingLeft() throws {
    let text = "x,y,label\n" + (0..<6).map { "\($0),,\($0 % 2)\n" }.joined()
    try expectRefused(text, saying: "every row lacks a value: nothing is left", options(.dropped))
  }

  @Test("rows left out of inputs are left out of the labels in another file")
  func pairs() throws {
    let files = [
      "X.csv": "a,b\n1,2\n3,\n5,6\n7,8\n9,10\n", "y.csv": "label\np\nq\np\nq\nq\n",
    ]
    let data = try read(of: files, options(.dropped))
    #expect(data.labelledInputs == [[1, 2]: "p", [5, 6]: "p", [7, 8]: "q", [9, 10]: "q"])
  }

  @Test(
    "a row without a label in a file of labels is left out with its inputs, or refused",
    arguments: [("", "p", "q"), ("NA", "0", "1")])
  func pairsWithoutLabel(missing: String, a: String, b: String) throws {
    let labels = [a, b, missing, b, a].map { "\($0),x\n" }.joined()
    let files = ["X.csv": "a,b\n1,2\n3,4\n5,6\n7,8\n9,10\n", "y.csv": "label,n\n" + labels]
    let data = try read(of: files, options(.dropped))
    #expect(data.labelledInputs == [[1, 2]: a, [3, 4]: b, [7, 8]: b, [9, 10]: a])
    #expect(data.reading.notes == ["1 row left out for want of a value"])
    for option in [MissingCells.refused, .mean] {
      let error = #expect(throws: DataError.self) { try read(of: files, options(option)) }
      #expect(error?.problem.contains("line 4, column 1 ('label'): ") == true)
      #expect(error?.remedy == .missingCells)
    }
  }

  @Test("True and False are 1 and 0 in any case, and still no words")
  func truths() throws {
    let text =
      "x,flag,kind\n"
      + (0..<12).map { "\($0),\(["True", "FALSE", "true", "false"][$0 % 4]),\($0 % 3)c\n" }.joined()
    let data = try read(text)
    #expect(data.shape == .features(2))
    #expect(data.labelledInputs[[0, 1]] == "0c" && data.labelledInputs[[1, 0]] == "1c")
    let labels = try read(
      "x,label\n" + (0..<6).map { "\($0),\($0 % 2 == 0 ? "True" : "False")\n" }.joined())
    #expect(labels.classCounts == ["True": 3, "False": 3])
    #expect(try read("flag,label\nTrue,a\nFalse,b\nTrue,a\nFalse,b\n").sampleCount == 4)
  }

  @Test("a word among numbers is still refused, though rows may be left out")
  func words() throws {
    for missing in MissingCells.allCases {
      try expectRefused(
        table("oops"), saying: "line 5, column 2 ('width'): 'oops' where a finite number should be",
        options(missing))
      try expectRefused(table("inf"), saying: "'inf' where a finite number", options(missing))
    }
  }
}
