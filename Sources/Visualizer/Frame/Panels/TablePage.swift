import Drawing

/// Which rows of a table show where not all fit. Pages follow each other in a circle, so that one key reaches all of them.
struct TablePage: Equatable {
  /// The rows that show.
  let rows: Range<Int>
  /// For the last line of the table: which rows these are, and the keys to others; `nil` where all show.
  let hint: String?

  /// The page that the screen is at, of `count` rows in a table that has room for `room`, the hint among them. `isCut`: a hint is needed
  /// whatever fits.
  init(of count: Int, room: Int, _ screen: ScreenState, isCut: Bool = false) {
    guard count > room || isCut else {
      (rows, hint) = (0..<count, nil)
      return
    }
    let size = max(room - 1, 1)
    let pages = max((count + size - 1) / size, 1)
    let first = (screen.tablePage % pages + pages) % pages * size
    rows = first..<min(first + size, count)
    let keys = keysLabel { if case .turnPage = $0 { true } else { false } }
    let shown = screen.say(
      .outOf, "\(rows.lowerBound + 1)–\(rows.upperBound)", "\(count)")
    hint = pages > 1 ? "\(shown), \(keys)" : shown
  }
}
