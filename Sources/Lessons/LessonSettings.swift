import Learning
import Runs

// What stands behind a lesson's `start`, `set` and `show`.

extension RunSpec {
  /// `data=digits lambda=0`: settings by the names that options have.
  init(ofLesson text: String) throws(LessonProblem) {
    self.init()
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw LessonProblem("'\(word)': settings such as data=digits are needed")
      }
      let value = String(parts[1])
      switch parts[0] {
      case "data": data = value
      case "network": network = value
      case "seed": seed = try number(value, word)
      case "noise": spoiling.noise = try number(value, word)
      case "imbalance": spoiling.imbalance = try number(value, word)
      case "hold-out-class": spoiling.heldOutClass = value
      case "clip-norm": clipNorm = try number(value, word)
      default:
        let settings = try SideSettings(ofLesson: String(word))
        do { try settings.apply(to: &self) } catch { throw LessonProblem(error.requirement) }
      }
    }
    do { try validate() } catch { throw LessonProblem(error.description) }
  }
}

private func number<T: LosslessStringConvertible>(_ text: String, _ word: Substring)
  throws(LessonProblem) -> T
{
  guard let value = T(text) else { throw LessonProblem("'\(word)': a number is needed") }
  return value
}

extension SideSettings {
  /// `lambda=1`, `rule=gradient`.
  init(ofLesson text: String) throws(LessonProblem) {
    do { try self.init(text) } catch {
      throw LessonProblem("set \(error.value): \(error.requirement)")
    }
  }
}

extension Lesson.Look {
  /// `scale=absolute`.
  init(_ text: String) throws(LessonProblem) {
    if let look = Lesson.Look(rawValue: text) {
      self = look
      return
    }
    let all = Lesson.Look.allCases.map { $0.rawValue.split(separator: "=") }
    let name = text.prefix { $0 != "=" }
    let values = all.filter { $0[0] == name }.map { $0[1] }
    guard values.isEmpty else {
      throw LessonProblem("show \(text): \(name) is \(values.joined(separator: ", "))")
    }
    let names = all.map { $0[0] }.reduce(into: [Substring]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    throw LessonProblem(
      "show \(text): one of \(names.joined(separator: ", ")), as in 'show trails=on'")
  }
}
