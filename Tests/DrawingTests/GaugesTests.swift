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

  @Test("a column of the slider stands for the share at which the handle stands there")
  func share() {
    for column in 1...7 {
      let share = Canvas.sliderShare(at: 2 + column, x: 2, width: 9)
      #expect(share == Double(column - 1) / 6)
      let drawn = slider(share)
      #expect(Array(drawn)[column] == "●", "\(drawn) at column \(column)")
    }
  }

  @Test("its ends, and what lies beyond them, stand for the ends of the way")
  func shareAtEnds() {
    func share(_ column: Int) -> Double { Canvas.sliderShare(at: column, x: 2, width: 9) }
    #expect([-5, 2, 3].map(share) == [0, 0, 0])
    #expect([9, 10, 99].map(share) == [1, 1, 1])
    #expect(Canvas.sliderShare(at: 1, x: 0, width: 3) == 0)
    #expect([1, 2].map { Canvas.sliderShare(at: $0, x: 0, width: 4) } == [0, 1])
  }

  @Test("the handle goes to the nearer of two columns")
  func rounding() {
    #expect(slider(0.083) == "├●──────┤" && slider(0.084) == "├─●─────┤")
    #expect(slider(0.916) == "├─────●─┤" && slider(0.917) == "├──────●┤")
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

  @Test("half a column shows from a quarter of one on, and the whole from three quarters")
  func thresholds() {
    func bar(_ columns: Double) -> String {
      picture(6, 1) { $0.drawBar(columns / 4, x: 1, y: 0, width: 4, .unicode, .plain) }
    }
    #expect([0.24, 0.25, 0.74, 0.75].map(bar) == ["", " ╸", " ╸", " ━"])
    #expect([3.74, 3.75, 4].map(bar) == [" ━━━╸", " ━━━━", " ━━━━"])
    #expect(bar(-1) == "")
  }
}
