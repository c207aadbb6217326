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
