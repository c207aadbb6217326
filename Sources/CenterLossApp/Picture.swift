import ArgumentParser
import Learning
import Libc
import Runs
import Visualizer

/// What a picture is written as.
enum PictureFormat: String, CaseIterable, ExpressibleByArgument {
  case text, ansi, svg, html, png
}

/// Where a picture goes: to a file that is there whole or not at all, or to standard output.
struct PictureOutput: ParsableArguments {
  @Option(
    name: .customLong("out"),
    help: ArgumentHelp(
      "File to write, in the place of one of that name; by default standard output.",
      valueName: "file"))
  var file: String?

  /// Writes an SVG picture, as it is or as PNG.
  func write(svg: String, asPNG: Bool) throws {
    guard asPNG else { return try write(Array(svg.utf8)) }
    guard file != nil || isatty(STDOUT_FILENO) == 0 else {
      throw ValidationError("--format png: bytes for a file, not for a terminal; name one by --out")
    }
    try write(png(of: svg))
  }

  func write(_ bytes: [UInt8]) throws {
    guard let file else { return try standardOutput(bytes) }
    do { try WholeFile.write(bytes, to: file) } catch {
      throw Failure(.other, "--out \(error)")
    }
  }
}

/// SVG as PNG, drawn by librsvg's own program.
private func png(of svg: String) throws -> [UInt8] {
  guard let program = executable("rsvg-convert") else {
    throw Failure(
      .other,
      "PNG is drawn by rsvg-convert, which is not installed (apt-get install librsvg2-bin); --format svg needs nothing"
    )
  }
  // Files on both sides: neither waits for the other.
  let folder = try temporaryFolder()
  defer { rmdir(folder) }
  let (source, drawn) = (folder + "/picture.svg", folder + "/picture.png")
  defer {
    unlink(source)
    unlink(drawn)
  }
  do { try WholeFile.write(Array(svg.utf8), to: source) } catch {
    throw Failure(.other, error.description)
  }
  guard run(program, ["--output", drawn, source]) == 0 else {
    throw Failure(.other, "rsvg-convert could not draw the picture as PNG")
  }
  return try fileBytes(drawn, limit: 1 << 30)
}

/// Where on PATH a program lies.
private func executable(_ name: String) -> String? {
  environment("PATH").split(separator: ":").lazy.map { "\($0)/\(name)" }
    .first { access($0, X_OK) == 0 }
}

/// A new folder of one's own.
private func temporaryFolder() throws -> String {
  let place = environment("TMPDIR")
  var template = Array("\(place.isEmpty ? P_tmpdir : place)/centerloss-XXXXXX".utf8CString)
  // Safe: the bytes end with a zero, and mkdtemp changes the X alone.
  return try template.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress, mkdtemp(base) != nil else {
      throw Failure(
        .other, "no folder for a picture on its way to PNG can be made: \(systemProblem)")
    }
    return String(cString: base)
  }
}

/// Runs a program and waits for its end; its exit status, or -1.
private func run(_ program: String, _ arguments: [String]) -> Int32 {
  var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var process: pid_t = 0
  // Safe: copies of the words that live until the process has begun, with a nil at their end.
  guard posix_spawn(&process, program, nil, nil, &words, environ) == 0 else { return -1 }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  return status & 0x7f == 0 ? status >> 8 & 0xff : -1
}
