extension StoredArray {
  /// As labels: one a sample, in whatever shape; or a row for each with a single 1 among zeros, whose column is the class; or
  /// QMNIST's eight columns, of which the first is the class.
  func labels(_ options: DataOptions) throws(DataError) -> Labels {
    guard let count = shape.first else {
      throw refused("\(singleText) where labels are needed, one for each sample")
    }
    guard count > 0, !shape.contains(0) else {
      throw refused("there is nothing in an array of shape \(shapeText)")
    }
    var labels = Labels(source: source, options, count: count)
    let columns = shape.dropFirst().reduce(1, *)
    func position(_ sample: Int) -> () -> String { { "sample \(sample) (from 0)" } }
    if columns == 1 {
      let drops = options.missingCells == .dropped
      for (sample, index) in order.enumerated() {
        if drops, type.kind == .float, type.number(bytes, index).isNaN {
          labels.appendMissing()
          continue
        }
        let bits = type.pattern(bytes, index)
        if let bits, labels.append(knownBits: bits) { continue }
        let word = try label(index, sample)
        if drops, type.isText, word.isEmpty || CSV.isAbsence(word) {
          labels.appendMissing()
          continue
        }
        guard !word.isEmpty else {
          throw refused(
            "sample \(sample) (from 0) has nothing where a label is needed", .missingCells)
        }
        try labels.append(word, at: position(sample))
        if let bits { labels.learn(bits) }
      }
    } else if isOneHot(columns) {
      var (column, sample) = (0, 0)
      for index in order {
        if type.number(bytes, index) == 1 {
          if !labels.append(knownBits: UInt64(column)) {
            try labels.append(String(column), at: position(sample))
            labels.learn(UInt64(column))
          }
        }
        column += 1
        if column == columns { (column, sample) = (0, sample + 1) }
      }
    } else if shape.count == 2, columns == 8, type.kind == .signed, type.width == 4 {
      for sample in 0..<count {
        let word = try label(isColumnMajor ? sample : sample * 8, sample)
        try labels.append(word, at: position(sample))
      }
    } else {
      throw refused(
        "labels of shape \(shapeText); one label a sample is needed, or a row for each with a single 1 among zeros"
      )
    }
    return labels
  }

  private func label(_ index: Int, _ sample: Int) throws(DataError) -> String {
    if type.kind == .float {
      let number = type.number(bytes, index)
      guard number.isFinite else {
        throw refused(
          "sample \(sample) (from 0) has \(number.isNaN ? "NaN" : "\(number)") where a label is needed",
          number.isNaN ? .missingCells : nil)
      }
    }
    guard let word = type.label(bytes, index) else {
      throw refused(
        "sample \(sample) (from 0): a label that is not UTF-8; save labels as text ('U')")
    }
    return word
  }

  /// Whether each row has a single 1 among zeros.
  private func isOneHot(_ columns: Int) -> Bool {
    guard shape.count == 2, !type.isText else { return false }
    var (column, found) = (0, false)
    for index in order {
      let number = type.number(bytes, index)
      guard number == 0 || number == 1 && !found else { return false }
      found = found || number == 1
      column += 1
      guard column == columns else { continue }
      guard found else { return false }
      (column, found) = (0, false)
    }
    return true
  }

  /// The elements as the names of classes 0, 1, 2 …
  func names(_ options: DataOptions) throws(DataError) -> [String] {
    guard !shape.isEmpty else {
      throw refused("\(singleText) where names are needed, one for each class")
    }
    guard shape.count == 1, type.isText, shape[0] <= options.mostClasses else {
      throw refused("an array of names, one for each class, is needed; its shape is \(shapeText)")
    }
    return try order.enumerated().map { (sample, index) throws(DataError) in
      try label(index, sample)
    }
  }
}
