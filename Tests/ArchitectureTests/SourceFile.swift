/// A Swift file as a pure value: the checks read nothing else, so a test can plant a breach.
struct SourceFile: Sendable {
    /// The path from the project's root, such as `Sources/NoteSyntax/Block.swift`.
    let path: String

    /// The file's text without comments and string literals.
    let code: SwiftCode

    init(path: String, text: String) {
        self.path = path
        code = SwiftCode(text)
    }

    /// The name of the target that the file belongs to, which is the name of its folder.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }
}
