import Foundation

/// A folder with these files in it, for as long as `body` runs.
@discardableResult
func withFolder<Result>(
  _ files: [String: [UInt8]], _ body: (_ path: String) throws -> Result
) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, bytes) in files { write(bytes, to: folder.appending(path: name).path()) }
  return try body(folder.path())
}

@discardableResult
func withFile<Result>(
  _ name: String, _ text: String, _ body: (_ path: String) throws -> Result
) throws -> Result {
  try withFolder([name: Array(text.utf8)]) { try body($0 + "/" + name) }
}

/// Without waiting for the disk: fuzzers write files by the thousand. Foundation waits; so do file systems when a
/// file is cut and written again, which is why it is removed first.
func write(_ bytes: [UInt8], to path: String) {
  unlink(path)
  let file = fopen(path, "wb")
  precondition(file != nil && fwrite(bytes, 1, bytes.count, file) == bytes.count, path)
  precondition(fclose(file) == 0, path)
}
