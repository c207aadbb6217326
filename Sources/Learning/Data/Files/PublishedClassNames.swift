/// A set whose published files hold numbers from 0 to 9, and what everybody calls their classes.
enum PublishedClassNames: CaseIterable {
  /// Zalando's articles of clothing (Xiao, Rasul and Vollgraf 2017).
  case fashionMNIST
  /// Cursive hiragana (Clanuwat and others 2018), romanised.
  case kmnist

  private var names: [String] {
    switch self {
    case .fashionMNIST:
      [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
      ]
    case .kmnist: ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]
    }
  }

  /// As in the names of files: `kmnist-train-imgs.npz`, `fashion-mnist_train.csv`.
  private var group: String {
    switch self {
    case .fashionMNIST: "fashion-mnist"
    case .kmnist: "kmnist"
    }
  }

  /// Of the labels to train on, a byte each, in the order in which they are published. KMNIST's were not at hand.
  private var labelChecksum: Int? {
    switch self {
    case .fashionMNIST: 0x2ED6_E46A
    case .kmnist: nil
    }
  }

  /// The names of `classes` where the set is one of these for certain: its files are called so, or its labels are the very
  /// ones. The name of a folder decides nothing: Fashion-MNIST's IDX files are called as MNIST's are, and lie in folders
  /// such as `raw`.
  static func names(of classes: [String], group: String, trainLabels: Labels) -> [String]? {
    guard classes == (0..<10).map(String.init) else { return nil }
    let checksum = trainLabels.codes.count == 60_000 ? trainLabels.checksum : nil
    return allCases.first {
      $0.group == group || checksum != nil && $0.labelChecksum == checksum
    }?.names
  }
}

extension Labels {
  /// The CRC-32 of labels from 0 to 255, a byte each.
  fileprivate var checksum: Int? {
    let bytes = words.compactMap { UInt8($0) }
    return bytes.count == words.count ? Learning.checksum(codes.map { bytes[Int($0)] }) : nil
  }
}
