/// A word on the screen that not everyone knows, and what it means in one line.
package struct GlossaryEntry: Sendable {
  package let word: Words
  private let meaning: Words
  private let values: [String]

  package static let all = [
    GlossaryEntry(.feature, .featureMeans),
    GlossaryEntry(
      .points, .pointsMean,
      values: ["\(RunTitle.mostShown)", "\(RunTitle.mostShownWithLeNetPlusPlus)"]),
    GlossaryEntry(.centerMark, .centerMeans),
    GlossaryEntry(.meanMark, .meanMeans),
    GlossaryEntry(.relative, .relativeMeans),
    GlossaryEntry(.heldOut, .heldOutMeans),
    GlossaryEntry(.softmaxLoss, .softmaxLossMeans),
    GlossaryEntry(.centerLoss, .centerLossMeans),
    GlossaryEntry(.accuracy, .accuracyMeans),
    GlossaryEntry(.nearestCenter, .nearestCenterMeans),
    GlossaryEntry(.intraInter, .intraInterMeans),
    GlossaryEntry(.gap, .gapMeans),
    GlossaryEntry(.takenFor, .takenForMeans),
    GlossaryEntry(.aurocWord, .aurocMeans),
    GlossaryEntry(.log, .logMeans),
    GlossaryEntry(.centerLag, .centerLagMeans),
    GlossaryEntry(.centerStep, .centerStepMeans),
    GlossaryEntry(.pullsWord, .pullsMean),
    GlossaryEntry(.rule, .ruleMeans),
    GlossaryEntry(.batch, .batchMeans),
    GlossaryEntry(.lettersWord, .lettersMean),
    GlossaryEntry(.greekWord, .greekMeans),
    GlossaryEntry(.loweredWord, .loweredMeans),
  ]

  private init(_ word: Words, _ meaning: Words, values: [String] = []) {
    self.word = word
    self.meaning = meaning
    self.values = values
  }

  package func meaning(_ say: Language) -> String { say(meaning, values) }
}
