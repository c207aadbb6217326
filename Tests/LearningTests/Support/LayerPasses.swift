import Learning

// One layer's passes with results of their own, so that a test can write them as functions.

func output(of layer: any Layer, _ x: Matrix, _ parameters: [Float]) -> Matrix {
  var y = Matrix(
    rows: x.rows / layer.input.pixelCount * layer.output.pixelCount, columns: layer.output.channels)
  layer.forward(x, parameters: parameters.span, into: &y)
  return y
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
