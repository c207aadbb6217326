import Drawing
import Learning

/// What is known of features that another program has trained.
public struct Elsewhere: Sendable, Equatable {
  /// Whether there is one set of samples, and not one to train on and one to test on.
  let isWhole: Bool
  /// How many there were; more than can be shown are not all measured.
  let total: Int
  /// Whether they came with the step that they are of.
  let isStepped: Bool
  /// Whether centers came with them; else those are the class means.
  let hasCenters: Bool
  /// Why what came last could not be read; what is shown came before it.
  let problem: String?

  func texts(_ run: RunView, _ say: Language) -> [String] {
    if let problem { return [say.translated(problem)] }
    let (snapshot, counts) = (run.snapshot, counts(run, say))
    guard let projection = snapshot.projection else {
      return [say(.featuresElsewhere, counts.samples, counts.numbers)]
    }
    let share = NumberText.percent(projection.share)
    return [
      say(.featuresInPlane, counts.samples, counts.numbers, share),
      say(.featuresInPlaneInShort, share, counts.numbers),
    ]
  }

  fileprivate func counts(_ run: RunView, _ say: Language) -> (samples: String, numbers: String) {
    let test = run.snapshot.test.features
    let count = test.rows + (isWhole ? 0 : run.snapshot.train.features.rows)
    let (shown, all) = (NumberText.grouped(count), NumberText.grouped(total))
    return (count < total ? say(.outOf, shown, all) : shown, NumberText.grouped(test.columns))
  }
}

/// Where a run has its knobs: what came, and the measures of it.
func drawElsewhere(
  _ elsewhere: Elsewhere, _ run: RunView, _ screen: ScreenState, on canvas: inout Canvas,
  in rect: Rect
) {
  let (say, test, counts) = (screen.say, run.snapshot.test, elsewhere.counts(run, screen.say))
  var rows: [(name: Words, value: String)] = [
    (.samplesRow, counts.samples), (.numbersRow, counts.numbers),
  ]
  if let projection = run.snapshot.projection {
    rows.append((.varianceRow, "\(NumberText.percent(projection.share)) %"))
  }
  rows += [
    (.centersRow, say(elsewhere.hasCenters ? .centersGiven : .centersAreMeans)),
    (.nearestCenter, "\(NumberText.percent(test.nearestCenterAccuracy)) %"),
    (.intraInter, intraInter(test.clusters)),
  ]
  for (row, (name, value)) in rows.enumerated() where row < rect.height {
    canvas.write(say(name), x: rect.x, y: rect.y + row)
    canvas.write(screen.glyphs.plain(value), endingAt: rect.maxX, y: rect.y + row, .bold)
  }
}
