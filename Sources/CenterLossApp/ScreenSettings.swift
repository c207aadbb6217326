import Drawing
import Terminal
import Visualizer

/// How a screen is opened, and what it is drawn with: as usual, or as options say.
struct ScreenSettings {
  var usesASCII = false
  var theme = Theme.auto
  var language = LanguageChoice.auto
  var color = ColorChoice.auto
  var usesMouse = true
  /// The file that what is shown is written to, if any.
  var cast: String?
}

extension ScreenSettings {
  var glyphs: Glyphs { usesASCII ? .ascii : Screen.glyphs }
  var spokenLanguage: Language { language.language(glyphs) }

  func open() throws -> Screen {
    do {
      return try Screen(
        usesMouse: usesMouse, usesColor: color.usesColor, theme: theme.background)
    } catch {
      let instead = "'centerloss train' and 'centerloss frame' work without one"
      switch error {
      case .notATerminal:
        throw Failure(.other, "a screen needs a terminal on standard input and output; \(instead)")
      case .unknownType:
        throw Failure(
          .other,
          "a screen needs TERM to name a known terminal type that can place text, such as xterm-256color; \(instead)"
        )
      case .outOfMemory:
        throw Failure(.other, "there is not enough memory to open the screen; \(instead)")
      }
    }
  }
}
