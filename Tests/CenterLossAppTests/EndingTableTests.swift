import Foundation
import PseudoTerminal
import Synchronization
import Testing

/// Whatever ends it, at whatever moment, on whatever terminal: it ends, with the status that says why, leaves no process, and
/// the terminal is as it was. How long that takes is for `Benchmarks/endings.py` to measure; here it is noted, and its limit
/// is one that a busy machine keeps.
@Suite(.timeLimit(.minutes(5)), .serialized) struct EndingTableTests {
  private static let limit = 30

  enum End: String, CaseIterable {
    case q, interruptKey, quitKey, terminate, hangUpSignal, windowClosed, parentKilled

    /// `nil` where any status is right.
    var status: PseudoTerminal.Ending? {
      switch self {
      case .q: .exited(0)
      case .interruptKey: .killed(signal: SIGINT)
      case .quitKey: .killed(signal: SIGQUIT)
      case .terminate: .killed(signal: SIGTERM)
      case .hangUpSignal: .killed(signal: SIGHUP)
      case .windowClosed, .parentKilled: nil
      }
    }

    /// Whether there is a terminal to look at then. Elsewhere it goes with the leader of its session.
    var leavesTerminal: Bool {
      #if os(Linux)
        self != .windowClosed
      #else
        self != .windowClosed && self != .parentKilled
      #endif
    }

    func come(to terminal: PseudoTerminal) {
      switch self {
      case .q: terminal.type("q")
      case .interruptKey: terminal.type("\u{3}")
      case .quitKey: terminal.type("\u{1C}")
      case .terminate: terminal.signal(SIGTERM)
      case .hangUpSignal: terminal.signal(SIGHUP)
      case .windowClosed: terminal.close()
      case .parentKilled: terminal.signal(SIGKILL)
      }
    }
  }

  enum Moment: String, CaseIterable {
    case atOnce, afterAWhile, inALongStep, whileAnotherRunOpens, underAHeldKey, inAStormOfResizes

    /// A step on so many samples takes ten seconds.
    var arguments: [String] {
      self == .inALongStep ? ["--data", "mnist", "--network", "lenet++", "--batch", "4000"] : []
    }
  }

  /// What the terminal does with requests and with what is shown: `stalled` takes nothing from the end on, and so does
  /// `full`, whose line has no room left either.
  enum Manner: String, CaseIterable { case answering, silent, stalled, full }

  @Test("on a terminal that answers", arguments: Moment.allCases)
  func moments(moment: Moment) async throws {
    try await expectEndings(at: moment, .answering)
  }

  @Test(
    "on one that is silent, takes nothing, or is full", arguments: [Manner.silent, .stalled, .full])
  func manners(manner: Manner) async throws {
    try await expectEndings(at: .whileAnotherRunOpens, manner)
  }

  /// All of them side by side, which shares the waits.
  private func expectEndings(at moment: Moment, _ manner: Manner) async throws {
    let times = try await withThrowingTaskGroup(of: String.self) { group in
      for end in End.allCases {
        group.addTask { try await expectEnding(by: end, at: moment, manner) }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    Attachment.record(
      times.sorted().joined(separator: "\n"), named: "\(moment.rawValue)-\(manner.rawValue).txt")
  }

  /// Returns a line on how long it took.
  private func expectEnding(by end: End, at moment: Moment, _ manner: Manner) async throws -> String
  {
    let arguments = ["watch"] + moment.arguments
    let answers = manner != .silent
    // A shell that does not become the program, for what follows it.
    let terminal =
      end == .parentKilled
      ? try PseudoTerminal(
        "/bin/sh", ["-c", "\"$0\" \"$@\"; exit", Program.path] + arguments, answersRequests: answers
      )
      : try PseudoTerminal(Program.path, arguments, answersRequests: answers)
    try await prepare(terminal, for: moment)
    if manner == .stalled { terminal.hold() }
    if manner == .full { terminal.stall() }
    let start = ContinuousClock.now
    end.come(to: terminal)
    let what = "\(end) at \(moment), \(manner)"
    try await terminal.wait("the end by \(what)", reading: false, seconds: Self.limit) {
      if end != .windowClosed { keepOn($0, moment) }
      return $0.hasEnded && !$0.hasProcesses
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let ending = try await terminal.waitForEnd()
    #expect(end.status == nil || ending == end.status, "\(what)")
    if end.leavesTerminal {
      #expect(terminal.settings == terminal.settingsBefore, "\(what)")
      #expect(terminal.modes.areForShell && !terminal.modes.marksPastes, "\(what)")
    }
    return "\(end.rawValue): \(seconds) s"
  }

  /// Brings the program to that moment.
  private func prepare(_ terminal: PseudoTerminal, for moment: Moment) async throws {
    guard moment != .atOnce else { return }
    try await terminal.wait("the plot") { $0.text.contains("features of the test set") }
    switch moment {
    case .atOnce: break
    case .afterAWhile: try await Task.sleep(for: .seconds(3))
    // It has begun with the plot.
    case .inALongStep: try await Task.sleep(for: .seconds(1))
    case .whileAnotherRunOpens:
      terminal.type("d\u{1B}OB\u{1B}OB\u{1B}OB\r")
      try await terminal.wait("its opening") { $0.text.contains("opening") }
    case .underAHeldKey, .inAStormOfResizes:
      for _ in 0..<200 {
        keepOn(terminal, moment)
        try await Task.sleep(for: .milliseconds(2))
      }
    }
  }

  /// What goes on before the end and while it comes.
  private func keepOn(_ terminal: PseudoTerminal, _ moment: Moment) {
    // The line of a program that has ended is full at some time.
    if moment == .underAHeldKey, !terminal.settings.isCooked, terminal.waitingInput < 1000 {
      terminal.type(String(repeating: "\u{1B}OC", count: 50))
    }
    if moment == .inAStormOfResizes {
      terminal.resize(width: .random(in: 1...300), height: .random(in: 1...100))
    }
  }
}
