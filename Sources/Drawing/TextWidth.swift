/// How many columns text takes on a terminal.
public func columns(of text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
}

/// How many columns a character takes: 2 for the wide ones of East Asia and for pictures, 0 for marks that join the
/// character before them and for what only directs a terminal's hand, else 1.
///
/// By the blocks of Unicode's East Asian Width (UAX #11), wide and fullwidth; ambiguous ones count as narrow, as
/// terminals outside of East Asia show them.
public func columns(of scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case ..<0x300: return scalar.value == 0xAD ? 0 : 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
    0x20000...0x3FFFD:
    return 2
  default:
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return 1
    }
  }
}

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
