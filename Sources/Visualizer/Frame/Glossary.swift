/// A word on the screen that not everyone knows, and what it means in one line.
package struct GlossaryEntry: Sendable {
  package let word: String
  package let meaning: String

  package static let all = [
    GlossaryEntry("feature", "the two numbers before the last layer: a point"),
    GlossaryEntry(
      "points",
      "samples: all of a set, or \(RunTitle.mostShown) of it (lenet++: \(RunTitle.mostShownWithLeNetPlusPlus))"
    ),
    GlossaryEntry("center", "what a class is pulled to, in brackets"),
    GlossaryEntry("mean", "the middle of a class, training set"),
    GlossaryEntry("relative", "in mean distances between two classes"),
    GlossaryEntry("held out", "a class never trained on: no center"),
    GlossaryEntry("softmax loss", "how wrong the probabilities are"),
    GlossaryEntry("center loss", "half the squared distance to the center"),
    GlossaryEntry("accuracy", "share whose most probable class is right"),
    GlossaryEntry("nearest center", "share whose nearest center is its own"),
    GlossaryEntry("intra / inter", "width of classes / distance of their means"),
    GlossaryEntry("gap", "a class's distance to the nearest center"),
    GlossaryEntry("taken for", "the class that softmax finds most probable"),
    GlossaryEntry("AUROC", "how often the farther one is the stranger"),
    GlossaryEntry("log", "equal factors are equally high"),
    GlossaryEntry("center lag", "mean distance of centers to their means"),
    GlossaryEntry("center step", "how far centers moved in the last step"),
    GlossaryEntry("S, C pull", "force of softmax, of center loss: loss a unit"),
    GlossaryEntry("rule", "how centers follow: paper, gradient, mean"),
    GlossaryEntry("batch", "samples that one training step learns from"),
    GlossaryEntry("c, x, n, B", "center, feature, its class's samples, all"),
    GlossaryEntry("η, μ, v", "learning rate, momentum, velocity"),
    GlossaryEntry("η 0.01×0.8", "lowered by --schedule to 0.8 of the knob"),
  ]

  private init(_ word: String, _ meaning: String) {
    self.word = word
    self.meaning = meaning
  }
}
