import Drawing
import Testing

struct GeometryTests {
  private let whole = Rect(x: 2, y: 1, width: 10, height: 6)

  @Test("a strip cut off an edge and the rest make up the whole")
  func strips() {
    var rest = whole
    #expect(rest.takeTop(2) == Rect(x: 2, y: 1, width: 10, height: 2))
    #expect(rest.takeBottom(1) == Rect(x: 2, y: 6, width: 10, height: 1))
    #expect(rest.takeRight(4) == Rect(x: 8, y: 3, width: 4, height: 3))
    #expect(rest == Rect(x: 2, y: 3, width: 6, height: 3))
  }

  @Test("more than there is takes everything, and leaves an empty rectangle, never a negative one")
  func tooMuch() {
    var (a, b, c) = (whole, whole, whole)
    #expect(a.takeTop(9) == whole && a.height == 0 && a.y == whole.maxY)
    #expect(b.takeBottom(9) == whole && b.height == 0)
    #expect(c.takeRight(99) == whole && c.width == 0)
    #expect(whole.inset(by: 4).height == 0)
  }

  @Test("an inset leaves a margin on every side")
  func inset() {
    #expect(whole.inset(by: 2) == Rect(x: 4, y: 3, width: 6, height: 2))
  }

  @Test("a rectangle holds its first column and row, not the ones after its last")
  func contains() {
    #expect(whole.contains(2, 1) && whole.contains(11, 6))
    #expect(!whole.contains(1, 1) && !whole.contains(2, 0))
    #expect(!whole.contains(12, 6) && !whole.contains(11, 7))
    #expect(!Rect(x: 0, y: 0, width: 0, height: 5).contains(0, 0))
  }
}
