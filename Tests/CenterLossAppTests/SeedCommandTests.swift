import Foundation
import Testing

/// `centerloss seed`: the article's three checks, as numbers and as text.
@Suite struct SeedCommandTests {
  @Test(
    "seed --json --centers wave prints PyTorch's numbers of the article's checks under agreed keys")
  func articleNumbers() async throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "LearningTests/Reference/reference.json")
    let reference = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let result = try await Program.run("seed", "--json", "--centers", "wave")
    #expect(result.status == .exited(0) && result.error == "")
    let printed = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: [String: Any]])

    let agreed = [
      "test1": ("seedTest1", ["loss", "featuresGradient", "centersGradient"]),
      "test2": (
        "loss1", ["loss", "xGradient", "wGradient", "trueXGradient", "trueWGradient"]
      ),
      "test3": ("loss2", ["loss", "xGradient"]),
    ]
    #expect(Set(printed.keys) == Set(agreed.keys))
    for (test, (key, names)) in agreed {
      let numbers = try #require(printed[test])
      let expected = try #require(reference[key] as? [String: Any])
      #expect(Set(numbers.keys) == Set(names))
      for name in names {
        let (a, e) = (flat(numbers[name]), flat(expected[name]))
        #expect(a.count == e.count && !a.isEmpty, "\(test) \(name)")
        #expect(
          zip(a, e).allSatisfy { abs($0 - $1) <= max(1e-5, 1e-4 * abs($1)) }, "\(test) \(name)")
      }
    }
  }

  /// Numbers, or nested lists of them, in one list.
  private func flat(_ value: Any?) -> [Double] {
    if let list = value as? [Any] { return list.flatMap(flat) }
    return (value as? Double).map { [$0] } ?? []
  }

  @Test("seed draws random centers by its seed")
  func articleSeeds() async throws {
    let one = try await Program.run("seed")
    #expect(try await Program.run("seed", "--seed", "1").output == one.output)
    #expect(try await Program.run("seed", "--seed", "2").output != one.output)
  }

  @Test("seed shows inputs, losses, gradients, formulas, and why one sign is wrong")
  func articleText() async throws {
    let text = try await Program.run("seed", "--centers", "wave").output
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 80 }, "it fits any terminal")
    for part in [
      "∂L/∂c_j = −λ (scale/b) Σ(x_i − c_j)", "L = 0.06737", "not in the batch: stays",
      "y = 2 (5 − w x)² = 2 with x = 3, w = 2", "Why the sign is wrong", "handed on 1",
      "sign(y) (−4) (5 − x) = -8",
    ] { #expect(text.contains(part), "\(part)") }
    #expect(text.contains(/straight through +8 +12/) && text.contains(/true derivative +-8 +-12/))
    #expect(!text.contains(" \n"), "no line ends in blanks")
  }
}
