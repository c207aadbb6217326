extension CSV.Dialect {
  /// The dialect of `bytes`, by trying each delimiter on the first lines: the one by which most values are numbers, for of these
  /// a table of samples consists.
  ///
  /// Excel's `sep=;` in front, and lines that begin with `#`, are passed over.
  ///
  /// In a list, of labels alone, blanks part nothing; where it is tabbed, nothing but tabs does.
  init(of bytes: [UInt8], isList: Bool = false, isTabbed: Bool = false) {
    self.init(delimiter: .byte(isTabbed ? .tab : .comma))
    skipComments(bytes)
    var delimiters = [UInt8.semicolon, .tab, .pipe, .comma].map { Delimiter.byte($0) }
    if !isList { delimiters.append(.blanks) }
    if isTabbed { delimiters = [.byte(.tab)] }
    if let separator = skipSeparatorLine(bytes) {
      delimiter = .byte(separator)
      delimiters = [delimiter]
    }
    let sample = sample(bytes)
    var best: Trial?
    for delimiter in delimiters {
      guard let trial = Trial(sample, delimiter), best.map({ trial.isBetter(than: $0) }) ?? true
      else { continue }
      best = trial
      self.delimiter = delimiter
      (hasDecimalCommas, doubtfulComma) = (trial.hasDecimalCommas, trial.doubtfulComma)
    }
  }

  private mutating func skipLine(_ bytes: [UInt8]) {
    while start < bytes.count, !bytes[start].endsLine { start += 1 }
    let isPair =
      start + 1 < bytes.count && bytes[start] == .carriageReturn && bytes[start + 1] == .lineFeed
    start = min(start + (isPair ? 2 : 1), bytes.count)
    firstLine += 1
  }

  /// A header may call its first column `#`.
  private mutating func skipComments(_ bytes: [UInt8]) {
    let delimiters: [UInt8] = [.comma, .semicolon, .tab, .pipe, .quote]
    while start < bytes.count, bytes[start] == UInt8(ascii: "#") || bytes[start].endsLine {
      if !bytes[start].endsLine, start + 1 < bytes.count, delimiters.contains(bytes[start + 1]) {
        return
      }
      skipLine(bytes)
    }
  }

  private mutating func skipSeparatorLine(_ bytes: [UInt8]) -> UInt8? {
    let line = bytes[start...].prefix(16).prefix { !$0.endsLine }
    let text = String(decoding: line.filter { $0 != .quote }, as: UTF8.self)
    guard text.lowercased().hasPrefix("sep="), text.utf8.count == 5, let last = text.utf8.last
    else { return nil }
    skipLine(bytes)
    return last
  }

  /// Enough to tell: the first lines, whole where more than one fits.
  private func sample(_ bytes: [UInt8]) -> [UInt8] {
    let sample = bytes[start...].prefix(1 << 20)
    guard sample.endIndex < bytes.count, let end = sample.lastIndex(where: \.endsLine) else {
      return Array(sample)
    }
    return Array(sample[...end])
  }
}

/// What comes of one delimiter on the first lines of a file.
private struct Trial {
  private static let mostLines = 100

  /// Values that are numbers, in lines of more than one value.
  private var numbers = 0
  private var isUneven = false
  /// Whether it parts the first line, which may be a header, and whether it parts every line.
  private let partsFirst, partsAll: Bool
  private(set) var hasDecimalCommas = false
  private(set) var doubtfulComma: String?
  private let isByBlanks: Bool

  /// `nil` where it parts nothing, or the first line not even is one.
  init?(_ sample: [UInt8], _ delimiter: CSV.Dialect.Delimiter) {
    isByBlanks = delimiter == .blanks
    var csv = CSV(sample, CSV.Dialect(delimiter: delimiter), source: "")
    var fields: [CSV.Field] = []
    var counts: [Int] = []
    var commas = CommaNumbers()
    for _ in 0..<Self.mostLines {
      let line = Result { () throws(DataError) in try csv.next(&fields) }
      guard case .success(let number) = line else {
        if counts.isEmpty { return nil }
        isUneven = true
        break
      }
      guard number != nil else { break }
      counts.append(fields.count)
      guard fields.count > 1 else { continue }
      for field in fields {
        if csv.number(field) != nil { numbers += 1 }
        commas.add(csv.bytes[csv.trimmed(field)])
      }
    }
    guard let most = counts.max(), most > 1 else { return nil }
    isUneven = isUneven || Set(counts.dropFirst()).count > 1
    partsFirst = counts[0] > 1
    partsAll = counts.allSatisfy { $0 > 1 }
    let isCertain = delimiter == .byte(.semicolon)
    hasDecimalCommas = commas.areDecimal(whereInDoubt: isCertain)
    if hasDecimalCommas { numbers += commas.count }
    doubtfulComma = hasDecimalCommas ? commas.doubtful : nil
    // Text has blanks everywhere.
    if isByBlanks && (numbers == 0 || isUneven) { return nil }
  }

  func isBetter(than other: Trial) -> Bool {
    if partsMore(than: other) { return true }
    if other.partsMore(than: self) { return false }
    return numbers == other.numbers ? other.isUneven && !isUneven : numbers > other.numbers
  }
}

extension Trial {
  /// Whether it parts all lines, and the other not even the header: below that, the other has found commas within numbers.
  fileprivate func partsMore(than other: Trial) -> Bool {
    partsAll && !isUneven && !isByBlanks && !other.partsFirst
  }
}

/// Numbers that are written with a comma: `1,5` in most of Europe, and in America `1,234`, a thousand and more.
private struct CommaNumbers {
  /// Those that may be either.
  private(set) var count = 0
  private var certain = 0
  private var example: String?
  private var pointed = 0
  private var severalCommas = 0

  mutating func add(_ text: ArraySlice<UInt8>) {
    let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard let first = digits.first, first.isDigit || first == .comma || first == .point else {
      return
    }
    let parts = digits.split(separator: .comma, omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { $0.allSatisfy(\.isDigit) }
    if parts.count == 1 {
      // Not a date such as 24.12.2020.
      if digits.allSatisfy({ $0.isDigit || $0 == .point }),
        digits.count(where: { $0 == .point }) == 1
      {
        pointed += 1
      }
    } else if parts.count > 2 {
      if areDigits { severalCommas += 1 }
    } else if areDigits || parts[0].allSatisfy(\.isDigit) && parts[1].isFraction {
      count += 1
      // Nobody writes a thousand as 0,123 or 1234,567, nor with another number of digits.
      let isThousands =
        parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0].first != 0x30
      if !isThousands { certain += 1 }
      if example == nil { example = String(decoding: text, as: UTF8.self) }
    } else if digits.contains(.point) {
      severalCommas += 1
    }
  }

  /// One of them, where each may be either.
  var doubtful: String? { certain == 0 ? example : nil }

  func areDecimal(whereInDoubt isCertain: Bool) -> Bool {
    count > 0 && pointed == 0 && severalCommas == 0 && (certain > 0 || isCertain)
  }
}

extension ArraySlice<UInt8> {
  /// Digits, and perhaps an exponent.
  fileprivate var isFraction: Bool {
    let rest = drop { $0.isDigit }
    guard let first = rest.first, first | 0x20 == UInt8(ascii: "e"), rest.startIndex > startIndex
    else { return rest.isEmpty }
    let exponent = rest.dropFirst().drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return !exponent.isEmpty && exponent.allSatisfy(\.isDigit)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self &- 0x30 < 10 }
}
