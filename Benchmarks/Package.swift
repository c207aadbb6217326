// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that who builds centerloss builds no benchmark.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "centerloss", path: "..")],
  targets: [
    .executableTarget(
      name: "TrainingSpeed", dependencies: [.product(name: "Learning", package: "centerloss")]),
    .executableTarget(
      name: "CenterLossCost", dependencies: [.product(name: "Learning", package: "centerloss")]),
    .executableTarget(
      name: "FrameTime",
      dependencies: [
        .product(name: "Learning", package: "centerloss"),
        .product(name: "Runs", package: "centerloss"),
        .product(name: "Visualizer", package: "centerloss"),
      ]),
    .executableTarget(
      name: "TimelineCost",
      dependencies: [
        .product(name: "Learning", package: "centerloss"),
        .product(name: "Runs", package: "centerloss"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
