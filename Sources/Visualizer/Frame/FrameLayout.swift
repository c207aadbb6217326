import Drawing
import Runs

/// Which part of a frame lies where. All parts are chosen by what fits.
package struct FrameLayout: Equatable {
  /// A panel and its place.
  package struct Placed: Equatable {
    package let panel: Panel
    package let rect: Rect
  }

  /// Knobs and measures as a block beside the plot, or as one line above it.
  package enum Knobs: Equatable {
    case block(Rect)
    case line(Rect)
  }

  /// A sample that is looked at: none, or where Tab has come to, or behind a panel where there is no room for both.
  package enum Sample {
    case none, inFront, behind
  }

  package let title: Rect
  /// All between the title and the lead line.
  package let body: Rect
  /// The same with the lead line's row, for pages that have none.
  var page: Rect {
    Rect(x: body.x, y: body.y, width: body.width, height: body.height + lead.height)
  }
  /// `nil` where a panel has taken its place.
  package private(set) var plot: Rect?
  package let knobs: Knobs
  package private(set) var panels: [Placed] = []
  /// Where the sample that is looked at stands; `nil` without one, behind a panel, or without room.
  package private(set) var sample: Rect?
  package let lead: Rect
  package let keys: Rect

  /// Below this there is nothing to see, and a line says so.
  static let least = Size(width: 40, height: 12)
  static func fits(_ size: Size) -> Bool {
    size.width >= least.width && size.height >= least.height
  }
  private static let leastSizeWithBlock = Size(width: 76, height: 20)
  private static let columnWidth = 36...44
  private static let mostColumns = 3
  private static let (sampleWidth, leastWidthWithSample) = (29, 58)
  /// Rows of the knobs, the measures and the blank rows around them.
  static let knobRows = Knob.all.count
  static let ruleRows = 4
  static let blockHeight = knobRows + ruleRows + 1 + 5 + 1

  package init(
    _ size: Size, panel: Panel, classCount: Int, isForked: Bool = false, sample: Sample = .none,
    sampleHeight: Int = 27,
    isBelow: Bool = false, isElsewhere: Bool = false
  ) {
    var rest = Rect(size)
    title = rest.takeTop(1)
    keys = rest.takeBottom(1)
    lead = rest.takeBottom(1)
    body = rest
    guard
      size.width >= Self.leastSizeWithBlock.width, size.height >= Self.leastSizeWithBlock.height
    else {
      knobs = .line(rest.takeTop(1))
      if isBelow {
        // Text needs the whole width where that is small.
        self.sample = rest.takeBottom(rest.height / 2)
      } else if sample == .inFront, size.width >= Self.leastWidthWithSample {
        self.sample = Self.withGap(rest.takeRight(Self.sampleWidth))
      }
      if panel == .overview || sample == .inFront {
        plot = rest
      } else {
        panels = [Placed(panel: panel, rect: rest)]
      }
      return
    }
    // A sample stands below the knobs. Where there are two columns the chosen panel begins the second, else Tab
    // comes to either of them.
    let most = Self.mostColumns(in: body, isForked)
    let isBeside = sample != .none && most > 1
    let showsSample = isBeside || sample == .inFront
    let taken = showsSample ? Self.knobRows + 1 + sampleHeight + 1 : Self.blockHeight
    var columns = Self.columns(
      in: body, panel: panel, classCount: classCount, counts: (isBeside ? 2 : 1)...most,
      taken: taken, first: isBeside ? 1 : 0, isElsewhere: isElsewhere)
    if showsSample && !isBeside { columns = [[]] }
    var sides = columns.map { _ in Rect(x: 0, y: 0, width: 0, height: 0) }
    for place in sides.indices.reversed() {
      sides[place] = Self.withGap(rest.takeRight(Self.width(of: columns.count, in: body, isForked)))
    }
    plot = rest
    if showsSample {
      knobs = .block(sides[0].takeTop(Self.knobRows))
      _ = sides[0].takeTop(1)
      self.sample = sides[0].takeTop(columns[0].isEmpty ? sides[0].height : sampleHeight)
      _ = sides[0].takeTop(1)
    } else {
      knobs = .block(sides[0].takeTop(Self.blockHeight))
    }
    for (side, column) in zip(sides, columns) { panels += Self.stack(column, in: side, classCount) }
  }
}

extension FrameLayout {
  /// Without its first column, which stays free.
  private static func withGap(_ rect: Rect) -> Rect {
    Rect(x: rect.x + 1, y: rect.y, width: rect.width - 1, height: rect.height)
  }

  /// What a plot should have at least: a square, or half of the screen; two have twice that, or two thirds.
  private static func plotWidth(in body: Rect, _ isForked: Bool) -> Int {
    isForked
      ? min(4 * body.height, 2 * body.width / 3) : min(2 * body.height, body.width / 2)
  }

  private static func width(of columns: Int, in body: Rect, _ isForked: Bool) -> Int {
    let free = body.width - plotWidth(in: body, isForked)
    return min(max(free / columns, columnWidth.lowerBound), columnWidth.upperBound)
  }

  /// How many columns leave the plot its part.
  private static func mostColumns(in body: Rect, _ isForked: Bool) -> Int {
    let free = body.width - plotWidth(in: body, isForked)
    return min(max(free / (columnWidth.lowerBound + 2), 1), mostColumns)
  }

  /// Which panels stand in which column: as few columns as show all, or as many as leave the plot a square.
  /// The first column begins below `taken` rows, and the chosen panel at the top of column `first`. No chart stands twice:
  /// the overview gives way to the charts that it is taken from, where there is room for all.
  private static func columns(
    in body: Rect, panel: Panel, classCount: Int, counts: ClosedRange<Int>, taken: Int, first: Int,
    isElsewhere: Bool
  ) -> [[Panel]] {
    func packed(_ panels: [Panel], into count: Int) -> [[Panel]] {
      pack(panels, into: count, height: body.height, taken: taken, first: first, classCount)
    }
    let fitting = panel.cycle.filter { !isElsewhere || !$0.needsRun }
    guard !isElsewhere else {
      return packed(fitting, into: counts.upperBound).filter { !$0.isEmpty }
    }
    let inFull = (panel == .overview ? Panel.losses : panel).cycle.filter { $0 != .overview }
    let inShort = panel.cycle.filter { !$0.isInOverview }
    var columns: [[Panel]] = []
    for count in counts {
      for panels in panel.isInOverview ? [inFull] : [inFull, inShort] {
        columns = packed(panels, into: count)
        if columns.joined().count == panels.count { return columns }
      }
    }
    return columns
  }

  /// Fills columns from the first to the last, each from its top; the chosen panel always has a place.
  private static func pack(
    _ panels: [Panel], into count: Int, height: Int, taken: Int, first: Int, _ classCount: Int
  ) -> [[Panel]] {
    var columns = Array(repeating: [Panel](), count: count)
    var free = Array(repeating: height, count: count)
    free[0] -= taken
    columns[first] = [panels[0]]
    free[first] -= panels[0].idealHeight(classCount: classCount) + 1
    for panel in panels.dropFirst() {
      let needed = panel.idealHeight(classCount: classCount)
      if let place = free.firstIndex(where: { $0 >= needed }) {
        columns[place].append(panel)
        free[place] -= needed + 1
      }
    }
    return columns.enumerated().filter { $0 < first || !$1.isEmpty }.map(\.element)
  }

  /// Gives panels their rows: as many as they like, and what is left over in equal parts to all.
  private static func stack(_ panels: [Panel], in column: Rect, _ classCount: Int) -> [Placed] {
    var rest = column
    let ideal = panels.map { $0.idealHeight(classCount: classCount) }
    let spare = max(column.height - ideal.reduce(0, +) - (panels.count - 1), 0)
    let charts = panels.filter(\.isChart).count
    return zip(panels, ideal).map { panel, height in
      let extra = panel.isChart ? spare / charts : 0
      defer { _ = rest.takeTop(1) }
      return Placed(panel: panel, rect: rest.takeTop(height + extra))
    }
  }
}

extension Panel {
  /// Whether the overview has some of its charts.
  fileprivate var isInOverview: Bool { [.losses, .accuracies, .distances].contains(self) }

  /// Whether more rows make it say more.
  var isChart: Bool {
    switch self {
    case .overview, .losses, .accuracies, .distances: true
    case .classes, .confusion, .openSet, .equations, .runs: false
    }
  }
}
