import Foundation

/// A folder with these files in it, for as long as `body` runs.
@discardableResult
func withFolder<Result>(
  _ files: [String: [UInt8]], _ body: (_ path: String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, bytes) in files { try Data(bytes).write(to: folder.appending(path: name)) }
  return try body(folder.path())
}

@discardableResult
func withFile<Result>(
  _ name: String, _ text: String, _ body: (_ path: String) throws -> Result
) throws -> Result {
  try withFolder([name: Array(text.utf8)]) { try body($0 + "/" + name) }
}
