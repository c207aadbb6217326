/// A folder with a folder of PNG images for each class, as torchvision's `ImageFolder` has it; or with folders `train` and `test`
/// of that kind. Class by class in the order of names, as people count.
struct ImageFolder {
  struct Part {
    let path: String
    /// The folders of classes, with the images in each.
    let classes: [(name: String, images: [String])]
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
        if let found = try Part(folder.path(of: candidate.name), options) { return found }
      }
      return nil
    }
    if let train = try named(.train) {
      let (other, validation) = (try named(.test), try named(.validation))
      (self.train, test) = (train, other ?? validation)
      left = other != nil && validation != nil ? ["the validation part is left out"] : []
    } else if let all = try Part(path, options) {
      (train, test, left) = (all, nil, [])
    } else {
      return nil
    }
  }

  fileprivate static let mostFolders = 20_000
}

extension ImageFolder.Part {
  /// `nil` where there are no images.
  fileprivate init?(_ path: String, _ options: DataOptions) throws(DataError) {
    self.path = path
    var classes: [(name: String, images: [String])] = []
    var others: (name: String, file: String)?
    let folders = try folderEntries(path).folders
    guard folders.count <= ImageFolder.mostFolders else {
      throw DataError(
        source: path,
        problem:
          "\(folders.count) folders, \(ImageFolder.mostFolders) are the most that are looked into")
    }
    for name in folders {
      let files = try folderEntries(joined(path, name)).files
      let images = files.filter { $0.ends(inSmallLetters: ".png") }
      if !images.isEmpty {
        guard classes.count < options.mostClasses else {
          throw DataError(
            source: joined(path, name),
            problem: "one folder of images more than the \(options.mostClasses) classes allowed")
        }
        classes.append((name, images))
      } else if let file = files.first(where: Self.isOtherImage) {
        others = others ?? (name, file)
      }
    }
    if let others {
      throw DataError(
        source: joined(joined(path, others.name), others.file),
        problem: "an image that is not PNG; save the images as PNG")
    }
    if classes.isEmpty { return nil }
    self.classes = classes
  }

  private static func isOtherImage(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".ppm", ".pgm"]
      .contains(where: name.hasSuffix)
  }

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
    try self.init(
      name: images.name, train: train, test: test, reading, options
    ) { classes in classes }
  }
}
