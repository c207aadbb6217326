import Learning
import Runs
import Testing

struct KnobTests {
  /// The ends of each knob's range, and the numbers just outside.
  private static let ends: [(knob: Knob, inside: [Float], outside: [Float])] = [
    (.centerWeight, [0, .greatestFiniteMagnitude], [-.leastNonzeroMagnitude, .infinity]),
    (.centerRate, [0, 2], [-.leastNonzeroMagnitude, Float(2).nextUp]),
    (.learningRate, [.leastNonzeroMagnitude, .greatestFiniteMagnitude], [0, -1, .infinity]),
  ]

  @Test("each knob takes what its range has at the ends, and refuses what lies just outside")
  func ranges() throws {
    #expect(Self.ends.map(\.knob) == Knob.all)
    for (knob, inside, outside) in Self.ends {
      for value in inside { try knob.check(value) }
      for value in outside + [.nan] {
        let error = #expect(throws: InvalidSetting.self) { try knob.check(value) }
        #expect(error?.name == knob.name && error?.option == knob.option)
        #expect(error?.description == "\(knob.name) \(value): \(knob.requirement)")
      }
    }
  }

  @Test("what a knob may be is what a run accepts")
  func agreesWithRuns() throws {
    for (knob, inside, outside) in Self.ends {
      var chosen = Hyperparameters()
      for value in inside {
        chosen[keyPath: knob.path] = value
        try chosen.validate(sampleCount: 200)
      }
      for value in outside + [.nan] {
        chosen[keyPath: knob.path] = value
        #expect(throws: InvalidHyperparameter.self) { try chosen.validate(sampleCount: 200) }
      }
    }
  }

  @Test("a spec checks what is set, and keeps what it had when it refuses")
  func specChecks() throws {
    for (knob, inside, outside) in Self.ends {
      var spec = RunSpec()
      try spec.set(knob, inside[1])
      for value in outside {
        #expect(throws: InvalidSetting.self) { try spec.set(knob, value) }
      }
      #expect(spec[knob] == inside[1])
    }
  }

  @Test("a file checks what is set")
  func fileChecks() throws {
    for (knob, inside, outside) in Self.ends {
      for value in inside { #expect(try Self.read(knob, "\(value)") == .set(knob, value)) }
      for value in outside {
        let error = #expect(throws: DataError.self) { try Self.read(knob, "\(value)") }
        #expect(error?.source == "it, line 2")
      }
    }
    #expect(throws: DataError.self) { try Self.read(.centerWeight, "-1") }
    #expect(throws: DataError.self) { try Self.read(.centerRate, "2.001") }
    #expect(throws: DataError.self) { try Self.read(.learningRate, "1e999") }
  }

  private static func read(_ knob: Knob, _ value: String) throws -> Recording.Event? {
    let line = "{\"step\": 0, \"set\": {\"\(knob.name)\": \(value)}}"
    return try Session(SessionText([line]).bytes, name: "it").recording.entries.first?.event
  }

  @Test("letters, names in JSON and options are each knob's own")
  func unique() {
    for names in [Knob.all.map(\.symbol), Knob.all.map(\.name), Knob.all.map(\.option)] {
      #expect(Set(names).count == Knob.all.count)
    }
    #expect(Set(Knob.all.map { $0.path as AnyKeyPath }).count == Knob.all.count)
  }

  @Test("names are those that files and scripts have")
  func names() {
    #expect(Knob.all.map(\.symbol) == ["λ", "α", "η"])
    #expect(Knob.all.map(\.name) == ["lambda", "alpha", "learningRate"])
    #expect(Knob.all.map(\.option) == ["lambda", "alpha", "learning-rate"])
  }

  @Test("each is found by its name in JSON, and no other is")
  func named() {
    for knob in Knob.all { #expect(Knob.named(knob.name) == knob) }
    #expect(Knob.named("λ") == nil && Knob.named("learning-rate") == nil && Knob.named("") == nil)
  }

  @Test("each turns the number that it is named after")
  func paths() {
    var chosen = Hyperparameters()
    chosen.apply(.set(.centerWeight, 3))
    chosen.apply(.set(.centerRate, 1.5))
    chosen.apply(.set(.learningRate, 0.25))
    #expect(chosen.centerWeight == 3 && chosen.centerRate == 1.5 && chosen.learningRate == 0.25)
  }

  @Test("every value that a key moves it through is one that it may have")
  func scales() {
    for knob in Knob.all {
      #expect(knob.scale.values.allSatisfy { knob.range.contains($0) }, "\(knob.name)")
      #expect(knob.scale.values == knob.scale.values.sorted())
    }
  }
}
