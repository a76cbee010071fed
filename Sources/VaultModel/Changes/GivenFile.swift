/// A file that somebody attaches to an interaction (format 5, Attachments).
public enum GivenFile: Sendable, Equatable {
    /// One of the vault, which is linked where it stands.
    case inVault(NotePath)
    /// One from elsewhere: what it is called there, and its bytes.
    case outside(name: String, [UInt8])

    /// How many bytes it has, where they may have to be copied.
    var size: Int? {
        if case .outside(_, let bytes) = self { bytes.count } else { nil }
    }
}

/// The name of an attachment, made safe and cut where it must be, its ending kept (format 5, Attachments).
struct AttachmentName {
    private let stem: String
    private let ending: String

    /// The longest ending that is kept as one, with its dot, in bytes.
    private static let longestEnding = 32

    /// What a file of this name is called in the vault.
    init(_ name: String) {
        let dot = name.utf8.lastIndex(of: UInt8(ascii: "."))
        let safe = dot.flatMap { FileName(String(name[name.utf8.index(after: $0)...]), ending: "") }
        guard let dot, dot > name.startIndex, let safe, safe.stem.utf8.count < Self.longestEnding else {
            (stem, ending) = (name, "")
            return
        }
        (stem, ending) = (String(name[..<dot]), "." + safe.stem)
    }

    /// The name of the file that is the `number`th of that name, from 1: `x.pdf`, `x 2.pdf`.
    func numbered(_ number: Int) -> String {
        let ending = number == 1 ? ending : " \(number)\(ending)"
        // Of a name that is all blanks nothing is left.
        return (FileName(stem, ending: ending)?.stem ?? "File") + ending
    }
}
