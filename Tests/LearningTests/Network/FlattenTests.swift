import Learning
import Testing

struct FlattenTests {
  @Test("a sample's values come together, pixel after pixel, and go back the same way")
  func thereAndBack() {
    let flatten = Flatten(ActivationShape(height: 1, width: 2, channels: 2))
    // Pixel 0 of samples a and b, then pixel 1 of both.
    let x = Matrix(rows: 4, columns: 2, elements: [1, 2, 11, 12, 3, 4, 13, 14])
    let y = output(of: flatten, x, [])
    #expect(y == Matrix(rows: 2, columns: 4, elements: [1, 2, 3, 4, 11, 12, 13, 14]))
    #expect(inputGradient(of: flatten, x, [], yGradient: y) == x)
  }

  @Test("images of planes become pixels of channels, and go back the same way", arguments: [1, 3])
  func unflatten(planes: Int) {
    let shape = ActivationShape(height: 2, width: 3, channels: planes)
    let unflatten = Unflatten(shape)
    let inputs = wave(4, shape.size)
    let images = output(of: unflatten, inputs, [])
    #expect(images == pixelsFirst(inputs.elements, samples: 4, shape))
    #expect(inputGradient(of: unflatten, inputs, [], yGradient: images) == inputs)
  }
}
