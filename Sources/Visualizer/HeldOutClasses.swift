import Learning

/// Classes that are drawn and never trained on, as `--hold-out-class` makes them. Such a class has no center: what stands
/// for it never moved from the origin, so nothing on the screen may be measured by that.
extension State {
  func isTrained(_ classIndex: Int) -> Bool { title.isTrained[classIndex] }

  /// The places of all others.
  var trainedClasses: [Int] { title.isTrained.indices.filter { title.isTrained[$0] } }

  /// Which are held out, in short; `nil` when none are.
  var heldOutText: String? {
    let heldOut = title.isTrained.indices.filter { !title.isTrained[$0] }
    guard let first = heldOut.first else { return nil }
    return heldOut.count == 1
      ? "\(classLabel(first)) held out" : "\(heldOut.count) classes held out"
  }
}
