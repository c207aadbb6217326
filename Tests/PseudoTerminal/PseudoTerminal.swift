import CPseudoTerminal
import Foundation

/// A program on a pseudo-terminal: a test types what a person would and reads the very bytes that a terminal
/// would get. What they would look like there is for tmux to say.
public final class PseudoTerminal {
  private var ends: cpty
  private let process: pid_t
  private var ending: Ending?
  private let window: Window
  /// The settings of the line before the program started.
  public let settingsBefore: LineSettings

  /// How a process ended.
  public enum Ending: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// Starts a program with exactly this environment, and with `TERM`, `LANG` and no backtraces of Swift unless
  /// it says otherwise. Requests for the terminal's status are answered, as by any terminal.
  public init(
    _ path: String, _ arguments: [String] = [], width: Int = 80, height: Int = 24,
    environment: [String: String] = [:], answersRequests: Bool = true
  ) throws {
    var ends = cpty()
    guard cpty_open(&ends, Int32(width), Int32(height)) else {
      throw Failure(description: "no pseudo-terminal: error \(errno)")
    }
    let variables = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ].merging(environment) { $1 }
    let before = LineSettings(ends.line)
    var process: pid_t = 0
    let error = withStrings([path] + arguments) { arguments in
      withStrings(variables.map { "\($0.key)=\($0.value)" }) { environment in
        cpty_start(&ends, &process, path, arguments, environment)
      }
    }
    (self.ends, self.process, settingsBefore) = (ends, process, before)
    window = Window(ends.window, answersRequests: answersRequests)
    guard error == 0 else {
      ending = .exited(127)
      throw Failure(description: "\(path) did not start: error \(error)")
    }
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close()
    Foundation.close(ends.alive)
  }
}

// MARK: What a person at a terminal does

extension PseudoTerminal {
  /// Types text, and control characters and escape sequences as keys and mice send them.
  public func type(_ text: String) { type(Array(text.utf8)) }

  /// Types bytes, even such as no keyboard sends.
  public func type(_ bytes: [UInt8]) { window.type(bytes) }

  public func resize(width: Int, height: Int) { cpty_resize(&ends, Int32(width), Int32(height)) }

  /// Sends a signal to the program.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Stops the program, and returns when it stands still; false when it has ended instead. SIGCONT lets it go on.
  public func stop() -> Bool {
    kill(process, SIGSTOP)
    var status: Int32 = 0
    guard waitpid(process, &status, WUNTRACED) == process else { return false }
    if status & 0xFF == 0x7F { return true }
    note(status)
    return false
  }

  /// Closes the window, with the program still on it.
  public func close() {
    window.close()
    cpty_close(&ends)
  }
}

// MARK: What can be seen from outside

extension PseudoTerminal {
  /// All that the program has written and the terminal has taken.
  public var output: [UInt8] { window.output }

  /// The most memory that the program has had resident so far, where the system tells (Linux, /proc).
  public var peakResidentBytes: Int? {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let peak = status?.firstMatch(of: /VmHWM:\s+([0-9]+) kB/)?.output.1
    return peak.flatMap { Int($0) }.map { $0 * 1024 }
  }

  /// The processor time that the program has used on all its threads, in seconds, where the system tells (Linux, /proc).
  /// Unlike a clock it stands still while a busy machine lets the program wait.
  public var processorSeconds: Double? {
    // After the name in parentheses the fields are separated by blanks; the 12th and 13th are ticks.
    let fields = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8))?
      .split(separator: ")").last?.split(separator: " ")
    guard let fields, fields.count > 12, let user = Double(fields[11]),
      let system = Double(fields[12])
    else { return nil }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// What the output so far has asked of the terminal.
  public var modes: TerminalModes { window.modes }

  /// Makes the terminal a slow one: it takes only what ``read(atMost:)`` makes it take.
  public func hold() { window.hold() }

  /// Makes the terminal one that takes nothing, with a line that has no room left either.
  public func stall() {
    hold()
    cpty_fill(&ends)
  }

  /// Takes what the program has written, at most so many bytes. Does nothing before ``hold()``: all is taken then.
  public func read(atMost limit: Int = .max) { window.take(atMost: limit) }

  /// Forgets the output so far, for tests that look at what comes next.
  public func forget() { window.forget(first: nil) }

  /// Forgets the first so many bytes of it.
  public func forget(first count: Int) { window.forget(first: count) }

  /// The output as text, escape sequences and all.
  public var text: String { String(decoding: output, as: UTF8.self) }

  /// Reads, if it shall, until `isTrue`. Throws after two minutes, or so many seconds, with what there was.
  public func wait(
    _ what: String, reading: Bool = true, seconds: Int = 120,
    until isTrue: (PseudoTerminal) throws -> Bool
  ) async throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      if reading { read() }
      if try isTrue(self) { return }
      guard ContinuousClock.now < deadline else {
        throw Failure(
          description: "waited in vain for \(what) in \(text.suffix(2000).debugDescription)")
      }
      try await Task.sleep(for: .milliseconds(2))
    }
  }

  /// Reads until the program has ended, and says how. All of its output has been read then.
  public func waitForEnd() async throws -> Ending {
    try await wait("the program to end") { $0.hasEnded }
    window.hold()
    read()
    return ending!
  }

  public var hasEnded: Bool {
    var status: Int32 = 0
    if ending == nil, waitpid(process, &status, WNOHANG) == process { note(status) }
    return ending != nil
  }

  /// Whether a process is left of all that the program has started, itself among them.
  public var hasProcesses: Bool { cpty_has_processes(&ends) }

  private func note(_ status: Int32) {
    let signal = status & 0x7F
    ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }

  /// How many bytes were typed that the next program on the line would read, whole lines of them if it is cooked.
  public var waitingInput: Int {
    Int(cpty_waiting_input(&ends))
  }

  /// How the line treats what is typed and shown.
  public var settings: LineSettings { LineSettings(ends.line) }
}

/// The settings of a terminal's line, as `stty -a` lists them.
public struct LineSettings: Equatable, Sendable {
  public let input, output, control, local: tcflag_t
  public let characters: [UInt8]

  init(_ line: Int32) {
    var settings = termios()
    tcgetattr(line, &settings)
    (input, output) = (settings.c_iflag, settings.c_oflag)
    (control, local) = (settings.c_cflag, settings.c_lflag)
    // Safe: a C array of bytes, read as what it is.
    characters = withUnsafeBytes(of: &settings.c_cc) { Array($0) }
  }

  /// Whether keys that send signals leave what was typed before them in the line.
  public var keepsInputOnSignals: Bool { local & tcflag_t(NOFLSH) != 0 }

  /// Whether lines are edited and what is typed is echoed.
  public var isCooked: Bool {
    local & tcflag_t(ICANON) != 0 && local & tcflag_t(ECHO) != 0 && local & tcflag_t(ISIG) != 0
  }
}

/// Hands C the strings as an array that ends with NULL.
private func withStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  // Safe: every copy lives until `body` has returned.
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
