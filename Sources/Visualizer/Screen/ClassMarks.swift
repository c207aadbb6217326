/// The character of each class: its name where every class is called by a letter or a digit of its own, as in EMNIST; else by
/// order 0 to 9, then a to z and A to Z.
func marks(ofClasses names: [String]) -> [Unicode.Scalar] {
  let own = names.compactMap { name in
    name.unicodeScalars.count == 1
      ? name.unicodeScalars.first.flatMap(orderOfMarks.firstIndex) : nil
  }
  let indices = Set(own).count == names.count ? own : Array(names.indices)
  return indices.map { orderOfMarks[$0 % orderOfMarks.count] }
}

/// `0` to `9`.
func digit(_ number: Int) -> Unicode.Scalar { orderOfMarks[number] }

private let orderOfMarks = Array(
  "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
