import ArgumentParser
import Drawing
import Learning
import Terminal
import Visualizer

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Train live on a screen and turn λ and α with the arrow keys (the default).")

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

  @OptionGroup var options: RunOptions
  @OptionGroup var drawing: DrawingOptions

  @Option(help: "Colours: as many as the terminal has, unless NO_COLOR is set; always so; or none:")
  var color = ColorChoice.auto

  @Flag(help: "Leave the mouse to the terminal. (Held Shift does so for a moment, to select text.)")
  var noMouse = false

  func run() throws {
    let run = try options.run().thatCanBeDrawn()
    var state = State(
      title: RunTitle(run), glyphs: drawing.glyphs, snapshot: Self.firstSnapshot(of: run),
      pauseStep: options.steps,
      menu: RunMenu(startedWith: run, options.settings, data: BuiltInData(rawValue: options.data)))
    switch try watch(&state, consume run) {
    case .quit: break
    case .interrupted(let signal): endProcess(bySignal: signal)
    }
  }

  private static func firstSnapshot(of run: TrainingRun) -> Snapshot {
    var evaluator = run.evaluator(atMost: Session.mostEvaluated(by: run.architecture))
    return evaluator.snapshot(of: run.checkpoint())
  }

  private enum Ending {
    case quit
    case interrupted(signal: Int32)
  }

  /// Shows a run until someone ends it. The terminal is given back when this returns or throws.
  private func watch(_ state: inout State, _ run: consuming TrainingRun) throws -> Ending {
    var screen = try openScreen()
    screen.show(frame(state, size: screen.size))
    // Given away: when another run is opened, the memory and the threads of this one are free.
    var session = Session(consume run, pauseStep: options.steps)
    defer { session.stop() }
    var ticks = FrameTicks()
    var hasChanged = false

    while true {
      screen.wait(milliseconds: ticks.millisecondsToNext())
      while let event = screen.nextEvent() {
        let action: Action?
        switch event {
        case .interrupted(let signal): return .interrupted(signal: signal)
        case .closed: return .quit
        case .resized:
          hasChanged = true
          action = nil
        case .key(let key): action = state.action(for: key)
        case .mouse(let mouse): action = state.action(for: mouse, size: screen.size)
        case .unknownKey: action = nil
        }
        guard let action else { continue }
        hasChanged = true
        for effect in state.reduce(action) {
          switch effect {
          case .tell(let command): session.send(command)
          case .open(let choice):
            screen.show(frame(state, size: screen.size))
            session.stop()
            let run = try state.menu.run(choice, from: state)
            state = state.showing(RunTitle(run), Self.firstSnapshot(of: run), of: choice)
            session = Session(run, pace: state.pace, pauseStep: options.steps)
          case .redraw: screen.forget()
          case .quit: return .quit
          }
        }
      }
      if ticks.isDue(), let report = session.takeReport() {
        _ = state.reduce(.receive(report.snapshot, stepsPerSecond: report.stepsPerSecond))
        hasChanged = true
      }
      // On a slow terminal frames are dropped, not queued, so that the next key is seen soon.
      if hasChanged && screen.isReady {
        screen.show(frame(state, size: screen.size))
        hasChanged = false
      }
    }
  }

  private func openScreen() throws -> Screen {
    do {
      return try Screen(usesMouse: !noMouse, usesColor: color.usesColor)
    } catch {
      let instead = "'centerloss train' and 'centerloss frame' work without one"
      switch error {
      case .notATerminal:
        throw Failure(.other, "watch needs a terminal on standard input and output; \(instead)")
      case .unknownType:
        throw Failure(
          .other,
          "watch needs TERM to name a known terminal type that can place text, such as xterm-256color; \(instead)"
        )
      }
    }
  }
}

/// Thirty moments a second at which a screen looks for news.
private struct FrameTicks {
  private static let interval = Duration.milliseconds(33)
  private var next = ContinuousClock.now

  func millisecondsToNext() -> Int {
    let left = (next - .now) / .milliseconds(1)
    return max(Int(left.rounded(.up)), 0)
  }

  mutating func isDue() -> Bool {
    let now = ContinuousClock.now
    guard now >= next else { return false }
    next = now + Self.interval
    return true
  }
}
