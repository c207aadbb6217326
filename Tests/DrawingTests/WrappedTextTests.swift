import Drawing
import Testing

struct WrappedTextTests {
  @Test("lines break between words and are no longer than the width")
  func wraps() {
    #expect(
      wrapped("how fast the centers follow", to: 12) == ["how fast the", "centers", "follow"])
    #expect(wrapped("one line", to: 80) == ["one line"])
    #expect(wrapped("", to: 5).isEmpty)
  }

  @Test("a word longer than the width has a line of its own")
  func longWord() { #expect(wrapped("a longest b", to: 3) == ["a", "longest", "b"]) }
}
