import CAssets

extension Dataset {
  /// The UCI digits that the program carries: 1,437 to train on and 360 to test on, 8×8 pixels from 0 to 16.
  /// Source, authors and licence are in assets/README.md. Unpacking takes about a millisecond.
  public static func digits() -> Dataset {
    do {
      let train = try samples(
        casset_digits_train_images(), casset_digits_train_labels(), "digits, training part")
      let test = try samples(
        casset_digits_test_images(), casset_digits_test_labels(), "digits, test part")
      return Dataset(
        name: "digits", imageRows: 8, imageColumns: 8, classNames: (0..<10).map(String.init),
        train: train,
        test: test)
    } catch {
      preconditionFailure("the embedded data is damaged: \(error)")
    }
  }

  private static func samples(
    _ images: CAsset, _ labels: CAsset, _ source: String
  ) throws(DataError) -> Samples {
    try Samples(
      images: try embedded(images, rank: 3, source), labels: try embedded(labels, rank: 1, source),
      classCount: 10, source: source)
  }

  private static func embedded(_ asset: CAsset, rank: Int, _ source: String) throws(DataError)
    -> IDX
  {
    // Safe: an asset is a constant array of the program, of exactly this count.
    let compressed = UnsafeBufferPointer(start: asset.bytes, count: asset.count)
    return try IDX(
      Gzip.inflated(compressed, limit: 1 << 24, source: source), rank: rank, source: source)
  }
}
