/// How a file stores the elements of an array: kind of number or text, bytes an element, and their order.
struct ElementType: Sendable, Equatable {
  enum Kind: Sendable {
    case unsigned, signed, float
    /// A byte a character, filled up with zeros.
    case bytes
    /// 32 bits a character, filled up with zeros.
    case text
  }

  let kind: Kind
  /// Bytes an element.
  let width: Int
  let isBigEndian: Bool

  /// The `count` elements that `bytes` holds. Whole numbers from 0 to 255 come as bytes, however wide they were stored, as
  /// pixels often are.
  func elements(_ bytes: consuming [UInt8], count: Int) -> NumericArray.Elements {
    switch kind {
    case .unsigned where width == 1: return .bytes(bytes)
    case .unsigned, .signed:
      if (0..<count).allSatisfy({ (0...255).contains(integer(bytes, $0)) }) {
        return .bytes((0..<count).map { UInt8(integer(bytes, $0)) })
      }
      // Floats hold numbers of 16 bits exactly, in half of the memory.
      if width <= 2 { return .floats((0..<count).map { Float(integer(bytes, $0)) }) }
      return .integers((0..<count).map { integer(bytes, $0) })
    case .float: return .floats((0..<count).map { float(bytes, $0) })
    case .bytes:
      return .words(
        (0..<count).map { place in
          let word = bytes[place * width..<(place + 1) * width].prefix { $0 != 0 }
          return String(decoding: word, as: UTF8.self)
        })
    case .text: return .words((0..<count).map { text(bytes, $0 * width) })
    }
  }

  /// The whole number at a place; the largest there is for those beyond it.
  private func integer(_ bytes: borrowing [UInt8], _ place: Int) -> Int {
    let number = bits(bytes, place * width, width)
    guard kind == .signed else { return Int(clamping: number) }
    let unused = 64 - 8 * width
    return Int(bitPattern: UInt(number << unused)) >> unused
  }

  private func float(_ bytes: borrowing [UInt8], _ place: Int) -> Float {
    let number = bits(bytes, place * width, width)
    return switch width {
    case 2: half(UInt16(truncatingIfNeeded: number))
    case 4: Float(bitPattern: UInt32(truncatingIfNeeded: number))
    default: Float(Double(bitPattern: number))
    }
  }

  private func text(_ bytes: borrowing [UInt8], _ start: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for place in stride(from: start, to: start + width, by: 4) {
      let value = UInt32(truncatingIfNeeded: bits(bytes, place, 4))
      guard value != 0 else { break }
      scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
    }
    return String(scalars)
  }

  /// `size` bytes from `start` on as one number.
  private func bits(_ bytes: borrowing [UInt8], _ start: Int, _ size: Int) -> UInt64 {
    var result: UInt64 = 0
    for k in 0..<size {
      let byte = UInt64(bytes[start + (isBigEndian ? k : size - 1 - k)])
      result = result << 8 | byte
    }
    return result
  }
}

/// A float of 16 bits: sign, 5 bits of exponent, 10 of fraction. (`Float16` does not exist on every machine.)
private func half(_ bits: UInt16) -> Float {
  let sign: Float = bits & 0x8000 == 0 ? 1 : -1
  let (exponent, fraction) = (Int(bits >> 10 & 0x1F), Float(bits & 0x3FF))
  return switch exponent {
  case 0: sign * fraction * 0x1p-24
  case 31: fraction == 0 ? sign * .infinity : .nan
  default:
    sign * (1 + fraction * 0x1p-10) * Float(sign: .plus, exponent: exponent - 15, significand: 1)
  }
}
