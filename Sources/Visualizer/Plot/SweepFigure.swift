import Drawing
import Runs

/// What a sweep measured, drawn for a page: accuracies and the ratio over λ, a line for each α, deviations over seeds as bars.
public struct SweepFigure: Sendable {
  private let rows: [SweepRow]
  private let caption: String
  private static let (width, height, gap) = (420.0, 300.0, 60.0)

  public init(_ rows: [SweepRow], caption: String) {
    self.rows = rows
    self.caption = caption
  }
}

extension SweepFigure {
  /// SVG 1.1, black on white.
  public var svg: String {
    let panels: [(title: String, value: (SweepRow) -> SweepRow.Spread)] = [
      ("accuracy by softmax", { $0.testAccuracy }),
      ("accuracy by the nearest center", { $0.nearestCenterAccuracy }),
      ("intra / inter", { $0.ratio }),
    ]
    let (width, height, gap) = (Self.width, Self.height, Self.gap)
    let (whole, high) = (Double(panels.count) * (width + gap) + gap, height + 2 * gap + 30)
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(coordinate(whole))\" height=\"\(coordinate(high))\" viewBox=\"0 0 \(coordinate(whole)) \(coordinate(high))\">",
      "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>",
      "<g font-family=\"'DejaVu Sans','Liberation Sans',Arial,sans-serif\" font-size=\"12\" fill=\"#1c1c1c\">",
    ]
    for (index, panel) in panels.enumerated() {
      lines += drawn(panel.title, x: gap + Double(index) * (width + gap), y: gap / 2, panel.value)
    }
    lines.append(
      "<text x=\"\(coordinate(whole / 2))\" y=\"\(coordinate(high - 14))\" text-anchor=\"middle\">\(escaped(caption))</text>"
    )
    return (lines + ["</g>", "</svg>", ""]).joined(separator: "\n")
  }

  private func drawn(
    _ title: String, x: Double, y: Double, _ value: (SweepRow) -> SweepRow.Spread
  ) -> [String] {
    let (width, height) = (Self.width, Self.height)
    let weights = Set(rows.map(\.centerWeight)).sorted()
    let rates = Set(rows.map(\.centerRate)).sorted()
    let ends = rows.map(value).filter { $0.mean.isFinite }.flatMap { spread in
      let deviation = spread.deviation.isFinite ? spread.deviation : 0
      return [spread.mean - deviation, spread.mean + deviation]
    }
    let (low, high) = (ends.min() ?? 0, max(ends.max() ?? 1, (ends.min() ?? 0) + 1e-9))
    func across(_ weight: Float) -> Double {
      let place = Double(weights.firstIndex(of: weight) ?? 0)
      return x + (place + 0.5) / Double(weights.count) * width
    }
    func down(_ value: Double) -> Double {
      y + height - (0.08 + 0.84 * (value - low) / (high - low)) * height
    }
    var lines = [
      "<rect x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" width=\"\(coordinate(width))\" height=\"\(coordinate(height))\" fill=\"none\" stroke=\"#767676\"/>",
      "<text x=\"\(coordinate(x + width / 2))\" y=\"\(coordinate(y - 8))\" text-anchor=\"middle\" font-weight=\"bold\">\(title)</text>",
    ]
    for weight in weights {
      lines.append(
        "<text x=\"\(coordinate(across(weight)))\" y=\"\(coordinate(y + height + 16))\" text-anchor=\"middle\">λ \(NumberText.plain(weight))</text>"
      )
    }
    for value in [low, high] {
      lines.append(
        "<text x=\"\(coordinate(x + 4))\" y=\"\(coordinate(down(value) + 4))\" fill=\"#767676\">\(NumberText.short(value))</text>"
      )
    }
    for (index, rate) in rates.enumerated() {
      let rgb = Color.rgb(xterm: Color.ofClass(index).onLight.xterm)
      let color = "rgb(\(rgb.red),\(rgb.green),\(rgb.blue))"
      let own = rows.filter { $0.centerRate == rate && value($0).mean.isFinite }
      let points = own.map {
        "\(coordinate(across($0.centerWeight))),\(coordinate(down(value($0).mean)))"
      }
      lines.append(
        "<polyline points=\"\(points.joined(separator: " "))\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.5\"/>"
      )
      for row in own {
        let (cx, spread) = (across(row.centerWeight), value(row))
        let deviation = spread.deviation.isFinite ? spread.deviation : 0
        lines.append(
          "<path d=\"M\(coordinate(cx)) \(coordinate(down(spread.mean - deviation)))V\(coordinate(down(spread.mean + deviation)))\" stroke=\"\(color)\"/>"
        )
        lines.append(
          "<circle cx=\"\(coordinate(cx))\" cy=\"\(coordinate(down(spread.mean)))\" r=\"3\" fill=\"\(color)\"/>"
        )
      }
      lines.append(
        "<text x=\"\(coordinate(x + width - 6))\" y=\"\(coordinate(y + 16 + 15 * Double(index)))\" text-anchor=\"end\" fill=\"\(color)\">α \(NumberText.plain(rate))</text>"
      )
    }
    return lines
  }
}
