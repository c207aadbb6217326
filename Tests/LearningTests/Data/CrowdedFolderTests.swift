import CAllocations
import Foundation
import Learning
import Testing

/// A folder with many names is looked at once, and little is done for each.
@Suite(.enabled(if: callocations_are_counted(), "allocations are counted on Linux with glibc"))
struct CrowdedFolderTests {
  @Test(
    "a name more costs a few allocations, whatever it is the name of",
    arguments: ["a note on number %.md", "note-number-%-classes.txt", "PART % Train Images.csv.md"])
  func cost(pattern: String) throws {
    let (few, many) = (try allocations(pattern, 500), try allocations(pattern, 1_500))
    #expect((many - few) / 1_000 <= 20)
  }

  private func allocations(_ pattern: String, _ count: Int) throws -> UInt64 {
    var files = ["plants.csv": Array(plants().utf8)]
    for number in 0..<count { files[pattern.replacing("%", with: "\(number)")] = [] }
    return try withFolder(files) { folder in
      _ = try Dataset(path: folder)
      let before = callocations_of_this_thread()
      _ = try Dataset(path: folder)
      return callocations_of_this_thread() - before
    }
  }

  @Test("more folders than can be looked into are refused in one line")
  func manyFolders() throws {
    try withFolder([:]) { folder in
      for number in 0...20_000 { mkdir("\(folder)/\(number)", 0o700) }
      expectRefused(folder, "20001 folders, 20000 are the most that are looked into")
    }
  }
}
