import Learning
import Testing

struct TableTests {
  @Test("a table with a header and words for labels gives features and class names")
  func iris() throws {
    let text =
      "petal,sepal,species\n1.5,2,setosa\n3,4e1,\"virginica, wild\"\n5,-6,setosa\n7,8,\"virginica, wild\"\n"
    try withFile("iris.csv", text) { path in
      let data = try Dataset(path: path)
      #expect(data.name == "iris")
      #expect(data.shape == .features(2))
      #expect(data.classNames == ["setosa", "virginica, wild"])
      let inputs = Set((0..<2).map(data.train.input) + (0..<2).map(data.test.input))
      #expect(inputs == [[1.5, 2], [3, 40], [5, -6], [7, 8]])
    }
  }

  @Test(
    "tab, semicolon, quotes, any end of line, blank lines and a byte order mark make no difference",
    arguments: [
      "1\t2\ta\n3\t4\tb\n5\t6\ta\n7\t8\tb", "1;2;a\r\n3;4;b\r\n5;6;a\r\n7;8;b\r\n",
      "1,2,a\r3,4,b\r5,6,a\r7,8,b\r", "\u{FEFF}1,2,a\n\n3,4,b\n5,6,a\n\n\n7,8,b\n\n",
      "\"1\",\"2\",\"a\"\n\" 3 \",4,b\n5,6,\"a\"\n7,8,\"b\"", " 1 , 2 , a \n3,4,b\n5,6,a\n7,8,b",
      "x,y,label\n1,2,a\n3,4,b\n5,6,a\n7,8,b",
    ])
  func dialects(text: String) throws {
    try withFile("table.csv", text) { path in
      let data = try Dataset(path: path)
      #expect(data.classNames == ["a", "b"])
      var labelled: [[Float]: String] = [:]
      for part in [data.train, data.test] {
        for place in 0..<part.count {
          labelled[part.input(place)] = data.classNames[part.labels[place]]
        }
      }
      #expect(labelled == [[1, 2]: "a", [3, 4]: "b", [5, 6]: "a", [7, 8]: "b"])
    }
  }

  @Test("a quoted label may hold a line break and doubled quotes")
  func quotes() throws {
    try withFile("table.csv", "1,\"say \"\"a\"\"\"\n2,\"b\nb\"\n3,\"say \"\"a\"\"\"\n4,\"b\nb\"") {
      path in
      let names = try Dataset(path: path).classNames
      #expect(names == ["b b", "say \"a\""])
    }
  }

  @Test(
    "the label column is chosen by name, by place, by header, by words, or is the last that can be")
  func labelColumn() throws {
    func names(_ text: String, _ column: String? = nil) throws -> [String] {
      var options = DataOptions()
      options.labelColumn = column
      return try withFile("t.csv", text) { try Dataset(path: $0, options).classNames }
    }
    let numbers = "a,b,c\n1,5,8\n2,6,9\n1,5,8\n2,6,9\n"
    #expect(try names(numbers) == ["8", "9"])
    #expect(try names(numbers, "b") == ["5", "6"])
    #expect(try names(numbers, "1") == ["1", "2"])
    #expect(try names("target,b,c\n1,5,8\n2,6,9\n1,5,8\n2,6,9\n") == ["1", "2"])
    #expect(try names("1,p,8\n2,q,9\n1,p,8\n2,q,9\n") == ["p", "q"])
    // As in some copies of MNIST: the label first, then pixels, of which the last is always 0.
    #expect(try names("5,1,0\n7,2,0\n5,3,0\n7,4,0\n") == ["5", "7"])
    // Numbers however written, and in the order of their values.
    #expect(try names("0.5,1e1\n1,9.0\n2,10.0\n3,9\n") == ["9", "10"])
  }

  @Test("a column that is not there is named, with those that are")
  func unknownColumn() throws {
    var options = DataOptions()
    options.labelColumn = "kind"
    try withFile("t.csv", "a,b\n1,x\n2,y\n") {
      expectRefused(
        $0, "no column 'kind' for the label among the 2, which are called a, b", options)
    }
  }

  @Test("pixels in a table are an image of bytes, other numbers are features of floats")
  func pixels() throws {
    func table(_ value: String) -> String {
      let row = Array(repeating: "7", count: 63).joined(separator: ",")
      return (0..<4).map { "\(row),\(value),\($0 % 2)" }.joined(separator: "\n")
    }
    func shape(_ value: String) throws -> InputShape {
      try withFile("t.csv", table(value)) { try Dataset(path: $0).shape }
    }
    #expect(try shape("255") == .image(rows: 8, columns: 8))
    #expect(try shape("256") == .features(64))
    #expect(try shape("0.5") == .features(64))
  }

  @Test("a test part of its own is read with the labels in the same place")
  func twoParts() throws {
    let files = ["train.csv": "1,5\n2,6\n1,5\n", "test.csv": "1,6\n"]
    try withFolder(files.mapValues { Array($0.utf8) }) { folder in
      let data = try Dataset(path: folder)
      #expect(data.classNames == ["5", "6"])
      #expect(data.train.count == 3 && data.test.labels == [1])
    }
  }

  @Test(
    "what is wrong in a table is said with its line",
    arguments: [
      ("1,2,a\n3,4,b\n5,b\n", "line 3: 2 values, the first line has 3"),
      ("1,2,a\n\n3,4,5,b\n", "line 3: 4 values, the first line has 3"),
      ("1,2,a\n3,\"4\n4\",b\n5,6,b\n", "line 2, column 2: '4 4' where a finite number"),
      ("x,y,label\n1,2,a\n3,oops,b\n", "line 3, column 2 ('y'): 'oops' where a finite number"),
      ("1,2,a\n3,,b\n", "line 2, column 2: nothing where a finite number"),
      ("1,2,a\n3,4,\n", "line 2, column 3: nothing where a label"),
      ("1,2,a\n3,nan,b\n", "line 2, column 2: 'nan' where a finite number"),
      ("1,2,a\n3,-inf,b\n", "line 2, column 2: '-inf' where a finite number"),
      ("1,2,a\n3,1e999,b\n", "line 2, column 2: '1e999' where a finite number"),
      ("1,2,a\n3,0x10,b\n", "line 2, column 2: '0x10' where a finite number"),
      ("1,2,a\n3,4,\"b\n5,6,a\n", "line 2: a quote is opened and never closed"),
      ("1,2,a\n3,4,\"b\"c\n", "line 2: text follows a closing quote"),
      ("1,2,a\n3,4,a\n", "one class only ('a')"),
      ("1,2,a\n3,4,b\n", "no class has two"),
      ("1\n2\n", "one column only"),
      ("1,2\n", "no column looks like one of classes"),
      ("\n\n", "no rows"),
      ("a,b\n", "one line of words only; rows of numbers are needed"),
      ("a,b,c\n1,x,y\n2,z,w\n", "several columns hold words (column 2 ('b'), column 3 ('c'))"),
      ("1,2,a\n3,4\u{1B}[31m,b\n", "'4?[31m' where a finite number"),
    ])
  func errors(text: String, problem: String) throws {
    try withFile("t.csv", text) { expectRefused($0, problem) }
  }

  @Test("parts with different numbers of columns are refused, and both are named")
  func unequalParts() throws {
    let files = ["train.csv": Array("1,2,a\n3,4,b\n".utf8), "test.csv": Array("1,2,3,a\n".utf8)]
    try withFolder(files) { expectRefused($0, "4 columns, \($0)/train.csv has 3") }
  }

  @Test("a column of many different numbers is not taken for classes, unless it is asked for")
  func tooManyClasses() throws {
    let rows = (0..<300).map { "0.\($0),\($0 + $0 % 2)" }.joined(separator: "\n")
    try withFile("t.csv", rows) { path in
      expectRefused(path, "no column looks like one of classes")
      var options = DataOptions()
      options.labelColumn = "2"
      #expect(throws: Never.self) { try Dataset(path: path, options) }
      options.mostClasses = 20
      expectRefused(
        path,
        "line 40, column 2: '40' is one class more than the 20 allowed; are these the labels?",
        options)
    }
  }

  @Test("labels that would look alike are numbered")
  func alike() throws {
    let long = String(repeating: "a", count: 50)
    let rows = ["\(long)x", "\(long)y", "b\u{1}", "b\u{2}", "b? 2"].flatMap {
      ["1,\($0)", "2,\($0)"]
    }
    try withFile("t.csv", rows.joined(separator: "\n")) { path in
      let names = try Dataset(path: path).classNames
      let short = String(long.prefix(40)) + "…"
      #expect(names == [short, "\(short) 2", "b?", "b? 2", "b? 2 2"])
    }
  }

  @Test("control characters in a label reach nobody's terminal raw")
  func controlCharacters() throws {
    try withFile("t.csv", "1,a\u{1B}[31m\n2,b\u{202E}\n3,a\u{1B}[31m\n4,b\u{202E}\n") { path in
      let names = try Dataset(path: path).classNames
      #expect(names == ["a?[31m", "b?"])
    }
  }
}
