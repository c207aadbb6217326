import Foundation
import Learning
import Testing

/// What the program writes for others: pictures, tables.
@Suite(.timeLimit(.minutes(5))) struct OutputTests {
  private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path())
  }

  @Test(
    "frame writes text, colours, a page or a picture", arguments: ["text", "ansi", "html", "svg"])
  func formats(format: String) async throws {
    let shown = try await Program.run("frame", "--steps", "5", "--format", format)
    #expect(shown.status == .exited(0) && shown.output.contains("softmax loss"))
    let start = [
      "text": " centerloss", "ansi": "\u{1B}[0", "html": "<!DOCTYPE html>", "svg": "<svg ",
    ]
    #expect(shown.output.hasPrefix(start[format] ?? "") || format == "ansi")
    #expect(shown.output.contains("\u{1B}") == (format == "ansi"))
    try await withFolder { folder in
      let file = folder + "/picture"
      let written = try await Program.run(
        "frame", "--steps", "5", "--format", format, "--out", file)
      #expect(written.status == .exited(0) && written.output.isEmpty)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == shown.output)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["picture"])
    }
  }

  @Test("figures are drawn, with seed and numbers in their captions", arguments: [nil, "2", "3"])
  func figures(number: String?) async throws {
    let arguments = ["figure"] + (number.map { [$0] } ?? []) + ["--steps", "20", "--seed", "4"]
    let result = try await Program.run(list: arguments)
    #expect(result.status == .exited(0) && result.output.hasPrefix("<svg "))
    #expect(result.output.contains("step 20") && result.output.contains("seed 4"))
    let captions = result.output.matches(of: /softmax [0-9.]+ %/).count
    #expect(captions == ["2": 2, "3": 4][number ?? "", default: 1])
  }

  @Test("a picture that cannot be written is one line, and nothing is left")
  func unwritable() async throws {
    try await withFolder { folder in
      let result = try await Program.run(
        "frame", "--steps", "1", "--format", "svg", "--out", folder + "/no/such")
      #expect(result.status == .exited(1))
      #expect(
        result.error
          == "centerloss: error: --out \(folder)/no/such: No such file or directory\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  @Test("train writes what each step measured, and the features, as tables that it reads itself")
  func tables() async throws {
    try await withFolder { folder in
      let (metrics, features) = (folder + "/metrics.csv", folder + "/features.csv")
      let result = try await Program.run(
        "train", "--steps", "30", "--json", "--csv", metrics, "--features-out", features)
      #expect(result.status == .exited(0))
      let rows = try String(contentsOfFile: metrics, encoding: .utf8).split(separator: "\n")
      #expect(rows.count == 31 && rows[30].hasPrefix("30,"))
      #expect(rows[0] == "step,crossEntropy,centerLoss,gradientNorm,batchAccuracy,centerStep")
      #expect(rows.allSatisfy { $0.count { $0 == "," } == 5 })
      let samples = try String(contentsOfFile: features, encoding: .utf8).split(separator: "\n")
      #expect(samples[0] == "set,sample,label,predicted,x1,x2" && samples.count == 1 + 1437 + 360)
      let test = samples.filter { $0.hasPrefix("test,") }.map { $0.split(separator: ",") }
      let right = Double(test.count { $0[2] == $0[3] }) / Double(test.count)
      let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      #expect(abs(right - (json?["testAccuracy"] as? Double ?? -1)) < 1e-9)
      let read = try Dataset(
        path: features,
        {
          var o = DataOptions()
          o.labelColumn = "label"
          o.ignoredColumns = ["set", "predicted"]
          return o
        }())
      #expect(read.classCount == 10)
    }
  }

  @Test("many steps have rows at equal distances, ten thousand at most")
  func thinned() async throws {
    try await withFolder { folder in
      let metrics = folder + "/metrics.csv"
      let result = try await Program.run(
        "train", "--data", "rings", "--steps", "10001", "--csv", metrics)
      #expect(result.status == .exited(0))
      let rows = try String(contentsOfFile: metrics, encoding: .utf8).split(separator: "\n")
      #expect(rows.count == 5001 && rows[1].hasPrefix("2,") && rows[5000].hasPrefix("10000,"))
    }
  }

  @Test("it says its version, and seed is called article too")
  func names() async throws {
    let version = try await Program.run("--version")
    #expect(version.status == .exited(0) && version.output.hasPrefix("centerloss "))
    let (seed, article) = (try await Program.run("seed"), try await Program.run("article"))
    #expect(seed.status == .exited(0) && seed.output == article.output)
  }
}
