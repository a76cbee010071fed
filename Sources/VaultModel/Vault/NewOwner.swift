import NoteSyntax

/// The first member of a new vault, its owner (format 2.2).
public struct NewOwner: Sendable, Equatable {
    /// The person's name.
    public let name: String

    /// The address that Git knows the person by.
    public let email: String

    /// The note's file name, made safe.
    private let fileName: FileName

    /// Reads `Name <email>`, as Git writes authors.
    public init(parsing text: String) throws(NewVaultError) {
        let trimmed = try NewVault.text(text, of: .owner)
        guard trimmed.hasSuffix(">"), let open = trimmed.lastIndex(of: "<") else { throw .badOwner(text) }
        let email = String(trimmed[trimmed.index(after: open)...].dropLast())
        guard let fileName = FileName(String(trimmed[..<open])), Self.isAddress(email) else { throw .badOwner(text) }
        name = fileName.name ?? fileName.stem
        self.email = email
        self.fileName = fileName
    }

    /// One `@` with something on each side, and nothing that would end an address.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || "<>,;\"()".unicodeScalars.contains($0) }
    }

    /// The person's note, in the team's folder.
    func note(below folder: String, joining day: CivilDate) -> NewNote {
        var lines = ["---", "type: member"]
        if let name = fileName.name { lines.append("name: \(YAMLScalar(name).source)") }
        lines += ["role: \(Role.owner.rawValue)", "emails:", "  - \(YAMLScalar(email).source)"]
        lines += ["joined: \(YAMLScalar(day.description).source)", "---"]
        return NewNote(
            path: NotePath("\(folder)/\(fileName.stem).md"), text: lines.map { $0 + "\n" }.joined())
    }
}
