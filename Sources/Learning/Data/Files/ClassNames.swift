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

  /// A longer name is no name; words among labels are cut to it.
  static let mostCharacters = 40

  private let table: Table
  private let source: String

  /// Names in the order of labels, or of the classes 0, 1, 2 …
  init(_ names: [String], source: String) {
    (table, self.source) = (.inOrder(names), source)
  }

  /// Throws for a file that does not name at most `options.mostClasses` classes, each by another short, printable name.
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
      let plain = entry.name.onOneLine
      guard entry.name == plain else {
        let isCut = plain.unicodeScalars.count < entry.name.unicodeScalars.count
        throw refused(
          "\(isCut ? "too many marks on a letter" : "a control character") in the name '\(entry.name.shortened(to: 20))'"
        )
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
      guard names.count < options.mostClasses else {
        throw refused("one class more than the \(options.mostClasses) allowed")
      }
      names.append(entry.name)
      labels.append(entry.label)
    }
    table =
      isMapping
      ? .ofLabels(Dictionary(uniqueKeysWithValues: zip(labels, names))) : .inOrder(names)
  }

  /// The lines that are not blank, without blanks around them, numbered from 1; no more than one that is too many.
  private static func lines(
    _ path: String, _ options: DataOptions
  ) throws(DataError) -> [(number: Int, text: String)] {
    let bytes = try TextEncoding.utf8(
      fileBytes(path, limit: options.byteLimit), options, source: path)
    let text = String(decoding: bytes, as: UTF8.self)
    var lines: [(number: Int, text: String)] = []
    var (start, number) = (text.startIndex, 1)
    while start < text.endIndex, lines.count <= options.mostClasses {
      let end = text[start...].firstIndex(where: \.isNewline) ?? text.endIndex
      let line = text[start..<end].withoutBlanksAround
      if !line.isEmpty { lines.append((number, line)) }
      number += 1
      start = end < text.endIndex ? text.index(after: end) : end
    }
    return lines
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
  private static let lists = [classes, "class_names.txt", "label_names.txt", "target_names.txt"]

  /// The file among `names`, of a folder, that names the classes of `group`: one whose name begins as the data's do, or
  /// `classes.txt` alone where the folder holds no other data.
  static func file(for group: String, among names: [String], isOnlyGroup: Bool) -> String? {
    let endings = lists + [mapping]
    let isEMNIST = FileRole.isEMNIST(group)
    // The best is the one of the earliest kind.
    var found: (kind: Int, name: String)?
    for name in names where name.ends(inSmallLetters: ".txt") {
      guard let ending = endings.first(where: name.ends(inSmallLetters:)) else {
        continue
      }
      let owner = FileRole(String(name.dropLast(ending.count))).group
      let kind =
        switch ending {
        case mapping: isEMNIST && owner == group ? 2 : nil
        default: owner == group ? 0 : owner.isEmpty && isOnlyGroup ? 1 : nil as Int?
        }
      if let kind, kind < found?.kind ?? .max { found = (kind, name) }
    }
    return found?.name
  }

  /// Whether a file of this name lists the names of classes.
  static func isList(_ name: String) -> Bool {
    (lists + [mapping]).contains { name.ends(inSmallLetters: $0) }
  }

  /// The name of each of `labels`, which are in order. Labels that are words are names already.
  func names(of labels: [String]) throws(DataError) -> [String] {
    guard labels.allSatisfy({ Int($0) != nil }) else { return labels }
    switch table {
    case .inOrder(let names):
      guard names.count == labels.count else {
        let indices = labels.compactMap { Int($0) }.filter(names.indices.contains)
        // Not every class needs a sample.
        if indices.count == labels.count { return indices.map { names[$0] } }
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
