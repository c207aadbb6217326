import Drawing
import Foundation
import Learning
import Testing
import Visualizer

/// What the README promises is what the program does.
@Suite struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private let readme: String

  init() throws {
    readme = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
  }

  /// What stands in the first block that begins with this fence.
  private func block(_ fence: String) throws -> [Substring] {
    let lines = readme.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0 == "```\(fence)" }) + 1
    let end = try #require(lines[start...].firstIndex { $0 == "```" })
    return Array(lines[start..<end])
  }

  @Test("its frame is one that the program prints, word for word on every line")
  func frame() async throws {
    // Numbers and points differ between processors in the last bit of a product, words do not.
    func words(_ line: Substring) -> [Substring] { line.split { !$0.isLetter } }
    let printed = try await Program.run("frame").output
    let expected = printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let shown = try block("text")
    #expect(shown.map(words) == expected.map(words))
    #expect("⓪①②③④⑤⑥⑦⑧⑨".allSatisfy { shown.joined().contains($0) })
  }

  @Test("its table of keys is the list of keys")
  func keys() throws {
    let rows = readme.split(separator: "\n").drop { !$0.hasPrefix("| | Key |") }.dropFirst(2)
      .prefix { $0.hasPrefix("|") }
    var last: KeyBinding.Group?
    let expected = KeyBinding.all.map { binding in
      defer { last = binding.group }
      let group = binding.group == .help ? "on the help page" : binding.group.rawValue
      let heading = binding.group == last ? "|" : "| \(group)"
      return "\(heading) | `\(binding.label)` | \(binding.help) |"
    }
    #expect(rows.map(String.init) == expected)
  }

  @Test("it explains every option", arguments: ["watch", "train", "frame", "data"])
  func options(command: String) async throws {
    let help = try await Program.run(command, "--help").output
    let options = help.matches(of: /--[a-z-]+/).map(\.output).filter { $0 != "--help" }
    #expect(options.count > 4)
    for option in Set(options) { #expect(readme.contains("`\(option)"), "\(option)") }
  }

  @Test("it explains the options of seed")
  func seedOptions() async throws {
    let help = try await Program.run("seed", "--help").output
    let options = Set(help.matches(of: /--[a-z-]+/).map(\.output)).subtracting(["--help"])
    #expect(options.count == 3)
    let row = readme.split(separator: "\n").first { $0.hasPrefix("| `centerloss seed` |") }
    for option in options { #expect(row?.contains("`\(option)") == true, "\(option)") }
  }

  @Test("its ways to drive centers are the presets", arguments: CenterPreset.allCases)
  func presets(preset: CenterPreset) {
    let weight = preset.centerWeight.map { " --lambda \(NumberText.plain($0))" } ?? ""
    let options =
      "--rule \(preset.rule.rawValue) --alpha \(NumberText.plain(preset.rate))\(weight)"
    #expect(readme.contains("`\(options)`"))
  }

  @Test("it names every module")
  func modules() throws {
    let sources = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Sources").path())
    for module in sources where !module.hasPrefix(".") {
      #expect(readme.contains("`Sources/\(module)`"), "\(module)")
    }
  }

  @Test("every file and folder that it names exists")
  func paths() {
    let names = readme.matches(of: /`((?:Sources|Tests|Benchmarks|assets)[A-Za-z\/.]*)`/)
    #expect(names.count > 10)
    for name in names.map(\.output.1) {
      let path = Self.root.appending(path: String(name)).path()
      #expect(FileManager.default.fileExists(atPath: path), "\(name)")
    }
  }
}
