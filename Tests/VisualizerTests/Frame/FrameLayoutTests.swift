import Drawing
import Runs
import Testing
import Visualizer

struct FrameLayoutTests {
  private func layout(
    _ width: Int, _ height: Int, _ panel: Panel = .overview, classes: Int = 10,
    _ sample: FrameLayout.Sample = .none
  ) -> FrameLayout {
    FrameLayout(
      Size(width: width, height: height), panel: panel, classCount: classes, sample: sample)
  }

  @Test(
    "where there is room for one, Tab's panel stands beside the plot", arguments: Panel.allCases)
  func one(panel: Panel) throws {
    for (width, height) in [(80, 24), (100, 30)] {
      let layout = layout(width, height, panel)
      #expect(layout.panels.map(\.panel) == [panel])
      #expect(layout.plot != nil)
    }
  }

  @Test("without room the overview is the plot, and any other panel takes its place")
  func none() {
    for (width, height) in [(40, 12), (60, 16), (75, 40), (200, 19)] {
      #expect(layout(width, height).panels.isEmpty)
      #expect(layout(width, height).plot != nil)
      #expect(layout(width, height, .losses).plot == nil)
      #expect(layout(width, height, .losses).panels.map(\.panel) == [.losses])
    }
  }

  @Test(
    "the wider the screen the more stand there at once, in Tab's order, up to all but the overview, whose charts then stand there"
  )
  func several() {
    let counts = [(80, 24), (130, 40), (160, 45), (200, 60), (250, 70)].map { size in
      layout(size.0, size.1).panels.count
    }
    #expect(counts == counts.sorted() && counts[0] == 1 && counts[4] == Panel.allCases.count - 1)
    #expect(counts[2] >= 4, "\(counts)")
    #expect(layout(160, 45, .classes).panels[0].panel == .classes)
  }

  @Test("nothing overlaps and nothing leaves the body, at any size from 40×12 to 300×100")
  func disjoint() {
    for width in stride(from: 40, through: 300, by: 13) {
      for height in stride(from: 12, through: 100, by: 11) {
        for (panel, classes) in [(Panel.overview, 10), (.confusion, 2), (.classes, 62)] {
          for sample in [FrameLayout.Sample.none, .inFront, .behind] {
            let layout = layout(width, height, panel, classes: classes, sample)
            let knobs =
              switch layout.knobs {
              case .block(let rect), .line(let rect): rect
              }
            let parts =
              [layout.plot, layout.sample, knobs].compactMap { $0 } + layout.panels.map(\.rect)
            for (k, part) in parts.enumerated() {
              #expect(
                part.x >= 0 && part.maxX <= width && part.y >= 1 && part.maxY <= height - 2,
                "\(width)×\(height): \(part)")
              for other in parts[(k + 1)...] {
                let isApart =
                  part.maxX <= other.x || other.maxX <= part.x || part.maxY <= other.y
                  || other.maxY <= part.y
                #expect(isApart, "\(width)×\(height): \(part), \(other)")
              }
            }
          }
        }
      }
    }
  }

  @Test(
    "the plot keeps about half of the width, or else a square: two columns are as wide as a row is high"
  )
  func plot() throws {
    for width in stride(from: 80, through: 300, by: 20) {
      for height in stride(from: 24, through: 100, by: 19) {
        let plot = try #require(layout(width, height).plot)
        let enough = min(width / 2, 2 * plot.height)
        #expect(plot.width >= enough - 4, "\(width)×\(height): \(plot)")
      }
    }
  }

  @Test(
    "a sample takes the panel's place where there is one, and a column of its own where there are two"
  )
  func sample() {
    let small = layout(60, 16, .losses, .inFront)
    #expect(small.sample != nil && small.plot != nil && small.panels.isEmpty)
    #expect(layout(60, 16, .losses, .behind) == layout(60, 16, .losses))
    #expect(layout(80, 24, .losses, .inFront).panels.isEmpty)
    #expect(layout(80, 24, .losses, .behind) == layout(80, 24, .losses))
    let wideAndHigh = layout(200, 60, .losses, .inFront)
    #expect(wideAndHigh.panels.contains { $0.rect.x == wideAndHigh.sample?.x })
    for sample in [FrameLayout.Sample.inFront, .behind] {
      let wide = layout(160, 45, .losses, sample)
      let chosen = wide.panels.first { $0.panel == .losses }
      let left = wide.sample?.x ?? .max
      #expect((chosen?.rect.x ?? 0) > left && wide.panels.count > 1)
    }
  }
}
