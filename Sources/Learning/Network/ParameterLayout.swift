/// How some of a layer's parameters stand in PyTorch: under which name in the module's `state_dict`, in which shape, and in which order.
public struct ParameterLayout: Sendable, Equatable {
  /// Such as `weight`, or, for a network's, `embedding.0.weight`.
  public internal(set) var name: String
  /// As PyTorch has it, such as `[out, in]` of `nn.Linear`.
  public let shape: [Int]
  /// Where they begin among the parameters of the layer, or of the network.
  public internal(set) var start: Int
  /// The shape with its axes taken apart where ours are in another order: how long each is, and how far apart its neighbours lie.
  let axes: [Axis]

  struct Axis: Sendable, Equatable {
    let count: Int
    let stride: Int
  }

  init(_ name: String, shape: [Int], start: Int = 0, axes: [Axis]? = nil) {
    self.name = name
    self.shape = shape
    self.start = start
    var (stride, own) = (1, [Axis]())
    for count in shape.reversed() {
      own.insert(Axis(count: count, stride: stride), at: 0)
      stride *= count
    }
    self.axes = axes ?? own
  }

  /// How many numbers there are.
  public var count: Int { shape.reduce(1, *) }
}

extension ParameterLayout {
  /// Where each number lies among all parameters, in PyTorch's order. O(count).
  private var places: [Int] {
    axes.reduce([start]) { places, axis in
      places.flatMap { place in (0..<axis.count).map { place + $0 * axis.stride } }
    }
  }

  /// These numbers out of all parameters, in PyTorch's order.
  public func values(in parameters: [Float]) -> [Float] { places.map { parameters[$0] } }

  /// Writes these numbers, given in PyTorch's order, to their places among all parameters. The program stops for another count.
  public func write(_ values: [Float], to parameters: inout [Float]) {
    precondition(values.count == count, "\(name) has \(count) numbers, not \(values.count)")
    for (place, value) in zip(places, values) { parameters[place] = value }
  }
}

extension Network {
  /// All of θ, as an `nn.Module` names it whose `embedding` is the `nn.Sequential` of the same layers in PyTorch, each activation a
  /// module of its own, and whose `classifier` is an `nn.Linear`; `examples/pytorch/network.py` is one.
  public var parameterLayouts: [ParameterLayout] {
    var layouts: [ParameterLayout] = []
    var moduleIndex = 0
    for (l, layer) in embedding.enumerated() {
      // What PyTorch flattens is channel after channel, and ours pixel after pixel.
      let images = l > 0 ? (embedding[l - 1] as? Flatten)?.input : nil
      for var layout in layer.parameterLayouts {
        if let images, layout.shape.count == 2 {
          layout = layout.ofFlattened(images)
        }
        layout.name = "embedding.\(moduleIndex).\(layout.name)"
        layout.start += parameterRanges[l].lowerBound
        layouts.append(layout)
      }
      moduleIndex += layer.moduleCount
    }
    for var layout in classifier.parameterLayouts {
      layout.name = "classifier.\(layout.name)"
      layout.start += parameterRanges[embedding.count].lowerBound
      layouts.append(layout)
    }
    return layouts
  }
}

extension ParameterLayout {
  /// The weights of a dense layer behind flattened images.
  fileprivate func ofFlattened(_ images: ActivationShape) -> ParameterLayout {
    ParameterLayout(
      name, shape: shape, start: start,
      axes: [
        Axis(count: shape[0], stride: shape[1]), Axis(count: images.channels, stride: 1),
        Axis(count: images.pixelCount, stride: images.channels),
      ])
  }
}
