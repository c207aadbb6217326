/// A colour as it is on a dark background and on a light one.
public struct Color: Sendable, Equatable {
  /// A colour of the xterm palette of 256, with those that stand in for it where there are sixteen or eight.
  public struct Shade: Sendable, Equatable {
    public let xterm: UInt8
    public let sixteen: UInt8
    public let basic: UInt8
    /// Whether it is written bold where there are eight: that tells two apart that stand in for different ones.
    public let isBoldOfEight: Bool
    /// The colour of the 256 that a background is tinted with.
    public let tint: UInt8

    /// Without a tint of its own it tints in grey.
    public init(
      xterm: UInt8, sixteen: UInt8, basic: UInt8, isBoldOfEight: Bool = false, tint: UInt8 = 236
    ) {
      precondition(basic < 8, "basic colours are 0 to 7, not \(basic)")
      precondition(sixteen < 16, "the sixteen colours are 0 to 15, not \(sixteen)")
      self.xterm = xterm
      self.sixteen = sixteen
      self.basic = basic
      self.isBoldOfEight = isBoldOfEight
      self.tint = tint
    }
  }

  public let onDark: Shade
  public let onLight: Shade

  public init(onDark: Shade, onLight: Shade) {
    self.onDark = onDark
    self.onLight = onLight
  }

  /// The shade for a background; one that is not known is taken to be dark.
  public func shade(on background: Background) -> Shade {
    background == .light ? onLight : onDark
  }
}

extension Color {
  /// Hues for ten classes, told apart by lightness too: two of them, seen with or without any one kind of cone, are at least
  /// ten just noticeable differences apart, on either background. Each has a contrast of 4.5 to 1 or more to black, or to
  /// white, and of 3.4 or more to its own tint. They differ in sixteen colours too; among eight, those that share one
  /// differ in weight.
  public static let classes: [Color] = [
    // sky blue, blue
    Color(
      onDark: Shade(xterm: 75, sixteen: 12, basic: 6, tint: 18),
      onLight: Shade(xterm: 27, sixteen: 12, basic: 6, tint: 189)),
    // orange, brick
    Color(
      onDark: Shade(xterm: 208, sixteen: 3, basic: 3, tint: 52),
      onLight: Shade(xterm: 131, sixteen: 9, basic: 1, isBoldOfEight: true, tint: 230)),
    // green
    Color(
      onDark: Shade(xterm: 78, sixteen: 2, basic: 2, tint: 22),
      onLight: Shade(xterm: 28, sixteen: 2, basic: 2, tint: 194)),
    // yellow, black
    Color(
      onDark: Shade(xterm: 228, sixteen: 11, basic: 3, isBoldOfEight: true, tint: 58),
      onLight: Shade(xterm: 16, sixteen: 0, basic: 0, isBoldOfEight: true, tint: 223)),
    // blue, navy
    Color(
      onDark: Shade(xterm: 68, sixteen: 6, basic: 6, isBoldOfEight: true, tint: 17),
      onLight: Shade(xterm: 17, sixteen: 4, basic: 4, tint: 153)),
    // vermilion, maroon
    Color(
      onDark: Shade(xterm: 203, sixteen: 9, basic: 1, tint: 53),
      onLight: Shade(xterm: 88, sixteen: 1, basic: 1, tint: 224)),
    // pink, magenta
    Color(
      onDark: Shade(xterm: 212, sixteen: 13, basic: 5, isBoldOfEight: true, tint: 89),
      onLight: Shade(xterm: 163, sixteen: 13, basic: 5, isBoldOfEight: true, tint: 225)),
    // light grey, dark grey
    Color(
      onDark: Shade(xterm: 250, sixteen: 7, basic: 7, tint: 236),
      onLight: Shade(xterm: 238, sixteen: 8, basic: 0, tint: 254)),
    // pale green, petrol
    Color(
      onDark: Shade(xterm: 85, sixteen: 10, basic: 2, isBoldOfEight: true, tint: 23),
      onLight: Shade(xterm: 24, sixteen: 6, basic: 2, isBoldOfEight: true, tint: 195)),
    // violet, purple
    Color(
      onDark: Shade(xterm: 105, sixteen: 5, basic: 5, tint: 54),
      onLight: Shade(xterm: 91, sixteen: 5, basic: 5, tint: 183)),
  ]

  /// The colour of a class; colours repeat after the tenth.
  public static func ofClass(_ index: Int) -> Color { classes[index % classes.count] }

  /// For the one line that should be read first.
  public static let accent = Color(
    onDark: Shade(xterm: 214, sixteen: 11, basic: 3, isBoldOfEight: true),
    onLight: Shade(xterm: 130, sixteen: 1, basic: 1, tint: 254))
}

extension Color {
  public typealias RGB = (red: UInt8, green: UInt8, blue: UInt8)

  /// Red, green and blue of a colour of the palette, as xterm shows it: what a picture elsewhere uses, and what tells how
  /// much two colours differ. (Of the first sixteen every terminal has its own idea; these are xterm's.)
  public static func rgb(xterm index: UInt8) -> RGB {
    switch index {
    case ..<16:
      return standard[Int(index)]
    case ..<232:
      let cell = Int(index) - 16
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      return (levels[cell / 36], levels[cell / 6 % 6], levels[cell % 6])
    default:
      let grey = 8 + 10 * (index - 232)
      return (grey, grey, grey)
    }
  }

  private static let standard: [RGB] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
