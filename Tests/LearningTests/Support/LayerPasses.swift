import Learning

// Passes of a layer, and of all, with results of their own, so that a test can write them as functions.

func output(of layer: any Layer, _ x: Matrix, _ parameters: [Float]) -> Matrix {
  var y = Matrix(
    rows: x.rows / layer.input.pixelCount * layer.output.pixelCount, columns: layer.output.channels)
  layer.forward(x, parameters: parameters.span, into: &y)
  return y
}

func output(of layer: any Layer, _ x: Matrix, _ parameters: ArraySlice<Float>) -> Matrix {
  output(of: layer, x, Array(parameters))
}

func parametersGradient(
  of layer: any Layer, _ x: Matrix, _ parameters: [Float], yGradient: Matrix
) -> [Float] {
  var gradient = [Float](repeating: .nan, count: layer.parameterCount)
  let y = output(of: layer, x, parameters)
  var zGradient = yGradient
  layer.backwardThroughActivation(y, yGradient: &zGradient)
  var span = gradient.mutableSpan
  layer.parametersGradient(
    x, y: y, zGradient: zGradient, parameters: parameters.span, into: &span, at: 0, adding: false)
  return gradient
}

func inputGradient(
  of layer: any Layer, _ x: Matrix, _ parameters: [Float], yGradient: Matrix
) -> Matrix {
  var gradient = Matrix(rows: x.rows, columns: x.columns, repeating: .nan)
  let y = output(of: layer, x, parameters)
  var zGradient = yGradient
  layer.backwardThroughActivation(y, yGradient: &zGradient)
  layer.inputGradient(
    x, y: y, zGradient: zGradient, parameters: parameters.span, into: &gradient)
  return gradient
}

/// Inputs to features, through one layer after the other, with other parameters than the network's own where given.
func features(
  of inputs: Matrix, by network: Network, parameters: [Float]? = nil
) -> Matrix {
  var (x, rest) = (inputs, (parameters ?? network.parameters)[...])
  for layer in network.embedding {
    x = output(of: layer, x, rest.prefix(layer.parameterCount))
    rest = rest.dropFirst(layer.parameterCount)
  }
  return x
}
