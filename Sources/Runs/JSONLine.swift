/// A line of JSON with its members in the order in which they are given.
package struct JSONLine {
  private var members: [String] = []

  var line: String { "{" + members.joined(separator: ", ") + "}" }

  mutating func add(_ key: String, _ value: String) {
    members.append("\(Self.quoted(key)): \(Self.quoted(value))")
  }

  mutating func add(_ key: String, _ value: some BinaryInteger) {
    members.append("\(Self.quoted(key)): \(value)")
  }

  /// The shortest decimal that reads as the same number; `null` for one that is not finite, which JSON does not have.
  mutating func add<T: BinaryFloatingPoint & CustomStringConvertible>(_ key: String, _ value: T) {
    let whole = value == value.rounded(.towardZero) && abs(value) < 1e15
    let text = value.isFinite ? whole ? "\(Int(value))" : value.description : "null"
    members.append("\(Self.quoted(key)): \(text)")
  }

  mutating func add(_ key: String, _ value: Bool) {
    members.append("\(Self.quoted(key)): \(value)")
  }

  mutating func add(_ key: String, _ value: [String]) {
    members.append(
      "\(Self.quoted(key)): [\(value.map(Self.quoted).joined(separator: ", "))]")
  }

  mutating func add(_ key: String, _ value: [Int]) {
    members.append("\(Self.quoted(key)): \(value)")
  }

  mutating func add(_ key: String, _ object: JSONLine) {
    members.append("\(Self.quoted(key)): \(object.line)")
  }

  /// A text as JSON has it.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "\u{00}"..<"\u{20}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
