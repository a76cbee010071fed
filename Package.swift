// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Kith",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "kith", targets: ["kith"]),
        .library(name: "NoteSyntax", targets: ["NoteSyntax"]),
        .library(name: "VaultModel", targets: ["VaultModel"]),
        .library(name: "VaultStore", targets: ["VaultStore"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // The system's CommonMark parser, and an allocator for it.
        .systemLibrary(
            name: "CCmark", pkgConfig: "libcmark",
            providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
        .target(name: "CCmarkArena"),

        // The pure core: what a note says, then what it means.
        .target(name: "NoteSyntax", dependencies: ["CCmark", "CCmarkArena", "Yams"]),
        .target(name: "VaultModel", dependencies: ["NoteSyntax"], exclude: ["VaultModel.docc"]),

        // The thin edge: the disk, Git, and the command line.
        .target(name: "CFileCalls"),
        .target(name: "VaultStore", dependencies: ["VaultModel", "NoteSyntax", "CFileCalls"]),
        .target(
            name: "VaultGit",
            dependencies: [
                "NoteSyntax", "VaultModel", .product(name: "Subprocess", package: "swift-subprocess"),
            ]),
        .executableTarget(
            name: "kith",
            dependencies: [
                "NoteSyntax", "VaultModel", "VaultStore", "VaultGit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ]),

        // Speed: a vault generator, the yardstick it is measured against, and the measuring.
        .executableTarget(
            name: "kith-bench",
            dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
        .executableTarget(name: "cmark-yardstick", dependencies: ["CCmark"]),

        .target(name: "TestSupport", dependencies: ["NoteSyntax", "VaultModel"], path: "Tests/TestSupport"),
        .testTarget(name: "NoteSyntaxTests", dependencies: ["NoteSyntax", "CCmark", "Yams", "TestSupport"]),
        .testTarget(name: "VaultModelTests", dependencies: ["VaultModel", "NoteSyntax", "TestSupport"]),
        .testTarget(
            name: "VaultStoreTests",
            dependencies: ["VaultStore", "VaultModel", "NoteSyntax", "CFileCalls", "TestSupport"]),
        .testTarget(
            name: "KithTests",
            dependencies: [
                "kith", "NoteSyntax", "VaultModel", "VaultStore", "VaultGit", "CFileCalls", "TestSupport",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ]),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
    ]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .swiftLanguageMode(.v6),
        .treatAllWarnings(as: .error),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}
