import Learning
import Testing

/// NaN in arrays: a value that is missing, as an empty cell is in a table.
struct MissingElementsTests {
  private static let nan = Double.nan
  /// Samples 1 and 4 lack a value, sample 4 both.
  private static let rows = [[0, 10], [1, nan], [2, 30], [3, 50], [nan, nan], [9, 70]]
  private static let labels: [UInt8] = [0, 1, 0, 1, 0, 1]

  private func options(_ missing: MissingCells) -> DataOptions {
    var options = DataOptions()
    options.missingCells = missing
    return options
  }

  /// The rows as an array of this type, in either order.
  private func array(
    _ rows: [[Double]], _ type: String = "<f8", isColumnMajor: Bool = false, shape: [Int]? = nil
  ) -> [UInt8] {
    let numbers =
      isColumnMajor
      ? rows[0].indices.flatMap { column in rows.map { $0[column] } } : rows.flatMap { $0 }
    let bytes: [UInt8] =
      switch type {
      case "<f2":
        // 0 to 9 and tens are whole and below 2048: exponent and fraction are at hand.
        little(numbers.map { half($0) })
      case "<f4": little(numbers.map { Float($0).bitPattern })
      default: little(numbers.map(\.bitPattern))
      }
    return npy(type, shape ?? [rows.count, rows[0].count], isColumnMajor: isColumnMajor, bytes)
  }

  private func half(_ number: Double) -> UInt16 {
    guard number.isFinite else { return 0x7E00 }
    guard number > 0 else { return 0 }
    let (exponent, whole) = (Int(number.exponent), Int(number))
    return UInt16((exponent + 15) << 10 | ((whole << 10) >> exponent) & 0x3FF)
  }

  private func read(
    _ arrays: [(name: String, array: [UInt8])], _ missing: MissingCells
  ) throws -> Dataset {
    try withFolder(["a.npz": npz(arrays)]) {
      try Dataset(path: $0 + "/a.npz", options(missing))
    }
  }

  @Test("without an option it is refused with its sample, and what is to be done is known")
  func refused() throws {
    let y = npy("|u1", [6], Self.labels)
    for type in ["<f2", "<f4", "<f8"] {
      let error = #expect(throws: DataError.self) {
        try read([("X", array(Self.rows, type)), ("y", y)], .refused)
      }
      #expect(error?.problem == "sample 1 (from 0) holds NaN where a finite number is needed")
      #expect(error?.source.hasSuffix("a.npz, X") == true)
      #expect(error?.remedy == .missingCells)
    }
  }

  @Test("its sample is left out where that is asked for", arguments: ["<f2", "<f4", "<f8"])
  func dropped(type: String) throws {
    for isColumnMajor in [false, true] {
      let x = array(Self.rows, type, isColumnMajor: isColumnMajor)
      let data = try read([("X", x), ("y", npy("|u1", [6], Self.labels))], .dropped)
      #expect(data.labelledInputs == [[0, 10]: "0", [2, 30]: "0", [3, 50]: "1", [9, 70]: "1"])
      #expect(data.reading.notes == ["2 samples left out for want of a value"])
    }
  }

  @Test("or the mean of its feature takes its place", arguments: ["<f2", "<f4", "<f8"])
  func mean(type: String) throws {
    for isColumnMajor in [false, true] {
      let x = array(Self.rows, type, isColumnMajor: isColumnMajor)
      let data = try read([("X", x), ("y", npy("|u1", [6], Self.labels))], .mean)
      #expect(data.sampleCount == 6)
      #expect(data.labelledInputs[[1, 40]] == "1" && data.labelledInputs[[3, 40]] == "0")
      #expect(data.reading.notes == ["3 values filled with the mean of the other samples"])
    }
  }

  @Test("that of the part to train on, in the other part too, and in images element by element")
  func partsAndImages() throws {
    let whole = [[0.5, 10, 0, 0], [2, 20, 0, 0], [3.5, 60, 0, 0]]
    let gaps = [[Self.nan, Self.nan, 7, 7], [100, 100, 7, 7]]
    let shapes = [[3, 2, 2], [2, 2, 2]]
    let data = try read(
      [
        ("x_train", array(whole, shape: shapes[0])), ("y_train", npy("|u1", [3], [0, 1, 0])),
        ("x_test", array(gaps, shape: shapes[1])), ("y_test", npy("|u1", [2], [0, 1])),
      ], .mean)
    #expect(data.shape == .image(rows: 2, columns: 2))
    #expect(data.test.input(0) == [2, 30, 7, 7] && data.train.input(1) == [2, 20, 0, 0])
    #expect(data.reading.notes == ["2 values filled with the mean of the other samples"])
  }

  @Test("a sample without a label is left out, or refused, never filled in")
  func labels() throws {
    let whole = [[0, 10], [1, 20], [2, 30], [3, 50], [4, 60], [9, 70.0]]
    let y = npy("<f8", [6], little([0, 1, Self.nan, 1, 0, 1].map(\.bitPattern)))
    for x in [array(whole), npy("|u1", [6, 2], whole.flatMap { $0.map { UInt8($0) } })] {
      let data = try read([("X", x), ("y", y)], .dropped)
      #expect(data.classCounts == ["0": 2, "1": 3] && data.labelledInputs[[2, 30]] == nil)
      #expect(data.labelledInputs[[3, 50]] == "1")
      #expect(data.reading.notes == ["1 sample left out for want of a value"])
      for missing in [MissingCells.refused, .mean] {
        let error = #expect(throws: DataError.self) { try read([("X", x), ("y", y)], missing) }
        #expect(error?.problem == "sample 2 (from 0) has NaN where a label is needed")
        #expect(error?.remedy == .missingCells)
      }
    }
  }

  @Test("infinity is no missing value, and nothing left is said")
  func others() throws {
    let y = npy("|u1", [6], Self.labels)
    var rows = Self.rows
    rows[2][0] = .infinity
    for missing in [MissingCells.dropped, .mean] {
      let error = #expect(throws: DataError.self) {
        try read([("X", array(rows)), ("y", y)], missing)
      }
      #expect(error?.problem == "sample 2 (from 0) holds inf where a finite number is needed")
      #expect(error?.remedy == nil)
    }
    let none = Self.rows.map { [$0[0], Self.nan] }
    let error = #expect(throws: DataError.self) {
      try read([("X", array(none)), ("y", y)], .dropped)
    }
    #expect(error?.problem == "every sample lacks a value: nothing is left")
  }

  @Test("parts of different sizes are refused as ever, though values are filled in")
  func otherSize() throws {
    let arrays = [
      ("x_train", array(Self.rows)), ("y_train", npy("|u1", [6], Self.labels)),
      ("x_test", array([[Self.nan, 1, 2], [1, 2, 3]])), ("y_test", npy("|u1", [2], [0, 1])),
    ]
    let error = #expect(throws: DataError.self) { try read(arrays, .mean) }
    #expect(error?.problem.contains("inputs of 3 features, those to train on are 2") == true)
  }
}
