import Foundation
import Testing

/// The main job in a real terminal: start it, press keys, read the screen.
@Suite struct WatchTests {
  /// Starts the program with these options and hands the terminal over when the plot is there.
  private func watching(
    width: Int = 100, height: Int = 30, environment: [String: String] = [:], _ options: String = "",
    _ body: (TerminalSession) async throws -> Void
  ) async throws {
    try await TerminalSession.open(width: width, height: height, environment: environment) {
      try await $0.run("\(Program.path) \(options)")
      try await $0.wait("the plot") {
        $0.contains("features of the test set") && $0.contains("quit")
      }
      try await body($0)
    }
  }

  @Test("it trains live: the step counter runs and every center shows on the plot")
  func trains() async throws {
    try await watching { terminal in
      try await terminal.wait("step 100") { try number(after: "step", in: $0) ?? 0 >= 100 }
      try await terminal.wait("all centers") { screen in
        (0...9).allSatisfy { screen.contains("[\($0)]") }
      }
    }
  }

  @Test("→ raises λ and ← lowers it, while ↑ and ↓ do the same to α")
  func knobs() async throws {
    try await watching { terminal in
      try await terminal.press("Right", "Up")
      try await terminal.wait("λ 0.2, α 0.55") {
        try number(after: "λ", in: $0) == 0.2 && number(after: "α", in: $0) == 0.55
      }
      try await terminal.press("Left", "Left", "Down")
      try await terminal.wait("λ 0.05, α 0.5") {
        try number(after: "λ", in: $0) == 0.05 && number(after: "α", in: $0) == 0.5
      }
    }
  }

  @Test("u changes the rule, and the next reports are of a run under it")
  func rule() async throws {
    try await watching { terminal in
      try await terminal.wait("rule paper") { $0.contains("rule  paper, Eq. 4") }
      // With λ = 0 the rule gradient lets the centers stand still, and the panel measures it.
      try await terminal.press(Array(repeating: "Left", count: 20))
      try await terminal.wait("λ 0") { try number(after: "λ", in: $0) == 0 }
      try await terminal.press("u")
      try await terminal.wait("rule gradient, centers at rest") {
        try $0.contains("c += α λ/B Σ(x − c)") && number(after: "center step", in: $0) == 0
      }
      try await terminal.press("u")
      try await terminal.wait("rule class mean, centers moving") {
        try $0.contains("rule  class mean") && number(after: "center step", in: $0) ?? 0 > 0
      }
    }
  }

  @Test("a pause holds the step counter, s moves it by one, and space lets it run again")
  func pause() async throws {
    try await watching { terminal in
      try await terminal.press("Space")
      try await terminal.wait("a pause") { $0.contains("paused") }
      // A report made before the pause may still be on its way. Once the screen has been the same for a
      // while, the counter is exact.
      var held: Double?
      var looks = 0
      while looks < 40 {
        let now = try await number(after: "step", in: terminal.screen)
        looks = now == held ? looks + 1 : 0
        held = now
        try await Task.sleep(for: .milliseconds(10))
      }
      let count = try #require(held)
      try await terminal.press("s")
      try await terminal.wait("one more step") { try number(after: "step", in: $0) == count + 1 }
      try await terminal.press("s", "s")
      try await terminal.wait("two more") { try number(after: "step", in: $0) == count + 3 }
      try await terminal.press("Space")
      try await terminal.wait("training to go on") {
        try number(after: "step", in: $0) ?? 0 > count + 5
      }
    }
  }

  @Test("at full speed keys still act, and r starts again from the same weights")
  func fullSpeedAndRestart() async throws {
    try await watching { terminal in
      try await terminal.press("+", "+", "+", "+", "+", "+", "+")
      try await terminal.wait("full speed") {
        try $0.contains("full speed") && number(after: "step", in: $0) ?? 0 > 1000
      }
      try await terminal.press("Right")
      try await terminal.wait("λ 0.2") { try number(after: "λ", in: $0) == 0.2 }
      try await terminal.press("Space")
      try await terminal.wait("a pause") { $0.contains("paused") }
      try await terminal.press("r")
      try await terminal.wait("step 0 with λ kept") {
        try number(after: "step", in: $0) == 0 && number(after: "λ", in: $0) == 0.2
      }
    }
  }

  @Test("? shows what every key does and the words on the screen mean")
  func help() async throws {
    try await watching(width: 80, height: 24) { terminal in
      try await terminal.press("?")
      try await terminal.wait("help") { $0.contains("pause training") && $0.contains(/↓ \d+ more/) }
      try await terminal.press("Down", "NPage", "NPage", "NPage")
      try await terminal.wait("the words") {
        $0.contains("feature ") && !$0.contains("pause training")
      }
      try await terminal.press("?")
      try await terminal.wait("the plot again") { $0.contains("features of the test set") }
    }
  }

  @Test("d offers other data and networks, and Enter trains on what the cursor is on")
  func chooser() async throws {
    try await watching(width: 80, height: 24) { terminal in
      try await terminal.press("Right", "d")
      try await terminal.wait("the choices") { $0.contains("> digits") && $0.contains("lenet++") }
      try await terminal.press("Down", "Down", "Down", "Down", "Down")
      try await terminal.wait("the cursor on spirals") { $0.contains("> spirals") }
      try await terminal.press("Enter")
      try await terminal.wait("training on spirals with λ kept") {
        try $0.contains("centerloss  spirals") && number(after: "λ", in: $0) == 0.2
          && number(after: "step", in: $0) ?? 0 > 20
      }
    }
  }

  @Test("as many threads as can be asked for train what is opened too, and q ends them")
  func threads() async throws {
    try await watching(width: 80, height: 24, "--threads 64; echo ended with $?") { terminal in
      try await terminal.wait("a step") { try number(after: "step", in: $0) ?? 0 > 0 }
      for (down, name) in [(4, "blobs"), (2, "rings")] {
        try await terminal.press("d")
        try await terminal.wait("the choices") { $0.contains("lenet++") }
        try await terminal.press(Array(repeating: "Down", count: down) + ["Enter"])
        try await terminal.wait("a step on \(name)") {
          try $0.contains("centerloss  \(name)") && number(after: "step", in: $0) ?? 0 > 0
        }
      }
      try await terminal.press("q")
      try await terminal.wait("the end") { $0.contains("ended with 0\n") }
    }
  }

  @Test("a terminal that becomes too small says what it has and needs, and recovers")
  func resize() async throws {
    try await watching { terminal in
      try await terminal.resize(width: 30, height: 8)
      try await terminal.wait("have and need") {
        $0.contains("have 30×8") && $0.contains("need 40×12")
      }
      try await terminal.resize(width: 90, height: 28)
      try await terminal.wait("the plot again") { $0.contains("features of the test set") }
    }
  }

  @Test("without UTF-8 everything is drawn in ASCII")
  func ascii() async throws {
    try await watching(environment: ["LANG": "C"]) { terminal in
      let screen = try await terminal.wait("knobs in ASCII") {
        $0.contains("lambda  0.1") && $0.contains("[3]")
      }
      #expect(screen.allSatisfy { $0.isASCII })
    }
  }

  @Test(
    "on every type of terminal, with and without Unicode, the plot is there and the keys act",
    arguments: ["xterm-256color", "tmux-256color", "screen", "linux", "vt100"], ["C.UTF-8", "C"])
  func everyType(term: String, language: String) async throws {
    let options = language == "C" ? "--steps 100 --no-mouse" : "--steps 100"
    try await watching(
      width: 80, height: 24, environment: ["TERM": term, "LANG": language], options
    ) { terminal in
      let letter = language == "C" ? "lambda" : "λ"
      let marks =
        (0...9).map { "[\($0)]" }
      try await terminal.wait("the centers at step 100") { screen in
        try number(after: "step", in: screen) == 100 && marks.filter(screen.contains).count > 7
      }
      try await terminal.press("Right")
      let screen = try await terminal.wait("\(letter) 0.2") {
        try number(after: letter, in: $0) == 0.2
      }
      let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines[1].first == (language == "C" ? "+" : "┌"))
      #expect(lines[23].contains("q quit"))
      #expect(lines.allSatisfy { $0.unicodeScalars.count <= 80 })
    }
  }

  @Test("watch pauses by itself at --steps", .timeLimit(.minutes(5)))
  func pausesAtSteps() async throws {
    try await watching("--steps 42") { terminal in
      try await terminal.wait("step 42, paused") {
        try $0.contains("paused") && number(after: "step", in: $0) == 42
      }
    }
  }

  @Test(
    "the terminal is as it was after q, Ctrl-C and SIGTERM, and the exit status tells which",
    arguments: [("q", 0), ("C-c", 130), ("SIGTERM", 143)])
  func givesTheTerminalBack(ending: String, status: Int) async throws {
    let files = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: files) }
    try await TerminalSession.open { terminal in
      try await terminal.run("cd \(files.path()); stty -a > before; echo before it")
      try await terminal.wait("the shell") { $0.contains("\nbefore it") }
      try await terminal.run("sh -c 'echo $$ > pid; exec \(Program.path)'")
      try await terminal.wait("the plot") { $0.contains("features of the test set") }
      if ending == "SIGTERM" {
        let pid = try String(contentsOf: files.appending(path: "pid"), encoding: .utf8)
        #expect(kill(try #require(pid_t(pid.trimmingCharacters(in: .newlines))), SIGTERM) == 0)
      } else {
        try await terminal.press(ending)
      }
      try await terminal.wait("the prompt") { !$0.contains("features of the test set") }
      try await terminal.run("echo ended with $?; stty -a | cmp - before && echo same settings")
      let screen = try await terminal.wait("the status") {
        $0.contains("ended with \(status)\n") && $0.contains("same settings\n")
      }
      #expect(screen.contains("\nbefore it"), "the main screen came back with what was on it")
      try await terminal.run("echo typed $((40 + 2))")
      try await terminal.wait("echo of what is typed") {
        $0.contains("echo typed $((40 + 2))") && $0.contains("\ntyped 42")
      }
    }
  }
}
