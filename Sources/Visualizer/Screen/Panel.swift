/// What stands beside the plot: one at a time, Tab goes on to the next, and several where the screen is wide.
package enum Panel: Int, Sendable, CaseIterable {
  /// What says most in one look. Where there is no room beside the plot, the plot takes its place.
  case overview
  case losses
  case accuracies
  case distances
  case classes
  case confusion
  case equations
}

extension Panel {
  package var title: String {
    switch self {
    case .overview: "overview"
    case .losses: "losses"
    case .accuracies: "accuracies"
    case .distances: "distances"
    case .classes: "classes, test set"
    case .confusion: "confusions, test set"
    case .equations: "equations"
    }
  }

  package func moved(by count: Int) -> Panel {
    let all = Panel.allCases
    return all[((rawValue + count) % all.count + all.count) % all.count]
  }

  /// This one and all that follow it, around to the one before it.
  package var cycle: [Panel] { (0..<Panel.allCases.count).map { moved(by: $0) } }

  /// Rows that it likes to have, its title among them.
  func idealHeight(classCount: Int) -> Int {
    switch self {
    case .overview: 15
    case .losses, .accuracies, .distances: 12
    case .classes, .confusion: classCount + 2
    case .equations: 13
    }
  }

  /// Rows below which it says nothing.
  var leastHeight: Int { 6 }
}
