import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// The table of the runs that were made.
struct RunsTableTests {
  private func rows(_ screen: ScreenState) -> [String] {
    var canvas = Canvas(Size(width: 42, height: 9))
    drawPanel(.runs, screen.run, screen, on: &canvas, in: Rect(canvas.size))
    return canvas.text.split(separator: "\n").map { row in
      row.split(separator: " ").joined(separator: " ")
    }
  }

  @Test("it begins with the run that goes on")
  func now() {
    let rows = rows(Trained.afterward)
    #expect(rows[1] == "λ α steps ratio soft% near%")
    let test = Trained.afterward.snapshot.test
    #expect(
      rows[2] == "now 0.1 0.5 300 \(NumberText.short(test.clusters.ratio)) "
        + "\(NumberText.percent(test.accuracy)) \(NumberText.percent(test.nearestCenterAccuracy))")
  }

  @Test("a run that restarts is kept as it stood, with a mark where its knobs were turned")
  func restarted() throws {
    var watched = Watched(steps: 100)
    let left = watched.screen.snapshot.test
    watched.perform(.restart)
    watched.train(50)
    watched.perform(.raise(.centerWeight))
    watched.train(50)
    watched.perform(.restart)
    watched.train(10)
    let rows = rows(watched.screen)
    #expect(rows[2].hasPrefix("now 0.2 0.5 10 "))
    #expect(rows[3].hasPrefix("2 0.2* 0.5 100 "))
    #expect(rows[4].hasPrefix("1 0.1 0.5 100 \(NumberText.short(left.clusters.ratio)) "))
    #expect(rows.last == "* λ or α was turned on the way")
  }

  @Test("both sides of a fork, and the one that ended; nothing of other data or networks")
  func others() throws {
    let forked = Trained.afterward.after(.fork)
    #expect(rows(forked)[2].hasPrefix("A 0.1") && rows(forked)[3].hasPrefix("B 0.1"))
    let ended = forked.after(.fork)
    #expect(rows(ended)[2].hasPrefix("now 0.1") && rows(ended)[3].hasPrefix("1 0.1"))
    let rings = RunView(try Trained.run { $0.data = "rings" })
    let choice = try #require(RunChoice.all.first { $0.data == "rings" })
    let opened = ended.after(.opened([rings], choice))
    #expect(opened.kept.count == 2)
    var spec = RunSpec()
    spec.data = "rings"
    let ofRings = ended.after(.opened([RunView(try spec.run(), by: spec)], choice))
    #expect(rows(ofRings).count == 3)
  }

  @Test("a run that never trained is not kept")
  func untrained() {
    #expect(Trained.start.after(.fork, .fork).kept.isEmpty)
  }
}
