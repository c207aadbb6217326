import CAssets
import Learning

extension Lesson {
  /// The lessons that the program carries, in their order, in English.
  public static let builtIn = read { casset_lesson_en($0) }

  private static let inChinese = read { casset_lesson_zh($0) }

  /// The same in a language (ISO 639-1), or in English where there is no translation.
  public static func builtIn(in language: String) -> [Lesson] {
    language == "zh" ? inChinese : builtIn
  }

  private static func read(_ asset: (Int) -> CAsset) -> [Lesson] {
    (0..<Int(casset_lesson_count())).map { index in
      let asset = asset(index)
      // Safe: the bytes are constants of the program.
      let bytes = UnsafeBufferPointer(start: asset.bytes, count: asset.count)
      do {
        return try Lesson(String(decoding: bytes, as: UTF8.self), name: "lesson \(index + 1)")
      } catch {
        preconditionFailure("\(error)")
      }
    }
  }
}
