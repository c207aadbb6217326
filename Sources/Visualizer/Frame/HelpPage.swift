import Drawing

/// All keys, then every word on the screen that is jargon, in one line each.
func drawHelp(_ state: State, on canvas: inout Canvas, in rect: Rect) {
  canvas.frame(rect, title: "help", state.glyphs)
  let inside = rect.inset(by: 1)
  let keyWidth = 8
  var y = inside.y
  for binding in KeyBinding.all where y < inside.maxY {
    let text = state.glyphs.plain(binding.help)
    canvas.write(state.glyphs.plain(binding.label), x: inside.x + 1, y: y, .bold)
    canvas.write(text, x: inside.x + 1 + keyWidth, y: y, width: inside.width - 1 - keyWidth)
    y += 1
  }
  for line in glossary where y < inside.maxY {
    canvas.write(state.glyphs.plain(line), x: inside.x + 1, y: y, .dim, width: inside.width - 1)
    y += 1
  }
}

package let glossary = [
  "feature: the two numbers before the last layer; a point is a test digit's",
  "center: what a class's features are pulled to (circled or in brackets)",
  "softmax loss: how wrong the classes' probabilities are, training set",
  "center loss: half the squared distance of features to their centers",
  "accuracy: share of digits whose most probable class is right",
  "nearest center: share of digits whose nearest center is their class's",
  "intra / inter: mean distance within classes / between their means",
  "center lag: mean distance of the centers to the means they follow",
  "rule: how centers follow; batch: the digits that one step trains on",
]
