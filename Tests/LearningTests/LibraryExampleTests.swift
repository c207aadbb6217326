import Foundation
import Learning
import Testing

/// The examples of the library's documentation compile, for they stand below, and do what they say.
struct LibraryExampleTests {
  @Test("the documentation's examples are word for word those of this file")
  func examples() throws {
    let here = URL(filePath: #filePath)
    let page = here.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Learning/Learning.docc/Learning.md")
    let documentation = try String(contentsOf: page, encoding: .utf8)
    let compiled = try String(contentsOf: here, encoding: .utf8)
    let blocks = documentation.components(separatedBy: "```swift\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 3)
    for block in blocks {
      #expect(compiled.contains(block.replacing("import Learning\n\n", with: "")), "\(block)")
    }
  }

  @Test("its topics lead to every public type, and name none that there is not")
  func topics() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Learning")
    let page = try String(
      contentsOf: sources.appending(path: "Learning.docc/Learning.md"), encoding: .utf8)
    let named = Set(page.matches(of: /- ``([A-Za-z]+)/).map { String($0.output.1) })
    var types: Set<String> = []
    var functions: Set<String> = []
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for line in text.split(separator: "\n") {
        if let type = line.firstMatch(
          of: /^public (?:final )?(?:struct|enum|class|protocol) ([A-Za-z]+)/)
        {
          types.insert(String(type.output.1))
        } else if let function = line.firstMatch(of: /^public func ([A-Za-z]+)/) {
          functions.insert(String(function.output.1))
        }
      }
    }
    #expect(types.count > 50)
    #expect(types.subtracting(named).sorted() == [])
    #expect(named.subtracting(types).subtracting(functions).sorted() == [])
  }

  @Test("in a graph: the loss falls step by step, to nearly nothing")
  func graph() throws {
    let losses = try lossesOfADescent()
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 > $1 })
    #expect(losses[99] < 0.01 * losses[0])
  }

  @Test("in a loop of one's own: gradient and centers are those of the equations")
  func loop() throws {
    let x = Matrix(rows: 2, columns: 2, elements: [4, 0, 0, 2])
    var centers = Matrix(rows: 3, columns: 2)
    var differences = CenterDifferences(classCount: 3, featureSize: 2, batchSize: 2)
    let gradient = try centerLossStep(
      x, labels: [2, 0], centers: &centers, differences: &differences)
    // λ/B (x − c) with λ = 0.1 and B = 2; each center goes half of half the way.
    expectClose(gradient.elements, [0.2, 0, 0, 0.1] as [Float])
    #expect(centers.elements == [0, 0.5, 0, 0, 1, 0])
    #expect(throws: CenterLossError.labelOutOfRange(3, index: 1, classCount: 3)) {
      try centerLossStep(x, labels: [2, 3], centers: &centers, differences: &differences)
    }
    #expect(centers.elements == [0, 0.5, 0, 0, 1, 0], "a refused batch moves nothing")
  }

  @Test("a network, whole: it learns")
  func network() throws {
    #expect(try accuracyAfterTraining() > 0.9)
  }
}

/// The center loss of ten features in three classes, over a hundred steps of gradient descent.
func lossesOfADescent() throws -> [Float] {
  let labels = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0]
  let features = Variable(.standardNormal(rows: 10, columns: 2, seed: 1))
  let centerLoss = CenterLoss(featureSize: 2, classCount: 3, centerWeight: 0.1, seed: 2)
  var losses: [Float] = []
  for _ in 0..<100 {
    let loss = try centerLoss(features, labels: labels)
    loss.backward()
    features.descend(rate: 5)
    centerLoss.centers.descend(rate: 5)
    losses.append(loss.scalar)
  }
  return losses
}

/// One step of Algorithm 1 of the paper: the features' gradient of λ L_C, and the centers moved after them.
func centerLossStep(
  _ features: Matrix, labels: [Int], centers: inout Matrix, differences: inout CenterDifferences
) throws -> Matrix {
  try CenterLoss.validate(features, labels: labels, centers: centers)
  let (weight, batchSize) = (Float(0.1), labels.count)
  var gradient = Matrix(rows: batchSize, columns: features.columns)
  CenterLoss.addFeaturesGradient(
    features, labels: labels, centers: centers, upstream: weight / Float(batchSize), to: &gradient)
  differences.gather(features, labels: labels, centers: centers)
  centers.moveCenters(
    by: differences, rule: .paper, batchSize: batchSize, centerWeight: weight, centerRate: 0.5)
  return gradient
}

/// Trains 64-128-64-2-10 on the digits that the library carries; returns its accuracy on those held out.
func accuracyAfterTraining() throws -> Double {
  var run = try TrainingRun(.digits(), Hyperparameters(), seed: 1)
  for _ in 0..<300 { run.step() }
  return run.evaluate().test.accuracy
}
