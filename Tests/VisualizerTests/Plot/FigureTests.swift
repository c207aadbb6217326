import Drawing
import Learning
import Runs
import Testing
import Visualizer

/// Figures for a page.
struct FigureTests {
  private func figure(_ run: RunView, _ regions: PlotView.Regions = .none) -> String {
    let view = PlotView(part: .test, scale: .absolute, regions: regions)
    return Figure([Figure.Panel(run, view, caption: "λ < 1")], caption: "seed 1").svg
  }

  @Test("each sample is a point, each center a mark, and the captions are there")
  func points() {
    let svg = figure(Trained.afterward.run)
    #expect(svg.matches(of: /r="2.2"/).count == 360)
    #expect(svg.matches(of: /r="10"/).count == 10)
    #expect(svg.contains(">λ &lt; 1</text>") && svg.contains(">seed 1</text>"))
  }

  @Test("regions are drawn behind the points")
  func regions() throws {
    let svg = figure(Trained.afterward.run, .softmax)
    let region = try #require(svg.range(of: "fill-opacity=\"0.12\""))
    let point = try #require(svg.range(of: "r=\"2.2\""))
    #expect(region.lowerBound < point.lowerBound)
    #expect(svg != figure(Trained.afterward.run, .nearestCenter))
  }

  @Test("panels that are to be compared have one scale")
  func scale() {
    let view = PlotView(part: .test, scale: .absolute, regions: .none)
    func numbers(_ sharesScale: Bool) -> String {
      Figure(
        [
          Figure.Panel(Trained.start.run, view, caption: "a"),
          Figure.Panel(Trained.afterward.run, view, caption: "b"),
        ], caption: "", sharesScale: sharesScale
      ).svg
    }
    #expect(numbers(true) != numbers(false))
  }
}
