/// Where the first label is that is none of the classes `0 ..< classCount`. O(labels).
func firstStrayLabel(in labels: [Int], classCount: Int) -> Int? {
  labels.firstIndex { $0 < 0 || $0 >= classCount }
}

/// Stops the program for such a label, which would else read the numbers of another row.
func checkLabels(_ labels: [Int], classCount: Int) {
  if let place = firstStrayLabel(in: labels, classCount: classCount) {
    preconditionFailure(
      "label \(labels[place]) of sample \(place) is none of the \(classCount) classes from 0")
  }
}
