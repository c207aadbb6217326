// swift-tools-version: 6.2
import PackageDescription

// Center loss on a network of one's own: swift run -c release --package-path examples/swift
let package = Package(
  name: "own-network",
  platforms: [.macOS(.v15)],
  // Elsewhere: .package(url: …) of this repository, or the path of a clone.
  dependencies: [.package(name: "centerloss", path: "../..")],
  targets: [
    .executableTarget(
      name: "OwnNetwork", dependencies: [.product(name: "Learning", package: "centerloss")])
  ],
  swiftLanguageModes: [.v6]
)
