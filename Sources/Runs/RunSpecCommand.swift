import Learning

// A spec as the command line says it.

extension RunSpec {
  /// The options of the command line that ask for it, each with its value: those that are not as usual.
  public var options: [(name: String, value: String)] {
    let usual = RunSpec()
    var options: [(String, String)] = []
    func add<T: Equatable>(_ name: String, _ value: T, unless usual: T, _ text: String) {
      if value != usual { options.append((name, text)) }
    }
    add("data", data, unless: usual.data, data)
    add("label-column", reading.labelColumn, unless: nil, reading.labelColumn ?? "")
    add(
      "ignore-columns", reading.ignoredColumns, unless: [],
      reading.ignoredColumns.joined(separator: ","))
    add(
      "missing", reading.missingCells, unless: usual.reading.missingCells,
      reading.missingCells.rawValue)
    add("encoding", reading.encoding, unless: nil, reading.encoding ?? "")
    add("test-share", reading.testShare, unless: usual.reading.testShare, "\(reading.testShare)")
    add(
      "data-limit", reading.byteLimit, unless: usual.reading.byteLimit, "\(reading.byteLimit >> 20)"
    )
    add("noise", spoiling.noise, unless: 0, short(spoiling.noise))
    add("imbalance", spoiling.imbalance, unless: 1, short(spoiling.imbalance))
    add("hold-out-class", spoiling.heldOutClass, unless: nil, spoiling.heldOutClass ?? "")
    add("network", network, unless: usual.network, network)
    for knob in Knob.all {
      add(
        knob.option, self[knob], unless: nil, short(Double(self[knob] ?? 0), "\(self[knob] ?? 0)"))
    }
    add("rule", centerRule, unless: usual.centerRule, centerRule.rawValue)
    add("schedule", schedule, unless: usual.schedule, schedule.rawValue)
    add(
      "clip-norm", clipNorm, unless: nil, short(Double(clipNorm ?? 0), "\(clipNorm ?? 0)"))
    add("batch", batchSize, unless: nil, "\(batchSize ?? 0)")
    add("seed", seed, unless: usual.seed, "\(seed)")
    add("threads", threads, unless: usual.threads, "\(threads)")
    return options
  }

  /// The command that watches it, ready for a shell. A value that begins with a dash would be taken for an option by itself.
  public var command: String {
    let words = options.map { name, value in
      "--\(name)\(value.hasPrefix("-") ? "=" : " ")\(value.quotedForShell)"
    }
    return (["centerloss"] + words).joined(separator: " ")
  }
}

/// Whole numbers without a point.
private func short(_ value: Double, _ text: String? = nil) -> String {
  value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : text ?? "\(value)"
}

extension String {
  /// The text as one word of a shell.
  public var quotedForShell: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "-+_./,:@%".unicodeScalars.contains(scalar)
    }
    guard !isPlain || isEmpty else { return self }
    let pieces = split(separator: "'", omittingEmptySubsequences: false)
    return "'" + pieces.joined(separator: "'\\''") + "'"
  }
}
