import Foundation
import PseudoTerminal
import Testing

/// The terminal is given back soon and whole, whatever it does, and whatever else happens then.
@Suite(.timeLimit(.minutes(5))) struct EndingTests {
  private static let answer = "\u{1B}[0n"

  private func probe(
    _ arguments: String..., answersRequests: Bool = true, environment: [String: String] = [:]
  ) async throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      builtProgram("ScreenProbe"), arguments, environment: environment,
      answersRequests: answersRequests)
    try await terminal.wait("the probe") { $0.text.contains("ready") }
    return terminal
  }

  private func requests(in text: String) -> Int {
    text.components(separatedBy: "\u{1B}[5n").count - 1
  }

  private func expectGivenBack(_ terminal: PseudoTerminal) {
    #expect(terminal.settings == terminal.settingsBefore && terminal.settings.isCooked)
    #expect(terminal.modes.areForShell && !terminal.modes.marksPastes)
  }

  @Test(
    "a key that ends it drops no answer, which would be waited for in vain",
    arguments: ["\u{3}", "\u{1C}"])
  func keysDropNothing(key: String) async throws {
    // A machine that is too busy lets the wait of 0.1 s run out and proves nothing; it has thirty chances.
    for _ in 0..<30 where try await leavesTheRest(key) { return }
    Issue.record("answers were waited for in vain, thirty times")
  }

  /// Whether what comes with the last answer is left to the next program.
  private func leavesTheRest(_ key: String) async throws -> Bool {
    let terminal = try await probe(answersRequests: false)
    terminal.type(Self.answer)
    #expect(terminal.stop())
    terminal.hold()
    terminal.read()
    // All answers but the one that was given, and some more, have not been read when the key comes.
    var asked = requests(in: terminal.text)
    var answered = 1
    for _ in 0..<asked + 3 { terminal.type(Self.answer) }
    answered += asked + 3
    terminal.type(key)
    terminal.forget()
    terminal.signal(SIGCONT)
    try await terminal.wait("its leaving") { $0.text.contains("\u{1B}[?1002l") }
    // It may have drawn more before it left, and asked for as many answers more.
    asked += requests(in: terminal.text)
    for _ in answered..<max(asked, answered) { terminal.type(Self.answer) }
    // What comes with the last answer is for the next program: nothing else is waited for.
    terminal.type(Self.answer + "m\n")
    _ = try await terminal.waitForEnd()
    expectGivenBack(terminal)
    return terminal.waitingInput >= 2
  }

  @Test("nor does one that stops it, and it is so after going on")
  func stopDropsNothing() async throws {
    let terminal = try await probe()
    for _ in 0..<2 {
      #expect(terminal.settings.keepsInputOnSignals)
      terminal.forget()
      terminal.type("\u{1A}")
      // There is no shell here to stop for, so it goes on at once.
      try await terminal.wait("its going on") { $0.text.contains("resized") }
    }
    #expect(terminal.settings.keepsInputOnSignals)
  }

  @Test("a held key does not keep a silent terminal from ending", arguments: [0, 1])
  func heldKey(answers: Int) async throws {
    let terminal = try await probe(answersRequests: false)
    for _ in 0..<answers { terminal.type(Self.answer) }
    terminal.type("q")
    try await terminal.wait("the end") {
      $0.type("x")
      return $0.hasEnded
    }
    #expect(try await terminal.waitForEnd() == .exited(0))
    expectGivenBack(terminal)
  }

  @Test("what was typed while answers are still to come is not left for the next program")
  func flushed() async throws {
    // Now and then it may have given up before it could be stopped.
    for _ in 0..<20 {
      let terminal = try await probe(answersRequests: false)
      terminal.type("q")
      try await terminal.wait("its leaving") { $0.text.contains("\u{1B}[?1002l") }
      guard terminal.stop() else { continue }
      for _ in 0..<50 { terminal.type("a stray line\n") }
      usleep(1_200_000)  // Longer than an answer is waited for.
      terminal.signal(SIGCONT)
      #expect(try await terminal.waitForEnd() == .exited(0))
      expectGivenBack(terminal)
      #expect(terminal.waitingInput == 0)
      return
    }
    Issue.record("it was never stopped in time")
  }

  @Test("a second signal ends it there and then, however busy it is", arguments: [SIGINT, SIGTERM])
  func twice(second: Int32) async throws {
    let terminal = try await probe()
    terminal.type("s")
    try await terminal.wait("it to be stuck") { $0.text.contains("stuck") }
    terminal.signal(SIGHUP)
    // Two of one kind may come as one, so more are sent, as a person would press again.
    try await terminal.wait("the end") {
      $0.signal(second)
      usleep(10_000)
      return $0.hasEnded
    }
    let ending = try await terminal.waitForEnd()
    #expect([.killed(signal: second), .killed(signal: SIGHUP)].contains(ending))
    expectGivenBack(terminal)
  }

  @Test("Ctrl-C again and again ends it too")
  func pressedAgain() async throws {
    let terminal = try await probe()
    terminal.type("s")
    try await terminal.wait("it to be stuck") { $0.text.contains("stuck") }
    try await terminal.wait("the end") {
      $0.type("\u{3}")
      usleep(10_000)
      return $0.hasEnded
    }
    #expect(try await terminal.waitForEnd() == .killed(signal: SIGINT))
    expectGivenBack(terminal)
  }

  @Test("signals that whoever started it has it ignore stay ignored", arguments: ["HUP", "TERM"])
  func ignored(name: String) async throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "trap '' \(name); exec \(builtProgram("ScreenProbe"))"])
    try await terminal.wait("the probe") { $0.text.contains("ready") }
    terminal.signal(name == "HUP" ? SIGHUP : SIGTERM)
    terminal.type("x")
    try await terminal.wait("a key") { $0.text.contains("character-120") }
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
  }

  @Test("an exit from the middle, as ncurses itself makes one when memory runs out, gives it back")
  func exit() async throws {
    let terminal = try await probe()
    terminal.type("e")
    #expect(try await terminal.waitForEnd() == .exited(3))
    expectGivenBack(terminal)
  }

  @Test("a crash asks nothing, also when the runtime would", arguments: ["t", "b", "c"])
  func noQuestion(key: String) async throws {
    let terminal = try await probe(
      environment: ["SWIFT_BACKTRACE": "enable=yes,interactive=yes,color=no"])
    terminal.type(key)
    let ending = try await terminal.waitForEnd()
    #expect([.killed(signal: SIGTRAP), .killed(signal: SIGILL)].contains(ending))
    #expect(terminal.text.contains("trapped") && !terminal.text.contains("to quit"))
    expectGivenBack(terminal)
  }

  @Test(
    "absurd sizes are cut to 1000, at the start and later",
    arguments: [(65535, 65535), (32767, 32767), (1001, 20), (20, 1001)])
  func sizes(width: Int, height: Int) async throws {
    let shown = "\(min(width, 1000))-\(min(height, 1000))"
    let later = try await probe()
    later.resize(width: width, height: height)
    try await later.wait("the new size") { $0.text.contains("resized-\(shown)") }
    later.type("q")
    #expect(try await later.waitForEnd() == .exited(0))
    let terminal = try PseudoTerminal(builtProgram("ScreenProbe"), width: width, height: height)
    try await terminal.wait("the size") { $0.text.contains("size-\(shown)") }
    terminal.type("q")
    #expect(try await terminal.waitForEnd() == .exited(0))
    expectGivenBack(terminal)
  }
}
