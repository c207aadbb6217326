import Learning

// The lines of a session file after the first: what each of them may say, and after which others.

extension Recording.Entry {
  init(_ object: JSONObject) throws(DataError) {
    var object = object
    try object.refuseKeys(besides: ["step", "seconds", "crossEntropy"] + Self.kinds)
    guard let step = try object.integer("step", 0...Session.lastStep) else {
      throw object.error("'step' is missing")
    }
    let seconds = try object.number("seconds")
    let event = try Self.event(&object)
    try object.finish()
    self.init(step: step, event, seconds: seconds)
  }

  private static let kinds = [
    "set", "restart", "wentBackTo", "returnedTo", "fingerprint", "measures",
  ]

  private static func event(_ object: inout JSONObject) throws(DataError) -> Recording.Event {
    let said = Self.kinds.filter(object.keys.contains)
    guard said.count == 1 else {
      throw object.error(
        said.isEmpty
          ? "what happened is missing: one of \(Self.kinds.joined(separator: ", "))"
          : "one thing a line: \(said.joined(separator: " and "))")
    }
    if let change = try object.object("set") { return try self.change(change) }
    if let restart = try object.bool("restart") {
      guard restart else { throw object.error("'restart' must be true") }
      return .restart
    }
    if let step = try object.integer("wentBackTo", 0...Session.lastStep) {
      return .wentBack(toStep: step)
    }
    if let step = try object.integer("returnedTo", 0...Session.lastStep) {
      return .returned(toStep: step)
    }
    if let measures = try object.object("measures") { return .measures(try EndMeasures(measures)) }
    let bits = try object.hexadecimal("fingerprint")
    return .fingerprint(
      .init(bits: bits, crossEntropy: try object.floatOrNull("crossEntropy")))
  }

  private static func change(_ object: JSONObject) throws(DataError) -> Recording.Event {
    var object = object
    guard object.keys.count == 1, let name = object.keys.first else {
      throw object.error("'set' changes one thing a line")
    }
    if let rule = try object.text("rule", where: name == "rule") {
      return .rule(try object.choice("rule", rule))
    }
    guard let knob = Knob.named(name), let value = try object.float(name) else {
      let names = Knob.all.map(\.name).joined(separator: ", ")
      throw object.error("'\(name.shortened(to: 40))' cannot be set: \(names) and rule can")
    }
    try object.valid { () throws(InvalidSetting) in try knob.check(value) }
    return .set(knob, value)
  }
}

extension EndMeasures {
  fileprivate init(_ object: JSONObject) throws(DataError) {
    var object = object
    self.init(
      crossEntropy: try object.numberOrNull("crossEntropy"),
      testAccuracy: try object.numberOrNull("testAccuracy"),
      nearestCenterAccuracy: try object.numberOrNull("nearestCenterAccuracy"),
      ratio: try object.numberOrNull("ratio"))
    try object.finish()
  }
}

/// Whether entries can follow each other: steps go up, but for restarts and for going back.
struct EntryOrder {
  /// Where the run stands.
  private var step = 0
  /// A run that was not finite never goes back behind where it went back to before, or where someone returned to.
  private var floor = 0

  mutating func check(_ entry: Recording.Entry, source: String) throws(DataError) {
    guard entry.step >= step else {
      throw DataError(
        source: source, problem: "step \(entry.step) comes after step \(step): it is in the past")
    }
    step = entry.step
    switch entry.event {
    case .restart: (step, floor) = (0, 0)
    case .wentBack(let target):
      guard (floor...entry.step).contains(target) else {
        throw DataError(
          source: source,
          problem:
            "back to step \(target) from step \(entry.step): \(floor) to \(entry.step) can be")
      }
      (step, floor) = (target, target)
    case .returned(let target):
      guard target <= entry.step else {
        throw DataError(
          source: source,
          problem: "returned to step \(target) from step \(entry.step): it is to come")
      }
      (step, floor) = (target, target)
    case .set, .rule, .fingerprint, .measures: break
    }
  }
}

extension JSONObject {
  mutating func hexadecimal(_ key: String) throws(DataError) -> UInt32 {
    guard let text = try text(key), text.utf8.count == 8,
      text.allSatisfy({ $0.isHexDigit && $0.isASCII }), let value = UInt32(text, radix: 16)
    else {
      throw error("'\(key)' must be a checksum of eight hexadecimal digits, such as \"90ab12cd\"")
    }
    return value
  }

  /// Not a number where it is `null` or missing.
  fileprivate mutating func numberOrNull(_ key: String) throws(DataError) -> Double {
    takeNull(key) ? .nan : try number(key) ?? .nan
  }

  fileprivate mutating func floatOrNull(_ key: String) throws(DataError) -> Float {
    takeNull(key) ? .nan : try float(key) ?? .nan
  }

  fileprivate mutating func text(_ key: String, where isWanted: Bool) throws(DataError) -> String? {
    isWanted ? try text(key) : nil
  }
}
