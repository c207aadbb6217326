/// Text in lines of at most `width` columns, broken between words; a word that is longer is cut by whoever writes it.
public func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let last = lines.last, columns(of: last) + 1 + columns(of: String(word)) <= width {
      lines[lines.count - 1] = "\(last) \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
}
