import Drawing

/// The runs that were made on these data with this network, the newest first: λ, α, steps, ratio and accuracies, to be
/// compared.
func drawRuns(_ screen: ScreenState, on canvas: inout Canvas, in rect: Rect) {
  let subject = screen.run.kept.subject
  let here = screen.runs.map { run in
    (mark: screen.isForked ? screen.letter(of: run) : screen.say(.now), run: run.kept)
  }
  let left = screen.kept.filter { $0.subject == subject }.enumerated().reversed()
    .map { (mark: "\($0 + 1)", run: $1) }
  let rows = here + left
  func write(_ cells: [String], y: Int, _ style: Style) {
    var end = rect.maxX
    for (cell, width) in zip(cells, [6, 5, 7, 6, 6, 6]).reversed() {
      canvas.write(screen.glyphs.plain(cell), endingAt: end, y: y, style)
      end -= width
    }
  }
  write(
    ["λ", "α"] + [Words.steps, .ratio, .softmaxInShort, .centerInShort].map { screen.say($0) },
    y: rect.y, .dim)
  let page = TablePage(of: rows.count, room: rect.height - 2, screen)
  for (line, index) in page.rows.enumerated() {
    let (y, run) = (rect.y + 1 + line, rows[index].run)
    canvas.write(rows[index].mark, x: rect.x, y: y, .dim, width: 4)
    write(
      [
        NumberText.plain(run.centerWeight) + (run.isTurned ? "*" : ""),
        NumberText.plain(run.centerRate), NumberText.grouped(run.steps),
        NumberText.short(run.ratio), NumberText.percent(run.accuracy),
        NumberText.percent(run.nearestCenterAccuracy),
      ], y: y, index < here.count ? .bold : .plain)
  }
  let note = page.hint ?? (rows.contains { $0.run.isTurned } ? screen.say(.turnedOnTheWay) : "")
  canvas.write(
    screen.glyphs.plain(note), x: rect.x, y: rect.maxY - 1, .dim, width: rect.width)
}
