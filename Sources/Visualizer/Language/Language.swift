/// The language of the screen: what each of its ``Words`` is in it.
public struct Language: Sendable, Equatable {
  /// Its code (ISO 639-1), as in `LANG`.
  public let code: String
  package let translations: [Words: String]
  private let messages: @Sendable () -> Messages

  /// What libraries say of what is wrong. The table is read when something is.
  package var message: Messages { messages() }

  public static let english = Language("en", [:])

  /// What is not translated stays English.
  package init(
    _ code: String, _ translations: [Words: String],
    messages: @escaping @Sendable () -> Messages = { Messages(table: "") }
  ) {
    self.code = code
    self.messages = messages
    self.translations = translations
  }

  public static func == (a: Language, b: Language) -> Bool { a.code == b.code }
}

extension Language {
  /// What is wrong, as a library said it in English.
  public func translated(_ problem: String) -> String { message(problem) }

  /// A phrase, with what changes from one moment to the next in the places that it has for that.
  public func callAsFunction(_ phrase: Words, _ values: String...) -> String {
    self(phrase, values)
  }

  package func callAsFunction(_ phrase: Words, _ values: [String]) -> String {
    let text = translations[phrase] ?? phrase.rawValue
    guard !values.isEmpty else { return text }
    var said = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let place = rest[rest.index(after: open)...].prefix { $0 != "}" }
      guard let index = Int(place), values.indices.contains(index) else {
        preconditionFailure("'\(text)' has a place for a value that was not given")
      }
      said += rest[..<open] + values[index]
      rest = rest[place.endIndex...].dropFirst()
    }
    return said + rest
  }
}
