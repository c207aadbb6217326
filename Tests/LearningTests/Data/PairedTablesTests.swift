import Learning
import Testing

/// Inputs and labels in tables of their own.
struct PairedTablesTests {
  private static let inputs = "a,b\n" + (0..<6).map { "\($0).5,\($0 * $0)\n" }.joined()
  private static let labels = "label\n" + (0..<6).map { "\($0 % 2)\n" }.joined()
  private static let files = [
    "X_train.csv": inputs, "y_train.csv": labels, "X_test.csv": "a,b\n1,2\n3,4\n",
    "y_test.csv": "label\n1\n0\n",
  ]

  @Test(
    "X_train, y_train, X_test and y_test are read together, whichever is named",
    arguments: ["", "X_train.csv", "y_train.csv", "X_test.csv", "y_test.csv"])
  func four(name: String) throws {
    let data = try read(name, of: Self.files)
    #expect(data.train.count == 6 && data.test.count == 2 && !data.isTestCutOff)
    #expect(data.test.labels == [1, 0] && data.train.input(3) == [3.5, 9])
    #expect(Set(data.fileNames) == Set(Self.files.keys))
  }

  @Test(
    "two of them are enough, by any of their names",
    arguments: [
      ("X.csv", "y.csv"), ("features.csv", "labels.csv"), ("trainX.tsv", "trainY.tsv"),
      ("embeddings.csv", "classes.csv"), ("plants-x.csv", "plants-y.csv"),
      ("data.csv", "target.csv"),
    ])
  func two(inputs: String, labels: String) throws {
    let files = [
      inputs: inputs.hasSuffix("tsv") ? Self.inputs.replacing(",", with: "\t") : Self.inputs,
      labels: Self.labels,
    ]
    for name in ["", inputs, labels] {
      let data = try read(name, of: files)
      #expect(data.sampleCount == 6 && data.shape == .features(2) && data.isTestCutOff)
    }
  }

  @Test(
    "a header of labels is told from a label by counting, words or the number of a column",
    arguments: ["kind\n", "0\n", "", "fern\n"])
  func headers(top: String) throws {
    let words = (0..<6).map { $0 % 2 == 0 ? "fern\n" : "moss\n" }.joined()
    let data = try read(of: ["X.csv": Self.inputs, "y.csv": top + words])
    #expect(data.classCounts == ["fern": 3, "moss": 3])
    let numbered = try read(of: [
      "X.csv": "0,1\n" + Self.inputs.dropFirst(4), "y.csv": "0\n" + words,
    ])
    #expect(numbered.sampleCount == 6 && numbered.shape == .features(2))
  }

  @Test("an index that pandas wrote into both is no feature and no label")
  func index() throws {
    let x = ",a,b\n" + (0..<6).map { "\($0),\($0).5,\($0 * $0)\n" }.joined()
    let y = ",label\n" + (0..<6).map { "\($0),\($0 % 2)\n" }.joined()
    let data = try read(of: ["X.csv": x, "y.csv": y])
    #expect(data.shape == .features(2) && data.classCounts == ["0": 3, "1": 3])
  }

  @Test("labels in a column for each class, with a single 1, are called as the columns are")
  func oneHot() throws {
    let y =
      "fern,moss,reed\n" + (0..<6).map { ["1,0,0", "0,1,0", "0,0,1"][$0 % 3] + "\n" }.joined()
    #expect(
      try read(of: ["X.csv": Self.inputs, "y.csv": y]).classCounts
        == ["fern": 2, "moss": 2, "reed": 2])
    let plain = (0..<6).map { ["1,0,0", "0,1,0", "0,0,1"][$0 % 3] + "\n" }.joined()
    #expect(
      try read(of: ["X.csv": Self.inputs, "y.csv": plain]).classCounts == ["0": 2, "1": 2, "2": 2])
  }

  private static let tensors = (0..<6).map { "\($0).5\t\($0)\t\($0 * $0).25\n" }.joined()

  @Test(
    "the projector's tensors and metadata, without a header where it has one column",
    arguments: ["", "tensors.tsv", "metadata.tsv"])
  func projector(name: String) throws {
    let words = (0..<6).map { "a \(["fern", "moss"][$0 % 2]) of 2\n" }.joined()
    let data = try read(name, of: ["tensors.tsv": Self.tensors, "metadata.tsv": words])
    #expect(data.shape == .features(3) && data.classCounts == ["a fern of 2": 3, "a moss of 2": 3])
  }

  @Test("labels of one column have commas in them, and no more columns")
  func commas() throws {
    for labels in [["Oak, red", "Oak, white"], ["x,1", "x"]] {
      let words = (0..<6).map { labels[$0 % 2] + "\n" }.joined()
      let data = try read(of: ["tensors.tsv": Self.tensors, "metadata.tsv": words])
      #expect(data.classCounts == [labels[0]: 3, labels[1]: 3])
    }
  }

  @Test("metadata of several columns has a header, and a column of classes")
  func metadata() throws {
    let rows = (0..<6).map { "plant \($0)\t\(["fern", "moss"][$0 % 2])\n" }.joined()
    let files = ["tensors.tsv": Self.tensors, "metadata.tsv": "name\tlabel\n" + rows]
    let data = try read(of: files)
    #expect(data.classCounts == ["fern": 3, "moss": 3])
    #expect(data.reading.labelColumn?.name == "label")
    var options = DataOptions()
    options.labelColumn = "kind"
    let other = ["tensors.tsv": Self.tensors, "metadata.tsv": "name\tkind\n" + rows]
    #expect(try read(of: other, options).classCounts == ["fern": 3, "moss": 3])
    try withFolder(other.mapValues { Array($0.utf8) }) {
      expectRefused($0, "several columns hold words (column 1 ('name'), column 2 ('kind'))")
    }
  }

  @Test("counts that differ are refused, and both files named")
  func counts() throws {
    let files = ["X.csv": Self.inputs, "y.csv": "label\n0\n1\n0\n"]
    try withFolder(files.mapValues { Array($0.utf8) }) {
      expectRefused($0, "6 inputs, but 3 labels in \($0)/y.csv")
    }
    try withFolder(["y.csv": Array(Self.labels.utf8)]) {
      expectRefused($0, "labels without their inputs")
    }
  }
}
