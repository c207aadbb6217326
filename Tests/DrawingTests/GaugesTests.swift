import Drawing
import Testing

struct SliderTests {
  private func slider(_ share: Double, _ width: Int = 9, _ glyphs: Glyphs = .unicode) -> String {
    picture(9, 1) { $0.drawSlider(share, x: 0, y: 0, width: width, glyphs) }
  }

  @Test("the handle stands at the share of the way")
  func handle() {
    #expect(
      [0, 0.25, 0.5, 1].map { slider($0) } == [
        "├●──────┤", "├──●────┤", "├───●───┤", "├──────●┤",
      ])
    #expect(slider(0.5, 5, .ascii) == "|-O-|")
  }

  @Test("shares beyond the ends stay on the track")
  func clamped() {
    #expect(slider(-3) == slider(0))
    #expect(slider(7) == slider(1))
  }

  @Test("one too narrow to have a handle is not drawn")
  func narrow() {
    #expect(slider(0.5, 2) == "")
    #expect(slider(0.5, 3) == "├●┤")
  }
}

struct BarTests {
  @Test("a bar is a share of its width, to half a column")
  func bar() {
    func bar(_ share: Double, _ glyphs: Glyphs = .unicode) -> String {
      picture(6, 1) { $0.drawBar(share, x: 0, y: 0, width: 4, glyphs, .plain) }
    }
    #expect(
      [0, 0.05, 0.125, 0.5, 0.9, 1, 7].map { bar($0) } == [
        "", "", "╸", "━━", "━━━╸", "━━━━", "━━━━",
      ])
    #expect(bar(0.625, .ascii) == "==-")
    #expect(bar(.nan) == "")
  }
}
