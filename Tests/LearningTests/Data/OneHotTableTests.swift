import Learning
import Testing

/// A column for each class, with a single 1 in each row.
struct OneHotTableTests {
  private func table(_ header: String?, _ one: String = "1", _ zero: String = "0") -> String {
    let rows = (0..<30).map { row in
      (["\(row % 7).5", "\(row * 3 % 11)"] + (0..<3).map { $0 == row % 3 ? one : zero })
        .joined(separator: ",")
    }
    return ([header].compactMap { $0 } + rows).joined(separator: "\n") + "\n"
  }

  @Test(
    "the last columns are the classes, called as pandas' get_dummies calls them",
    arguments: [("1", "0"), ("True", "False"), ("1.0", "0.0")])
  func dummies(one: String, zero: String) throws {
    let data = try read(table("a,b,kind_fern,kind_moss,kind_reed", one, zero))
    #expect(data.shape == .features(2))
    #expect(data.classCounts == ["fern": 10, "moss": 10, "reed": 10])
    #expect(
      data.reading.labelColumn?.description
        == "column 3 'kind_fern', guessed: the first of 3 with a single 1 in each row")
  }

  @Test("without names they are called by their index, among names that share nothing by these")
  func names() throws {
    #expect(try read(table(nil)).classCounts == ["0": 10, "1": 10, "2": 10])
    #expect(try read(table("a,b,fern,moss,reed")).classNames == ["fern", "moss", "reed"])
  }

  @Test("a row with two of them, or none, is none of such a table")
  func uneven() throws {
    for last in ["1,1,0", "0,0,0"] {
      let data = try read(table("a,b,kind_fern,kind_moss,kind_reed") + "1.5,2,\(last)\n")
      #expect(data.shape == .features(4))
    }
  }

  @Test("beside a first column of few values it is asked which has the classes")
  func tossUp() throws {
    let rows = (0..<30).map { row in
      "\(row % 2),\(row % 7).5," + (0..<3).map { $0 == row % 3 ? "1" : "0" }.joined(separator: ",")
    }
    try expectRefused(
      "survived,age,port_C,port_Q,port_S\n" + rows.joined(separator: "\n"),
      saying: "several columns may be the label (column 1 ('survived'), column 3 ('port_C'))",
      remedy: .labelColumn)
  }

  @Test("the corner of images is no label, first or last")
  func images() throws {
    func rows(labelFirst: Bool) -> String {
      (0..<40).map { row in
        let pixels = (0..<64).map {
          "\($0 == (labelFirst ? 63 : 0) ? row % 20 / 19 * 12 : (row + $0) * 37 % 256)"
        }
        let label = ["\(row % 4)"]
        return (labelFirst ? label + pixels : pixels + label).joined(separator: ",") + "\n"
      }.joined()
    }
    for labelFirst in [true, false] {
      let data = try read(rows(labelFirst: labelFirst))
      #expect(data.classCounts == ["0": 10, "1": 10, "2": 10, "3": 10])
      #expect(data.shape == .image(rows: 8, columns: 8))
    }
  }

  @Test("in a file of labels they may stand behind a column that names the samples")
  func inLabels() throws {
    let inputs = "id,a,b\n" + (0..<30).map { "\($0 * 3),\($0 % 7).5,\($0 % 5)\n" }.joined()
    let ones = (0..<30).map { row in
      "\(row * 3)," + (0..<3).map { $0 == row % 3 ? "1" : "0" }.joined(separator: ",") + "\n"
    }
    let data = try read(of: ["X.csv": inputs, "y.csv": "id,fern,moss,reed\n" + ones.joined()])
    #expect(data.classCounts == ["fern": 10, "moss": 10, "reed": 10])
  }

  @Test("x and y before a column of few values are coordinates")
  func coordinates() throws {
    let rows = (0..<30).map { "\($0).5,\($0 * 7 % 30),\($0 % 3)\n" }.joined()
    #expect(try read("x,y,cluster\n" + rows).reading.labelColumn?.name == "cluster")
  }
}
