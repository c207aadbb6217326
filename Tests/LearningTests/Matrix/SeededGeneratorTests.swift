import Learning
import Testing

struct SeededGeneratorTests {
  @Test("seed 1234567 gives the published numbers of SplitMix64")
  func knownSequence() {
    // Computed with Sebastiano Vigna's splitmix64.c, https://prng.di.unimi.it/splitmix64.c.
    var generator = SeededGenerator(seed: 1_234_567)
    let drawn = (0..<5).map { _ in generator.next() }
    #expect(
      drawn == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test("a copy goes on where the original stood, and on its own")
  func copies() {
    var original = SeededGenerator(seed: 7)
    _ = original.next()
    var copy = original
    #expect(copy == original)
    let next = original.next()
    #expect(copy != original)
    #expect(copy.next() == next)
  }
}
