/// Reading an array that NumPy has saved (the format of `numpy.lib.format`, versions 1 to 3): a magic string, a header
/// that is a Python dictionary with type, order and shape, then the elements.
enum NPY {
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  static func array(_ bytes: consuming [UInt8], source: String) throws(DataError) -> StoredArray {
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
      let sizes = header.shape.map(String.init).joined(separator: "×")
      throw DataError(
        source: source,
        problem: "its header promises \(promised) "
          + "(\(sizes.isEmpty ? "one element" : sizes) of type '\(header.typeName)'), "
          + "it holds \(present)")
    }
    // Moves within the same storage: a second copy of a large file would double the memory.
    bytes.removeFirst(header.end)
    return StoredArray(
      shape: header.shape, header.type, isColumnMajor: header.isColumnMajor, bytes, source: source)
  }
}

extension NPY {
  /// What the first bytes of a file say of its array, for who wants to know before it is unpacked.
  struct Outline {
    let shape: [Int]
    let holdsObjects: Bool
    private let isColumnMajor: Bool

    /// `nil` where they do not say so.
    init?(_ head: [UInt8]) {
      guard head.starts(with: NPY.magic) else { return nil }
      let text = String(decoding: head, as: UTF8.self)
      guard let type = text.firstMatch(of: /'descr': *'([^']*)'/)?.output.1,
        let order = text.firstMatch(of: /'fortran_order': *(True|False)/)?.output.1,
        let sizes = text.firstMatch(of: /'shape': *\(([0-9, ]*)\)/)?.output.1
      else { return nil }
      let parts = sizes.split { $0 == "," || $0 == " " }
      shape = parts.compactMap { Int($0) }
      guard shape.count == parts.count else { return nil }
      holdsObjects = type.hasSuffix("O")
      isColumnMajor = order == "True"
    }

    /// Whether both have as many samples, each of as many elements, in one order.
    func holdsAsManyAs(_ other: Outline) -> Bool {
      func size(_ shape: [Int]) -> Int { shape.dropFirst().reduce(1, &*) }
      return shape.first == other.shape.first && size(shape) == size(other.shape)
        && !isColumnMajor && !other.isColumnMajor
    }
  }
}

extension NPY {
  private struct Header {
    let type: ElementType
    let typeName: Substring
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
        if name.hasSuffix("O") { throw refused(Self.objects(name, bytes[end...])) }
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
      (self.type, typeName) = (type, name)
      isColumnMajor = order == "True"
      shape = numbers
    }

    /// How to save an array of Python objects, by what the first of them is: it stands in a pickle behind the order of the elements
    /// (0x88 or 0x89), a list, and what remembers that.
    private static func objects(_ type: Substring, _ pickle: ArraySlice<UInt8>) -> String {
      let kind = "elements of type '\(String(type).shortened(to: 20))', Python objects"
      let pickle = pickle.prefix(1 << 12)
      let list = pickle.indices.dropLast().first {
        (0x88...0x89).contains(pickle[$0]) && pickle[$0 + 1] == UInt8(ascii: "]")
      }
      var rest = list.map { pickle[($0 + 2)...] } ?? []
      switch rest.first {
      case 0x94: rest = rest.dropFirst()
      case UInt8(ascii: "q"): rest = rest.dropFirst(2)
      default: break
      }
      if rest.first == UInt8(ascii: "(") { rest = rest.dropFirst() }
      return switch rest.first {
      case UInt8(ascii: "X"), 0x8C, 0x8D: "\(kind) that are text: save it after .astype(str)"
      case UInt8(ascii: "G"), UInt8(ascii: "K"), UInt8(ascii: "M"), UInt8(ascii: "J"), 0x8A:
        "\(kind) that are numbers: save it after .astype(float)"
      default: "\(kind): save it after .astype(str), or .astype(float) where they are numbers"
      }
    }
  }
}

extension ElementType {
  /// A type as NumPy writes it: order of bytes, kind, and size, such as `<f4`.
  fileprivate init?(_ name: Substring) {
    guard let order = name.first, "<>|=".contains(order), let letter = name.dropFirst().first,
      let size = Int(name.dropFirst(2)), size > 0
    else { return nil }
    let kinds: [Character: (Kind, sizes: ClosedRange<Int>)] = [
      "b": (.unsigned, 1...1), "u": (.unsigned, 1...8), "i": (.signed, 1...8),
      "f": (.float, 2...8), "S": (.bytes, 1...256), "U": (.text, 1...256),
    ]
    guard let (kind, sizes) = kinds[letter], sizes.contains(size),
      kind == .bytes || kind == .text || size.nonzeroBitCount == 1
    else { return nil }
    self.init(kind: kind, width: kind == .text ? 4 * size : size, isBigEndian: order == ">")
  }
}
