extension Canvas {
  /// The canvas as a page of HTML, complete: a block of preformatted text with colours.
  public func html(title: String, on background: Background = .dark) -> String {
    var rows = Array(repeating: "", count: size.height)
    var ends = Array(repeating: 0, count: size.height)
    for run in runs {
      let (text, behind) = run.style.colors(on: background)
      var style = "color:\(text)"
      if let behind { style += ";background:\(behind)" }
      if run.style.weight == .bold { style += ";font-weight:bold" }
      rows[run.y] += String(repeating: " ", count: run.x - ends[run.y])
      rows[run.y] += "<span style=\"\(style)\">\(escaped(run.text))</span>"
      ends[run.y] = run.x + run.width
    }
    return """
      <!DOCTYPE html>
      <html>
      <head><meta charset="utf-8"><title>\(escaped(title))</title></head>
      <body style="background:\(background.ground);color:\(background.text)">
      <pre style="font-family:'DejaVu Sans Mono','Liberation Mono',Menlo,Consolas,monospace;line-height:1.2">
      \(rows.joined(separator: "\n"))
      </pre>
      </body>
      </html>

      """
  }
}
