/// A target of Swift code, and what it may know of.
struct Layer: Sendable {
    /// The target's name, which is its folder's.
    let name: String

    /// The modules that it may import and that `Package.swift` declares for it.
    let declared: Set<String>

    /// The modules that it may import and that come with the system, the toolchain or a declared module.
    let ambient: Set<String>

    /// Whether it reads no file, clock and environment and prints nothing.
    let isPure: Bool

    /// The beginnings of names that no declaration seen outside of the target may hold.
    let hiddenNames: [String]

    init(
        _ name: String, imports declared: Set<String>, ambient: Set<String> = [], isPure: Bool = false,
        hiding hiddenNames: [String] = []
    ) {
        self.name = name
        self.declared = declared
        self.ambient = ambient
        self.isPure = isPure
        self.hiddenNames = hiddenNames
    }
}

extension Layer {
    /// The targets of Swift code in their order, lowest first.
    ///
    /// A new target, or a new module for one, is a change here.
    static let all = [
        Layer(
            "NoteSyntax", imports: ["CCmark", "CCmarkArena", "Yams"], isPure: true,
            hiding: ["cmark_", "CMARK_", "Yams", "OpaquePointer"]),
        Layer("VaultModel", imports: ["NoteSyntax"], ambient: ["Foundation"], isPure: true),
        Layer(
            "VaultStore", imports: ["CFileCalls", "NoteSyntax", "VaultModel"],
            ambient: ["Darwin", "Glibc", "Synchronization"]),
        Layer("VaultGit", imports: ["NoteSyntax", "VaultModel", "Subprocess"]),
        // SystemPackage comes with Subprocess, whose API names its types.
        Layer(
            "kith", imports: ["NoteSyntax", "VaultModel", "VaultStore", "VaultGit", "ArgumentParser", "Subprocess"],
            ambient: ["Darwin", "Foundation", "Glibc", "Synchronization", "SystemPackage"]),
        Layer("kith-bench", imports: ["ArgumentParser"], ambient: ["Darwin", "Glibc"]),
    ]

    /// The targets of C code, by name, with what `Package.swift` declares for them.
    static let ofC: [String: Set<String>] = [
        "CCmark": [], "CCmarkArena": [], "CFileCalls": [], "cmark-yardstick": ["CCmark"],
    ]
}
