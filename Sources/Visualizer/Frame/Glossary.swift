/// A word on the screen that not everyone knows, and what it means in one line.
package struct GlossaryEntry: Sendable {
  package let word: String
  package let meaning: String

  package static let all = [
    GlossaryEntry("feature", "the numbers before the last layer; here two, so a sample is a point"),
    GlossaryEntry(
      "points",
      """
      samples: all of a set, or \(RunTitle.mostShown) picked evenly (\(RunTitle.mostShownWithLeNetPlusPlus) with \
      lenet++); measures are of them
      """),
    GlossaryEntry("center", "what a class's features are pulled to (circled or in brackets)"),
    GlossaryEntry(
      "held out",
      "a class that is drawn but never trained on: it has no center, and no right answer"),
    GlossaryEntry("softmax loss", "how wrong the classes' probabilities are, training set"),
    GlossaryEntry("center loss", "half the squared distance of features to their centers"),
    GlossaryEntry("accuracy", "share of samples whose most probable class is right"),
    GlossaryEntry("nearest center", "share of samples whose nearest center is their class's"),
    GlossaryEntry("intra / inter", "mean distance within classes / between their means"),
    GlossaryEntry(
      "right, gap", "per class: share recognised; distance to the nearest other center"),
    GlossaryEntry("confusions", "rows are true classes, columns what they were taken for"),
    GlossaryEntry("log", "a scale on which equal factors are equally high"),
    GlossaryEntry("center lag", "mean distance of the centers to the means they follow"),
    GlossaryEntry("center step", "how far a center of the batch moved in the last step, mean"),
    GlossaryEntry("S, C pull", "how strongly softmax and center loss pull the sample, as arrows"),
    GlossaryEntry("mean", "the middle of a class's features in the training set"),
    GlossaryEntry("rule", "how centers follow: by the paper, by gradient, or as class means"),
    GlossaryEntry("batch", "the samples that one training step learns from"),
    GlossaryEntry(
      "c, x, n, B", "a center, a feature, samples of the class in the batch, and of all"),
    GlossaryEntry(
      "η, μ, v", "learning rate; momentum; the velocity of the network's numbers W and b"),
    GlossaryEntry(
      "η 0.01×0.8",
      "by --schedule the learning rate has fallen to 0.8 of what the knob says; , . move that"),
  ]

  private init(_ word: String, _ meaning: String) {
    self.word = word
    self.meaning = meaning
  }
}
