import Learning
import Testing

struct SeparationTests {
  private func separation(_ near: [Double], _ far: [Double]) throws -> Separation {
    try #require(Separation(near: near, far: far))
  }

  @Test("AUROC is the share of pairs in which the far one is larger, and equal ones count half")
  func auroc() throws {
    // 2 is larger than one of three and equal to two; 3 is larger than all.
    #expect(try separation([2, 1, 2], [3, 2]).auroc == (1 + 2 * 0.5 + 3) / 6)
    #expect(try separation([1, 2], [3, 4, 5]).auroc == 1)
    #expect(try separation([3, 4, 5], [1, 2]).auroc == 0)
    #expect(try separation([7, 7, 7], [7, 7]).auroc == 0.5)
  }

  @Test("distances are ascending, in whatever order they came")
  func order() throws {
    let mixed = try separation([3, 1, 2], [9, 7])
    #expect(mixed.near == [1, 2, 3] && mixed.far == [7, 9])
    #expect(mixed == (try separation([2, 3, 1], [7, 9])))
  }

  @Test(
    "the threshold is the least distance that 95 % do not exceed, never one between two",
    arguments: [(1, 1), (19, 19), (20, 19), (21, 20), (39, 38), (40, 38), (41, 39), (100, 95)])
  func threshold(count: Int, rank: Int) throws {
    let distances = (1...count).map(Double.init)
    #expect(try separation(distances.reversed(), [0]).threshold == Double(rank))
  }

  @Test("what equals the threshold passes, and what is beyond it does not")
  func beyondThreshold() throws {
    let some = try separation((1...20).map(Double.init), [18, 19, 19, 19.5, 20])
    #expect(some.threshold == 19)
    #expect(some.shareBeyondThreshold == 0.4)
    #expect(try separation([5, 5, 5], [5, 5]).shareBeyondThreshold == 0)
  }

  @Test("nothing to compare, or a distance that is no number, is no separation")
  func nothing() {
    #expect(Separation(near: [], far: [1]) == nil)
    #expect(Separation(near: [1], far: []) == nil)
    #expect(Separation(near: [1, .nan], far: [1]) == nil)
    #expect(Separation(near: [1], far: [.infinity]) == nil)
  }

  @Test("both are counted in the same bins, of which each has its lower edge")
  func histogram() throws {
    let histogram = try separation([0, 0.9, 1, 3.9], [2, 4]).histogram(bins: 4)
    #expect(histogram.binWidth == 1)
    #expect(histogram.near == [2, 1, 0, 1])
    #expect(histogram.far == [0, 0, 1, 1])
  }

  @Test("the last bin of a histogram also has what lies at its limit and beyond")
  func limitedHistogram() throws {
    let histogram = try separation([0, 1, 2, 50], [100, 1.5]).histogram(bins: 2, limit: 2)
    #expect(histogram.binWidth == 1)
    #expect(histogram.near == [1, 3])
    #expect(histogram.far == [0, 2])
  }

  @Test("distances that are all 0 have a histogram too")
  func zeros() throws {
    let histogram = try separation([0, 0], [0]).histogram(bins: 3)
    #expect(histogram.near.reduce(0, +) == 2 && histogram.far.reduce(0, +) == 1)
  }
}
