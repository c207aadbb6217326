import Learning
import Testing

struct DigitsTests {
  @Test("there are 1,437 digits to train on and 360 to test on, 8×8, in 10 classes")
  func sizes() {
    let digits = Dataset.digits()
    #expect(digits.train.count == 1_437)
    #expect(digits.test.count == 360)
    #expect(digits.shape == .image(rows: 8, columns: 8) && digits.inputSize == 64)
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
      let pixels = samples.images.joined()
      #expect(pixels.max() == 16)
      #expect(pixels.min() == 0)
    }
  }

  @Test("no image is in both parts")
  func partsAreApart() {
    let digits = Dataset.digits()
    #expect(Set(digits.train.images).isDisjoint(with: digits.test.images))
  }

  @Test("the reference's 640 digits are among them, each with its label")
  func referenceDigits() throws {
    let (all, some) = (Dataset.digits(), try Reference.digits())
    var labelOfImage: [[Float]: Int] = [:]
    for samples in [all.train, all.test] {
      for i in 0..<samples.count { labelOfImage[samples.input(i)] = samples.labels[i] }
    }
    #expect((0..<some.count).allSatisfy { labelOfImage[some.input($0)] == some.labels[$0] })
  }
}

struct MNISTTests {
  @Test("there are 400 of each digit to train on and 100 to test on, 28×28, from 0 to 255")
  func sizes() {
    let mnist = Dataset.mnist()
    #expect(mnist.shape == .image(rows: 28, columns: 28))
    #expect(mnist.classNames == Dataset.digits().classNames)
    for (part, count) in [(mnist.train, 400), (mnist.test, 100)] {
      #expect((0..<10).allSatisfy { label in part.labels.count { $0 == label } == count })
      let pixels = part.images.joined()
      #expect(pixels.max() == 255 && pixels.min() == 0)
    }
    #expect(Set(mnist.train.images).isDisjoint(with: mnist.test.images))
  }

  @Test("its mean and deviation are near those of all of MNIST, 33.3 and 78.6")
  func moments() {
    let measured = Dataset.mnist().standardization
    #expect(abs(measured.means[0] - 33.3) < 1)
    #expect(abs(measured.deviations[0] - 78.6) < 1)
  }
}

extension Samples {
  fileprivate var images: [[Float]] { (0..<count).map(input) }
}
