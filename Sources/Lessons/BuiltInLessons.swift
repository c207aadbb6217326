import CAssets
import Learning

extension Lesson {
  /// The lessons that the program carries, in their order.
  public static let builtIn: [Lesson] = builtInTexts.enumerated().map { index, asset in
    // Safe: the bytes are constants of the program.
    let bytes = UnsafeBufferPointer(start: asset.bytes, count: asset.count)
    let name = "lesson \(index + 1)"
    do {
      return try Lesson(String(decoding: bytes, as: UTF8.self), name: name)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static var builtInTexts: [CAsset] {
    [
      casset_lesson_1(), casset_lesson_2(), casset_lesson_3(), casset_lesson_4(), casset_lesson_5(),
    ]
  }
}
