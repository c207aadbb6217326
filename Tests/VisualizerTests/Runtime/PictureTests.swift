import Drawing
import Foundation
import Runs
import Testing
import Visualizer

/// Files that are there whole or not at all, and the picture that a key writes.
struct PictureTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path() + "/")
  }

  private func played(
    _ keys: String, in folder: String, on background: Background = .unknown
  ) throws -> Script.Outcome {
    let size = Size(width: 100, height: 30)
    var script = Script()
    script.wait(.seconds(1))
    if background != .unknown { script.send(.resized(size, on: background)) }
    script.type(keys)
    script.wait(.milliseconds(100))
    let spec = RunSpec()
    return script.play(
      try OpenedRun(try spec.run(), by: spec), size: size, recordingsIn: folder)
  }

  @Test("o writes what stands on the screen, each time to a file of its own, and says which")
  func key() throws {
    try withFolder { folder in
      let outcome = try played("oo", in: folder)
      #expect(outcome.screen.notice == .picture(folder + "centerloss-2.svg"))
      for number in 1...2 {
        let text = try String(
          contentsOfFile: folder + "centerloss-\(number).svg", encoding: .utf8)
        #expect(text.hasPrefix("<svg ") && text.contains(">centerloss</text>"))
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
    }
  }

  @Test(
    "the picture stands on what the terminal says that its text stands on",
    arguments: [(Background.unknown, "#000000"), (.dark, "#000000"), (.light, "#ffffff")])
  func ground(_ background: Background, fill: String) throws {
    try withFolder { folder in
      _ = try played("o", in: folder, on: background)
      let text = try String(contentsOfFile: folder + "centerloss-1.svg", encoding: .utf8)
      #expect(text.contains("<rect width=\"1020\" height=\"620\" fill=\"\(fill)\"/>"))
    }
  }

  @Test("where nothing can be written that is said, and training goes on")
  func refused() throws {
    let outcome = try played("o", in: "/nowhere/at/all/")
    guard case .noPicture(let reason) = outcome.screen.notice else {
      Issue.record("\(String(describing: outcome.screen.notice))")
      return
    }
    #expect(reason == "/nowhere/at/all/centerloss-1.svg: No such file or directory")
  }

  @Test("a file takes the place of another at once, and of a failure nothing is left")
  func whole() throws {
    try withFolder { folder in
      try WholeFile.write(Array("one".utf8), to: folder + "a")
      try WholeFile.write(Array("two".utf8), to: folder + "a")
      #expect(try String(contentsOfFile: folder + "a", encoding: .utf8) == "two")
      try FileManager.default.createDirectory(
        atPath: folder + "b", withIntermediateDirectories: false)
      #expect(throws: WritingError.self) { try WholeFile.write([1], to: folder + "b") }
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a", "b"])
    }
  }
}
