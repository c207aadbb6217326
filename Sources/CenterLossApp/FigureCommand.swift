import ArgumentParser
import Drawing
import Learning
import Runs
import Visualizer

struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Train without a screen, then draw the features for a page, in SVG or PNG.",
    discussion: """
      Without a number it is one run. 2 is the paper's figure 2: softmax alone, on the training and on the test set. \
      3 is its figure 3: λ of 0.001, 0.01, 0.1 and 1, all from the same weights and batches.
      """)

  enum Number: String, CaseIterable, ExpressibleByArgument {
    case two = "2"
    case three = "3"
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case svg, png
  }

  @Argument(help: ArgumentHelp("Which of the paper's figures: 2 or 3.", valueName: "number"))
  var figure: Number?

  @OptionGroup var options: RunOptions

  @Option(help: "Whether regions of the classes are drawn behind the points, and by what:")
  var regions = RegionChoice.none

  @Option(help: "PNG is drawn by rsvg-convert, which has to be installed:")
  var format = Format.svg

  @OptionGroup var output: PictureOutput

  enum RegionChoice: String, CaseIterable, ExpressibleByArgument {
    case none, softmax
    case nearestCenter = "nearest-center"

    fileprivate var view: PlotView.Regions {
      switch self {
      case .none: .none
      case .softmax: .softmax
      case .nearestCenter: .nearestCenter
      }
    }
  }

  func validate() throws {
    guard options.resume == nil else {
      throw ValidationError("--resume: a figure trains its runs from step 0: leave it out")
    }
  }

  func run() throws {
    let spec = try options.spec()
    switch figure {
    case nil:
      let run = try trained(spec)
      try write([panel(run, .test, name: "λ \(weight(run))")], of: [run])
    case .two:
      var alone = spec
      try alone.set(.centerWeight, 0)
      let run = try trained(alone)
      let panels = [
        panel(run, .train, name: "λ 0, training set", accuracy: run.snapshot.train.accuracy),
        panel(run, .test, name: "λ 0, test set"),
      ]
      try write(panels, of: [run], sharesScale: true)
    case .three:
      let runs = try ([0.001, 0.01, 0.1, 1] as [Float]).map { weight -> RunView in
        var own = spec
        try own.set(.centerWeight, weight)
        return try trained(own)
      }
      try write(runs.map { panel($0, .test, name: "λ \(weight($0))") }, of: runs)
    }
  }

  private func trained(_ spec: RunSpec) throws -> RunView {
    let run = try spec.run()
    try run.checkShowable()
    var driver = RunDriver(run, by: spec, whenNotFinite: .stop)
    for _ in 0..<spec.stepCount(asked: options.steps, on: run.dataset) {
      guard driver.step() == .stepped else { throw Failure.lossNotFinite(driver.run) }
    }
    let report = Report(snapshot: driver.run.evaluate(), recording: driver.recording)
    return RunView(RunTitle(run), report)
  }

  private func weight(_ run: RunView) -> String {
    NumberText.plain(run.snapshot.hyperparameters.centerWeight)
  }

  private func panel(
    _ run: RunView, _ part: PlotView.Part, name: String, accuracy: Double? = nil
  ) -> Figure.Panel {
    let test = run.snapshot.test
    let percent = NumberText.percent(accuracy ?? test.accuracy)
    let numbers =
      part == .test
      ? "softmax \(percent) %, nearest center \(NumberText.percent(test.nearestCenterAccuracy)) %, intra / inter \(NumberText.short(test.clusters.ratio))"
      : "softmax \(percent) %"
    let view = PlotView(part: part, scale: .absolute, regions: regions.view)
    return Figure.Panel(run, view, caption: "\(name): \(numbers)")
  }

  private func write(_ panels: [Figure.Panel], of runs: [RunView], sharesScale: Bool = false) throws
  {
    let (run, spec) = (runs[0], runs[0].recording.spec)
    let chosen = run.snapshot.hyperparameters
    let caption =
      "\(run.title.dataset.name), \(spec.network), step \(run.snapshot.step), α \(NumberText.plain(chosen.centerRate)), "
      + "rule \(chosen.centerRule.rawValue), seed \(spec.seed)"
    let figure = Figure(panels, caption: caption, sharesScale: sharesScale)
    try output.write(svg: figure.svg, asPNG: format == .png)
  }
}
