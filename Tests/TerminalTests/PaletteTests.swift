import Drawing
import Terminal
import Testing

@Suite struct PaletteTests {
  let orange = Color(
    onDark: Color.Shade(xterm: 208, sixteen: 11, basic: 3, isBoldOfEight: true, tint: 52),
    onLight: Color.Shade(xterm: 130, sixteen: 1, basic: 1, tint: 223))

  private func shown(_ style: Style, _ colors: Int, on background: Background = .dark)
    -> Palette.Look
  {
    Palette(colors: colors, background: background).look(of: style)
  }

  @Test("256 colours show a colour as it is meant, on dark and on light, and tint with its tint")
  func full() {
    let style = Style(orange, tint: orange)
    for background in [Background.dark, .unknown] {
      #expect(shown(style, 256, on: background).color == 208)
      #expect(shown(style, 256, on: background).tint == 52)
    }
    #expect(shown(style, 256, on: .light).color == 130)
    #expect(shown(style, 256, on: .light).tint == 223)
  }

  @Test(
    "fewer colours show the one that stands in, and tint nothing",
    arguments: [(255, 11), (88, 11), (16, 11), (15, 3), (8, 3)])
  func fewer(colors: Int, expected: Int32) {
    #expect(shown(Style(orange, tint: orange), colors).color == expected)
    #expect(shown(Style(orange, tint: orange), colors).tint == -1)
    #expect(shown(Style(orange), colors, on: .light).color == 1)
  }

  @Test("ten classes have ten colours, in sixteen too, and among eight a colour or a weight each")
  func classes() {
    for background in [Background.dark, .light] {
      for colors in [256, 16, 8] {
        let looks = Color.classes.map { shown(Style($0), colors, on: background) }
        for (index, look) in looks.enumerated() {
          #expect(!looks[..<index].contains(look), "\(colors): class \(index)")
        }
      }
    }
  }

  @Test(
    "with fewer than 256 colours nothing that has a colour is dim, and nothing is plain blue on black"
  )
  func bright() {
    let dim = shown(.dim, 0).attributes
    for color in Color.classes + [.accent] {
      for colors in [16, 8] {
        let look = shown(Style(color, weight: .dim), colors)
        #expect(look.attributes & dim == 0)
        #expect(look.color != 4 && look.color != 0)
      }
    }
    #expect(shown(Style(orange, weight: .dim), 256).attributes == dim)
  }

  @Test("a terminal without colours, or a style without one, keeps the terminal's own")
  func none() {
    for colors in [0, 2, 7] {
      #expect(shown(Style(orange, tint: orange), colors).color == -1)
      #expect(shown(Style(orange, tint: orange), colors).tint == -1)
    }
    #expect(shown(.plain, 256).color == -1 && shown(.plain, 256).tint == -1)
  }

  @Test("weight and reverse video become attributes, each on its own")
  func attributes() {
    let all = [
      Style.plain, .bold, .dim, Style(isReversed: true), Style(weight: .bold, isReversed: true),
    ].map { shown($0, 256).attributes }
    #expect(Set(all).count == all.count)
    #expect(all[0] == 0 && all[4] == all[1] | all[3])
  }
}
