/// Reading an array that NumPy has saved (the format of `numpy.lib.format`, versions 1 to 3): a magic string, a header
/// that is a Python dictionary with type, order and shape, then the elements.
enum NPY {
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  static func array(_ bytes: consuming [UInt8], source: String) throws(DataError) -> NumericArray {
    let header = try Header(bytes, source: source)
    guard !header.shape.contains(0) else {
      throw DataError(source: source, problem: "an array with nothing in it")
    }
    let (count, isTooLarge) = header.shape.reduce((1, false)) { product, size in
      let (next, overflow) = product.0.multipliedReportingOverflow(by: size)
      return (next, product.1 || overflow)
    }
    let (size, overflow) = count.multipliedReportingOverflow(by: header.type.width)
    let present = bytes.count - header.end
    guard !isTooLarge, !overflow, size == present else {
      let promised = isTooLarge || overflow ? "more bytes than there are numbers" : "\(size) bytes"
      throw DataError(
        source: source,
        problem: "its header promises \(promised) "
          + "(\(header.shape.map(String.init).joined(separator: "×")) of type '\(header.type.name)'), "
          + "it holds \(present)")
    }
    // Moves within the same storage: a second copy of a large file would double the memory.
    bytes.removeFirst(header.end)
    let stored = header.type.elements(bytes, count: count)
    guard header.isColumnMajor else {
      return NumericArray(shape: header.shape, elements: stored, source: source)
    }
    let order = rowMajorOrder(header.shape)
    let elements: NumericArray.Elements =
      switch stored {
      case .bytes(let values): .bytes(order.map { values[$0] })
      case .integers(let values): .integers(order.map { values[$0] })
      case .floats(let values): .floats(order.map { values[$0] })
      case .words(let values): .words(order.map { values[$0] })
      }
    return NumericArray(shape: header.shape, elements: elements, source: source)
  }

  /// Where in a column-major array each element of the row-major one lies.
  private static func rowMajorOrder(_ shape: [Int]) -> [Int] {
    var order = [0]
    var stride = 1
    for size in shape {
      // The dimensions so far run slower than this one in row-major order.
      order = order.flatMap { start in (0..<size).map { start + $0 * stride } }
      stride *= size
    }
    return order
  }
}

extension NPY {
  private struct Header {
    let type: ElementType
    let isColumnMajor: Bool
    let shape: [Int]
    /// Where the elements begin.
    let end: Int

    init(_ bytes: borrowing [UInt8], source: String) throws(DataError) {
      func refused(_ problem: String) -> DataError { DataError(source: source, problem: problem) }
      guard bytes.count >= 12, bytes[..<6].elementsEqual(NPY.magic) else {
        throw refused("does not begin as an NPY file does")
      }
      let start = bytes[6] == 1 ? 10 : 12
      let size = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard bytes.count - start >= size else {
        throw refused("cut short: a header of \(size) bytes is promised")
      }
      end = start + size
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      let quoted = /'descr': *'([^']*)'/
      guard let name = text.firstMatch(of: quoted)?.output.1 else {
        throw refused("its header names no type; arrays of records are not read")
      }
      guard let type = ElementType(name) else {
        throw refused(
          "elements of type '\(String(name).shortened(to: 20))', which are not read; numbers, booleans and text of a fixed width are"
        )
      }
      guard let order = text.firstMatch(of: /'fortran_order': *(True|False)/)?.output.1,
        let sizes = text.firstMatch(of: /'shape': *\(([0-9, ]*)\)/)?.output.1
      else { throw refused("its header lacks order or shape") }
      let parts = sizes.split { $0 == "," || $0 == " " }
      let numbers = parts.compactMap { Int($0) }
      guard numbers.count == parts.count else { throw refused("its shape (\(sizes)) is too large") }
      self.type = type
      isColumnMajor = order == "True"
      shape = numbers
    }
  }

  /// A type as NumPy writes it: order of bytes, kind, and size, such as `<f4`.
  private struct ElementType {
    let name: String
    let width: Int
    private let kind: Character
    private let isBigEndian: Bool

    init?(_ name: Substring) {
      guard let order = name.first, "<>|=".contains(order), let kind = name.dropFirst().first,
        let number = Int(name.dropFirst(2)), number > 0
      else { return nil }
      let widths: [Character: ClosedRange<Int>] = [
        "b": 1...1, "u": 1...8, "i": 1...8, "f": 2...8, "S": 1...256, "U": 1...256,
      ]
      guard let allowed = widths[kind], allowed.contains(number),
        kind == "S" || kind == "U" || number.nonzeroBitCount == 1
      else { return nil }
      self.name = String(name)
      self.kind = kind
      width = kind == "U" ? 4 * number : number
      isBigEndian = order == ">"
    }

    func elements(_ bytes: [UInt8], count: Int) -> NumericArray.Elements {
      switch (kind, width) {
      case ("b", _), ("u", 1): return .bytes(bytes)
      case ("u", _):
        return .integers((0..<count).map { Int(clamping: bits(bytes, $0 * width, width)) })
      case ("i", _):
        let unused = 64 - 8 * width
        return .integers(
          (0..<count).map {
            Int(bitPattern: UInt(bits(bytes, $0 * width, width) << unused)) >> unused
          })
      case ("f", 2):
        return .floats((0..<count).map { half(UInt16(truncatingIfNeeded: bits(bytes, $0 * 2, 2))) })
      case ("f", 4):
        return .floats(
          (0..<count).map { Float(bitPattern: UInt32(truncatingIfNeeded: bits(bytes, $0 * 4, 4))) })
      case ("f", _):
        return .floats((0..<count).map { Float(Double(bitPattern: bits(bytes, $0 * 8, 8))) })
      case ("S", _):
        return .words(
          (0..<count).map { place in
            let word = bytes[place * width..<(place + 1) * width].prefix { $0 != 0 }
            return String(decoding: word, as: UTF8.self)
          })
      default:
        return .words((0..<count).map { word(bytes, $0 * width) })
      }
    }

    /// `size` bytes from `start` on as one number.
    private func bits(_ bytes: [UInt8], _ start: Int, _ size: Int) -> UInt64 {
      var result: UInt64 = 0
      for k in 0..<size {
        let byte = UInt64(bytes[start + (isBigEndian ? k : size - 1 - k)])
        result = result << 8 | byte
      }
      return result
    }

    /// Text of 32 bits a character, filled up with zeros.
    private func word(_ bytes: [UInt8], _ start: Int) -> String {
      var scalars = String.UnicodeScalarView()
      for place in stride(from: start, to: start + width, by: 4) {
        let value = UInt32(truncatingIfNeeded: bits(bytes, place, 4))
        guard value != 0 else { break }
        scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      }
      return String(scalars)
    }
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
