import Learning
import Testing

/// Columns that tell samples apart and not classes, and rows that two files tell apart.
struct IdentityTests {
  private func warnings(_ header: String, _ first: (Int) -> String) throws -> [DataReading.Warning]
  {
    let rows = (0..<24).map { "\(first($0)),\($0 % 5),\($0 * 3 % 7),\(["p", "q"][$0 % 2])\n" }
    return try read((header.isEmpty ? "" : header + "\n") + rows.joined()).reading.warnings
  }

  @Test(
    "an index of rows that were picked, shuffled or turned round is warned of",
    arguments: ["", "Unnamed: 0", "...1"])
  func shuffled(name: String) throws {
    for index: (Int) -> Int in [{ ($0 * 7 + 3) % 24 }, { 2 * $0 }, { 23 - $0 }, { $0 + $0 / 12 }] {
      let found = try warnings("\(name),a,b,kind") { "\(index($0))" }
      #expect(
        found.map(\.problem) == [
          "column 1 is a feature, and has another whole number in every row: is it an identity?"
        ])
      #expect(found.first?.remedy == .ignoredColumns(["1"]))
    }
    #expect(try warnings("\(name),a,b,kind") { "\($0 % 12)" }.isEmpty)
    #expect(try warnings("\(name),a,b,kind") { "\($0).5" }.isEmpty)
  }

  @Test("without a header the first column of a long table is, as in UCI's cancer data")
  func noHeader() throws {
    #expect(try warnings("") { "\(842_302 + $0 * 7_919 % 100_003)" }.count == 1)
    #expect(try warnings("") { "\($0 * $0 % 9)" }.isEmpty)
  }

  @Test(
    "a column that counts and has a name that programs make up is",
    arguments: ["X", "V1", "level_0", "obs", "num", "sn", "record", "case", "rank", "No.", "OBS"])
  func counters(name: String) throws {
    #expect(try warnings("\(name),a,b,kind") { "\($0 + 1)" }.count == 1)
    let random = name == "No." ? 1 : 0
    #expect(try warnings("\(name),a,b,kind") { "\(($0 * 7 + 3) % 24)" }.count == random)
  }

  @Test("rows that go by another order in the labels' file are refused", arguments: ["", "id"])
  func order(name: String) throws {
    let x = "\(name),a,b\n" + (0..<8).map { "\($0),\($0).5,\($0 * $0)\n" }.joined()
    func y(_ row: (Int) -> Int) -> String {
      "\(name),kind\n" + (0..<8).map { "\(row($0)),\(["p", "q"][row($0) % 2])\n" }.joined()
    }
    #expect(try read(of: ["X.csv": x, "y.csv": y { $0 }]).sampleCount == 8)
    try withFolder(["X.csv": Array(x.utf8), "y.csv": Array(y { ($0 * 3 + 2) % 8 }.utf8)]) {
      folder in
      let error = #expect(throws: DataError.self) { try Dataset(path: folder) }
      #expect(
        error?.problem.hasPrefix("line 2: row '2' by column 1\(name.isEmpty ? "" : " ('id')"), ")
          == true, "\(error?.problem ?? "")")
      #expect(error?.problem.contains("where line 2 of X.csv is row '0'") == true)
    }
  }
}
