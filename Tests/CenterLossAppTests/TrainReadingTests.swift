import Foundation
import Testing

/// `train` says how its data were read, as `data` does.
@Suite struct TrainReadingTests {
  private func object(_ result: Program.Result) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private static let zoo =
    ",Id,length,kind\n"
    + (0..<12).map {
      "\($0),\(100 - $0),\($0 % 4 == 3 ? "NA" : "1.5"),\($0 % 2 == 0 ? "ape" : "bat")\n"
    }.joined()

  @Test("train says how its data were read, in the words of data")
  func howRead() async throws {
    try await withFile("zoo.csv", Self.zoo) { path in
      for missing in ["drop", "mean"] {
        let options = [path, "--missing", missing]
        let train = ["train", "--steps", "1", "--data"] + options
        let said = try await Program.run(list: train).output.split(separator: "\n")
        let told = try await Program.run(list: ["data"] + options).output.split(separator: "\n")
        let decided = told.filter { line in
          ["label: ", "note: ", "warning: "].contains { line.hasPrefix($0) }
        }
        #expect(decided.count == 4 && Array(said.suffix(4)) == decided)

        let json = try object(try await Program.run(list: train + ["--json"]))
        let shown = try object(try await Program.run(list: ["data", "--json"] + options))
        #expect(json["labelColumn"] as? NSDictionary == shown["labelColumn"] as? NSDictionary)
        #expect((json["labelColumn"] as? [String: Any])?["name"] as? String == "kind")
        for key in ["notes", "warnings"] {
          let texts = try #require(json[key] as? [String])
          #expect(!texts.isEmpty && texts == shown[key] as? [String])
        }
      }
    }
  }

  @Test("of data that leave no choice nothing is said")
  func noChoice() async throws {
    let json = try object(try await Program.run("train", "--steps", "1", "--json"))
    #expect(json["labelColumn"] is NSNull)
    #expect(json["notes"] as? [String] == [] && json["warnings"] as? [String] == [])
  }

  @Test("where training on a guessed column fails, the error says that it was guessed")
  func guessedInErrors() async throws {
    let rows = (0..<6).map { "q\($0),1.\($0)\n" }.joined()
    try await withFile("v.csv", "label,x\n" + rows) { path in
      let guess = "(label: column 1 'label', guessed: it is called so); --label-column says which"
      try await expectFailure(["train", "--data", path], 65, guess)
      let asked = try await Program.run("train", "--data", path, "--label-column", "label")
      #expect(asked.status == .exited(65) && !asked.error.contains("guessed"))
    }
  }
}
