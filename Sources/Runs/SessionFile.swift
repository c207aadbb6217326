import Learning

// A session file is a recording as JSON Lines: first what the run is, then what happened to it, a line an entry, in order.
//
//   {"centerloss": 1, "spec": {"data": "digits", …}, "data": {"samples": 1797, "crc32": "4fd3a1c2"}, "arithmetic": "…"}
//   {"step": 350, "set": {"lambda": 0}}
//   {"step": 400, "restart": true}
//   {"step": 100, "fingerprint": "90ab12cd", "crossEntropy": 0.52}
//
// It is appended to line by line, so what was recorded before a kill can be replayed. A file from elsewhere is data, never
// trusted: everything in it is checked, and unknown keys are refused by name.

/// What data a run trained on, to tell whether they have changed.
public struct DataMark: Sendable, Equatable {
  public let samples: Int
  /// ``Dataset/checksum``.
  public let checksum: UInt32

  public init(samples: Int, checksum: UInt32) {
    self.samples = samples
    self.checksum = checksum
  }

  public init(_ dataset: Dataset) {
    self.init(samples: dataset.train.count + dataset.test.count, checksum: dataset.checksum)
  }
}

extension DataMark: CustomStringConvertible {
  public var description: String { "\(samples) samples, checksum \(String(checksum, radix: 16))" }

  /// What is to be said where data of that name are no longer those that were marked; `nil` where they are.
  public func change(in dataset: Dataset, named data: String) -> String? {
    let now = DataMark(dataset)
    return now == self
      ? nil : "the data '\(data)' have changed: \(self) when it was recorded, \(now) now"
  }
}

/// A run that people share: its recording, and by what to tell whether it can be the same again.
public struct Session: Sendable {
  public let recording: Recording
  /// What it trained on.
  public let data: DataMark
  /// What decided how numbers were rounded: ``Learning/arithmetic``.
  public let arithmetic: String
  /// The number of a last line that is cut off, as by a kill, and was left out; `nil` where none is.
  public let cutOffLine: Int?

  /// The version of the format that is written, and the only one that is read.
  public static let version = 1
  /// The largest file that is read, in bytes, and the longest line.
  public static let (byteLimit, lineLimit) = (64 << 20, 64 << 10)
  /// The last step that an entry may have.
  static let lastStep = 1_000_000_000

  /// The first line of the file of a run that is recorded here, without a line break. O(bytes of the data).
  public static func header(of spec: RunSpec, on dataset: Dataset) -> String {
    var text = JSONLine()
    text.add("centerloss", version)
    text.add("spec", spec.json)
    let data = DataMark(dataset)
    var mark = JSONLine()
    mark.add("samples", data.samples)
    mark.add("crc32", hexadecimal(data.checksum))
    text.add("data", mark)
    text.add("arithmetic", Learning.arithmetic)
    return text.line
  }
}

extension Recording.Entry {
  /// The entry as a line, without a line break.
  public var line: String {
    var text = JSONLine()
    text.add("step", step)
    switch event {
    case .set(let knob, let value):
      var set = JSONLine()
      set.add(knob.name, value)
      text.add("set", set)
    case .rule(let rule):
      var set = JSONLine()
      set.add("rule", rule.rawValue)
      text.add("set", set)
    case .restart: text.add("restart", true)
    case .wentBack(let step): text.add("wentBackTo", step)
    case .returned(let step): text.add("returnedTo", step)
    case .fingerprint(let fingerprint):
      text.add("fingerprint", hexadecimal(fingerprint.bits))
      text.add("crossEntropy", fingerprint.crossEntropy)
    case .measures(let measures):
      var object = JSONLine()
      object.add("crossEntropy", measures.crossEntropy)
      object.add("testAccuracy", measures.testAccuracy)
      object.add("nearestCenterAccuracy", measures.nearestCenterAccuracy)
      object.add("ratio", measures.ratio)
      text.add("measures", object)
    }
    if let seconds { text.add("seconds", (seconds * 1000).rounded() / 1000) }
    return text.line
  }
}

/// Eight digits.
func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 8 - digits.count) + digits
}
