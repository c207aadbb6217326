import Foundation
import Learning
import Lessons
import Runs

/// What libFuzzer calls with one input after another: its first byte says as which file the rest is read. A reader that does
/// not answer with data or with one line of a `DataError` ends the fuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  // Safe: libFuzzer's bytes, which outlive the call.
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let content = Array(bytes.dropFirst())
  let kind = Int(bytes[0]) % (files.count + 3)
  switch kind - files.count {
  case 0: readSession(content)
  case 1: readLesson(content)
  case 2: readWeights(content)
  default: readData(files[kind], content)
  }
  return 0
}

/// The name that a file has, and what lies beside it, because it is half of the data or names its classes.
private struct File {
  let name: String
  let beside: [String: [UInt8]]
  let change: @Sendable (inout DataOptions) -> Void

  init(
    _ name: String, beside: [String: [UInt8]] = [:],
    _ change: @escaping @Sendable (inout DataOptions) -> Void = { _ in }
  ) {
    (self.name, self.beside, self.change) = (name, beside, change)
  }
}

private let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 4, 7, 3, 3, 7]
private let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4]

/// `Fuzz/corpus.py` numbers them in this order.
private let files: [File] = [
  File("images-idx3-ubyte", beside: ["labels-idx1-ubyte": labels]),
  File("a-labels-idx1-ubyte", beside: ["a-images-idx3-ubyte": images]),
  File("X.npy", beside: ["y.csv": Array("0\n1\n0\n1\n".utf8)]),
  File("y.npy", beside: ["X.csv": Array("1\n2.5\n3\n4\n".utf8)]),
  File("data.npz"),
  File("table.csv"),
  File("table.tsv") { $0.missingCells = .dropped },
  File("table.data") { $0.missingCells = .mean },
  File("latin.csv") { $0.encoding = "latin1" },
  File("chinese.csv") { $0.encoding = "gb18030" },
  File("metadata.tsv", beside: ["tensors.tsv": Array("1\t2.5\n3\t4\n5\t6\n7\t8\n".utf8)]),
  File(
    "classes.txt", beside: ["a-labels-idx1-ubyte": labels, "a-images-idx3-ubyte": images]),
  File(
    "emnist-a-mapping.txt",
    beside: ["emnist-a-labels-idx1-ubyte": labels, "emnist-a-images-idx3-ubyte": images]),
  File("fern/1.png", beside: [:]),
]

private let folder: String = {
  let folder = FileManager.default.temporaryDirectory.appending(path: "fuzz-\(getpid())").path()
  mkdir(folder, 0o700)
  return folder
}()

private func readData(_ file: File, _ content: [UInt8]) {
  var written: [String] = []
  for (name, bytes) in file.beside.merging([file.name: content], uniquingKeysWith: { $1 }) {
    let path = folder + "/" + name
    if let slash = name.firstIndex(of: "/") { mkdir(folder + "/" + name[..<slash], 0o700) }
    guard let stream = fopen(path, "wb") else { fatalError(path) }
    fwrite(bytes, 1, bytes.count, stream)
    fclose(stream)
    written.append(path)
  }
  if file.name.hasSuffix(".png") {
    mkdir(folder + "/moss", 0o700)
    symlink(folder + "/fern/1.png", folder + "/moss/1.png")
    written += [folder + "/moss/1.png"]
  }
  defer {
    for path in written { unlink(path) }
    rmdir(folder + "/fern")
    rmdir(folder + "/moss")
  }
  var options = DataOptions()
  options.byteLimit = 1 << 20
  file.change(&options)
  switch Result(catching: { () throws(DataError) in try Dataset(path: folder, options) }) {
  case .success(let data):
    precondition(data.classNames.allSatisfy { $0 == $0.onOneLine })
    precondition(data.train.count > 0 && data.test.count > 0)
    precondition(data.train.input(0).allSatisfy(\.isFinite))
  case .failure(let error): check(error)
  }
}

private func readSession(_ content: [UInt8]) {
  let result = Result { () throws(DataError) in try Session(content, name: "session") }
  if case .failure(let error) = result { check(error) }
}

private func readLesson(_ content: [UInt8]) {
  guard let text = String(validating: content, as: UTF8.self) else { return }
  switch Result(catching: { () throws(DataError) in try Lesson(text, name: "lesson") }) {
  case .success(let lesson): precondition(lesson.title == lesson.title.onOneLine)
  case .failure(let error): check(error)
  }
}

/// Weights alone are begun with by this run; a whole run is read up to what is wrong with it.
private let start: TrainingRun = {
  var spec = RunSpec()
  (spec.data, spec.network) = ("blobs", "2-2-2-5")
  guard let run = try? spec.run() else { fatalError("the blobs are always there") }
  return run
}()

private func readWeights(_ content: [UInt8]) {
  let result = Result { () throws(DataError) in
    try SavedRun(content, name: "weights").restored(from: start)
  }
  switch result {
  case .success(let run):
    precondition(run.checkpoint.network.parameters.allSatisfy(\.isFinite))
    let again = RunSaver(nil, on: run.dataset).file(of: run).bytes
    precondition((try? SavedRun(again, name: "again").restored(from: start)) != nil)
  case .failure(let error): check(error)
  }
}

/// One plain, short line. (Paths are the caller's own.)
private func check(_ error: DataError) {
  precondition(error.kind != .missing, "\(error)")
  precondition(error.problem == error.problem.onOneLine, "\(error)")
  precondition(error.problem.unicodeScalars.count < 1_000, "\(error)")
}
