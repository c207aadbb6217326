// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that who builds centerloss builds no fuzzer. `Fuzz/run` builds it.
let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "centerloss", path: "..")],
  targets: [
    .executableTarget(
      name: "FuzzReaders",
      dependencies: [
        .product(name: "Learning", package: "centerloss"),
        .product(name: "Runs", package: "centerloss"),
        .product(name: "Lessons", package: "centerloss"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
