import CAssets

/// What is wrong, in another language. Libraries say it in English, with names and numbers in it; here each message is known
/// by the words around those, as a row of a table of templates: `'{0}' is not a number` and the same in the language.
public struct Messages: Sendable {
  private let templates: [Template]

  /// In Simplified Chinese.
  static let chinese: Messages = {
    let asset = casset_messages_zh()
    // Safe: the bytes are constants of the program.
    let bytes = UnsafeBufferPointer(start: asset.bytes, count: asset.count)
    return Messages(table: String(decoding: bytes, as: UTF8.self))
  }()

  /// Rows of two columns with a tab between them; the first that fits a message is taken.
  package init(table: String) {
    templates = table.split(separator: "\n").compactMap { row in
      let columns = row.split(separator: "\t", maxSplits: 1)
      return columns.count == 2 ? Template(english: columns[0], other: columns[1]) : nil
    }
  }

  /// All rows, for tests.
  package var rows: [(english: String, other: String)] {
    templates.map { ($0.english, $0.other) }
  }

  /// A message in the language; what no row fits stays as it is.
  package func callAsFunction(_ message: String) -> String {
    for template in templates {
      if let values = template.values(in: message[...]) {
        return template.filled(with: values.map { self(String($0)) })
      }
    }
    // What comes before a colon is a place or an option.
    var rest = message[...]
    while let colon = rest.firstIndex(of: ":") {
      rest = rest[rest.index(after: colon)...]
      guard rest.first == " " else { continue }
      let problem = String(rest.dropFirst())
      let translated = self(problem)
      if translated != problem { return message[..<colon] + "：" + translated }
    }
    return message
  }
}

/// A message with places for what differs from case to case.
private struct Template: Sendable {
  /// The English words between the places.
  private let pieces: [Substring]
  /// The words in the other language, each with the place after it.
  private let others: [(words: Substring, place: Int?)]
  let english: String
  let other: String

  init(english: Substring, other: Substring) {
    pieces = Self.parts(of: english).map(\.words)
    others = Self.parts(of: other)
    self.english = String(english)
    self.other = String(other)
  }

  private static func parts(of text: Substring) -> [(words: Substring, place: Int?)] {
    var parts: [(Substring, Int?)] = []
    var rest = text
    while let open = rest.firstIndex(of: "{") {
      let number = rest[rest.index(after: open)...].prefix { $0 != "}" }
      parts.append((rest[..<open], Int(number)))
      rest = rest[number.endIndex...].dropFirst()
    }
    return parts + [(rest, nil)]
  }

  /// What stands in the places, each as short as it can be; `nil` where the words are others.
  func values(in message: Substring) -> [Substring]? {
    guard message.hasPrefix(pieces[0]) else { return nil }
    var rest = message.dropFirst(pieces[0].count)
    var values: [Substring] = []
    for (index, piece) in pieces.enumerated().dropFirst() {
      let isLast = index == pieces.count - 1
      if isLast {
        guard rest.count > piece.count, rest.hasSuffix(piece) else { return nil }
        values.append(rest.dropLast(piece.count))
        return values
      }
      guard !rest.isEmpty,
        let found = rest.dropFirst().firstRange(of: piece), !piece.isEmpty
      else { return nil }
      values.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty ? values : nil
  }

  func filled(with values: [String]) -> String {
    others.reduce("") { text, part in
      text + part.words + (part.place.map { values.indices.contains($0) ? values[$0] : "" } ?? "")
    }
  }
}
