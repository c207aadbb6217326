import Drawing
import Testing

struct NumberTextTests {
  @Test(
    "numbers with fixed decimals are rounded to nearest",
    arguments: [
      (0.0451, 2, "0.05"), (3.14159, 3, "3.142"), (2, 0, "2"), (0.5, 1, "0.5"), (-1.25, 1, "-1.3"),
      (-0.001, 2, "0.00"), (999.96, 1, "1000.0"), (0, 3, "0.000"),
    ])
  func fixed(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals) == text)
  }

  @Test("what is not a finite number has a sign of its own, and nothing overflows")
  func notFinite() {
    #expect(NumberText.fixed(.nan, 2) == "–")
    #expect(NumberText.fixed(.infinity, 2) == "∞")
    #expect(NumberText.short(-.infinity) == "−∞")
    #expect(NumberText.short(1e300) == "1e+300")
  }

  @Test(
    "short numbers have about three digits",
    arguments: [
      (35.44, "35.4"), (1.9, "1.90"), (0.0412, "0.041"), (1234.5, "1235"), (0.1, "0.10"),
      (-12.34, "-12.3"), (0, "0.000"),
    ])
  func short(value: Double, text: String) { #expect(NumberText.short(value) == text) }

  @Test("shares are per cent with one decimal")
  func percent() { #expect([0.964, 1, 0].map(NumberText.percent) == ["96.4", "100.0", "0.0"]) }

  @Test("zeros at the end of decimals are left out")
  func trimmed() {
    #expect(
      [0.0064, -8, 100, 0.06737, 1.5, .nan].map(NumberText.trimmed)
        == ["0.0064", "-8", "100", "0.06737", "1.5", "–"])
  }

  @Test("knob values are as a person would type them")
  func plain() {
    #expect(
      [0, 0.1, 10, 0.001, 0.55].map(NumberText.plain) == ["0", "0.1", "10", "0.001", "0.55"])
  }

  @Test(
    "digits stand in groups of three",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1 000"), (1_234_567, "1 234 567"), (-12_345, "-12 345"),
    ])
  func grouped(value: Int, text: String) { #expect(NumberText.grouped(value) == text) }

  @Test(
    "a short number loses a decimal from 0.1, from 10 and from 1000 on",
    arguments: [
      (0.0999, "0.100"), (0.1, "0.10"), (9.99, "9.99"), (10, "10.0"), (999.9, "999.9"),
      (1000, "1000"), (-10, "-10.0"), (-1000, "-1000"),
    ])
  func shortThresholds(value: Double, text: String) { #expect(NumberText.short(value) == text) }
}
