import Learning

// A spec as a JSON object: the names are those of the command line's options, written as JSON writes names. What is not
// said is as if the option were not given.

extension RunSpec {
  /// What a file calls it. Data, network, knobs, rule, batch and seed always; the rest where it is not as usual.
  var json: JSONLine {
    var text = JSONLine()
    let usual = RunSpec()
    text.add("data", data)
    reading.add(to: &text)
    if spoiling.noise != usual.spoiling.noise { text.add("noise", spoiling.noise) }
    if spoiling.imbalance != usual.spoiling.imbalance { text.add("imbalance", spoiling.imbalance) }
    if let heldOut = spoiling.heldOutClass { text.add("holdOutClass", heldOut) }
    text.add("network", network)
    for knob in Knob.all { if let value = self[knob] { text.add(knob.name, value) } }
    text.add("rule", centerRule.rawValue)
    if schedule != usual.schedule { text.add("schedule", schedule.rawValue) }
    if let clipNorm { text.add("clipNorm", clipNorm) }
    if let batchSize { text.add("batch", batchSize) }
    text.add("seed", seed)
    if threads != usual.threads { text.add("threads", threads) }
    return text
  }

  /// Throws for keys that are not known, and for values that no run can have.
  init(_ object: JSONObject) throws(DataError) {
    var object = object
    self.init()
    if let data = try object.text("data") { self.data = data }
    try reading.read(from: &object)
    if let noise = try object.number("noise") { spoiling.noise = noise }
    if let imbalance = try object.number("imbalance") { spoiling.imbalance = imbalance }
    spoiling.heldOutClass = try object.text("holdOutClass")
    if let network = try object.text("network") { self.network = network }
    for knob in Knob.all {
      guard let value = try object.float(knob.name) else { continue }
      try object.valid { () throws(InvalidSetting) in try set(knob, value) }
    }
    if let name = try object.text("rule") { centerRule = try object.choice("rule", name) }
    if let name = try object.text("schedule") { schedule = try object.choice("schedule", name) }
    clipNorm = try object.float("clipNorm")
    batchSize = try object.integer("batch", 1...Int(Int32.max))
    if let seed = try object.integer("seed", 0...UInt64.max) { self.seed = seed }
    if let threads = try object.integer("threads", Self.threadCounts) { self.threads = threads }
    try object.finish()
    let read = self
    try object.valid { () throws(InvalidSetting) in try read.validate() }
  }
}

extension DataOptions {
  fileprivate func add(to text: inout JSONLine) {
    let usual = DataOptions()
    if let labelColumn { text.add("labelColumn", labelColumn) }
    if !ignoredColumns.isEmpty { text.add("ignoreColumns", ignoredColumns) }
    if missingCells != usual.missingCells { text.add("missing", missingCells.rawValue) }
    if let encoding { text.add("encoding", encoding) }
    if testShare != usual.testShare { text.add("testShare", testShare) }
    if byteLimit != usual.byteLimit { text.add("dataLimit", byteLimit >> 20) }
  }

  fileprivate mutating func read(from object: inout JSONObject) throws(DataError) {
    labelColumn = try object.text("labelColumn")
    ignoredColumns = try object.texts("ignoreColumns") ?? []
    if let name = try object.text("missing") { missingCells = try object.choice("missing", name) }
    encoding = try object.text("encoding")
    if let share = try object.number("testShare") { testShare = share }
    if let megabytes = try object.integer("dataLimit", 1...1 << 20) { byteLimit = megabytes << 20 }
  }
}

extension JSONObject {
  /// One of the cases of a type, by its name.
  func choice<T: RawRepresentable & CaseIterable>(_ key: String, _ name: String) throws(DataError)
    -> T where T.RawValue == String
  {
    guard let value = T(rawValue: name) else {
      let names = T.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("\(key) '\(name.shortened(to: 40))' is none of \(names)")
    }
    return value
  }

  /// What `body` finds wrong, said of this line.
  func valid(_ body: () throws(InvalidSetting) -> Void) throws(DataError) {
    do { try body() } catch { throw self.error(error.description) }
  }
}
