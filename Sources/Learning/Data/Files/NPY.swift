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
      throw DataError(
        source: source,
        problem: "its header promises \(promised) "
          + "(\(header.shape.map(String.init).joined(separator: "×")) of type '\(header.typeName)'), "
          + "it holds \(present)")
    }
    // Moves within the same storage: a second copy of a large file would double the memory.
    bytes.removeFirst(header.end)
    return StoredArray(
      shape: header.shape, header.type, isColumnMajor: header.isColumnMajor, bytes, source: source)
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
