import Libc

// Reading from the file system, by POSIX alone. Files are read, not mapped: a mapped file that somebody
// shortens ends the program by a signal, with the terminal still in its hands.

/// What a path leads to.
enum FileKind {
  case file(size: Int)
  case folder
}

/// Follows links. Throws where there is nothing, and for what is neither.
func fileKind(_ path: String) throws(DataError) -> FileKind {
  var info = stat()
  guard stat(path, &info) == 0 else { throw systemError(path) }
  switch info.st_mode & S_IFMT {
  case S_IFREG: return .file(size: Int(info.st_size))
  case S_IFDIR: return .folder
  default: throw DataError(source: path, problem: "neither a file nor a folder")
  }
}

/// All bytes of a file, at most `limit`.
func fileBytes(_ path: String, limit: Int) throws(DataError) -> [UInt8] {
  guard case .file(let size) = try fileKind(path) else {
    throw DataError(source: path, problem: "a folder where a file is needed")
  }
  guard size <= limit else {
    throw DataError(
      .tooLarge, source: path, problem: "\(size) bytes, more than the \(limit) bytes allowed")
  }
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw systemError(path) }
  defer { close(file) }
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
  guard !bytes.isEmpty else { throw DataError(source: path, problem: "the file is empty") }
  return bytes
}

/// The names of what is in a folder, sorted, without those that begin with a dot.
func folderNames(_ path: String) throws(DataError) -> [String] {
  guard let folder = opendir(path) else { throw systemError(path) }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    // Safe: the system ends the name with a zero within the entry, which lives until the next call.
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(
        to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
      ) {
        String(cString: $0)
      }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
}

/// What the system said just now of a path that could not be used.
private func systemError(_ path: String) -> DataError {
  let kind: DataError.Kind = [ENOENT, ENOTDIR].contains(errno) ? .missing : .unreadable
  return DataError(kind, source: path, problem: String(cString: strerror(errno)))
}
