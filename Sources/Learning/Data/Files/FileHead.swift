/// The first bytes of a file, and how formats begin that take more than a word to tell.
struct FileHead {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func begins(_ text: String, at start: Int = 0) -> Bool {
    bytes.dropFirst(start).starts(with: text.utf8)
  }

  func begins(_ first: UInt8...) -> Bool { bytes.starts(with: first) }

  /// A table may have a format's first word in its header, but has no such byte.
  var isBinary: Bool { bytes.contains { $0 < 9 } }

  /// Whether a file that begins with two zeros is known to be something else than IDX.
  var isForeignWithZeros: Bool {
    guard bytes.count > 3, !(8...14).contains(bytes[2]) else { return false }
    return isSAS || isLMDB || isMATLAB4 || encodingOf32Bits != nil
  }

  /// `size` bytes from `index` on, least first; `nil` where they are not all there.
  private func number(_ index: Int, _ size: Int, isBigEndian: Bool = false) -> Int? {
    guard index + size <= bytes.count else { return nil }
    let field = bytes[index..<index + size]
    return isBigEndian
      ? field.reduce(0) { $0 << 8 | Int($1) } : field.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

// MARK: Tables and arrays

extension FileHead {
  /// Versions 105 to 115: the version, the order of bytes, 1, and 0.
  var isOldStata: Bool {
    bytes.count > 3 && (0x69...0x73).contains(bytes[0]) && (1...2).contains(bytes[1])
      && bytes[2] == 1 && bytes[3] == 0
  }

  var isSAS: Bool {
    begins(
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF, 0xBD,
      0x92, 8, 0)
  }

  /// `0xFFFFFFFF` and the size of a message, which ends at a multiple of eight bytes.
  var isArrowStream: Bool {
    guard begins(0xFF, 0xFF, 0xFF, 0xFF), let size = number(4, 4) else { return false }
    return size > 0 && size < 1 << 28 && size % 8 == 0
  }

  /// The head of a page, of 16 bytes or of 12, and a number that stands for it.
  var isLMDB: Bool {
    begins(0, 0, 0, 0)
      && [12, 16].contains { number($0, 4) == 0xBEEF_C0DE || number($0, 4) == 0xDEC0_EFBE }
  }

  /// Version 4: type, rows, columns, whether complex, the length of a name, and the name.
  var isMATLAB4: Bool {
    [false, true].contains { isBig in
      let fields = (0..<5).compactMap { number(4 * $0, 4, isBigEndian: isBig) }
      guard fields.count == 5, fields[0] / 1_000 == (isBig ? 1 : 0) else { return false }
      let (type, size) = (fields[0] % 1_000, fields[4])
      guard type <= 59, type % 10 <= 2, max(fields[1], fields[2]) < 1 << 31, fields[3] <= 1,
        (2...64).contains(size), bytes.count >= 20 + size, bytes[19 + size] == 0
      else { return false }
      return bytes[20..<19 + size].allSatisfy(\.isOfName)
    }
  }

  /// The length of a header in JSON, and that.
  var isSafetensors: Bool {
    guard let size = number(0, 8) else { return false }
    return (2...100_000_000).contains(size) && begins("{\"", at: 8)
  }

  /// A length, its checksum, and an example, which says once more how long it is.
  var isTFRecord: Bool {
    guard let size = number(0, 8), (2..<1 << 40).contains(size), bytes.count > 13, bytes[12] == 10
    else { return false }
    var inner = 0
    for (place, byte) in bytes[13...].prefix(5).enumerated() {
      inner |= Int(byte & 0x7F) << (7 * place)
      if byte < 0x80 { return inner + place + 2 == size }
    }
    return false
  }

  /// The version of the format, then who made it, or the graph where nobody says so.
  var isONNX: Bool {
    guard bytes.count > 4, bytes[0] == 8, (1...32).contains(bytes[1]) else { return false }
    guard bytes[2] == 0x12 else { return bytes[2] == 0x3A }
    let size = Int(bytes[3])
    return (1...64).contains(size) && bytes.count >= 4 + size
      && bytes[4..<4 + size].allSatisfy { (0x20..<0x7F).contains($0) }
  }
}

// MARK: Pickles

extension FileHead {
  /// PyTorch's format before version 1.6: a pickle of a number that stands for it.
  var isTorchPickle: Bool { begins(0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9) }

  /// Of any protocol. The first two have no mark: they begin with a list, a dictionary, or the name of a class.
  var isPickle: Bool {
    if bytes.count > 1 && bytes[0] == 0x80 { return (2...5).contains(bytes[1]) }
    let rest = bytes.drop { $0 == UInt8(ascii: "(") }
    let isMarked = rest.count < bytes.count
    switch rest.first {
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      let next = rest.dropFirst().prefix(2)
      return next.first == UInt8(ascii: "q") && next.count == 2 && next.last.map { $0 < 9 } == true
    case UInt8(ascii: "l"), UInt8(ascii: "d"):
      let line = rest.dropFirst().prefix { $0 != 10 && $0 != 13 }
      return isMarked && line.first == UInt8(ascii: "p") && (2...4).contains(line.count)
        && line.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        && line.endIndex < bytes.endIndex
    case UInt8(ascii: "c"):
      let module = rest.dropFirst().prefix(40).prefix { $0 != 10 && $0 != UInt8(ascii: ".") }
      return module.endIndex < bytes.endIndex
        && Self.modules.contains(String(decoding: module, as: UTF8.self))
    default: return false
    }
  }

  private static let modules: Set = [
    "numpy", "pandas", "scipy", "sklearn", "torch", "copy_reg", "copyreg", "collections",
    "_codecs", "builtins", "__builtin__",
  ]
}

// MARK: Images and encodings

extension FileHead {
  /// What an image is called by people; `nil` for what is none.
  var imageFormat: String? {
    switch true {
    case begins(0x89, 0x50, 0x4E, 0x47): "PNG"
    case begins(0xFF, 0xD8, 0xFF): "JPEG"
    case (begins("GIF87a") || begins("GIF89a")) && isBinary: "GIF"
    case begins("II*\u{0}"), begins("MM\u{0}*"), begins("II+\u{0}"), begins("MM\u{0}+"): "TIFF"
    case begins("RIFF") && begins("WEBP", at: 8): "WebP"
    case begins("BM") && isBinary: "BMP"
    default: plainImageFormat
    }
  }

  /// P1 to P6, comments, and a line of width and height: `P5`, `# made by hand`, `28 28`.
  private var plainImageFormat: String? {
    guard bytes.count > 2, bytes[0] == UInt8(ascii: "P"), (0x31...0x36).contains(bytes[1]),
      bytes[2] == 10 || bytes[2] == 13
    else { return nil }
    let lines = bytes.prefix(256).dropFirst(2).split { $0 == 10 || $0 == 13 }
    let numbers = lines.first { $0.first != UInt8(ascii: "#") }?.split(separator: 0x20)
    guard let numbers, numbers.count == 2,
      numbers.allSatisfy({ Int(String(decoding: $0, as: UTF8.self)).map { $0 > 0 } == true })
    else { return nil }
    return ["PBM", "PGM", "PPM"][Int(bytes[1] - 0x31) % 3]
  }

  /// The encoding of text in 32 bits a character, without a mark: most characters of a table are ASCII.
  var encodingOf32Bits: String? {
    guard bytes.count >= 8 else { return nil }
    for (isBig, name) in [(false, "UTF-32LE"), (true, "UTF-32BE")] {
      let units = stride(from: 0, through: bytes.count - 4, by: 4).map {
        number($0, 4, isBigEndian: isBig) ?? 0
      }
      let isText = units.allSatisfy {
        $0 >= 32 && Unicode.Scalar(UInt32($0)) != nil || [9, 10, 13].contains($0)
      }
      if isText, 2 * units.count(where: { $0 < 0x80 }) > units.count { return name }
    }
    return nil
  }

  /// Every other byte of Latin text in UTF-16 is 0.
  var isUTF16: Bool {
    guard bytes.count >= 4 else { return false }
    let halves = [0, 1].map { start in
      stride(from: start, to: bytes.count, by: 2).count { bytes[$0] == 0 }
    }
    return halves.contains { 2 * $0 > bytes.count - 2 } && halves.contains { 8 * $0 < bytes.count }
      && !begins(0, 0)
  }
}

extension UInt8 {
  /// Whether it is a letter, a digit or a bar below, as in the names of variables.
  fileprivate var isOfName: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
      || self == UInt8(ascii: "_")
  }
}
