import Testing

extension Tag {
  /// Trains whole runs: seconds, not milliseconds.
  @Tag static var slow: Self
}
