import Foundation

/// Where a program of this package was built: beside the test binary, whether debug or release.
public func builtProgram(_ name: String) -> String {
  #if os(Linux)
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  #else
    let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!.bundleURL
  #endif
  return tests.deletingLastPathComponent().appending(path: name).path()
}
