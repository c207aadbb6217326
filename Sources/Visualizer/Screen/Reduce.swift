import Learning
import Runs

extension ScreenState {
  /// The one place where the state changes. Returns what the world has to do about it.
  public mutating func reduce(_ action: Action) -> [Effect] {
    switch action {
    case .receive, .opened, .note: break
    default: noteKey()
    }
    let tookApart = page.step != nil
    let effects = change(by: action)
    // What no one looks at any more is not worth two steps for each report.
    return tookApart && page.step == nil ? effects + tell(.takeApart(false)) : effects
  }

  private mutating func change(by action: Action) -> [Effect] {
    switch action {
    case .raise(let knob): return turn(knob, to: knob.scale.above(run[knob]))
    case .lower(let knob): return turn(knob, to: knob.scale.below(run[knob]))
    case .set(let knob, let value): return turn(knob, to: value)
    case .hold(let knob, let value):
      heldKnob = knob
      return turn(knob, to: value)
    case .letGo: heldKnob = nil
    case .nextRule: return reduce(.setRule(run.chosen.centerRule.following))
    case .setRule(let rule):
      changeSides { $0.requested.centerRule = rule }
      return tell(.event(.rule(rule), side: changedSide))
    case .togglePause:
      let isPaused = !run.isPaused
      eachSide {
        $0.isPaused = isPaused
        if !isPaused { $0.leavePast() }
      }
      return tell(.pause(isPaused))
    case .stepOnce:
      eachSide {
        $0.isPaused = true
        $0.leavePast()
      }
      return tell(.stepOnce)
    case .goOn(let steps):
      eachSide {
        $0.isPaused = false
        $0.leavePast()
      }
      return tell(.goOn(steps: steps))
    case .restart: return tell(.event(.restart, side: nil))
    case .cure: return applyCure()
    case .fork: return fork()
    case .nextSide: active = (active + 1) % runs.count
    case .activate(let side): if runs.indices.contains(side) { active = side }
    case .toggleLink: if isForked { isLinked.toggle() }
    case .moveInTime(let steps): return look(at: (run.lookedAt ?? run.report.standsAt) + steps)
    case .lookAtMark(let count): return look(atMark: count)
    case .look(at: let step): return look(at: step)
    case .faster: return setPace(run.pace.faster)
    case .slower: return setPace(run.pace.slower)
    case .fitAxes: fitAxes()
    case .toggleFitting:
      let plot = plot
      eachSide { $0.axes.toggleFitting($0.snapshot, plot) }
    case .pan(let x, let y): moveAxes { $0.pan(x: x, y: y) }
    case .zoom(let factor, let x?, let y?): moveAxes { $0.zoom(factor, around: (x, y)) }
    case .zoom(let factor, _, _): moveAxes { $0.zoom(factor, around: nil) }
    case .nextScale:
      plot.scale = plot.scale.following
      if plot.scale == .inputs, run.title.inputBounds == nil { plot.scale = plot.scale.following }
      fitAxes()
    case .nextPart: plot.part = plot.part.following
    case .nextRegions: plot.regions = nextRegions
    case .toggleMarks: plot.marks = plot.marks == .dots ? .glyphs : .dots
    case .toggleTrails: plot.showsTrails.toggle()
    case .focus(let classIndex): focus(classIndex)
    case .focusDigit(let number):
      let marks = run.title.classMarks
      let hasDigits = marks.contains(where: (digit(0)...digit(9)).contains)
      focus(hasDigits ? marks.firstIndex(of: digit(number)) : number)
    case .moveFocus(let count):
      // One stop more than there are classes: all of them.
      let (stop, stops) = (plot.focus ?? -1, run.classCount + 1)
      let next = (stop + 1 + count % stops + stops) % stops - 1
      plot.focus = next < 0 ? nil : next
    case .select(let sample): select(sample)
    case .toggleInspection: select(page.sample == nil ? sampleInTheMiddle : nil)
    case .walk(let x, let y):
      select(page.sample.map { neighbour(of: $0.selection, x: x, y: y) })
    case .nextWorst:
      select(worstSample)
      page.sample?.isWalkingWorst = true
    case .movePanel(let count): movePanel(count)
    case .turnPage(let pages): tablePage += pages
    case .toggleChooser:
      if case .chooser(_, let base) = page {
        page = base
      } else {
        page = .chooser(cursor: menu.shown, over: page.base)
      }
    case .moveCursor(let count):
      guard case .chooser(let cursor, let base) = page else { return [] }
      let next = min(max(cursor + count, 0), menu.choices.count - 1)
      page = .chooser(cursor: next, over: base)
    case .nextNoise: menu.nextNoise()
    case .nextImbalance: menu.nextImbalance()
    case .nextHeldOutClass: menu.nextHeldOutClass()
    case .choose:
      guard case .chooser(let cursor, let base) = page else { return [] }
      page = base
      return open(menu.choices[cursor])
    case .toggleHelp:
      if case .help(_, let base) = page {
        page = base
      } else {
        page = .help(Page.HelpLook(), over: page.base)
      }
    case .scrollHelp(let items):
      scrollHelp(by: items)
    case .turnHelp(let pages):
      if case .help(let look, _) = page { scrollHelp(by: pages * max(look.shown, 1)) }
    case .movePart(let count): return movePart(count)
    case .pickInBatch(let count): pickInBatch(count)
    case .leaveStep: page.step = nil
    case .nextLesson: return beginNextLesson()
    case .goOnWithLesson:
      tablePage = 0
      return pressEnterInLesson()
    case .answer(let option):
      tablePage = 0
      return answer(option)
    case .toggleSlide: slides?.showsPlot.toggle()
    case .leaveLesson: lesson = nil
    case .redraw: return [.redraw]
    case .quit: return [.quit]
    case .toggleRecording: return [.record(recordingFile == nil)]
    case .takePicture: return [.takePicture]
    case .receive(let reports):
      // News from before a fork, or from before one of its sides ended, is of other runs.
      guard reports.count == runs.count else { return [] }
      for (index, report) in reports.enumerated() {
        if report.recording.restartCount != runs[index].recording.restartCount { keep(runs[index]) }
        runs[index].receive(report, plot)
      }
      return noteNewsForLesson()
    case .opened(let opened, let choice):
      menu = menu.showing(choice)
      show(opened)
      if lesson?.waiting == .run { return goOnWithLesson() }
    case .note(let news): note(news)
    }
    return []
  }

  private mutating func scrollHelp(by items: Int) {
    guard case .help(var look, let base) = page else { return }
    look.offset = min(
      max(look.offset + items, 0), HelpItem.all(say, withoutRun: isElsewhere).count - 1)
    page = .help(look, over: base)
  }

  /// Someone is there. What was said once has been seen.
  private mutating func noteKey() {
    hasSeenKey = true
    if case .opening = notice {} else { notice = nil }
  }

  /// Asks something of training.
  mutating func tell(_ command: Command) -> [Effect] {
    eachSide { $0.commandCount += 1 }
    return [.tell(command)]
  }

  private mutating func turn(_ knob: Knob, to value: Float) -> [Effect] {
    guard value != run[knob] || isLinked else { return [] }
    changeSides { $0.requested[keyPath: knob.path] = value }
    return tell(.event(.set(knob, value), side: changedSide))
  }

  private mutating func setPace(_ new: Pace) -> [Effect] {
    guard new != run.pace else { return [] }
    eachSide { $0.pace = new }
    return tell(.pace(new))
  }

  /// A sample that is looked at is one panel more: it comes before the first and after the last.
  private mutating func movePanel(_ count: Int) {
    tablePage = 0
    guard let look = page.sample else {
      repeat { panel = panel.moved(by: count) } while isElsewhere && panel.needsRun
      return
    }
    let stops = Panel.allCases.count + 1
    let stop = look.isInFront ? 0 : panel.rawValue + 1
    let next = ((stop + count) % stops + stops) % stops
    page.sample?.isInFront = next == 0
    panel = Panel.allCases[max(next - 1, 0)]
  }

  /// Without a classifier there are those of the nearest center, and in a plane out of more dimensions none.
  private var nextRegions: PlotView.Regions {
    guard isElsewhere else { return plot.regions.following }
    return plot.regions == .none && run.snapshot.projection == nil ? .nearestCenter : .none
  }

  private mutating func focus(_ classIndex: Int?) {
    plot.focus = classIndex.flatMap { $0 < run.classCount ? $0 : nil }
  }

  private mutating func select(_ sample: SampleSelection?) {
    guard let sample else {
      page.sample = nil
      return
    }
    var look = page.sample ?? Page.SampleLook(sample)
    look.selection = sample
    look.isWalkingWorst = false
    page.sample = look
  }

  private mutating func open(_ choice: RunChoice) -> [Effect] {
    do {
      let spec = try menu.spec(of: choice, with: run.requested)
      notice = .opening(choice)
      return [.open(choice, spec)]
    } catch {
      notice = .notOpened(error.description)
      return []
    }
  }

  private mutating func note(_ news: Notice) {
    notice = news
    switch news {
    case .recording(let file): recordingFile = file
    case .recorded, .notRecorded: recordingFile = nil
    case .opening, .notOpened, .picture, .noPicture: break
    }
  }
}
