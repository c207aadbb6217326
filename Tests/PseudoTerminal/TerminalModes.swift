/// What a program has switched on a terminal by DEC private modes, `ESC [ ? number h` and `l`.
public struct TerminalModes: Sendable {
  private var isOn: [Int: Bool] = [:]
  /// The escape sequence being read, without its ESC; `nil` outside of one.
  private var sequence: [UInt8]?

  public init() {}

  public var showsAlternateScreen: Bool { isOn[1049] ?? false }
  public var showsCursor: Bool { isOn[25] ?? true }
  public var reportsMouse: Bool { [1000, 1002, 1003, 1006].contains { isOn[$0] ?? false } }
  /// Whether arrow keys are sent as for applications.
  public var hasApplicationKeys: Bool { isOn[1] ?? false }

  /// Whether pasted text comes between marks of its own. A shell may want that too.
  public var marksPastes: Bool { isOn[2004] ?? false }

  /// Whether all is as a shell expects it.
  public var areForShell: Bool {
    !showsAlternateScreen && showsCursor && !reportsMouse && !hasApplicationKeys
  }

  /// Follows output. Returns how many requests for the terminal's status, `ESC [ 5 n`, were in it.
  mutating func read(_ bytes: some Sequence<UInt8>) -> Int {
    var requests = 0
    for byte in bytes {
      if byte == 0x1B {
        sequence = []
      } else if var current = sequence {
        current.append(byte)
        let isWhole = current.count > 1 && (0x40...0x7E).contains(byte)
        sequence = isWhole || current[0] != UInt8(ascii: "[") ? nil : current
        guard isWhole else { continue }
        if current == Array("[5n".utf8) { requests += 1 }
        note(String(decoding: current, as: UTF8.self))
      }
    }
    return requests
  }

  private mutating func note(_ sequence: String) {
    guard sequence.hasPrefix("[?"), let last = sequence.last, "hl".contains(last) else { return }
    for number in sequence.dropFirst(2).dropLast().split(separator: ";").compactMap({ Int($0) }) {
      isOn[number] = last == "h"
    }
  }
}
