import Foundation
import Testing

// Files as others write them, made for tests.

/// An IDX file of bytes.
func idx(_ shape: [Int], type: UInt8 = 8, _ elements: [UInt8]) -> [UInt8] {
  let sizes = shape.flatMap { size in [24, 16, 8, 0].map { UInt8(size >> $0 & 255) } }
  return [0, 0, type, UInt8(shape.count)] + sizes + elements
}

/// A gzip file whose content is stored, not packed.
func gzipped(_ content: [UInt8]) -> [UInt8] {
  precondition(content.count <= 0xFFFF)
  func little(_ value: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(value >> (8 * UInt32($0)) & 255) }
  }
  let size = UInt32(content.count)
  let stored = [1] + little(size, 2) + little(~size, 2) + content
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + stored + little(crc32(content), 4)
    + little(size, 4)
}

/// CRC-32 as gzip and zip use it, a bit at a time.
func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~0) { crc, byte in
    (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
      crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0)
    }
  }
}

/// Numbers as bytes, the least first.
func little<Number: FixedWidthInteger>(_ numbers: [Number]) -> [UInt8] {
  numbers.flatMap { number in withUnsafeBytes(of: number.littleEndian) { Array($0) } }
}

/// A zip archive of files that are stored, not packed, as `numpy.savez` makes one.
func zipped(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
  var (archive, directory): ([UInt8], [UInt8]) = ([], [])
  for (name, content) in files {
    let name = Array(name.utf8)
    let sizes = little([crc32(content), UInt32(content.count), UInt32(content.count)])
    let start = UInt32(archive.count)
    let common = little([UInt16](repeating: 0, count: 4)) + sizes + little([UInt16(name.count), 0])
    archive += little([UInt32(0x0403_4B50)]) + little([UInt16(20)]) + common + name + content
    directory +=
      little([UInt32(0x0201_4B50)]) + little([UInt16(20), 20]) + common
      + [UInt8](repeating: 0, count: 10) + little([start]) + name
  }
  let count = UInt16(files.count)
  return archive + directory + little([UInt32(0x0605_4B50)]) + little([0, 0, count, count])
    + little([UInt32(directory.count), UInt32(archive.count)]) + [0, 0]
}

/// An archive of arrays.
func npz(_ arrays: [(name: String, array: [UInt8])]) -> [UInt8] {
  zipped(arrays.map { ($0.name + ".npy", $0.array) })
}

/// An array as NumPy saves it, of bytes in the order in which they lie.
func npy(
  _ type: String, _ shape: [Int], isColumnMajor: Bool = false, _ content: [UInt8]
) -> [UInt8] {
  let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
  let header = Array(
    "{'descr': '\(type)', 'fortran_order': \(isColumnMajor ? "True" : "False"), 'shape': (\(sizes)), }\n"
      .utf8)
  return [0x93] + Array("NUMPY".utf8) + [1, 0] + little([UInt16(header.count)]) + header + content
}

/// An array of words in NumPy's 32 bits a character.
func npy(words: [String]) -> [UInt8] {
  let width = words.map(\.unicodeScalars.count).max() ?? 1
  let scalars = words.flatMap { word in
    let values = word.unicodeScalars.map(\.value)
    return values + [UInt32](repeating: 0, count: width - values.count)
  }
  return npy("<U\(width)", [words.count], little(scalars))
}

/// A PNG image of 8 bits a channel: 1 channel grey, 2 with transparency, 3 in colour, 4 with both. Stored, not packed.
func png(rows: Int, columns: Int, channels: Int = 1, _ pixels: [UInt8]) -> [UInt8] {
  func big(_ number: UInt32) -> [UInt8] { little([number]).reversed() }
  func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let named = Array(type.utf8) + content
    return big(UInt32(content.count)) + named + big(crc32(named))
  }
  let width = columns * channels
  let lines = (0..<rows).flatMap { [0] + pixels[$0 * width..<($0 + 1) * width] }
  let (a, b) = lines.reduce((UInt32(1), UInt32(0))) { sums, byte in
    let a = (sums.0 + UInt32(byte)) % 65_521
    return (a, (sums.1 + a) % 65_521)
  }
  let size = UInt16(lines.count)
  let packed = [0x78, 0x01, 1] + little([size, ~size]) + lines + big(b << 16 | a)
  let kinds: [UInt8] = [0, 4, 2, 6]
  return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    + chunk("IHDR", big(UInt32(columns)) + big(UInt32(rows)) + [8, kinds[channels - 1], 0, 0, 0])
    + chunk("IDAT", packed) + chunk("IEND", [])
}

/// The path of a file or folder in Data/Files.
func madeFile(_ name: String) throws -> String {
  let folder = try #require(Bundle.module.url(forResource: "Files", withExtension: nil))
  return folder.appending(path: name).path()
}
