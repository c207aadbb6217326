/// How fast training goes while it is watched.
public enum Pace: Sendable, Equatable {
  case stepsPerSecond(Int)
  /// As fast as the machine can.
  case full

  public static let start = Pace.stepsPerSecond(60)

  /// From slowest to fastest.
  public static let all: [Pace] =
    [1, 2, 5, 10, 30, 60, 120, 250, 500, 1000].map { .stepsPerSecond($0) } + [.full]

  public var faster: Pace { moved(by: 1) }
  public var slower: Pace { moved(by: -1) }

  private func moved(by steps: Int) -> Pace {
    let place = Self.all.firstIndex(of: self) ?? 0
    return Self.all[min(max(place + steps, 0), Self.all.count - 1)]
  }
}
