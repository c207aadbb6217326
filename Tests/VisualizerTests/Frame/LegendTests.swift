import Drawing
import Foundation
import Learning
import Runs
import Testing
import Visualizer

/// Names of classes that are words, and more classes than digits.
struct LegendTests {
  private func state(_ names: [String]) throws -> ScreenState {
    let samples = Samples(
      inputSize: 4, pixels: (0..<names.count * 8).map { UInt8($0 * 37 % 251) },
      labels: (0..<names.count * 2).map { $0 % names.count })
    let data = Dataset(
      name: "shapes", shape: .image(rows: 2, columns: 2), classNames: names, train: samples,
      test: samples)
    var chosen = Hyperparameters()
    chosen.batchSize = 2
    let run = try TrainingRun(data, chosen, seed: 1)
    return ScreenState(RunView(run), glyphs: .unicode)
  }

  private func legend(_ names: [String], width: Int, focus: Int? = nil) throws -> String {
    var canvas = Canvas(Size(width: width, height: 1))
    let screen = try state(names).after(.focus(focus))
    drawLegend(screen.run, screen, on: &canvas, in: Rect(canvas.size))
    return String(canvas.text.dropLast())
  }

  @Test("where the plot is high enough whole names take several rows, a fifth of it at most")
  func rows() throws {
    let clothes = [
      "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
      "Ankle boot",
    ]
    let state = try state(clothes)
    func lastRows(_ count: Int, width: Int, height: Int) -> [String] {
      var canvas = Canvas(Size(width: width, height: height))
      drawPlot(state.run, state, on: &canvas, in: Rect(canvas.size))
      return canvas.text.split(separator: "\n").suffix(count).map { String($0) }
    }
    #expect(
      lastRows(4, width: 40, height: 21) == [
        "  0 T-shirt/top  1 Trouser  2 Pullover",
        "  3 Dress  4 Coat  5 Sandal  6 Shirt",
        "  7 Sneaker  8 Bag  9 Ankle boot",
        "                      [0] center + mean",
      ])
    let low = lastRows(2, width: 40, height: 14)
    #expect(low[0].hasPrefix("└") && low[1].hasPrefix("  0 1 2 3"), "\(low)")
    #expect(try legend(clothes, width: 40).hasPrefix("  0 1 2 3"))
  }

  @Test("letters and digits that name classes are their marks; other names are counted")
  func ownMarks() throws {
    #expect(try state(["1", "2", "B", "b"]).run.title.classMarks == ["1", "2", "B", "b"])
    #expect(try state(["a", "bb", "c"]).run.title.classMarks == ["0", "1", "2"])
    #expect(try state(["é", "a"]).run.title.classMarks == ["0", "1"])
    #expect(try legend(["1", "2", "B"], width: 60).hasPrefix("  1  2  B"))
  }

  @Test("a digit shows the class that it marks alone; of letters, the one at its place")
  func digits() throws {
    let numbers = try state(["1", "2", "A"])
    let letters = try state(["A", "B", "C"])
    func focus(_ state: ScreenState, _ key: Unicode.Scalar) throws -> Int? {
      state.after(try #require(state.action(for: .character(key)))).plot.focus
    }
    #expect(try focus(numbers, "1") == 0 && focus(numbers, "2") == 1)
    #expect(try focus(numbers, "0") == nil && focus(numbers, "3") == nil)
    #expect(try focus(letters, "0") == 0 && focus(letters, "2") == 2 && focus(letters, "3") == nil)
  }

  @Test("words stand beside their marks where all fit, else the marks alone")
  func words() throws {
    let names = ["circle", "square", "星"]
    #expect(try legend(names, width: 60).hasPrefix("  0 circle  1 square  2 星"))
    #expect(try legend(names, width: 26).hasPrefix("  0 1 2"))
  }

  @Test("of more classes than fit it says how many are missing")
  func many() throws {
    let text = try legend((0..<62).map { "class \($0)" }, width: 60)
    #expect(text.hasPrefix("  0 1 2 3 4"))
    let missing = try #require(text.firstMatch(of: /\+([0-9]+)/)?.output.1)
    let shown = text.prefix { $0 != "+" }.split(separator: " ").count
    #expect(Int(missing) == 62 - shown)
  }

  @Test(
    "a class that stands alone shows with its name, whichever it is, and all others are counted",
    arguments: [26, 47, 62])
  func alone(count: Int) throws {
    for width in [38, 54, 120] {
      for focus in 0..<count {
        let text = try legend((0..<count).map { "word\($0)" }, width: width, focus: focus)
        #expect(text.contains(" word\(focus)"), "\(focus) of \(count): \(text)")
        let marks = text.components(separatedBy: " [0]")[0]
        let missing = marks.matches(of: /\+([0-9]+)/).compactMap { Int($0.output.1) }
        let shown = marks.split(separator: " ").count { !$0.hasPrefix("+") } - 1
        #expect(missing.reduce(0, +) + shown == count, "\(text)")
      }
    }
  }
}
