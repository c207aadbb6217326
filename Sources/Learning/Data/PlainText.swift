extension String {
  /// The text on one line, fit for a terminal: line breaks become blanks; control characters, and invisible ones
  /// that change the direction of what follows, become `?`. Names in files are other people's bytes.
  public var onOneLine: String {
    String(
      UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x0A, 0x0D, 0x2028, 0x2029: " "
          case ..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: "?"
          default: scalar
          }
        }))
  }

  /// At most `count` characters of it on one line, the rest as `…`.
  package func shortened(to count: Int) -> String {
    let short = String(prefix(count))
    return (short.unicodeScalars.count < unicodeScalars.count ? short + "…" : self).onOneLine
  }
}
