import Learning
import Testing

/// Which first line is a header, and which is a row.
struct TableHeadTests {
  private static let kinds = ["fern", "moss", "reed"]

  /// Rows of numbers and a word, below a header.
  private func table(_ header: String, count: Int = 30, labelFirst: Bool = false) -> String {
    let width = header.split(separator: ",", omittingEmptySubsequences: false).count - 1
    return header + "\n"
      + (0..<count).map { row in
        let numbers = (0..<width).map { "\((row * 7 + $0 * 3) % 11).\($0)" }
        let label = [Self.kinds[row % 3]]
        return (labelFirst ? label + numbers : numbers + label).joined(separator: ",") + "\n"
      }.joined()
  }

  @Test(
    "numbers that grow name columns of numbers, also where the labels are words",
    arguments: [
      "0,1,2,3,label", "0,1,2,3,kind", "0,1,2,3,y", "0,label", "1,2,3,kind",
      "1999,2000,2001,2002,region", "400.5,410.5,420.5,species", "0,1,2,3,fern",
    ])
  func numbers(header: String) throws {
    let data = try read(table(header))
    #expect(data.sampleCount == 30 && data.classCounts == ["fern": 10, "moss": 10, "reed": 10])
  }

  @Test("they do where the label comes first, and behind the index that pandas writes")
  func positions() throws {
    let first = try read(table("y,0,1,2", labelFirst: true))
    #expect(first.sampleCount == 30 && first.shape == .features(3))
    let rows = (0..<30).map { "\($0),\($0 % 7).5,\($0 % 5),\(Self.kinds[$0 % 3])\n" }.joined()
    let indexed = try read(",0,1,label\n" + rows)
    #expect(indexed.sampleCount == 30 && indexed.shape == .features(2))
    #expect(indexed.reading.notes == ["column 1 left out, it counts the rows"])
    let alone = try read(",kind\n" + (0..<30).map { "\($0),\(Self.kinds[$0 % 3])\n" }.joined())
    #expect(alone.sampleCount == 30 && alone.classNames == Self.kinds)
  }

  @Test(
    "a row of growing numbers stays one: its word is a class, or its numbers do not grow",
    arguments: ["0.1,0.2,0.3,fern", "5.1,3.5,1.4,fern", "1,5,9,reed", "3,1,2,other"])
  func rows(first: String) throws {
    let data = try read(table(first))
    #expect(data.sampleCount == 31)
  }

  @Test(
    "a header with a name too few belongs to R's names of rows, or to nothing that is read",
    arguments: [
      ("height,width,kind", "0.55,0.7,0.6,fern", "0.25,0.1,0.3,moss"),
      ("kind,a,b", "fern,1,2,3", "moss,3,2,1"), ("a,kind", "1,5,fern", "1,7,moss"),
      ("a,b,y", "0,1,2,0", "2,1,4,1"),
    ])
  func tooFewNames(header: String, odd: String, even: String) throws {
    let names = header.split(separator: ",").count
    let rows = (0..<10).map { $0 % 2 == 0 ? odd : even }.joined(separator: "\n")
    try expectRefused(
      header + "\n" + rows,
      saying: "line 2: \(names + 1) values, the first line has \(names); every row needs as many")
  }

  @Test("names of rows in quotes are R's, though they do not count")
  func quotedNames() throws {
    let rows = (0..<12).map {
      "\"\(($0 * 5 + 3) % 12)\",\($0 % 5),\($0 % 7),\(Self.kinds[$0 % 3])\n"
    }
    let data = try read("\"x\",\"y\",\"kind\"\n" + rows.joined())
    #expect(data.shape == .features(2) && data.sampleCount == 12)
    #expect(data.reading.notes == ["column 1 left out, it names the rows"])
  }

  @Test(
    "of a table by semicolons commas are not taken for delimiters, whatever its numbers look like")
  func semicolons() throws {
    for value in ["1.234,5", "12,50 €", "12,5 %"] {
      let rows = (0..<12).map { "\(value);\(Self.kinds[$0 % 3])\n" }.joined()
      try expectRefused("a;kind\n" + rows, saying: "several columns hold words (column 1")
    }
  }

  @Test("commas that may part a thousand are read as decimal ones in such a table, with a warning")
  func thousands() throws {
    func rows(_ value: (Int) -> String) -> String {
      "a;b;kind\n" + (0..<12).map { "\(value($0));\($0 % 5);\(Self.kinds[$0 % 3])\n" }.joined()
    }
    let doubtful = try read(rows { "\($0 + 1),\(100 + $0)" })
    #expect(doubtful.labelledInputs[[Double(Float(1.1)), 0]] == "fern")
    #expect(
      doubtful.reading.warnings.map(\.problem) == [
        "the comma in '1,100' and its like is taken for a decimal one: where it parts a thousand, leave it out"
      ])
    #expect(try read(rows { "\($0),5" }).reading.warnings.isEmpty)
  }

  @Test("scikit-learn's line of counts has to count right")
  func counts() throws {
    let rows = (0..<12).map { "\($0).5,\($0 % 5),\($0 % 3)\n" }.joined()
    let data = try read("12,2,fern,moss,reed\n" + rows)
    #expect(data.sampleCount == 12 && data.classNames == Self.kinds)
    try expectRefused(
      "13,2,fern,moss,reed\n" + rows, saying: "line 1 counts 13 samples, there are 12")
  }

  @Test("a title above a table and a sum below it are told from rows that are too long")
  func noRows() throws {
    try expectRefused(
      "Plants of 2020\n" + plants(), saying: "what is no row of the table has to go")
    try expectRefused(
      plants() + "(12 rows)\n",
      saying: "line 14: 1 value, the lines before have 3; what is no row of the table has to go")
  }
}
