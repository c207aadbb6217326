import Libc

// Reading from the file system, by POSIX alone. Files are read, not mapped: a mapped file that somebody
// shortens ends the program by a signal, with the terminal still in its hands.

/// What a path leads to.
enum FileKind {
  case file(size: Int)
  /// A pipe or a socket, which can be read once, to its end.
  case stream
  case folder
}

/// The path that stands for standard input.
let standardInput = "-"

/// What a path is called in errors.
func sourceName(_ path: String) -> String { path == standardInput ? "standard input" : path }

/// Follows links. Throws where there is nothing, and for what is none of these.
func fileKind(_ path: String) throws(DataError) -> FileKind {
  var info = stat()
  let status = path == standardInput ? fstat(STDIN_FILENO, &info) : stat(path, &info)
  guard status == 0 else { throw systemError(path) }
  switch info.st_mode & S_IFMT {
  case S_IFREG: return .file(size: Int(info.st_size))
  case S_IFDIR: return .folder
  case S_IFIFO, S_IFSOCK: return .stream
  default:
    let isTerminal = path == standardInput && isatty(STDIN_FILENO) == 1
    throw DataError(
      source: sourceName(path),
      problem: isTerminal
        ? "a terminal where a file or a pipe is needed"
        : "neither a file nor a folder")
  }
}

/// All bytes of a file or a stream, at most `limit`.
package func fileBytes(_ path: String, limit: Int) throws(DataError) -> [UInt8] {
  let size: Int?
  switch try fileKind(path) {
  case .file(let known): size = known
  case .stream: size = nil
  case .folder:
    throw DataError(source: sourceName(path), problem: "a folder where a file is needed")
  }
  guard size ?? 0 <= limit else {
    throw DataError(
      .tooLarge, source: sourceName(path),
      problem: "\(size ?? 0) bytes, more than the \(limit) bytes allowed")
  }
  let file = path == standardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw systemError(path) }
  defer { if path != standardInput { close(file) } }
  let bytes =
    if let size { try bytes(of: file, size: size, path) } else {
      try bytesToTheEnd(of: file, limit: limit, path)
    }
  guard !bytes.isEmpty else {
    throw DataError(
      source: sourceName(path),
      problem: size == nil ? "nothing came from it" : "the file is empty")
  }
  return bytes
}

private func bytes(of file: Int32, size: Int, _ path: String) throws(DataError) -> [UInt8] {
  var failure: DataError?
  // Safe: `read` writes within the buffer's count, and as much as it says is initialised.
  let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size {
      let got = read(file, buffer.baseAddress.map { $0 + count }, size - count)
      if got < 0 && errno == EINTR { continue }
      if got < 0 { failure = systemError(path) }
      // 0 is the end of a file that has become shorter: its reader says what is missing.
      guard got > 0 else { return }
      count += got
    }
  }
  if let failure { throw failure }
  return bytes
}

private func bytesToTheEnd(
  of file: Int32, limit: Int, _ path: String
) throws(DataError) -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    // Safe: `read` writes within the chunk.
    let got = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    if got < 0 && errno == EINTR { continue }
    if got < 0 { throw systemError(path) }
    if got == 0 { return bytes }
    guard bytes.count + got <= limit else {
      throw DataError(
        .tooLarge, source: sourceName(path), problem: "more than the \(limit) bytes allowed")
    }
    bytes.append(contentsOf: chunk[..<got])
  }
}

/// What lies in a folder, by names that do not begin with a dot, sorted.
func folderEntries(_ path: String) throws(DataError) -> (files: [String], folders: [String]) {
  guard let folder = opendir(path) else { throw systemError(path) }
  defer { closedir(folder) }
  var (files, folders): ([String], [String]) = ([], [])
  while let entry = readdir(folder) {
    // Safe: the system ends the name with a zero within the entry, which lives until the next call.
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(
        to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
      ) {
        String(cString: $0)
      }
    }
    guard !name.hasPrefix(".") else { continue }
    switch Int(entry.pointee.d_type) {
    case Int(DT_REG): files.append(name)
    case Int(DT_DIR): folders.append(name)
    default:
      // A link, or a file system that does not tell. What leads nowhere is nothing.
      switch try? fileKind(joined(path, name)) {
      case .file: files.append(name)
      case .folder: folders.append(name)
      case .stream, nil: break
      }
    }
  }
  return (files.sorted(), folders.sorted())
}

/// The path of what is called `name` in `folder`, which may be empty for the one that the program was started in.
func joined(_ folder: String, _ name: String) -> String {
  folder.isEmpty || folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}

/// The name of a file or folder without those above it.
func lastComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// The folder that a path leads through last.
func parent(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What the system said just now of a path that could not be used.
private func systemError(_ path: String) -> DataError {
  let kind: DataError.Kind = [ENOENT, ENOTDIR].contains(errno) ? .missing : .unreadable
  return DataError(kind, source: sourceName(path), problem: String(cString: strerror(errno)))
}
