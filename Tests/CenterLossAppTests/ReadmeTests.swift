import Drawing
import Foundation
import Learning
import Testing
import Visualizer

/// What the README and the pages of docs/ promise is what the program does.
@Suite struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private let readme: String

  init() throws {
    let pages = try FileManager.default.contentsOfDirectory(
      at: Self.root.appending(path: "docs"), includingPropertiesForKeys: nil)
    let files = [Self.root.appending(path: "README.md")] + pages.sorted { $0.path() < $1.path() }
    readme = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
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
    #expect((0...9).allSatisfy { shown.joined().contains("[\($0)]") })
  }

  @Test("its table of keys is the list of keys")
  func keys() throws {
    let rows = readme.split(separator: "\n").drop { !$0.hasPrefix("| | Key |") }.dropFirst(2)
      .prefix { $0.hasPrefix("|") }
    var last: KeyBinding.Group?
    let inOrder = KeyBinding.Group.allCases.flatMap { group in
      KeyBinding.all.filter { $0.group == group }
    }
    let expected = inOrder.map { binding in
      defer { last = binding.group }
      let group = binding.group == .help ? "on the help page" : binding.group.heading.rawValue
      let heading = binding.group == last ? "|" : "| \(group)"
      return "\(heading) | `\(binding.label)` | \(binding.help.rawValue) |"
    }
    #expect(rows.map(String.init) == expected)
  }

  /// Whether it names an option, alone or with a value, between backticks.
  private func explains(_ option: Substring, in text: some StringProtocol) -> Bool {
    text.contains("`\(option)`") || text.contains("`\(option) ")
  }

  @Test("it explains every option", arguments: ["watch", "train", "frame", "data"])
  func options(command: String) async throws {
    let help = try await Program.run(command, "--help").output
    let options = help.matches(of: /--[a-z-]+/).map(\.output)
      .filter { $0 != "--help" && $0 != "--version" }
    #expect(options.count > 4)
    for option in Set(options) { #expect(explains(option, in: readme), "\(option)") }
  }

  @Test("the defaults of its options are the program's", arguments: ["watch", "train", "frame"])
  func defaults(command: String) async throws {
    // Whatever is said of an option, up to the next one, ends with its default where it has one.
    let help = try await Program.run(command, "--help").output
    let defaults = help.split(separator: "\n  --").compactMap { entry in
      entry.firstMatch(of: /default:\s+([^\s)]+)\)/).map {
        (option: "--" + entry.prefix { $0 != " " }, value: $0.output.1)
      }
    }
    #expect(defaults.count > 10)
    for (option, value) in defaults {
      let row = try #require(
        readme.split(separator: "\n").first { $0.hasPrefix("| `\(option)` |") }, "\(option)")
      let cell = try #require(row.split(separator: "|").map { $0.filter { $0 != "`" } }.last)
      let words = cell.split { " ;,".contains($0) }
      #expect(
        words.contains { $0 == value || Double($0) != nil && Double($0) == Double(value) },
        "\(option): \(value)")
    }
  }

  @Test("the keys that it lists are those of the JSON", arguments: ["train", "data"])
  func keysOfJSON(command: String) async throws {
    let steps = command == "train" ? ["--steps", "1"] : []
    let printed = try await keysPrinted([command, "--json"] + steps)
    let pattern = try Regex("`\(command) --json` prints\\s+`([a-zA-Z0-9\\s]+)`")
    let listed = try #require(readme.firstMatch(of: pattern)?.output[1].substring)
    #expect(listed.split { $0.isWhitespace }.map(String.init).sorted() == printed.keys.sorted())
  }

  @Test("the keys that it lists are those of seed's JSON, check by check")
  func keysOfSeed() async throws {
    let printed = try await keysPrinted(["seed", "--json"])
    let listed = readme.matches(of: /`(test\d) {([a-zA-Z, ]+)}`/).map(\.output)
    #expect(listed.map { String($0.1) } == printed.keys.sorted())
    for (_, test, keys) in listed {
      let numbers = try #require(printed[String(test)] as? [String: Any])
      #expect(keys.split { ", ".contains($0) }.map(String.init).sorted() == numbers.keys.sorted())
    }
  }

  private func keysPrinted(_ arguments: [String]) async throws -> [String: Any] {
    let result = try await Program.run(list: arguments)
    return try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  @Test("it explains the options of seed")
  func seedOptions() async throws {
    let help = try await Program.run("seed", "--help").output
    let options = Set(help.matches(of: /--[a-z-]+/).map(\.output)).subtracting([
      "--help", "--version",
    ])
    #expect(options.count == 3)
    let row = readme.split(separator: "\n").first { $0.hasPrefix("| `centerloss seed` |") }
    for option in options { #expect(explains(option, in: row ?? ""), "\(option)") }
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

  @Test("every page that it links to exists, from where the link stands")
  func links() throws {
    for folder in ["", "docs/", "examples/", "Benchmarks/"] {
      let pages = try FileManager.default.contentsOfDirectory(
        atPath: Self.root.appending(path: folder).path()
      ).filter { $0.hasSuffix(".md") }
      for page in pages {
        let here = Self.root.appending(path: folder)
        let text = try String(contentsOf: here.appending(path: page), encoding: .utf8)
        for link in text.matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/).map(\.output.1) {
          let target = here.appending(path: String(link)).standardized.path()
          #expect(FileManager.default.fileExists(atPath: target), "\(folder)\(page): \(link)")
        }
      }
    }
  }

  @Test("every file and folder that it names exists")
  func paths() {
    let names = readme.matches(of: /`((?:Sources|Tests|Benchmarks|assets|examples)[A-Za-z\/._]*)`/)
    #expect(names.count > 10)
    for name in names.map(\.output.1) {
      let path = Self.root.appending(path: String(name)).path()
      #expect(FileManager.default.fileExists(atPath: path), "\(name)")
    }
  }
}
