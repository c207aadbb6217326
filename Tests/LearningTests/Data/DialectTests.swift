import Learning
import Testing

/// What parts the values of a table, and how its numbers are written.
struct DialectTests {
  private static let counts = ["fern": 4, "moss": 4, "reed": 4]

  @Test(
    "comma, semicolon, tab, pipe and blanks are told from each other, with and without a header",
    arguments: [",", ";", "\t", "|", " ", "   ", " \t", ", ", " | "])
  func separators(separator: String) throws {
    for header in ["height,width,kind", nil] {
      let data = try read(plants(separator: separator, header: header))
      #expect(data.classCounts == Self.counts)
      #expect(data.labelledInputs == (try read(plants())).labelledInputs)
    }
  }

  @Test(
    "what stands in quotes parts nothing",
    arguments: [
      "\"a,b,c\";1\n\"d,e,f\";2\n\"a,b,c\";3\n\"d,e,f\";4\n",
      "\"a;b;c\",1\n\"d;e;f\",2\n\"a;b;c\",3\n\"d;e;f\",4\n",
      "\"a,b;c,d\"\t1\n\"e,f;g,h\"\t2\n\"a,b;c,d\"\t3\n\"e,f;g,h\"\t4\n",
      "\"a b c\",1\n\"d e f\",2\n\"a b c\",3\n\"d e f\",4\n",
      "\"a,b,c\" 1\n\"d,e,f\" 2\n\"a,b,c\" 3\n\"d,e,f\" 4\n",
      "\"k,i,n,d\";\"x\"\n\"a,b\";1\n\"c,d\";2\n\"a,b\";3\n\"c,d\";4\n",
    ])
  func quoted(text: String) throws {
    let data = try read(text)
    #expect(data.shape == .features(1) && data.classCount == 2 && data.sampleCount == 4)
    #expect(data.classNames.allSatisfy { $0.count >= 3 && !$0.contains("\"") })
  }

  @Test("columns that are aligned with blanks are parted, also where lines begin with some")
  func aligned() throws {
    let rows = (0..<9).map { row in
      "  PLANT_\(row)   0.4\(row)  0.\(row)   \(["fe", "mo", "re"][row % 3])  \n"
    }.joined()
    var options = DataOptions()
    try expectRefused(rows, in: "p.data", saying: "several columns hold words (column 1, column 4)")
    options.ignoredColumns = ["1"]
    let data = try read(rows, in: "p.data", options)
    #expect(data.shape == .features(2) && data.classCounts == ["fe": 3, "mo": 3, "re": 3])
  }

  @Test(
    "decimal commas are read where nothing else can be meant",
    arguments: [
      "a;b;kind\n9,39;14,8;x\n1,5;2;y\n3,25;4,125;x\n7;8,5;y\n",
      "9,39\t14,8\tx\n1,5\t2\ty\n3,25\t4,125\tx\n7\t8,5\ty\n",
      "a,b,kind\n\"9,39\",\"14,8\",x\n\"1,5\",2,y\n\"3,25\",\"4,125\",x\n7,\"8,5\",y\n",
      "9,39 14,8 x\n1,5 2 y\n3,25 4,125 x\n7 8,5 y\n",
      "9,39|14,8|x\n1,5|2|y\n3,25|4,125|x\n7|8,5|y\n",
      "sep=;\n9,39;14,8;x\n1,5;2;y\n3,25;4,125;x\n7;8,5;y\n",
      "a;b;day;kind\n9,39;14,8;24.12.2020;x\n1,5;2;1.1.2021;y\n3,25;4,125;3.1.2021;x\n7;8,5;4.1.2021;y\n",
    ])
  func decimalCommas(text: String) throws {
    var options = DataOptions()
    if text.contains("day") {
      options.ignoredColumns = ["day"]
      options.labelColumn = "kind"
    }
    let data = try read(text, options)
    #expect(data.classCounts == ["x": 2, "y": 2])
    let inputs = Set(data.labelledInputs.keys.map { $0.map { Float($0) } })
    #expect(inputs == [[9.39, 14.8], [1.5, 2], [3.25, 4.125], [7, 8.5]])
  }

  @Test("exponents and signs go with decimal commas")
  func exponents() throws {
    let data = try read("-1,5e3;x\n+2,5E-2;y\n,5;x\n7,;y\n")
    #expect(Set(data.labelledInputs.keys.map { Float($0[0]) }) == [-1500, 0.025, 0.5, 7])
  }

  @Test("a comma that may part thousands, or a mixture of both marks, is refused and not guessed")
  func ambiguous() throws {
    let hint = "a comma within a number may be a decimal comma or part a thousand"
    for text in [
      "a,b,kind\n\"1,234\",5,x\n\"2,345\",6,y\n\"3,456\",7,x\n",
      "a,b,kind\n1,5,x\n2,6,y\n3,5,x\n\"1,234\",7,y\n",
      "a\tb\tkind\n1,234\t5.5\tx\n2,345\t6.5\ty\n1,5\t7\tx\n",
      "a;b;kind\n1,5;2;x\n2,5;3;y\n1.234,5;4;x\n",
      "a,b,kind\n\"1,234,567\",5,x\n6,6,y\n7,7,x\n",
    ] {
      var options = DataOptions()
      options.labelColumn = "kind"
      let error = #expect(throws: DataError.self) { try read(text, options) }
      #expect(
        error?.problem.contains(hint) == true
          || error?.problem.contains("hold words where numbers") == true
          || error?.problem.contains("holds words where numbers") == true,
        "\(error?.problem ?? "") of \(text)")
    }
    try expectRefused("a;b;kind\n1,5;2;x\n2,5;3;y\n1.5;4;x\n", saying: hint)
  }

  @Test(
    "Excel's line about the separator, comments and blank lines before the table are passed over")
  func preamble() throws {
    for top in [
      "sep=,\n", "\"sep=,\"\r\n", "# made up\n# exported\n", "#\n\n", "\n\n", "# a, b, c, d\n",
    ] {
      let data = try read(top + plants())
      #expect(data.classCounts == Self.counts, "\(top)")
    }
    try expectRefused(
      "# one\n# two\n" + plants() + "1,2\n", saying: "line 16: 2 values")
    // A header may begin with the mark of a comment.
    let data = try read(
      "#,height,kind\n" + (0..<12).map { "\($0 * $0),\($0),\($0 % 2)c\n" }.joined())
    #expect(data.shape == .features(2))
  }

  @Test("scikit-learn's line of counts and names is no row, and names the classes")
  func scikitLearn() throws {
    func text(_ first: String, features: Int) -> String {
      first + "\n"
        + (0..<12).map { row in
          (0..<features).map { "\(row + $0).25" }.joined(separator: ",") + ",\(row % 3)\n"
        }.joined()
    }
    for features in [1, 3, 4, 7] {
      let data = try read(text("12,\(features),fern,moss,reed", features: features))
      #expect(data.classCounts == Self.counts && data.shape == .features(features))
    }
    // Counts that do not agree are no such line.
    #expect(throws: DataError.self) { try read(text("13,7,fern,moss,reed", features: 7)) }
    #expect(try read(text("13,3,fern,moss", features: 3)).classNames == ["0", "1", "2"])
  }

  @Test("a header that numbers its columns is no row")
  func numbered() throws {
    let rows = (0..<6).map { "\($0).5,\($0),\($0 % 2)\n" }.joined()
    #expect(try read("0,1,2\n" + rows).sampleCount == 6)
    #expect(try read(",0,1\n" + rows).sampleCount == 6)
    #expect(try read("0,1,5\n" + rows).sampleCount == 7)
  }
}
