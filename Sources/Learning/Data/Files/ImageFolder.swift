/// A folder with a folder of PNG images for each class, as torchvision's `ImageFolder` has it; or with folders `train` and `test`
/// of that kind. Class by class in the order of names, as people count.
struct ImageFolder {
  struct Part {
    let path: String
    /// The folders of classes, with the images in each.
    let classes: [(name: String, images: [String])]
    /// How many images of other formats lie among those, by format.
    let others: [String: Int]
  }

  let name: String
  let path: String
  let train: Part
  let test: Part?
  /// What lies beside them and is not read.
  let left: [String]

  /// `nil` for a folder without folders of images.
  init?(_ folder: DataFolder, _ options: DataOptions) throws(DataError) {
    path = folder.path
    let own = lastComponent(path)
    name = own
    let parts = folder.folders.prefix(Self.mostFolders).map { (name: $0, part: FileRole($0)) }
    func named(_ part: FileRole.Part) throws(DataError) -> Part? {
      for candidate in parts where candidate.part.part == part && candidate.part.group.isEmpty {
        let path = folder.path(of: candidate.name)
        if let found = try Part(path, isNamed: true, options) { return found }
      }
      return nil
    }
    if let train = try named(.train) {
      let (other, validation) = (try named(.test), try named(.validation))
      (self.train, test) = (train, other ?? validation)
      left = other != nil && validation != nil ? ["the validation part is left out"] : []
    } else if let all = try Part(path, isNamed: false, options) {
      (train, test, left) = (all, nil, [])
    } else {
      return nil
    }
  }

  fileprivate static let mostFolders = 20_000
}

extension ImageFolder.Part {
  /// `nil` where there are no images. `isNamed` for a folder that is called as a part of the data.
  fileprivate init?(_ path: String, isNamed: Bool, _ options: DataOptions) throws(DataError) {
    self.path = path
    var classes: [(name: String, images: [String])] = []
    var others: [String: Int] = [:]
    var foreign: (path: String, format: String)?
    var imageless: [(path: String, folders: [String])] = []
    let folders = try folderEntries(path).folders
    guard folders.count <= ImageFolder.mostFolders else {
      throw DataError(
        source: path,
        problem:
          "\(folders.count) folders, \(ImageFolder.mostFolders) are the most that are looked into")
    }
    for name in folders {
      let (files, inner) = try folderEntries(joined(path, name))
      let images = files.filter { $0.ends(inSmallLetters: ".png") }
      let formats = files.lazy.compactMap { file in Self.format(of: file).map { (file, $0) } }
      if !images.isEmpty {
        guard classes.count < options.mostClasses else {
          throw DataError(
            source: joined(path, name),
            problem: "one folder of images more than the \(options.mostClasses) classes allowed")
        }
        classes.append((name, images))
        for (_, format) in formats { others[format, default: 0] += 1 }
      } else if let (file, format) = formats.first {
        foreign = foreign ?? (joined(joined(path, name), file), format)
      } else if !inner.isEmpty {
        imageless.append((joined(path, name), Array(inner.prefix(Self.mostInnerFolders))))
      }
    }
    if let foreign {
      let ending = foreign.path.split(separator: ".").last ?? ""
      throw DataError(
        source: foreign.path,
        problem:
          "an image that is not PNG; save the images as PNG, as by mogrify -format png *.\(ending)")
    }
    for (path, folders) in imageless where isNamed || !classes.isEmpty {
      guard let folder = folders.first(where: { Self.holdsImages(joined(path, $0)) }) else {
        continue
      }
      throw DataError(
        source: path,
        problem:
          "its images lie a folder deeper, in '\(folder.shortened(to: 20))'; move them up into this folder, or this folder away"
      )
    }
    if classes.isEmpty { return nil }
    (self.classes, self.others) = (classes, others)
  }

  /// How many folders within that of a class are looked into where it has no images itself.
  private static let mostInnerFolders = 10

  private static func holdsImages(_ path: String) -> Bool {
    (try? folderEntries(path))?.files.contains {
      $0.ends(inSmallLetters: ".png") || format(of: $0) != nil
    } == true
  }

  /// The format of an image that is not PNG, as its name ends; `nil` for other files.
  private static func format(of name: String) -> String? {
    name.lastIndex(of: ".").flatMap { formats[name[$0...].dropFirst().lowercased()] }
  }

  private static let formats = [
    "jpg": "JPEG", "jpeg": "JPEG", "jfif": "JPEG", "gif": "GIF", "bmp": "BMP", "tif": "TIFF",
    "tiff": "TIFF", "webp": "WebP", "pbm": "PBM", "pgm": "PGM", "ppm": "PPM", "heic": "HEIC",
    "avif": "AVIF", "jp2": "JPEG 2000",
  ]

  /// What the name of a file takes.
  private static let bytesPerName = 64

  /// All images, which must be alike: of one size, all grey or all in colour.
  fileprivate func read(_ options: DataOptions) throws(DataError) -> DataPart {
    var labels = Labels(source: path, options)
    var values: [UInt8] = []
    let count = classes.reduce(0) { $0 + $1.images.count }
    try MemoryNeed(samples: count, bytes: count * Self.bytesPerName).check(options, source: path)
    var first: (shape: InputShape, path: String)?
    for (name, images) in classes {
      for image in images {
        let file = joined(joined(path, name), image)
        let png = try PNG(
          fileBytes(file, limit: options.byteLimit), limit: options.byteLimit - values.count,
          source: file)
        let known = first ?? (png.shape, file)
        guard png.shape == known.shape else {
          throw DataError(
            source: file,
            problem:
              "an image of \(png.shape), \(lastComponent(known.path)) has \(known.shape); all must be alike"
          )
        }
        first = known
        try values.makeRoom(for: png.pixels.count, limit: options.byteLimit, source: path)
        values += png.pixels
        try labels.append(name, at: { file })
      }
    }
    guard let shape = first?.shape, case .image(let rows, let columns, let channels) = shape else {
      throw DataError(source: path, problem: "no images in it")
    }
    var all = Samples.Values.bytes(values)
    if channels > 1 { all.swapAxes(rows * columns, channels) }
    return DataPart(shape: shape, values: all, labels: labels, source: path)
  }
}

extension Dataset {
  init(_ images: ImageFolder, _ options: DataOptions) throws(DataError) {
    let train = try images.train.read(options)
    let test = try images.test.map { (part) throws(DataError) in try part.read(options) }
    var reading = DataReading()
    reading.files = [images.train.path] + (images.test.map { [$0.path] } ?? [])
    for note in images.left { reading.note(note) }
    let others = images.train.others.merging(images.test?.others ?? [:], uniquingKeysWith: +)
    for (format, count) in others.sorted(by: { $0.key < $1.key }) {
      reading.note("\(count) \(format) image\(count == 1 ? "" : "s") left out; only PNG is read")
    }
    try self.init(
      name: images.name, train: train, test: test, reading, options
    ) { classes in classes }
  }
}
