import Foundation
import Learning
import Runs
import Testing

/// What `train` says of a run, against the same run taken here.
struct TrainCommandTests {
  private func snapshot(heldOut: String?) throws -> (Snapshot, Dataset) {
    var spec = RunSpec()
    spec.spoiling.heldOutClass = heldOut
    var run = try spec.run()
    for _ in 0..<100 { run.step() }
    return (run.evaluate(), run.dataset)
  }

  private func printed(_ arguments: String...) async throws -> String {
    let result = try await Program.run(list: ["train", "--steps", "100"] + arguments)
    #expect(result.status == .exited(0), "\(result.error)")
    return result.output
  }

  /// What its JSON has, and nothing for what is no number; JSONSerialization may miss the last bit.
  private struct Number: Decodable {
    let value: Double?

    init(from decoder: any Decoder) throws {
      value = try? decoder.singleValueContainer().decode(Double.self)
    }
  }

  private func numbers(_ arguments: String...) async throws -> [String: Double?] {
    let result = try await Program.run(list: ["train", "--json", "--steps", "100"] + arguments)
    #expect(result.status == .exited(0), "\(result.error)")
    return try JSONDecoder().decode([String: Number].self, from: Data(result.output.utf8))
      .mapValues(\.value)
  }

  @Test("every measure in its JSON is that of the part that the README names")
  func measures() async throws {
    let (snapshot, dataset) = try snapshot(heldOut: "3")
    let openSet = try #require(snapshot.openSet(isTrained: dataset.isTrained))
    let clusters = snapshot.test.clusters
    let expected: [String: Double?] = [
      "crossEntropy": snapshot.train.crossEntropy, "centerLoss": snapshot.train.centerLoss,
      "centerLag": snapshot.centerLag, "trainAccuracy": snapshot.train.accuracy,
      "testAccuracy": snapshot.test.accuracy,
      "nearestCenterAccuracy": snapshot.test.nearestCenterAccuracy,
      "intraDistance": clusters.intraDistance, "interDistance": clusters.interDistance,
      "ratio": clusters.ratio, "unseenAUROC": openSet.auroc,
      "unseenRejectedAt95": openSet.rejectedShare,
      "pairsAUROC": snapshot.verification(isTrained: dataset.isTrained)?.auroc,
    ]
    let printed = try await numbers("--hold-out-class", "3")
    for (key, value) in expected {
      #expect(value != nil && printed[key] == value, "\(key)")
    }
  }

  @Test("where nothing is held out, what is said of unseen samples is null, and pairs are there")
  func nothingHeldOut() async throws {
    let printed = try await numbers()
    #expect(printed["unseenAUROC"] == .some(nil) && printed["unseenRejectedAt95"] == .some(nil))
    let pairs = try Verification(snapshot(heldOut: nil).0.test)?.auroc
    #expect(pairs != nil && printed["pairsAUROC"] == pairs)
  }

  @Test("for people, unseen samples have a line where a class is held out, and pairs always")
  func text() async throws {
    let with = try await printed("--hold-out-class", "3")
    #expect(
      with.contains(
        /\nunseen class    AUROC 0\.\d{3} by the distance to the nearest center; \d+\.\d % rejected where 95 % of the known pass\n/
      ))
    let without = try await printed()
    #expect(!without.contains("unseen"))
    #expect(
      without.contains(/\npairs           AUROC 0\.\d{3}, of one class against two, by distance\n/))
  }
}
