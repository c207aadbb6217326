/// What people call the classes of data whose labels are whole numbers, read from a text file beside it.
///
/// `classes.txt` names a class a line, in the order of the labels. (Not `labels.txt`: that name also stands for a label a
/// sample.) `emnist-letters-mapping.txt` and its like, as EMNIST is published, hold a label and the code points of its
/// characters a line; where a class joins several characters, `1 65 97`, the first names it.
struct ClassNames: Sendable, Equatable {
  private enum Table: Equatable {
    case inOrder([String])
    case ofLabels([String: String])
  }

  /// More would fill the screen.
  static let mostCharacters = 40

  private let table: Table
  private let source: String

  /// Throws for a file that does not name at most 62 classes, each by another short, printable name.
  init(path: String, _ options: DataOptions) throws(DataError) {
    source = path
    let lines = try Self.lines(path, options)
    let isMapping = path.lowercased().hasSuffix(Self.mapping)
    var names: [String] = []
    var labels: [String] = []
    for (number, text) in lines {
      func refused(_ problem: String) -> DataError {
        DataError(source: path, problem: "line \(number): \(problem)")
      }
      let entry = isMapping ? Self.entry(text) : (label: String(names.count), name: text)
      guard let entry else {
        throw refused(
          "'\(text.shortened(to: 20))' where a label and the code point of a character should be")
      }
      guard entry.name == entry.name.onOneLine else {
        throw refused("a control character in the name '\(entry.name.shortened(to: 20))'")
      }
      guard entry.name.count <= Self.mostCharacters else {
        throw refused(
          "a name of \(entry.name.count) characters, \(Self.mostCharacters) are the most")
      }
      if let same = names.firstIndex(of: entry.name) {
        throw refused("'\(entry.name)' names another class already, in line \(lines[same].number)")
      }
      if let same = labels.firstIndex(of: entry.label) {
        throw refused("label \(entry.label) has a name already, in line \(lines[same].number)")
      }
      guard names.count < Dataset.classCounts.upperBound else {
        throw refused(
          "one class more than the \(Dataset.classCounts.upperBound) that can be told apart")
      }
      names.append(entry.name)
      labels.append(entry.label)
    }
    table =
      isMapping
      ? .ofLabels(Dictionary(uniqueKeysWithValues: zip(labels, names))) : .inOrder(names)
  }

  /// The lines that are not blank, without blanks around them, numbered from 1.
  private static func lines(
    _ path: String, _ options: DataOptions
  ) throws(DataError) -> [(number: Int, text: String)] {
    guard
      let text = String(validating: try fileBytes(path, limit: options.byteLimit), as: UTF8.self)
    else { throw DataError(source: path, problem: "not text in UTF-8") }
    return text.drop { $0 == "\u{FEFF}" }
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .map { (number: $0.offset + 1, text: $0.element.withoutBlanksAround) }
      .filter { !$0.text.isEmpty }
  }

  /// `10 65`, or `1 65 97`.
  private static func entry(_ line: String) -> (label: String, name: String)? {
    let numbers = line.split(whereSeparator: \.isWhitespace).map { UInt32($0) }
    guard numbers.count >= 2, let label = numbers[0], let code = numbers[1],
      let character = Unicode.Scalar(code), !character.properties.isWhitespace
    else { return nil }
    return (String(label), String(character))
  }
}

extension ClassNames {
  private static let (classes, mapping) = ("classes.txt", "mapping.txt")

  /// The file among `names`, of a folder, that names the classes of `group`: one whose name begins as the data's do, or
  /// `classes.txt` alone where the folder holds no other data.
  static func file(for group: String, among names: [String], isOnlyGroup: Bool) -> String? {
    func first(_ ending: String, _ owner: String) -> String? {
      names.first {
        $0.lowercased().hasSuffix(ending)
          && FileRole(String($0.dropLast(ending.count))).group == owner
      }
    }
    return first(classes, group) ?? (isOnlyGroup ? first(classes, "") : nil)
      ?? (FileRole.isEMNIST(group) ? first(mapping, group) : nil)
  }

  /// The name of each of `labels`, which are in order. Labels that are words are names already.
  func names(of labels: [String]) throws(DataError) -> [String] {
    guard labels.allSatisfy({ Int($0) != nil }) else { return labels }
    switch table {
    case .inOrder(let names):
      guard names.count == labels.count else {
        let some = labels.prefix(10).joined(separator: ", ") + (labels.count > 10 ? ", …" : "")
        throw DataError(
          source: source,
          problem:
            "\(names.count) names, but \(labels.count) classes in the data (\(some)); a line a class is needed"
        )
      }
      return names
    case .ofLabels(let nameOfLabel):
      var names: [String] = []
      for label in labels {
        guard let name = nameOfLabel[label] else {
          throw DataError(
            source: source, problem: "no line for label \(label), which the data has")
        }
        names.append(name)
      }
      return names
    }
  }
}

extension Substring {
  fileprivate var withoutBlanksAround: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
