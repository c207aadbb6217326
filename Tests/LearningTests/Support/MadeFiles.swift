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

/// The path of a file or folder in Data/Files.
func madeFile(_ name: String) throws -> String {
  let folder = try #require(Bundle.module.url(forResource: "Files", withExtension: nil))
  return folder.appending(path: name).path()
}
