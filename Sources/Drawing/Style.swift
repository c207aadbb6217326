/// How a cell looks beside its character. The background is always the terminal's own.
public struct Style: Sendable, Equatable {
  public enum Weight: Sendable, Equatable { case dim, normal, bold }

  /// `nil` is the terminal's own text colour.
  public var color: Color?
  public var weight: Weight
  public var isReversed: Bool

  public init(_ color: Color? = nil, weight: Weight = .normal, isReversed: Bool = false) {
    self.color = color
    self.weight = weight
    self.isReversed = isReversed
  }

  public static let plain = Style()
  public static let bold = Style(weight: .bold)
  public static let dim = Style(weight: .dim)
}

/// A colour of the xterm palette of 256, with those that stand in for it where there are sixteen or eight.
public struct Color: Sendable, Equatable {
  public let xterm: UInt8
  public let sixteen: UInt8
  public let basic: UInt8

  public init(xterm: UInt8, sixteen: UInt8, basic: UInt8) {
    precondition(basic < 8, "basic colours are 0 to 7, not \(basic)")
    precondition(sixteen < 16, "the sixteen colours are 0 to 15, not \(sixteen)")
    self.xterm = xterm
    self.sixteen = sixteen
    self.basic = basic
  }
}

extension Color {
  /// Hues for ten classes, told apart by lightness too, so that neighbours differ for colour-blind eyes.
  /// After Okabe and Ito's palette (Color Universal Design), the missing three from its gaps. They differ in sixteen
  /// colours too; eight are too few. Two of them, seen with or without
  /// any one kind of cone, are at least ten just noticeable differences apart.
  public static let classes: [Color] = [
    Color(xterm: 39, sixteen: 12, basic: 4),  // sky blue
    Color(xterm: 208, sixteen: 3, basic: 3),  // orange
    Color(xterm: 36, sixteen: 2, basic: 2),  // bluish green
    Color(xterm: 227, sixteen: 11, basic: 3),  // yellow
    Color(xterm: 32, sixteen: 4, basic: 4),  // blue
    Color(xterm: 166, sixteen: 1, basic: 1),  // vermilion
    Color(xterm: 212, sixteen: 5, basic: 5),  // pink
    Color(xterm: 250, sixteen: 7, basic: 7),  // light grey
    Color(xterm: 121, sixteen: 10, basic: 6),  // pale green
    Color(xterm: 135, sixteen: 13, basic: 5),  // violet
  ]

  /// The colour of a class; colours repeat after the tenth.
  public static func ofClass(_ index: Int) -> Color { classes[index % classes.count] }

  /// For what should be seen first: values that were just turned, the lead line.
  public static let accent = Color(xterm: 214, sixteen: 11, basic: 3)
}

extension Color {
  /// Red, green and blue as xterm shows the colour: what a picture elsewhere uses, and what tells how much two
  /// colours differ. (Of the first sixteen every terminal has its own idea; these are xterm's.)
  public var rgb: (red: UInt8, green: UInt8, blue: UInt8) {
    switch xterm {
    case ..<16:
      return Self.standard[Int(xterm)]
    case ..<232:
      let cell = Int(xterm) - 16
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      return (levels[cell / 36], levels[cell / 6 % 6], levels[cell % 6])
    default:
      let grey = 8 + 10 * (xterm - 232)
      return (grey, grey, grey)
    }
  }

  private static let standard: [(red: UInt8, green: UInt8, blue: UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}

/// What colours stand on.
public enum Background: Sendable, Equatable {
  case dark, light, unknown
}
