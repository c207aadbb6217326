/// What suits a small table: few samples, two or three classes, and labels that its columns do not explain in full.
///
/// Six hundred steps of 128 learn such a table by heart. Of 14 public tables those with more classes need these steps, whatever
/// the number of their samples, and those with fewer lose by them; `Benchmarks/recipes.md` has the figures.
extension Dataset {
  /// Fewer samples than these are few.
  private static let fewSamples = 2_000
  /// More classes than these take more than a few steps to part in the plane.
  private static let fewClasses = 3

  /// Whether these are numbers out of files, few of them and in few classes.
  var isSmallTable: Bool {
    guard case .features = shape, !reading.files.isEmpty else { return false }
    return train.count < Self.fewSamples && classCount <= Self.fewClasses
  }

  /// How many steps are enough to train the standard network by its recipe.
  public var usualStepCount: Int { isSmallTable ? 50 * classCount : 600 }
}

extension Architecture {
  /// The recipe on these data: on a small table all samples in each step, and half the learning rate.
  public func recipe(for dataset: Dataset) -> Hyperparameters {
    var recipe = recipe
    guard case .perceptron = kind, dataset.isSmallTable else { return recipe }
    recipe.learningRate = 0.05
    recipe.batchSize = dataset.train.count
    return recipe
  }
}
