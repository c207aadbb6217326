import Learning

// PyTorch keeps images as [sample, channel, row, column] and kernels as [out, in, row, column]. Ours are
// [row, column, sample, channel] and [row, column, in, out].

/// Images as PyTorch has them, in our order.
func pixelsFirst(_ planes: [Float], samples: Int, _ shape: ActivationShape) -> Matrix {
  var result = Matrix(rows: shape.pixelCount * samples, columns: shape.channels)
  for sample in 0..<samples {
    for channel in 0..<shape.channels {
      for pixel in 0..<shape.pixelCount {
        result[pixel * samples + sample, channel] =
          planes[(sample * shape.channels + channel) * shape.pixelCount + pixel]
      }
    }
  }
  return result
}

/// Images in our order, as PyTorch has them.
func planesFirst(_ images: Matrix, samples: Int, _ shape: ActivationShape) -> [Float] {
  var result = [Float](repeating: 0, count: images.elements.count)
  for sample in 0..<samples {
    for channel in 0..<shape.channels {
      for pixel in 0..<shape.pixelCount {
        result[(sample * shape.channels + channel) * shape.pixelCount + pixel] =
          images[pixel * samples + sample, channel]
      }
    }
  }
  return result
}

/// A kernel as PyTorch has it, in our order.
func tapsFirst(_ kernel: [Float], taps: Int, inputs: Int, outputs: Int) -> [Float] {
  var result = [Float](repeating: 0, count: kernel.count)
  for (index, weight) in kernel.enumerated() {
    let (output, input, tap) = (index / (inputs * taps), index / taps % inputs, index % taps)
    result[(tap * inputs + input) * outputs + output] = weight
  }
  return result
}
