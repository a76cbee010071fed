import Testing

@Suite("Planted breaches")
struct PlantedBreachTests {
    /// The breaches in a file of `text` in `target`, as `LINE RULE: FOUND`.
    private func check(_ text: String, in target: String) -> [String] {
        ArchitectureCheck.breaches(in: SourceFile(path: "Sources/\(target)/Planted.swift", text: text))
            .map { "\($0.line) \($0.rule.rawValue): \($0.found)" }
    }

    @Test(
        "A layer that imports what is not its own is found, however the import is written",
        arguments: [
            ("NoteSyntax", "import Foundation", "Foundation"),
            ("NoteSyntax", "public import VaultModel", "VaultModel"),
            ("NoteSyntax", "@testable import VaultStore", "VaultStore"),
            ("NoteSyntax", "import struct Foundation.Date", "Foundation"),
            ("NoteSyntax", "import Yams; import Darwin.C", "Darwin"),
            ("VaultModel", "import CCmark", "CCmark"),
            ("VaultModel", "package import VaultStore", "VaultStore"),
            ("VaultModel", "@preconcurrency internal import Yams", "Yams"),
            ("VaultStore", "import Yams", "Yams"),
            ("VaultStore", "    private import ArgumentParser", "ArgumentParser"),
            ("kith", "import CCmark", "CCmark"),
            ("kith", "@_spi(Testing) import CCmarkArena", "CCmarkArena"),
            ("kith-bench", "import VaultModel", "VaultModel"),
        ])
    func foreignImport(target: String, text: String, module: String) {
        #expect(check(text, in: target).contains("1 import: \(module)"))
    }

    @Test("What a layer may import, and text that only looks like an import, is let through")
    func allowedImports() {
        let text = """
            import CCmark
            internal import Yams
            // import Foundation
            /* import VaultModel
               import VaultStore */
            let text = "import Foundation"
            let important = 1
            """
        #expect(check(text, in: "NoteSyntax") == [])
        #expect(check("public import NoteSyntax\nimport class Foundation.Bundle", in: "VaultModel") == [])
    }

    @Test("Each impure name is found in both pure layers and in no other", arguments: ArchitectureCheck.impureNames)
    func impureName(name: String) {
        let text = "let here = 1\nlet planted = \(name)"
        #expect(check(text, in: "NoteSyntax").contains("2 impure: \(name)"))
        #expect(check(text, in: "VaultModel").contains("2 impure: \(name)"))
        #expect(!check(text, in: "VaultStore").contains("2 impure: \(name)"))
    }

    @Test("Each banned name is found in every layer", arguments: ArchitectureCheck.bannedNames)
    func bannedName(name: String) {
        for layer in Layer.all {
            #expect(check("\n\n\(name)", in: layer.name) == ["3 banned: \(name)"])
        }
    }

    @Test(
        "A name in a comment, in a string or within a longer name is no breach",
        arguments: [
            "// print(1), try! and FileManager", "/* Date() /* print(1) */ getenv */", "/// Calls `fatalError(`.",
            #"let a = "print(1) as! \" try!""#, ##"let b = #"try! " as! "#"##,
            "let c = \"\"\"\n  try! \"print(1)\"\n\"\"\"",
            "blueprint(1)", "_print(1)", "stream.print(1)", "func print(_ x: Int)", "case open(Int)", "file.open()",
            "CivilDate()", "FileManagers", "myFatalError(1)", "has!", "retry!", "dateFromProcessInformation",
        ])
    func harmless(text: String) {
        #expect(check(text, in: "NoteSyntax") == [])
    }

    @Test("A name within a string's interpolation is a breach, and what follows the string is code again")
    func interpolation() {
        let text =
            ##"let a = "x \(try! f("as! \(b as! C)")) try!"; let d = #"\(e as! F) \#(try! g()) "#; fatalError(d)"##
        #expect(check(text, in: "kith") == ["1 banned: try!", "1 banned: as!", "1 banned: fatalError("])
        #expect(check(#"let a = "\("\(1)") as! B""#, in: "kith") == [])
    }

    @Test(
        "A type of libcmark or Yams that leaves NoteSyntax is found",
        arguments: [
            ("public let node: OpaquePointer", "1 leaked-type: OpaquePointer"),
            ("public func kind(of node: UnsafeMutablePointer<cmark_node>) {}", "1 leaked-type: cmark_node"),
            ("package var value: Yams.Node? { nil }", "1 leaked-type: Yams"),
            ("public import Yams", "1 leaked-type: Yams"),
            ("public func a(\n    b: Int,\n    c: cmark_event_type\n) {", "1 leaked-type: cmark_event_type"),
            ("@inlinable public init(_ a: [Int]) throws(YamsFailure)", "1 leaked-type: YamsFailure"),
        ])
    func leakedType(text: String, breach: String) {
        #expect(check(text, in: "NoteSyntax") == [breach])
    }

    @Test("A type of libcmark or Yams within NoteSyntax is let through")
    func hiddenType() {
        let text = """
            let node: OpaquePointer
            private func read(_ node: Yams.Node) -> cmark_node_type { 0 }
            public var count: Int { Int(cmark_version()) }
            public func open(
                path: Int
            ) { let node: OpaquePointer? = nil }
            """
        #expect(check(text, in: "NoteSyntax") == [])
    }

    @Test("A file over 400 lines is found, one of 400 is not")
    func longFile() {
        let lines = String(repeating: "let a = 1\n", count: 400)
        #expect(check(lines, in: "kith") == [])
        #expect(check(lines + "let b = 2\n", in: "kith") == ["401 long-file: 401 lines"])
    }

    @Test("A file in a folder that is no target is found")
    func unlistedTarget() {
        #expect(check("let a = 1", in: "Common") == ["1 unlisted-target: Common"])
    }

    @Test("A target or a dependency that is planted into a manifest is read")
    func manifest() {
        let text = """
            dependencies: [.package(url: "https://code.example/swift-argument-parser", from: "1.0.0")],
            targets: [
                .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
                .target(name: "NoteSyntax", dependencies: ["CCmark", "Yams"], exclude: ["Notes"]),
                .executableTarget(
                    name: "kith",
                    dependencies: ["NoteSyntax", .product(name: "ArgumentParser", package: "swift-argument-parser")]),
                .target(name: "TestSupport", dependencies: ["NoteSyntax"], path: "Tests/TestSupport"),
                .testTarget(name: "KithTests", dependencies: ["kith"]),
            ]
            """
        #expect(
            Manifest(text).targets == [
                "CCmark": [], "NoteSyntax": ["CCmark", "Yams"], "kith": ["NoteSyntax", "ArgumentParser"],
            ])
    }
}
