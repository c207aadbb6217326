import Learning

extension State {
  /// The one place where the state changes. Returns what the world has to do about it.
  public mutating func reduce(_ action: Action) -> [Effect] {
    if case .receive = action {} else { hasSeenKey = true }
    switch action {
    case .raise(let knob): return turn(knob, to: knob.scale.above(self[knob]))
    case .lower(let knob): return turn(knob, to: knob.scale.below(self[knob]))
    case .set(let knob, let value): return turn(knob, to: value)
    case .hold(let knob, let value):
      heldKnob = knob
      return turn(knob, to: value)
    case .letGo: heldKnob = nil
    case .nextRule:
      beginTurn()
      turns[turns.count - 1].changeRule(from: centerRule, to: centerRule.next)
      centerRule = centerRule.next
      return [.tell(.change(.centerRule(centerRule)))]
    case .togglePause:
      isPaused.toggle()
      return [.tell(.pause(isPaused))]
    case .stepOnce:
      isPaused = true
      return [.tell(.stepOnce)]
    case .restart:
      turns = []
      return [.tell(.change(.restart))]
    case .faster: return setPace(pace.faster)
    case .slower: return setPace(pace.slower)
    case .fitAxes: axes.fit(snapshot, plot.part)
    case .toggleFitting: axes.toggleFitting(snapshot, plot.part)
    case .pan(let x, let y): axes.pan(x: x, y: y)
    case .zoom(let factor, let x?, let y?): axes.zoom(factor, around: (x, y))
    case .zoom(let factor, _, _): axes.zoom(factor, around: nil)
    case .nextPart: plot.part = plot.part.following
    case .nextRegions: plot.regions = plot.regions.following
    case .toggleMarks: plot.marks = plot.marks == .dots ? .glyphs : .dots
    case .toggleTrails: plot.showsTrails.toggle()
    case .focus(let classIndex): focus(classIndex)
    case .focusDigit(let number):
      let marks = title.classMarks
      let isPlace = !marks.contains(where: (digit(0)...digit(9)).contains)
      focus(isPlace ? number : marks.firstIndex(of: digit(number)))
    case .moveFocus(let places):
      // One stop more than there are classes: all of them.
      let (stop, stops) = (plot.focus ?? -1, snapshot.centers.rows + 1)
      let next = (stop + 1 + places % stops + stops) % stops - 1
      plot.focus = next < 0 ? nil : next
    case .select(let sample): select(sample)
    case .toggleInspection: select(selection == nil ? sampleInTheMiddle : nil)
    case .walk(let x, let y): select(selection.map { neighbour(of: $0, x: x, y: y) })
    case .nextWorst:
      select(worstSample(after: selection))
      isWalkingWorst = true
    case .movePanel(let places): movePanel(places)
    case .turnPage(let pages): tablePage += pages
    case .toggleChooser:
      cursor = cursor == nil ? shownPlace : nil
      isHelpShown = false
    case .moveCursor(let places):
      cursor = cursor.map { min(max($0 + places, 0), menu.choices.count - 1) }
    case .choose:
      opening = cursor.map { menu.choices[$0] }
      cursor = nil
      return opening.map { [.open($0)] } ?? []
    case .toggleHelp:
      isHelpShown.toggle()
      cursor = nil
      helpOffset = 0
    case .scrollHelp(let items):
      helpOffset = min(max(helpOffset + items, 0), HelpItem.all.count - 1)
    case .redraw: return [.redraw]
    case .quit: return [.quit]
    case .receive(let news, let stepsPerSecond):
      receive(news, stepsPerSecond)
    }
    return []
  }

  private static let mostTurns = 256

  private mutating func turn(_ knob: Knob, to value: Float) -> [Effect] {
    let from = self[knob]
    guard value != from else { return [] }
    beginTurn()
    turns[turns.count - 1].press(knob, from: from, to: value)
    self[knob] = value
    return [.tell(.change(knob.change(to: value)))]
  }

  /// A new turn, unless the last one is still going on.
  private mutating func beginTurn() {
    if lastTurn?.isOpen != true { turns.append(KnobTurn(before: snapshot)) }
    if turns.count > Self.mostTurns { turns.removeFirst() }
  }

  /// A sample that is looked at is one panel more: it comes before the first and after the last.
  private mutating func movePanel(_ places: Int) {
    tablePage = 0
    guard selection != nil else {
      panel = panel.moved(by: places)
      return
    }
    let stops = Panel.allCases.count + 1
    let stop = isSampleInFront ? 0 : panel.rawValue + 1
    let next = ((stop + places) % stops + stops) % stops
    isSampleInFront = next == 0
    panel = Panel.allCases[max(next - 1, 0)]
  }

  private mutating func focus(_ classIndex: Int?) {
    plot.focus = classIndex.flatMap { $0 < snapshot.centers.rows ? $0 : nil }
  }

  private mutating func select(_ sample: SampleSelection?) {
    if selection == nil { isSampleInFront = true }
    selection = sample
    isWalkingWorst = false
  }

  private mutating func setPace(_ new: Pace) -> [Effect] {
    guard new != pace else { return [] }
    pace = new
    return [.tell(.pace(new))]
  }

  private mutating func receive(_ news: Snapshot, _ stepsPerSecond: Double?) {
    let hasRestarted = news.restartCount != snapshot.restartCount
    if news.step == pauseStep, news.step != snapshot.step { isPaused = true }
    if let divergence = news.divergence, divergence != snapshot.divergence { isPaused = true }
    snapshot = news
    opening = nil
    measuredPace = stepsPerSecond
    if !turns.isEmpty { turns[turns.count - 1].noteReport() }
    if hasRestarted, axes.mode != .manual {
      axes.fit(news, plot.part)
    } else {
      axes.follow(news, plot.part)
    }
  }
}
