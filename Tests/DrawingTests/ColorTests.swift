import Drawing
import Testing

struct ColorTests {
  @Test("ten classes have ten colours, and later ones take them again")
  func distinct() {
    #expect(Set(Color.classes.map(\.xterm)).count == 10)
    #expect(Color.ofClass(13) == Color.ofClass(3))
  }

  @Test(
    "every class's colour of the 256 is one of the cube or the greys, readable on black and white")
  func cube() {
    for color in Color.classes { #expect(color.xterm >= 16 && color.basic != 0) }
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
    let (red, green, blue) = Color(xterm: xterm, sixteen: 7, basic: 7).rgb
    #expect([red, green, blue] == expected)
  }
}
