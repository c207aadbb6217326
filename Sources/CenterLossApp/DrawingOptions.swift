import ArgumentParser
import Drawing
import Libc
import Visualizer

/// The options that every command shares that draws.
struct DrawingOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII characters alone, as where the locale is not UTF-8.")
  var ascii = ScreenSettings().usesASCII

  @Option(help: "Colours for a dark or a light background; auto asks the terminal:")
  var theme = ScreenSettings().theme

  @Option(
    help:
      "Language of the screen; auto is that of LC_ALL, LC_MESSAGES or LANG where it is here, else en:"
  )
  var language = ScreenSettings().language

  var glyphs: Glyphs { ScreenSettings(usesASCII: ascii).glyphs }
}

/// The language of the screen.
enum LanguageChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, en, zh

  /// What the command line asks for, read without the parser: its errors too are said in it.
  private static var asked: LanguageChoice {
    let words = CommandLine.arguments
    let values = zip(words, words.dropFirst()).filter { $0.0 == "--language" }.map(\.1)
    let joined = words.filter { $0.hasPrefix("--language=") }.map { String($0.dropFirst(11)) }
    return (values + joined).lazy.compactMap(LanguageChoice.init).first ?? .auto
  }

  /// Without Unicode all is English.
  func language(_ glyphs: Glyphs) -> Language {
    guard glyphs.isUnicode else { return .english }
    switch self {
    case .en: return .english
    case .zh: return .chinese
    case .auto:
      return Language.all.first { Self.locale.hasPrefix($0.code) } ?? .english
    }
  }

  /// The language of errors, by the command line and the environment alone: no screen is set up yet, or ever.
  static var ofErrors: Language {
    let codes = locale.uppercased().filter { $0 != "-" }
    return asked.language(asked != .auto || codes.contains("UTF8") ? .unicode : .ascii)
  }

  private static var locale: String {
    ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.map { environment($0) }.first { !$0.isEmpty } ?? ""
  }
}

/// The background that colours are chosen for.
enum Theme: String, CaseIterable, ExpressibleByArgument {
  case auto, dark, light

  /// `nil` where the terminal is asked.
  var background: Background? {
    switch self {
    case .auto: nil
    case .dark: .dark
    case .light: .light
    }
  }
}

/// Whether colours are used: `auto` where the terminal has them and NO_COLOR is not set.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  var usesColor: Bool {
    switch self {
    case .auto: environment("NO_COLOR").isEmpty
    case .always: true
    case .never: false
    }
  }
}

/// The options that every command shares that opens a screen.
struct ScreenOptions: ParsableArguments {
  @OptionGroup var drawing: DrawingOptions

  @Option(help: "Colours: as many as the terminal has, unless NO_COLOR is set; always so; or none:")
  var color = ScreenSettings().color

  @Flag(help: "Leave the mouse to the terminal. (Held Shift does so for a moment, to select text.)")
  var noMouse = false

  @Option(
    help: ArgumentHelp(
      "Write what the screen shows to a new file, as asciicast v2, which asciinema plays.",
      valueName: "file"))
  var cast: String?

  var settings: ScreenSettings {
    ScreenSettings(
      usesASCII: drawing.ascii, theme: drawing.theme, language: drawing.language, color: color,
      usesMouse: !noMouse, cast: cast)
  }
}

/// A variable of the environment; empty when it is not set.
func environment(_ name: String) -> String {
  // Safe: the system ends the value with a zero, and it is copied at once.
  getenv(name).map { String(cString: $0) } ?? ""
}
