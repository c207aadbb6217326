// What a file of text is, by its first lines.

extension FileSignature {
  /// `isWhole` where the head is all of the file.
  static func text(_ head: [UInt8], isWhole: Bool, _ name: FileName) -> FileSignature? {
    let text = withoutComments(String(decoding: head, as: UTF8.self)[...])
    let start = text.prefix(64).lowercased()
    func begins(_ words: String...) -> Bool { words.contains { start.hasPrefix($0) } }
    let lines = text.split(maxSplits: 40, whereSeparator: \.isNewline)
    return switch true {
    case begins("<!doctype html", "<!--"): page
    case begins("<?xml", "<!doctype", "<svg", "<arff"):
      FileSignature("an XML file", "save it as CSV")
    case begins("<"): tagged(text, name)
    case begins("version https://git-lfs.github.com/"):
      FileSignature("a Git LFS pointer, not the data", "git lfs pull")
    case begins("/annex/objects/"), begins("../.git/annex/", ".git/annex/"):
      FileSignature("a git-annex pointer, not the data", "git annex get \(name.quoted)")
    case begins("outs:") && text.contains("md5:"):
      FileSignature("a DVC pointer, not the data", "dvc pull")
    case begins("{\\rtf"): FileSignature("a word processor's text (RTF)", "save it as plain CSV")
    case isJSON(text): json(lines, name)
    case isARFF(lines):
      FileSignature(
        "an ARFF file (Weka)",
        "d, m = scipy.io.arff.loadarff(\(name.quoted)); pandas.DataFrame(d).to_csv(\(name.as("csv")), index=False)"
      )
    case begins("%%matrixmarket"):
      FileSignature("a Matrix Market file", "save it with numpy.savez")
    case begins("# created by octave"):
      FileSignature(
        "Octave's own text", "load(\(name.quoted)); csvwrite(\(name.as("csv")), [X y]) in Octave")
    case isWhole && lines.count == 1 && isAnswer(lines[0]):
      FileSignature("a server's answer ('\(String(lines[0]).onOneLine)')", notDownloaded)
    default: samples(lines, name)
    }
  }

  private static let notDownloaded = "the data was not downloaded; download it again"
  private static let page = FileSignature("a web page (HTML)", notDownloaded)

  /// Without blanks, a mark, and comments of HTML before the first word.
  private static func withoutComments(_ text: Substring) -> Substring {
    var rest = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    while rest.hasPrefix("<!--"), let end = rest.firstRange(of: "-->")?.upperBound {
      rest = rest[end...].drop(while: \.isWhitespace)
    }
    return rest
  }
}

// MARK: Web pages and what servers answer

extension FileSignature {
  /// What nothing but a page begins with.
  private static let firstTags: Set = ["html", "head", "body", "script", "title", "meta", "link"]
  private static let innerTags: Set = [
    "style", "base", "noscript", "iframe", "header", "main", "nav", "section", "article", "div",
    "center", "span", "font", "form", "h1",
    "h2", "h3", "h4", "p", "a", "b", "br", "hr", "img", "pre", "ul", "ol", "dl", "strong", "em",
  ]
  private static let tableTags: Set = ["table", "thead", "tbody", "tr", "td", "th"]

  /// Of what begins with a tag. A column may be called `<x>` too.
  private static func tagged(_ text: Substring, _ name: FileName) -> FileSignature? {
    let tag = text.dropFirst().prefix { $0.isLetter || $0.isNumber || "_:.-".contains($0) }
    let rest = text[tag.endIndex...]
    guard tag.first?.isLetter == true, let next = rest.first,
      next == ">" || next == "/" || next.isWhitespace, rest.contains(">"),
      next != ">" || rest.dropFirst().first.map({ !",;|\t".contains($0) }) != false
    else { return nil }
    let word = tag.lowercased()
    if tableTags.contains(word) {
      return FileSignature("a table in HTML", name.pandas("read_html", part: "[0]"))
    }
    if firstTags.contains(word) { return page }
    guard rest.contains("</") || rest.contains("/>") else { return nil }
    if innerTags.contains(word) { return page }
    return word == "error"
      ? FileSignature("a server's error (XML)", notDownloaded)
      : FileSignature("an XML file", "save it as CSV")
  }

  private static let answers: Set = [
    "not found", "file not found", "page not found", "entry not found", "repository not found",
    "object not found", "no such key", "no such file", "access denied", "permission denied",
    "forbidden", "unauthorized", "authentication required", "invalid username or password",
    "bad request", "method not allowed", "request timeout", "too many requests",
    "rate limit exceeded", "internal server error", "bad gateway", "service unavailable",
    "gateway timeout", "gateway time out", "moved permanently",
  ]

  /// Whether a line is what servers say instead of a file, such as `404: Not Found`.
  private static func isAnswer(_ line: Substring) -> Bool {
    guard line.utf8.count <= 80 else { return false }
    var words = line.lowercased().split { $0.isWhitespace || ":-.!\"'".contains($0) }
    if words.first?.hasPrefix("http/") == true {
      // The version has a point in it.
      words.removeFirst(words.count > 1 && words[1].count == 1 ? 2 : 1)
    }
    if let code = words.first.flatMap({ Int($0) }), (300..<600).contains(code) {
      words.removeFirst()
    }
    return answers.contains(words.joined(separator: " "))
  }
}

// MARK: Samples

extension FileSignature {
  /// Formats that have a sample on each line.
  private static func samples(_ lines: [Substring], _ name: FileName) -> FileSignature? {
    let plain = lines.filter { !$0.hasPrefix("#") }.prefix(8)
    let labels = plain.map { labelCount($0) ?? 0 }
    if let first = labels.first, first > 0 {
      let file = "sklearn.datasets.load_svmlight_file(\(name.quoted)"
      return labels.contains { $0 > 1 }
        ? FileSignature(
          "LIBSVM's lines with several labels each",
          "X, y = \(file), multilabel=True); numpy.savez(\(name.as("npz")), X=X.toarray(), y=[k[0] for k in y]) keeps the first"
        )
        : FileSignature(
          "LIBSVM's lines of label index:value",
          "X, y = \(file)); numpy.savez(\(name.as("npz")), X=X.toarray(), y=y)")
    }
    if let first = plain.first, isVowpalWabbit(first) {
      return FileSignature(
        "Vowpal Wabbit's lines", "write them as CSV, a column for each feature")
    }
    return orange(lines, name)
  }

  /// How many labels stand before pairs with a colon: one in `1 3:0.5 7:2`, two in `1,3 1:0.5`; `nil` in a line of another kind.
  private static func labelCount(_ line: Substring) -> Int? {
    let words = line.prefix { $0 != "#" }.split(separator: " ")
    guard words.count > 1 else { return nil }
    let labels = words[0].split(separator: ",", omittingEmptySubsequences: false)
    let arePairs = words.dropFirst().prefix(8).allSatisfy { word in
      let pair = word.split(separator: ":", omittingEmptySubsequences: false)
      // The last may be cut.
      return pair.count == 2 && (Int(pair[0]) != nil || pair[0] == "qid")
        && (Double(pair[1]) != nil || labels.count == 1 && word == words.last)
    }
    return arePairs && labels.allSatisfy { Double($0) != nil } ? labels.count : nil
  }

  /// A label or none, then a bar and features, of which some have a value: `1 |f a:1 b`.
  private static func isVowpalWabbit(_ line: Substring) -> Bool {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count > 1, parts[0].first.map({ $0.isNumber || "+-".contains($0) }) != false
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      // What touches the bar names those behind it.
      let features = part.split(separator: " ").dropFirst(part.first == " " ? 0 : 1)
      return features.contains { feature in
        let pair = feature.split(separator: ":", omittingEmptySubsequences: false)
        return pair.count == 2 && pair[0].first?.isLetter == true && Double(pair[1]) != nil
      }
    }
  }

  /// Three lines of header: names, types, and which column has the classes.
  private static func orange(_ lines: [Substring], _ name: FileName) -> FileSignature? {
    guard lines.count > 3 else { return nil }
    for separator in ["\t", ","] as [Character] {
      let rows = lines.prefix(3).map {
        $0.split(separator: separator, omittingEmptySubsequences: false)
      }
      guard rows[0].count > 1, rows.allSatisfy({ $0.count == rows[0].count }),
        rows[1].allSatisfy({ types.contains($0.lowercased()) }),
        rows[2].contains("class")
      else { continue }
      let parted = separator == "\t" ? ", sep=\"\\t\"" : ""
      return FileSignature(
        "Orange's table, with three lines of header",
        name.pandas("read_csv", parted + ", skiprows=[1, 2]"))
    }
    return nil
  }

  private static let types: Set = [
    "c", "d", "s", "t", "continuous", "discrete", "string", "time",
  ]
}

// MARK: JSON and ARFF

extension FileSignature {
  /// A brace and a name in quotes, or a bracket and a value.
  private static func isJSON(_ text: Substring) -> Bool {
    let next = text.dropFirst().first { !$0.isWhitespace } ?? " "
    return switch text.first {
    case "{": next == "\"" || next == "}"
    case "[": next.isNumber || "[{\"-]".contains(next)
    default: false
    }
  }

  private static func json(_ lines: [Substring], _ name: FileName) -> FileSignature {
    let isByLine =
      lines.count > 1 && lines.prefix(2).allSatisfy { $0.first == "{" && $0.last == "}" }
    return FileSignature(
      isByLine ? "JSON, a record a line" : "a JSON file",
      name.pandas("read_json", isByLine ? ", lines=True" : ""))
  }

  private static func isARFF(_ lines: [Substring]) -> Bool {
    let first = lines.first { !$0.hasPrefix("%") && !$0.allSatisfy(\.isWhitespace) }
    return first?.lowercased().hasPrefix("@relation") == true
  }
}
