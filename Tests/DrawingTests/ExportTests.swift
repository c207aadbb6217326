import Drawing
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A canvas as pictures elsewhere.
struct ExportTests {
  private static let canvas: Canvas = {
    var canvas = Canvas(Size(width: 12, height: 3))
    canvas.write("a<b & \"c\"", x: 1, y: 0, Style(.accent, weight: .bold))
    canvas.write("中", x: 0, y: 1)
    canvas.write("[3]", x: 4, y: 1, Style(.ofClass(3), weight: .bold, isReversed: true))
    canvas.write("⠁⣿", x: 2, y: 2, .dim)
    return canvas
  }()

  /// The elements of a document, with the text in each; `nil` where it is not well-formed.
  private func document(_ text: String) -> [(
    name: String, attributes: [String: String], text: String
  )]? {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    return parser.parse() ? reader.elements : nil
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String], text: String)] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) { elements.append((name, attributes, "")) }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if !elements.isEmpty { elements[elements.count - 1].text += text }
    }
  }

  @Test(
    "SVG is well-formed, and each run of text stands in its cells",
    arguments: [Background.dark, .light])
  func svg(background: Background) throws {
    let elements = try #require(document(Self.canvas.svg(on: background)))
    let texts = elements.filter { $0.name == "text" }
    #expect(texts.map { $0.text.trimmingCharacters(in: .newlines) } == ["a<b & \"c\"", "中", "[3]"])
    #expect(texts.map { $0.attributes["x"] } == ["20", "10", "50"])
    #expect(texts.map { $0.attributes["textLength"] } == ["90", "20", "30"])
    #expect(elements[0].attributes["width"] == "140" && elements[0].attributes["height"] == "80")
  }

  @Test("what is reversed has its colour behind it, and dots are drawn")
  func colours() throws {
    let elements = try #require(document(Self.canvas.svg()))
    let boxes = elements.filter { $0.name == "rect" }
    #expect(boxes.count == 2 && boxes[1].attributes["fill"] == "#ffff87")
    let mark = try #require(elements.first { $0.text.hasPrefix("[3]") })
    #expect(mark.attributes["fill"] == "#000000" && mark.attributes["font-weight"] == "bold")
    let dots = try #require(elements.first { $0.name == "path" })
    #expect(dots.attributes["d"]?.count { $0 == "M" } == 9, "one dot, then eight")
  }

  @Test("a page of HTML has the rows as they are, and nothing in them is markup")
  func html() {
    let page = Self.canvas.html(title: "a < b")
    #expect(page.contains("<title>a &lt; b</title>"))
    #expect(page.contains(">a&lt;b &amp; &quot;c&quot;</span>"))
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.contains("background:#000000"))
    #expect(Self.canvas.html(title: "", on: .light).contains("background:#ffffff"))
  }
}
