import Runs

// What is done to the runs that go on side by side, and to their past.

extension ScreenState {
  /// What a side is called.
  func letter(of run: RunView) -> String {
    run.side == 0 ? "A" : "B"
  }

  /// The side that a change of the knobs is for; `nil` for both.
  var changedSide: Int? { isLinked ? nil : active }

  mutating func eachSide(_ change: (inout RunView) -> Void) {
    for index in runs.indices { change(&runs[index]) }
  }

  /// Changes what was asked of the sides that knobs act on. In the past that begins with what was in force then.
  mutating func changeSides(_ change: (inout RunView) -> Void) {
    eachSide { $0.leavePast() }
    for index in runs.indices where isLinked || index == active {
      change(&runs[index])
    }
  }

  /// Doubles the run that is shown, or keeps only the side that is active.
  mutating func fork() -> [Effect] {
    eachSide { $0.leavePast() }
    if isForked {
      let kept = active
      keep(runs[1 - kept])
      (runs, active, isLinked) = ([run], 0, false)
      run.side = 0
      return tell(.keep(side: kept))
    }
    runs.append(run)
    active = 1
    run.side = 1
    return tell(.fork)
  }

  /// Shows a step of the past, or where the runs stand for all that are to come.
  mutating func look(at step: Int) -> [Effect] {
    let latest = run.report.standsAt
    guard latest > 0 else { return [] }
    let wanted = min(max(step, 0), latest)
    eachSide {
      $0.isPaused = true
      $0.lookedAt = wanted < latest ? wanted : nil
    }
    return tell(.look(step: wanted))
  }

  /// The moments of a run at which something happened, its start and where it stands among them.
  private var marks: [Int] {
    let turns = run.recording.turns.filter { !$0.isUndone }.map(\.step)
    return [0] + turns + [run.report.standsAt]
  }

  mutating func look(atMark count: Int) -> [Effect] {
    let here = run.lookedAt ?? run.report.standsAt
    let mark = count < 0 ? marks.last { $0 < here } : marks.first { $0 > here }
    return mark.map { look(at: $0) } ?? []
  }

  // MARK: Axes

  /// Fits the axes of every side to what it shows.
  mutating func fitAxes() {
    let plot = plot
    eachSide { $0.axes.fit($0.snapshot, plot) }
  }

  /// Moves the axes of all sides from what they show together.
  mutating func moveAxes(_ move: (inout PlotAxes) -> Void) {
    let bounds = shownBounds
    eachSide {
      if $0.axes.bounds != bounds { $0.axes.set(bounds) }
      move(&$0.axes)
    }
  }
}
