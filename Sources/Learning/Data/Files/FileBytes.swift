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
package let standardInput = "-"

/// What a path is called in errors.
func sourceName(_ path: String) -> String { path == standardInput ? "standard input" : path }

/// Follows links. Throws where there is nothing, and for what is none of these.
func fileKind(_ path: String) throws(DataError) -> FileKind {
  var info = stat()
  guard (path == standardInput ? fstat(STDIN_FILENO, &info) : stat(path, &info)) == 0 else {
    throw systemError(path)
  }
  return try kind(info, path)
}

private func openedKind(_ file: Int32, _ path: String) throws(DataError) -> FileKind {
  var info = stat()
  guard fstat(file, &info) == 0 else { throw systemError(path) }
  return try kind(info, path)
}

private func kind(_ info: stat, _ path: String) throws(DataError) -> FileKind {
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

/// All bytes of a file, at most `limit`; of a stream as well where the path was given by somebody and not found in a folder.
///
/// The file is opened before it is looked at, and nobody is waited for in opening it: what lies at a path may be another file, or a
/// pipe, a moment later.
package func fileBytes(
  _ path: String, limit: Int, mayBeStream: Bool = false
) throws(DataError) -> [UInt8] {
  let isInput = path == standardInput
  let file = isInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { throw systemError(path) }
  defer { if !isInput { close(file) } }
  let bytes: [UInt8]
  let isStream: Bool
  switch try openedKind(file, path) {
  case .file(let size):
    guard size <= limit else {
      throw DataError(
        .tooLarge, source: sourceName(path),
        problem: "\(size) bytes, more than the \(limit) bytes allowed")
    }
    isStream = false
    bytes = try wholeFile(file, size: size, path)
  case .stream:
    guard mayBeStream || isInput else {
      throw DataError(source: path, problem: "a pipe where a file is needed")
    }
    if !isInput { waitForWriter(file) }
    isStream = true
    bytes = try bytesToTheEnd(of: file, limit: limit, path)
  case .folder:
    throw DataError(source: sourceName(path), problem: "a folder where a file is needed")
  }
  guard !bytes.isEmpty else {
    throw DataError(
      source: sourceName(path), problem: isStream ? "nothing came from it" : "the file is empty")
  }
  return bytes
}

/// Until somebody writes into a pipe that was opened without waiting; reading waits from then on.
private func waitForWriter(_ pipe: Int32) {
  var watched = pollfd(fd: pipe, events: Int16(POLLIN), revents: 0)
  // Safe: one descriptor, which outlives the call.
  while poll(&watched, 1, -1) < 0, errno == EINTR {}
  _ = fcntl(pipe, F_SETFL, fcntl(pipe, F_GETFL) & ~O_NONBLOCK)
}

private func wholeFile(_ file: Int32, size: Int, _ path: String) throws(DataError) -> [UInt8] {
  try checkRoom(for: size, source: sourceName(path))
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
    try bytes.makeRoom(for: got, limit: limit, source: sourceName(path))
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
      ) { $0[0] == 0x2E ? "" : String(cString: $0) }
    }
    guard !name.isEmpty else { continue }
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
  return DataError(kind, source: sourceName(path), problem: systemProblem)
}
