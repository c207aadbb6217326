import Drawing
import Terminal
import Testing

@Suite struct PaletteTests {
  let orange = Color(xterm: 208, sixteen: 11, basic: 3)

  @Test("256 colours show a colour as it is meant")
  func full() { #expect(Palette(colors: 256).index(of: orange) == 208) }

  @Test(
    "fewer colours show the one that stands in",
    arguments: [(255, 11), (88, 11), (16, 11), (15, 3), (8, 3)])
  func fewer(colors: Int, shown: Int32) {
    #expect(Palette(colors: colors).index(of: orange) == shown)
  }

  @Test("ten classes have ten colours, in sixteen too")
  func classes() {
    for colors in [256, 16] {
      #expect(Set(Color.classes.map { Palette(colors: colors).index(of: $0) }).count == 10)
    }
  }

  @Test("a terminal without colours, or a style without one, keeps the terminal's own")
  func none() {
    for colors in [0, 2, 7] { #expect(Palette(colors: colors).index(of: orange) == -1) }
    #expect(Palette(colors: 256).index(of: nil) == -1)
  }

  @Test("weight and reverse video become attributes, each on its own")
  func attributes() {
    let all = [
      Style.plain, .bold, .dim, Style(isReversed: true), Style(weight: .bold, isReversed: true),
    ].map(\.attributes)
    #expect(Set(all).count == all.count)
    #expect(Style.plain.attributes == 0)
    #expect(Style(weight: .bold, isReversed: true).attributes == Style.bold.attributes | all[3])
  }
}
