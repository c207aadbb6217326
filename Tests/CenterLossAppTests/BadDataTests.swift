import Foundation
import Testing

/// Data that cannot be had, or cannot be used: what the program says, and with which exit status.
@Suite struct BadDataTests {
  @Test("the way on stands behind what is wrong")
  func waysOn() async throws {
    let rows = (0..<6).map { "\($0),north,\($0 % 2 == 0 ? "ape" : "bat")\n" }.joined()
    try await withFile("zoo.csv", "x,my island,label\n" + rows) { path in
      try await expectFailure(["data", path], 65, "; --ignore-columns 'my island' leaves it out")
      #expect(
        try await Program.run("data", path, "--ignore-columns", "my island").status == .exited(0))
    }
    try await withFile("zoo.csv", "x,a,b\n" + rows) { path in
      try await expectFailure(
        ["data", path], 65, "; --label-column says which column has the classes")
    }
    try await withFile("zoo.csv", "x,y,kind\n1,,a\n2,3,b\n") { path in
      try await expectFailure(
        ["data", path], 65, "; --missing drop leaves such rows out, --missing mean fills them in")
      try await expectFailure(["data", path, "--missing", "maybe"], 64, "--missing")
      try await expectFailure(["data", path, "--encoding", "klingon"], 64, "--encoding 'klingon'")
    }
    try await expectFailure(["data", "digits", "--ignore-columns", "1"], 64, "digits is no table")
  }

  @Test("more classes than a plot has marks for are trained on, and not drawn")
  func manyClasses() async throws {
    let rows = (0..<140).map { "\($0),\($0 * $0 % 7),class \($0 % 70)\n" }.joined()
    try await withFile("zoo.csv", rows) { path in
      try await expectFailure(
        ["frame", "--data", path], 65,
        "70 classes, and the screen has marks for 62; 'centerloss train' takes them")
      let result = try await Program.run("train", "--data", path, "--steps", "1")
      #expect(result.status == .exited(0))
    }
  }

  @Test("bad data is one line that says where and what, and exit status 65")
  func badData() async throws {
    try await withFile("zoo.csv", smallTable + "3,oops\u{1B}[31m,ape\n") { path in
      try await expectFailure(
        ["train", "--data", path], 65, "zoo.csv: line 7, column 2 ('width'): 'oops?[31m'")
    }
    try await withFile("big.csv", String(repeating: "1,2,a\n3,4,b\n", count: 100_000)) { path in
      try await expectFailure(
        ["data", path, "--data-limit", "1"], 65, "--data-limit allows more")
    }
  }

  @Test("a batch larger than the data is a matter of usage")
  func largeBatch() async throws {
    try await withFile("zoo.csv", smallTable) { path in
      try await expectFailure(["train", "--data", path, "--batch", "4"], 64, "1 to 3 samples")
    }
  }

  @Test("a missing file is one line and exit status 66, with its name made plain")
  func missing() async throws {
    try await expectFailure(
      ["train", "--data", "no\u{1B}[31m/such\nfile"], 66, "--data 'no?[31m/such file': No such file"
    )
    try await expectFailure(["data", "mnits"], 66, "one of digits, mnist, blobs, spirals, rings")
    try await withFile("zoo.csv", smallTable) { path in
      try await expectFailure(["data", path + "/more.csv"], 66, "Not a directory")
    }
  }

  @Test("a file or folder that may not be read is one line and exit status 66, for root as well")
  func unreadable() async throws {
    try await withFile("zoo.csv", smallTable) { path in
      let folder = URL(filePath: path).deletingLastPathComponent().path()
      for forbidden in [path, folder] {
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: forbidden)
        defer {
          try? FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: forbidden)
        }
        let result = try await Program.runWithoutPrivilege(["data", forbidden])
        expectFailure(result, 66, "error: \(forbidden): Permission denied\n")
      }
      // What could be read a moment ago: it was the permission that mattered.
      #expect(try await Program.runWithoutPrivilege(["data", path]).status == .exited(0))
    }
  }
}
