/// How many columns text takes on a terminal.
public func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
}

/// How many columns a character takes: 2 for the wide ones of East Asia and for pictures, 0 for marks that join the
/// character before them and for what only directs a terminal's hand, else 1.
///
/// By Unicode's East Asian Width (UAX #11), wide and fullwidth; ambiguous ones count as narrow, as terminals outside of
/// East Asia show them. The C library's `wcwidth`, which ncurses asks, says the same of all characters that show.
public func columns(of scalar: Unicode.Scalar) -> Int {
  if isWide(scalar) { return 2 }
  switch scalar.value {
  case ..<0x300: return scalar.value == 0xAD ? 0 : 1
  // The rest of a Korean syllable that is written in parts.
  case 0x1160...0x11FF, 0xD7B0...0xD7FB: return 0
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return 1
  }
}

/// Whether a character takes two columns.
func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case ..<0x1100: false
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x3029, 0x3030...0x303E, 0x3041...0x3096,
    0x309B...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FE3, 0x16FF0...0x1B2FF, 0x1F200...0x1F265,
    0x20000...0x3FFFD:
    true
  case 0x1F1E6...0x1F1FF: false  // Letters that make a flag in pairs.
  default: scalar.properties.isEmojiPresentation
  }
}

/// Text in lines of at most `width` columns, broken between words, and before and after East Asian characters, which
/// need no blanks between them. A word that is longer is cut by whoever writes it.
public func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    var separator = " "
    for piece in pieces(of: word) {
      if let last = lines.last, columns(of: last + separator + piece) <= width {
        lines[lines.count - 1] = last + separator + piece
      } else {
        lines.append(String(piece))
      }
      separator = ""
    }
  }
  return lines
}

/// The parts of a word between which a line may be broken: next to wide characters, but never so that punctuation begins
/// a line that belongs to what comes before it, or ends one that belongs to what follows (after UAX #14).
private func pieces(of word: Substring) -> [Substring] {
  var pieces: [Substring] = []
  var start = word.startIndex
  for (before, after) in zip(word.indices, word.indices.dropFirst()) {
    let (a, b) = (word[before], word[after])
    guard [a, b].contains(where: { $0.unicodeScalars.first.map(isWide) ?? false }),
      !neverLast.contains(a), !neverFirst.contains(b)
    else { continue }
    pieces.append(word[start..<after])
    start = after
  }
  return pieces + [word[start...]]
}

private let neverFirst = Set(".,:;!?%)]}、。，．・：；？！％）］｝」』】〉》〕ー々…ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
private let neverLast = Set("([{（［｛「『【〈《〔")
