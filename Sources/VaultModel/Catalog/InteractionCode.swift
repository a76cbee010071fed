/// A purpose by which interactions are counted: a note with `type: code` below the codes folder (format 2.3).
public struct InteractionCode: Sendable, Equatable {
    /// Where the note stands.
    public let path: NotePath

    /// `parent` or `parent/child`.
    public let code: String

    /// Whether new interactions may have it.
    public let isActive: Bool

    /// The code that a note is; nil for a note of another kind, and for one without a code of the right form.
    public init?(_ note: Note) {
        let text = note.text("code")
        guard note.kind == .code, Self.isCode(text) else { return nil }
        path = note.path
        code = text
        isActive = note.text("active").lowercased() != "false"
    }

    /// What it is called: the note's stem.
    public var label: String { String(path.stem) }

    /// The code that this one is a child of.
    public var parent: String? { code.split(separator: "/").count == 2 ? String(code.prefix { $0 != "/" }) : nil }

    /// Whether a text is `parent` or `parent/child`, `[a-z0-9-]+` each.
    public static func isCode(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy {
                        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
                    }
            }
    }
}
