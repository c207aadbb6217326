/// Follows the cursor through output for xterm, and notes whatever goes past an edge of the screen.
public struct CursorTracker: Sendable {
  private let width: Int
  private let height: Int
  private var x = 0
  private var y = 0
  private var sequence: [UInt8]?
  /// What went wrong first; `nil` when nothing did.
  public private(set) var problem: String?

  /// The cursor is at the top left.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  public mutating func read(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if var current = sequence {
        current.append(byte)
        // Longer than two bytes: `ESC [ … letter` and `ESC ] … ESC \`. Of two: `ESC letter`. Of three: `ESC ( letter`.
        let isWhole =
          switch current[0] {
          case UInt8(ascii: "["): current.count > 1 && (0x40...0x7E).contains(byte)
          case UInt8(ascii: "]"): byte == 0x07 || current.suffix(2) == [0x1B, UInt8(ascii: "\\")]
          case UInt8(ascii: "("), UInt8(ascii: ")"): current.count == 2
          default: true
          }
        sequence = isWhole ? nil : current
        if isWhole { follow(String(decoding: current, as: UTF8.self)) }
      } else {
        print(byte)
      }
    }
  }

  private mutating func print(_ byte: UInt8) {
    switch byte {
    case 0x1B: sequence = []
    case 0x08: x = max(min(x, width - 1) - 1, 0)
    case 0x0A: moveTo(x, y + 1)
    case 0x0D: x = 0
    case 0x80..<0xC0: break  // The rest of a character that has been counted.
    case 0x20...: advance(by: 1)
    default: note("control character \(byte)")
    }
  }

  /// Printing in the last column leaves the cursor there, one past it for the next character.
  private mutating func advance(by columns: Int) {
    x += columns
    if x > width { note("text past column \(width) in row \(y)") }
  }

  private mutating func moveTo(_ newX: Int, _ newY: Int) {
    (x, y) = (newX, newY)
    if x < 0 || y < 0 || x >= width || y >= height { note("a move to column \(x), row \(y)") }
  }

  private mutating func follow(_ sequence: String) {
    guard sequence.first == "[", let letter = sequence.last else { return }
    let parameters = sequence.dropFirst().dropLast()
    guard parameters.first != "?" else { return }
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    func number(_ index: Int) -> Int {
      index < numbers.count ? max(numbers[index] ?? 1, 1) : 1
    }
    let column = min(x, width - 1)
    switch letter {
    case "H": moveTo(number(1) - 1, number(0) - 1)
    case "G": moveTo(number(0) - 1, y)
    case "d": moveTo(column, number(0) - 1)
    case "A": moveTo(column, y - number(0))
    case "B": moveTo(column, y + number(0))
    case "C": moveTo(column + number(0), y)
    case "D": moveTo(column - number(0), y)
    case "b": advance(by: number(0))
    case "X": if x + number(0) > width { note("erasing past column \(width)") }
    // Colour, erasing to an edge, cells and lines put in or taken out: the cursor stays.
    case "m", "K", "J", "P", "@", "L", "M", "S", "T", "n", "t", "l", "h": break
    case "r":
      if number(1) > height { note("a region below row \(height)") }
      (x, y) = (0, 0)
    default: note("a sequence that is not followed: \(sequence.debugDescription)")
    }
  }

  private mutating func note(_ text: String) {
    if problem == nil { problem = "\(text), on a screen of \(width)×\(height)" }
  }
}
