import Drawing

extension ScreenState {
  /// Writes what stands on the screen to a file whose name no one has to give: the first of `centerloss-1.svg` and so on that is not
  /// there yet. `folder` ends with a slash, or is empty for the one that the program runs in. Says what came of it.
  func writePicture(_ size: Size, on background: Background, inFolder folder: String) -> Notice {
    guard let name = WholeFile.freeName(inFolder: folder, ending: "svg") else {
      return .noPicture("there are ten thousand pictures in this folder")
    }
    do throws(WritingError) {
      try WholeFile.write(Array(frame(self, size: size).svg(on: background).utf8), to: name)
      return .picture(name)
    } catch {
      return .noPicture(error.description)
    }
  }
}
