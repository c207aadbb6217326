/// Numbers as a screen shows them, the same in every locale.
public enum NumberText {
  /// With this many decimals, rounded to nearest: `fixed(0.0451, 2)` is `0.05`. Not-a-number is `–`.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value < 0 ? "−∞" : "∞" }
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let whole = padded.dropLast(decimals)
    let text = decimals == 0 ? String(whole) : "\(whole).\(padded.suffix(decimals))"
    return value < 0 && scaled > 0 ? "-" + text : text
  }

  /// With about three significant digits: `35.4`, `1.90`, `0.041`.
  public static func short(_ value: Double) -> String {
    switch abs(value) {
    case 1000...: fixed(value, 0)
    case 10...: fixed(value, 1)
    case 0.1...: fixed(value, 2)
    default: fixed(value, 3)
    }
  }

  /// A share from 0 to 1 as per cent with one decimal, without the sign: `96.4`.
  public static func percent(_ share: Double) -> String { fixed(share * 100, 1) }

  /// As a person would type it: `0.1`, `10`, `0.001`.
  public static func plain(_ value: Float) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// With six decimals at most, and no zeros at its end: `0.06737`, `-8`.
  public static func trimmed(_ value: Double) -> String {
    var text = fixed(value, 6)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// Digits in groups of three: `1 240`.
  public static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    let first = digits.count % 3
    var groups = first == 0 ? [] : [String(digits.prefix(first))]
    var rest = digits.dropFirst(first)
    while !rest.isEmpty {
      groups.append(String(rest.prefix(3)))
      rest = rest.dropFirst(3)
    }
    return (value < 0 ? "-" : "") + groups.joined(separator: " ")
  }
}
