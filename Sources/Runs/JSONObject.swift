import Learning

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One line of JSON from elsewhere, whose keys are read one by one: what is left over at the end is refused by name.
struct JSONObject {
  private let members: [String: JSONValue]
  private var unread: Set<String>
  /// Where it stands, for errors.
  private let source: String

  /// Objects and lists may stand in each other so deep. The decoder and this type go as deep as what they read.
  private static let mostLevels = 8

  /// Throws for text that is no JSON object.
  init(_ line: some Collection<UInt8>, source: String) throws(DataError) {
    guard String(validating: line, as: UTF8.self) != nil else {
      throw DataError(source: source, problem: "not text in UTF-8")
    }
    guard Self.levels(of: line) <= Self.mostLevels else {
      throw DataError(
        source: source, problem: "brackets in brackets, more than \(Self.mostLevels) deep")
    }
    let decoded: JSONValue
    do {
      decoded = try JSONDecoder().decode(JSONValue.self, from: Data(line))
    } catch {
      throw DataError(source: source, problem: "not a line of JSON")
    }
    guard case .object(let members) = decoded else {
      throw DataError(source: source, problem: "a JSON object is needed, such as {\"step\": 350}")
    }
    self.init(members, source)
  }

  /// How deep brackets stand in each other, those in texts left out.
  private static func levels(of line: some Collection<UInt8>) -> Int {
    var (level, most) = (0, 0)
    var (isText, isEscaped) = (false, false)
    for byte in line {
      if isText {
        if byte == UInt8(ascii: "\""), !isEscaped { isText = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        level += 1
        most = max(most, level)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): level -= 1
      default: break
      }
    }
    return most
  }

  private init(_ members: [String: JSONValue], _ source: String) {
    self.members = members
    self.source = source
    unread = Set(members.keys)
  }

  /// The names of its members.
  var keys: some Collection<String> { members.keys }

  func error(_ problem: String) -> DataError { DataError(source: source, problem: problem) }

  private func mistyped(_ key: String, _ needed: String) -> DataError {
    error("'\(key.shortened(to: 40))' must be \(needed)")
  }
}

extension JSONObject {
  mutating func number(_ key: String) throws(DataError) -> Double? {
    guard let value = take(key) else { return nil }
    guard case .number(let number) = value, let double = Double(number), double.isFinite else {
      throw mistyped(key, "a finite number")
    }
    return double
  }

  /// The nearest number of 32 bits; a number beyond them is refused.
  mutating func float(_ key: String) throws(DataError) -> Float? {
    guard let value = take(key) else { return nil }
    guard case .number(let number) = value, let float = Float(number), float.isFinite else {
      throw mistyped(key, "a finite number of 32 bits")
    }
    return float
  }

  mutating func integer<T: FixedWidthInteger>(_ key: String, _ range: ClosedRange<T>)
    throws(DataError)
    -> T?
  {
    guard let value = take(key) else { return nil }
    guard case .number(let number) = value, let integer = T(number), range.contains(integer) else {
      throw mistyped(key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return integer
  }

  mutating func text(_ key: String) throws(DataError) -> String? {
    guard let value = take(key) else { return nil }
    guard case .text(let text) = value else { throw mistyped(key, "text") }
    return text
  }

  mutating func texts(_ key: String) throws(DataError) -> [String]? {
    guard let value = take(key) else { return nil }
    guard case .array(let values) = value else { throw mistyped(key, "a list of texts") }
    var texts: [String] = []
    for value in values {
      guard case .text(let text) = value else { throw mistyped(key, "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  /// Whole numbers from 0 on.
  mutating func integers(_ key: String) throws(DataError) -> [Int]? {
    guard let value = take(key) else { return nil }
    guard case .array(let values) = value else { throw mistyped(key, "a list of whole numbers") }
    var integers: [Int] = []
    for value in values {
      guard case .number(let number) = value, let integer = Int(number), integer >= 0 else {
        throw mistyped(key, "a list of whole numbers from 0 on")
      }
      integers.append(integer)
    }
    return integers
  }

  mutating func bool(_ key: String) throws(DataError) -> Bool? {
    guard let value = take(key) else { return nil }
    guard case .bool(let bool) = value else { throw mistyped(key, "true or false") }
    return bool
  }

  mutating func object(_ key: String) throws(DataError) -> JSONObject? {
    guard let value = take(key) else { return nil }
    guard case .object(let members) = value else { throw mistyped(key, "an object") }
    return JSONObject(members, source)
  }

  /// Whether a member is there and `null`; it is read then.
  mutating func takeNull(_ key: String) -> Bool {
    guard case .null = members[key] else { return false }
    unread.remove(key)
    return true
  }

  /// Throws for a member that no one asked for.
  func finish() throws(DataError) { try refuse(unread) }

  /// Throws for a member of another name.
  func refuseKeys(besides known: [String]) throws(DataError) {
    try refuse(Set(members.keys).subtracting(known))
  }

  private func refuse(_ strangers: Set<String>) throws(DataError) {
    guard let stranger = strangers.min() else { return }
    throw error("'\(stranger.shortened(to: 40))' is not a key that is known here")
  }

  private mutating func take(_ key: String) -> JSONValue? {
    unread.remove(key)
    return members[key]
  }
}

/// Any JSON, its numbers as they were written.
private enum JSONValue: Decodable {
  case null
  case bool(Bool)
  case number(String)
  case text(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: AnyKey.self) {
      var members: [String: JSONValue] = [:]
      for key in keyed.allKeys {
        members[key.stringValue] = try keyed.decode(JSONValue.self, forKey: key)
      }
      self = .object(members)
      return
    }
    if var list = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !list.isAtEnd { values.append(try list.decode(JSONValue.self)) }
      self = .array(values)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let bool = try? single.decode(Bool.self) {
      self = .bool(bool)
    } else if let text = try? single.decode(String.self) {
      self = .text(text)
    } else if let whole = try? single.decode(UInt64.self) {
      self = .number(String(whole))
    } else if let whole = try? single.decode(Int64.self) {
      self = .number(String(whole))
    } else {
      // A number, but one beyond all that is read here.
      self = .number((try? single.decode(Double.self)).map { String($0) } ?? "")
    }
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
