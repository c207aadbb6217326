import Drawing
import Foundation
import Testing

struct ColorTests {
  @Test("ten classes have ten colours, and later ones take them again")
  func distinct() {
    for background in [Background.dark, .light] {
      #expect(Set(Color.classes.map { $0.shade(on: background).xterm }).count == 10)
    }
    #expect(Color.ofClass(13) == Color.ofClass(3))
  }

  @Test(
    "every colour can be read on black or on white, at 4.5 to 1, and every class on its own tint",
    arguments: [Background.dark, .light])
  func contrast(background: Background) {
    let paper: UInt8 = background == .light ? 231 : 16
    for color in Color.classes + [.accent] {
      let shade = color.shade(on: background)
      #expect(shade.xterm >= 16, "of the first sixteen every terminal has its own idea")
      #expect(contrast(shade.xterm, paper) >= 4.5, "\(shade.xterm)")
      #expect(contrast(shade.xterm, shade.tint) >= 3.4, "\(shade.xterm) on \(shade.tint)")
    }
  }

  @Test("no two classes have the same tint")
  func tints() {
    for background in [Background.dark, .light] {
      #expect(Set(Color.classes.map { $0.shade(on: background).tint }).count == 10)
    }
  }

  /// How much two colours differ in lightness, 1 to 21: WCAG 2, "contrast ratio".
  private func contrast(_ a: UInt8, _ b: UInt8) -> Double {
    let lightness = [a, b].map { index -> Double in
      let (red, green, blue) = Color.rgb(xterm: index)
      let linear = [red, green, blue].map { level in
        let share = Double(level) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05
    }
    return max(lightness[0], lightness[1]) / min(lightness[0], lightness[1])
  }

  @Test(
    "red, green and blue are those of xterm's palette, at both ends of each of its parts",
    arguments: [
      (0, [0, 0, 0]), (1, [205, 0, 0]), (4, [0, 0, 238]), (7, [229, 229, 229]),
      (8, [127, 127, 127]), (12, [92, 92, 255]), (15, [255, 255, 255]), (16, [0, 0, 0]),
      (17, [0, 0, 95]), (21, [0, 0, 255]), (22, [0, 95, 0]), (52, [95, 0, 0]),
      (208, [255, 135, 0]), (231, [255, 255, 255]), (232, [8, 8, 8]), (243, [118, 118, 118]),
      (255, [238, 238, 238]),
    ] as [(UInt8, [UInt8])])
  func rgb(xterm: UInt8, expected: [UInt8]) {
    let (red, green, blue) = Color.rgb(xterm: xterm)
    #expect([red, green, blue] == expected)
  }
}
