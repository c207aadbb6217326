import Drawing
import Learning
import Runs
import Visualizer

/// How long it takes to compose one frame, by what it shows: `swift run -c release FrameTime [WIDTHxHEIGHT]`.
@main
struct FrameTime {
  static func main() throws {
    let asked = CommandLine.arguments.dropFirst().first?.split(separator: "x").compactMap {
      Int($0)
    }
    let size =
      asked.flatMap { $0.count == 2 ? Size(width: $0[0], height: $0[1]) : nil }
      ?? Size(width: 200, height: 60)
    let spec = RunSpec()
    var driver = RunDriver(try spec.run(), by: spec, whenNotFinite: .stop)
    var measures = MeasureHistory()
    for step in 0..<300 {
      if step.isMultiple(of: 5) { measures.insert(Measures(driver.run.evaluate())) }
      _ = driver.step()
    }
    let report = Report(
      snapshot: driver.run.evaluate(), measures: measures.entries, recording: driver.recording)
    let start = ScreenState(RunView(RunTitle(driver.run), report), glyphs: .unicode)

    print(
      "one frame at \(size.width)×\(size.height), digits, 300 steps: median and 99th percentile of 1000"
    )
    for (name, keys) in [
      ("as it starts", ""), ("both sets", "tt"), ("dots", "m"), ("trails", "p"),
      ("regions of softmax", "b"), ("disagreement", "bbb"), ("a sample", "w"),
      ("all of these", "ttmpbbbw"),
    ] {
      var state = start
      for key in keys.unicodeScalars {
        if let action = state.action(for: .character(key)) { _ = state.reduce(action) }
      }
      let times = (0..<1000).map { _ in
        ContinuousClock().measure { precondition(frame(state, size: size).size == size) }
      }.sorted()
      func milliseconds(_ duration: Duration) -> String {
        "\(Double(Int(duration / .nanoseconds(1) / 1000)) / 1000)"
      }
      print("  \(name): \(milliseconds(times[500])) ms, \(milliseconds(times[990])) ms")
    }
  }
}
