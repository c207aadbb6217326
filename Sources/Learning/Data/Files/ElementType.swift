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

  var isText: Bool { kind == .bytes || kind == .text }

  /// The number at `index`, exact but for whole numbers beyond 2⁵³.
  func number(_ bytes: borrowing [UInt8], _ index: Int) -> Double {
    let number = bits(bytes, index * width, width)
    switch kind {
    case .float:
      switch width {
      case 2: return Double(half(UInt16(truncatingIfNeeded: number)))
      case 4: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: number)))
      default: return Double(bitPattern: number)
      }
    case .signed: return Double(signed(number))
    default: return Double(number)
    }
  }

  /// The element at `index` as a label: whole numbers exactly, whatever their width; `nil` for text that is none.
  func label(_ bytes: borrowing [UInt8], _ index: Int) -> String? {
    let start = index * width
    switch kind {
    case .unsigned: return String(bits(bytes, start, width))
    case .signed: return String(signed(bits(bytes, start, width)))
    case .float:
      let number = number(bytes, index)
      if abs(number) < 0x1p53, let whole = Int(exactly: number) { return String(whole) }
      return width <= 4 ? "\(Float(number))" : "\(number)"
    case .bytes:
      let text = bytes[start..<start + width]
      let end = text.lastIndex { $0 != 0 } ?? start - 1
      return String(
        validating: text[start...max(end, start)].prefix(end - start + 1), as: UTF8.self)
    case .text: return text(bytes, start)
    }
  }

  /// The element at `index` as one number, whatever it stands for; `nil` for those wider than eight bytes.
  func pattern(_ bytes: borrowing [UInt8], _ index: Int) -> UInt64? {
    width <= 8 ? bits(bytes, index * width, width) : nil
  }

  private func signed(_ number: UInt64) -> Int64 {
    let unused = UInt64(64 - 8 * width)
    return Int64(bitPattern: number << unused) >> Int64(unused)
  }

  private func text(_ bytes: borrowing [UInt8], _ start: Int) -> String? {
    var scalars = String.UnicodeScalarView()
    var zeros = 0
    for index in stride(from: start, to: start + width, by: 4) {
      let value = UInt32(truncatingIfNeeded: bits(bytes, index, 4))
      guard value != 0 else {
        zeros += 1
        continue
      }
      // Zeros within a text are part of it.
      scalars.append(contentsOf: repeatElement("\0", count: zeros))
      zeros = 0
      guard let scalar = Unicode.Scalar(value) else { return nil }
      scalars.append(scalar)
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
