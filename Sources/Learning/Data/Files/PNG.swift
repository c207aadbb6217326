import CPng

/// Reading a PNG image, by libpng: grey or colour, 8 bits a channel, whatever the file has; what is transparent shows black.
struct PNG: Sendable, Equatable {
  static let magic: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  let rows: Int
  let columns: Int
  /// 1 for grey, 3 for red, green and blue.
  let channels: Int
  /// Row by row, each pixel's channels beside each other.
  let pixels: [UInt8]

  /// Throws for bytes that are no whole PNG image, and for one of more than `limit` bytes once it is unpacked.
  init(_ bytes: borrowing [UInt8], limit: Int, source: String) throws(DataError) {
    if let problem = Self.misnamed(bytes, source) {
      throw DataError(source: source, problem: problem)
    }
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    // Frees what reading has allocated, whatever came of it.
    defer { png_image_free(&image) }
    var failure: DataError?
    var pixels: [UInt8] = []
    var channels = 1
    bytes.withUnsafeBytes { buffer in
      // Safe: libpng reads `count` bytes of what outlives the closure, and writes as much as the sizes in its own header say.
      guard png_image_begin_read_from_memory(&image, buffer.baseAddress, buffer.count) != 0 else {
        failure = Self.refused(image, source)
        return
      }
      let isColour = image.format & png_uint_32(PNG_FORMAT_FLAG_COLOR) != 0
      channels = isColour ? 3 : 1
      let (size, overflow) = (Int(image.width) * channels).multipliedReportingOverflow(
        by: Int(image.height))
      guard !overflow, size <= limit else {
        failure = DataError(
          .tooLarge, source: source, problem: "unpacks to more than the \(limit) bytes allowed")
        return
      }
      image.format = isColour ? png_uint_32(PNG_FORMAT_FLAG_COLOR) : 0
      pixels = [UInt8](repeating: 0, count: size)
      var black = png_color()
      let isRead = pixels.withUnsafeMutableBytes {
        png_image_finish_read(&image, &black, $0.baseAddress, 0, nil)
      }
      if isRead == 0 { failure = Self.refused(image, source) }
    }
    if let failure { throw failure }
    (rows, columns) = (Int(image.height), Int(image.width))
    self.channels = channels
    self.pixels = pixels
  }

  /// What bytes are that begin as something else does, and what makes PNG of another image; `nil` for what begins as PNG, or as
  /// nothing known.
  private static func misnamed(_ bytes: borrowing [UInt8], _ source: String) -> String? {
    guard !bytes[...].starts(with: magic) else { return nil }
    let head = Array(bytes[..<min(bytes.count, FileSignature.headSize)])
    guard let format = FileHead(head).imageFormat, format != "PNG" else {
      return FileSignature(head, name: source).flatMap {
        $0.what == "a PNG image" ? nil : $0.problem
      }
    }
    let name = FileName(source).quoted
    return "a \(format) image, not PNG: PIL.Image.open(\(name)).save(\(name), \"PNG\")"
  }

  private static func refused(_ image: png_image, _ source: String) -> DataError {
    // Safe: libpng ends its message with a zero within the field.
    let message = withUnsafePointer(to: image.message) { pointer in
      pointer.withMemoryRebound(
        to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
      ) { String(cString: $0) }
    }
    return DataError(
      source: source, problem: "not a whole PNG image: \(message.shortened(to: 60))")
  }

  var shape: InputShape { .image(rows: rows, columns: columns, channels: channels) }
}
