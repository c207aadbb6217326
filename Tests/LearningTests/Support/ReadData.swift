import Learning
import Testing

extension Dataset {
  /// Every sample's input with the name of its class, of both parts.
  var labelledInputs: [[Double]: String] {
    var result: [[Double]: String] = [:]
    for part in [train, test] {
      for index in 0..<part.count {
        result[part.preciseInput(index)] = classNames[part.labels[index]]
      }
    }
    return result
  }

  /// How many samples each class has in both parts together.
  var classCounts: [String: Int] {
    var counts: [String: Int] = [:]
    for label in train.labels + test.labels { counts[classNames[label], default: 0] += 1 }
    return counts
  }

  var sampleCount: Int { train.count + test.count }

  /// The names of the files that were read, without their folder.
  var fileNames: [String] {
    reading.files.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
  }
}

/// Reads one file of this name and content.
func read(
  _ text: String, in name: String = "table.csv", _ options: DataOptions = DataOptions()
) throws -> Dataset {
  try withFile(name, text) { try Dataset(path: $0, options) }
}

/// Reads a file, or the whole folder, of files of text.
func read(
  _ name: String = "", of files: [String: String], _ options: DataOptions = DataOptions()
) throws -> Dataset {
  try withFolder(files.mapValues { Array($0.utf8) }) { try Dataset(path: $0 + "/" + name, options) }
}

/// That one file of this name and content is refused with an error that says `problem`.
func expectRefused(
  _ text: String, in name: String = "table.csv", saying problem: String,
  remedy: DataError.Remedy? = nil, _ options: DataOptions = DataOptions(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try withFile(name, text) { path in
    let error = #expect(throws: DataError.self, sourceLocation: sourceLocation) {
      try Dataset(path: path, options)
    }
    #expect(
      error?.problem.contains(problem) == true, "\(error?.problem ?? "")",
      sourceLocation: sourceLocation)
    #expect(error?.source.hasPrefix(path) == true, sourceLocation: sourceLocation)
    if let remedy { #expect(error?.remedy == remedy, sourceLocation: sourceLocation) }
  }
}

/// `count` rows of two numbers and a word, of the classes fern, moss and reed in turn.
func plants(
  _ count: Int = 12, separator: String = ",", header: String? = "height,width,kind"
) -> String {
  let rows = (0..<count).map { row in
    ["\(row).5", "\(row * row % 7)", ["fern", "moss", "reed"][row % 3]].joined(separator: separator)
  }
  let top = header.map { [$0.replacing(",", with: separator)] } ?? []
  return (top + rows).joined(separator: "\n") + "\n"
}
