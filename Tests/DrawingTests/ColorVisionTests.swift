import Drawing
import Foundation
import Testing

/// Classes are told apart by colour too, whatever cones an eye has.
struct ColorVisionTests {
  /// Linear red, green and blue as an eye without one kind of cone sees them: the matrices of full severity of
  /// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
  /// Deficiency", 2009.
  static let eyes: [(name: String, matrix: [[Double]])] = [
    ("all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protanopia",
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    ),
    (
      "deuteranopia",
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    ),
    (
      "tritanopia",
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    ),
  ]

  @Test(
    "the ten colours are at least ten just noticeable differences apart", arguments: 0..<4,
    [Background.dark, .light])
  func apart(eye: Int, background: Background) {
    let seen = Color.classes.map { lab($0.shade(on: background), Self.eyes[eye].matrix) }
    for a in seen.indices {
      for b in seen.indices where b > a {
        let difference = zip(seen[a], seen[b]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
        #expect(difference.squareRoot() >= 10, "\(Self.eyes[eye].name): classes \(a) and \(b)")
      }
    }
  }

  /// CIE 1976 L*a*b*, in which a just noticeable difference is about one.
  private func lab(_ shade: Color.Shade, _ eye: [[Double]]) -> [Double] {
    let (red, green, blue) = Color.rgb(xterm: shade.xterm)
    let linear = [red, green, blue].map { level in
      let share = Double(level) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let seen = eye.map { row in min(max(zip(row, linear).map(*).reduce(0, +), 0), 1) }
    let toXYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    let white = [0.95047, 1, 1.08883]
    let f = zip(toXYZ, white).map { row, white in
      let t = zip(row, seen).map(*).reduce(0, +) / white
      return t > 0.008856 ? cbrt(t) : 7.787 * t + 16.0 / 116
    }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }
}
