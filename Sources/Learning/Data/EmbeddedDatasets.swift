import CAssets

// The data that the program carries. Sources, authors and licences are in assets/README.md. Nothing is unpacked
// before it is asked for.

extension Dataset {
  /// The UCI digits: 1,437 to train on and 360 to test on, 8×8 pixels from 0 to 16. Unpacking takes about
  /// a millisecond.
  public static func digits() -> Dataset {
    embedded(
      name: "digits", rows: 8, columns: 8, (casset_digits_train_images, casset_digits_train_labels),
      (casset_digits_test_images, casset_digits_test_labels))
  }

  /// Every fourteenth or so of MNIST's training digits: 4,000 to train on and 1,000 to test on, 28×28 pixels from 0
  /// to 255, 500 of each class.
  public static func mnist() -> Dataset {
    embedded(
      name: "mnist", rows: 28, columns: 28, (casset_mnist_train_images, casset_mnist_train_labels),
      (casset_mnist_test_images, casset_mnist_test_labels))
  }
}

extension Dataset {
  private typealias Part = (images: () -> CAsset, labels: () -> CAsset)

  private static func embedded(
    name: String, rows: Int, columns: Int, _ train: Part, _ test: Part
  ) -> Dataset {
    func samples(_ part: Part, _ source: String) throws(DataError) -> Samples {
      try Samples(
        images: unpacked(part.images(), rank: 3, source),
        labels: unpacked(part.labels(), rank: 1, source), classCount: 10, source: source)
    }
    do {
      return Dataset(
        name: name, shape: .image(rows: rows, columns: columns),
        classNames: (0..<10).map(String.init), train: try samples(train, "\(name), training part"),
        test: try samples(test, "\(name), test part"))
    } catch {
      preconditionFailure("the embedded data is damaged: \(error)")
    }
  }

  private static func unpacked(_ asset: CAsset, rank: Int, _ source: String) throws(DataError)
    -> IDX
  {
    // Safe: an asset is a constant array of the program, of exactly this count.
    let compressed = UnsafeBufferPointer(start: asset.bytes, count: asset.count)
    return try IDX(
      Gzip.inflated(compressed, limit: 1 << 24, source: source), rank: rank, source: source)
  }
}
