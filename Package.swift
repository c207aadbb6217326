// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "centerloss",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "centerloss", targets: ["CenterLossApp"]),
    .library(name: "Learning", targets: ["Learning"]),
    // What runs were and the frames that the screen shows, for Benchmarks/.
    .library(name: "Runs", targets: ["Runs"]),
    // For Fuzz/.
    .library(name: "Lessons", targets: ["Lessons"]),
    .library(name: "Visualizer", targets: ["Visualizer", "Drawing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // For tests alone: starts programs without handing them files that are open here.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0", traits: []),
  ],
  targets: [
    // C-facing: libraries of the system, embedded data, what Swift cannot import by itself.
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-pthread-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CPng", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(name: "CAssets"),
    // Arithmetic compiled for more than one kind of processor, which Swift cannot. Debug builds wait too long for it unoptimised.
    .target(
      name: "CConvolution",
      cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    .target(
      name: "CTerminal",
      linkerSettings: [
        .linkedLibrary("ncursesw", .when(platforms: [.linux])),
        .linkedLibrary("ncurses", .when(platforms: [.macOS])),
      ]),

    // The C library of whatever system, under one name.
    .target(name: "Libc"),

    // Pure values.
    .target(
      name: "Learning",
      dependencies: ["COpenBLAS", "CZlib", "CPng", "CAssets", "CConvolution", "Libc"],
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    .target(name: "Drawing", dependencies: ["Libc"]),
    .target(name: "Runs", dependencies: ["Learning"]),
    .target(name: "Lessons", dependencies: ["Runs", "Learning", "CAssets"]),
    .target(
      name: "Visualizer",
      dependencies: ["Lessons", "Runs", "Learning", "Drawing", "CAssets", "Libc"]),

    // The world.
    .target(name: "Terminal", dependencies: ["CTerminal", "Drawing"]),
    .executableTarget(
      name: "CenterLossApp",
      dependencies: [
        "Learning", "Runs", "Lessons", "Visualizer", "Terminal", "Libc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "CAllocations", path: "Tests/CAllocations"),
    .testTarget(
      name: "LearningTests", dependencies: ["Learning", "CAllocations"],
      resources: [.copy("Reference"), .copy("Data/Files")]),
    .testTarget(name: "DrawingTests", dependencies: ["Drawing"]),
    .testTarget(name: "RunsTests", dependencies: ["Runs", "Learning"]),
    .testTarget(name: "LessonsTests", dependencies: ["Lessons", "Runs", "Learning"]),
    .testTarget(
      name: "VisualizerTests",
      dependencies: ["Visualizer", "Lessons", "Runs", "Learning", "Drawing"]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    .target(
      name: "PseudoTerminal", dependencies: ["CPseudoTerminal"], path: "Tests/PseudoTerminal"),
    .executableTarget(
      name: "ScreenProbe", dependencies: ["Terminal", "Drawing"], path: "Tests/ScreenProbe"),
    .testTarget(
      name: "TerminalTests", dependencies: ["Terminal", "Drawing", "PseudoTerminal", "ScreenProbe"]),
    .testTarget(
      name: "CenterLossAppTests",
      dependencies: [
        "CenterLossApp", "Visualizer", "Runs", "Learning", "Drawing", "PseudoTerminal",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
