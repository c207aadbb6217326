import Drawing
import Runs

/// Writes what the screen shows to a file as asciicast v2 (https://docs.asciinema.org/manual/asciicast/v2/), which asciinema and other
/// players play: a line for what the terminal is, then one for each frame with its time, in which only the rows stand that have changed.
public struct Cast: Sendable {
  private let file: LineFile
  private let background: Background
  private var written: Canvas?
  private var start: ContinuousClock.Instant?
  /// When the last frame was written, in seconds after the first.
  private var lastTime = 0.0
  /// A frame that came too soon after the last, with its time.
  private var waiting: (canvas: Canvas, time: Double)?

  /// Frames closer than this, in seconds, are left out, but for the last.
  private static let interval = 0.08

  /// To a new file of that name.
  public init(to name: String, on background: Background) throws(RecordingError) {
    file = try LineFile(new: name)
    self.background = background
  }

  /// Takes down a frame that is shown now. Returns what went wrong, if anything did.
  package mutating func add(_ canvas: Canvas, at now: ContinuousClock.Instant) -> String? {
    let time = seconds(to: now)
    if let waiting, time - waiting.time >= Self.interval {
      self.waiting = nil
      if let problem = write(waiting.canvas, waiting.time) { return problem }
    }
    guard time - lastTime >= Self.interval || written == nil else {
      waiting = (canvas, time)
      return nil
    }
    waiting = nil
    return write(canvas, time)
  }

  /// Writes what is left, and closes the file.
  package mutating func finish(at now: ContinuousClock.Instant) -> String? {
    let time = seconds(to: now)
    defer { file.end() }
    if let waiting, let problem = write(waiting.canvas, waiting.time) { return problem }
    guard let height = written?.size.height else { return nil }
    return file.write([event(time, "o", "\u{1B}[0m\u{1B}[\(height);1H\r\n\u{1B}[?25h")])
  }

  /// Since the first frame.
  private mutating func seconds(to now: ContinuousClock.Instant) -> Double {
    defer { start = start ?? now }
    return (now - (start ?? now)) / .seconds(1)
  }

  private mutating func write(_ canvas: Canvas, _ time: Double) -> String? {
    var lines: [String] = []
    var output = canvas.ansi(on: background, over: written)
    if written == nil {
      let size = "\"width\": \(canvas.size.width), \"height\": \(canvas.size.height)"
      lines.append("{\"version\": 2, \(size), \"env\": {\"TERM\": \"xterm-256color\"}}")
      output = "\u{1B}[?25l" + output
    } else if let before = written?.size, before != canvas.size {
      lines.append(event(time, "r", "\(canvas.size.width)x\(canvas.size.height)"))
    }
    guard !output.isEmpty else { return nil }
    written = canvas
    lastTime = time
    return file.write(lines + [event(time, "o", output)])
  }

  private func event(_ time: Double, _ kind: String, _ data: String) -> String {
    "[\(NumberText.fixed(time, 3)), \"\(kind)\", \(JSONLine.quoted(data))]"
  }
}

// MARK: One picture

extension ScreenState {
  /// Writes what stands on the screen to a file whose name no one has to give: the first of `centerloss-1.svg` and so on that is not
  /// there yet. `folder` ends with a slash, or is empty for the one that the program runs in. Says what came of it.
  func writePicture(_ size: Size, on background: Background, inFolder folder: String) -> Notice {
    guard let name = WholeFile.freeName(inFolder: folder, ending: "svg") else {
      return .noPicture("there are ten thousand pictures in this folder")
    }
    do throws(WritingError) {
      try WholeFile.write(Array(frame(self, size: size).svg(on: background).utf8), to: name)
      return .picture(name)
    } catch {
      return .noPicture(error.description)
    }
  }
}
