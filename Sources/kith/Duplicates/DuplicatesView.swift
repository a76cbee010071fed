import NoteSyntax
import VaultModel

/// Contacts that are likely the same, as people and programs read it.
struct DuplicatesView {
    let pairs: [DuplicatePair]

    // MARK: Text

    /// Three lines a pair, made as they are asked for: how likely and who, why, and the command that makes one of them.
    func lines(_ style: TextStyle) -> some Sequence<String> {
        pairs.lazy.map { pair in
            let confidence = pair.confidence.rawValue
            let blanks = String(repeating: " ", count: Self.indentation.count - confidence.count)
            let reasons = pair.reasons.map(\.words).joined(separator: "; ")
            return style.color(confidence, pair.confidence.color) + blanks + style.bold(pair.keep.name) + " / "
                + style.bold(pair.other.name) + "\n" + Self.indentation + printable(reasons) + "\n" + Self.indentation
                + style.dim(Self.command(for: pair)) + "\n"
        }
    }

    private static let indentation = "        "

    /// What would merge both, to be given to a shell.
    private static func command(for pair: DuplicatePair) -> String {
        "kith merge " + [pair.keep, pair.other].map { shellWord($0.path.string) }.joined(separator: " ")
    }

    /// A path as a shell takes it for one word, and `kith` for no option.
    private static func shellWord(_ path: String) -> String {
        let path = path.hasPrefix("-") ? "./" + path : path
        let isPlain = path.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0123456789-_./".contains(Character($0))
        }
        return isPlain ? path : "'" + path.replacing("'", with: #"'\''"#) + "'"
    }

    // MARK: JSON

    func printJSON() throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.duplicates/1")
            json.array("pairs", pairs, keepsEmpty: true) { json, pair in
                json.object { json in
                    json.member("confidence", pair.confidence.rawValue)
                    json.object("keep") { $0.members(of: pair.keep) }
                    json.object("other") { $0.members(of: pair.other) }
                    json.array("reasons", pair.reasons) { json, reason in
                        json.object { json in
                            json.member("kind", reason.kind)
                            json.member("values", reason.values)
                        }
                    }
                }
            }
        }
        try OutputStream.print(json)
    }
}

extension JSONWriter {
    /// Who a contact is.
    fileprivate mutating func members(of contact: Contact) {
        member("name", contact.name)
        member("path", contact.path.string)
    }
}

extension DuplicatePair.Confidence {
    fileprivate var color: TextStyle.Look {
        switch self {
        case .high: .red
        case .medium: .yellow
        case .low: .blue
        }
    }
}

extension LikenessReason {
    /// The reason in words without a full stop.
    var words: String {
        switch self {
        case .sameName(let one, let other) where one == other: "the same name \(one)"
        case .sameName(let one, let other): "the same name “\(one)” and “\(other)”"
        case .sameAlias(let one, _): "the same alias \(one)"
        case .similarName(let one, let other): "similar names “\(one)” and “\(other)”"
        case .email(let email): "the same e-mail \(email)"
        case .phone(let phone): "the same phone \(phone)"
        }
    }

    /// The word for it in JSON.
    fileprivate var kind: String {
        switch self {
        case .sameName: "same-name"
        case .similarName: "similar-name"
        case .sameAlias: "same-alias"
        case .email: "email"
        case .phone: "phone"
        }
    }

    /// What stands in the notes: of names that of each, in their order.
    fileprivate var values: [String] {
        switch self {
        case .sameName(let one, let other), .similarName(let one, let other), .sameAlias(let one, let other):
            [one, other]
        case .email(let value), .phone(let value): [value]
        }
    }
}
