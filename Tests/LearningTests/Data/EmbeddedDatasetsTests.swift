import Learning
import Testing

struct DigitsTests {
  @Test("there are 1,437 digits to train on and 360 to test on, 8×8, in 10 classes")
  func sizes() {
    let digits = Dataset.digits()
    #expect(digits.train.count == 1_437)
    #expect(digits.test.count == 360)
    #expect(digits.imageRows == 8 && digits.imageColumns == 8 && digits.inputSize == 64)
    #expect(digits.train.inputSize == 64 && digits.test.inputSize == 64)
    #expect(digits.classNames == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
  }

  @Test("each class has its own share of both parts, within one sample", arguments: 0..<10)
  func shares(label: Int) {
    let digits = Dataset.digits()
    let (train, test) = (
      digits.train.labels.count { $0 == label }, digits.test.labels.count { $0 == label }
    )
    let testShare = Double(train + test) * 360 / 1_797
    #expect(abs(Double(test) - testShare) < 1)
    #expect(abs(Double(train) - (Double(train + test) - testShare)) < 1)
    #expect(test > 30)
  }

  @Test("no pixel is above 16, and both ends of the range occur")
  func pixels() {
    for samples in [Dataset.digits().train, Dataset.digits().test] {
      #expect(samples.pixels.max() == 16)
      #expect(samples.pixels.min() == 0)
    }
  }

  @Test("no image is in both parts")
  func partsAreApart() {
    let digits = Dataset.digits()
    func images(_ samples: Samples) -> Set<[UInt8]> {
      Set((0..<samples.count).map { Array(samples.pixels[$0 * 64..<$0 * 64 + 64]) })
    }
    #expect(images(digits.train).isDisjoint(with: images(digits.test)))
  }

  @Test("the reference's 640 digits are among them, each with its label")
  func referenceDigits() throws {
    let (all, some) = (Dataset.digits(), try Reference.digits())
    var labelOfImage: [[UInt8]: Int] = [:]
    for samples in [all.train, all.test] {
      for i in 0..<samples.count { labelOfImage[samples.image(i)] = samples.labels[i] }
    }
    #expect((0..<some.count).allSatisfy { labelOfImage[some.image($0)] == some.labels[$0] })
  }
}

extension Samples {
  fileprivate func image(_ place: Int) -> [UInt8] {
    Array(pixels[place * inputSize..<(place + 1) * inputSize])
  }
}
