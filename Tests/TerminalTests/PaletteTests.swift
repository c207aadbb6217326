import Drawing
import Terminal
import Testing

@Suite struct PaletteTests {
  let orange = Color(xterm: 208, basic: 3)

  @Test("256 colours show a colour as it is meant")
  func full() { #expect(Palette(colors: 256).index(of: orange) == 208) }

  @Test("8 or 16 colours show the basic one that stands in", arguments: [8, 16, 88])
  func basic(colors: Int) { #expect(Palette(colors: colors).index(of: orange) == 3) }

  @Test("a terminal without colours, or a style without one, keeps the terminal's own")
  func none() {
    #expect(Palette(colors: 0).index(of: orange) == -1)
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
