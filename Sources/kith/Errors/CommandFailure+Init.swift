import NoteSyntax
import VaultModel
import VaultStore

extension CommandFailure {
    /// The wording of what stands in a new vault's way.
    init(_ error: VaultCreationError) {
        switch error {
        case .exists(let path):
            self.init(
                code: .refused, message: "the folder is a vault already",
                hint: "Its settings stand in that note; `kith vault` shows them.", path: path)
        case .insideVault(let folder, let root):
            self.init(
                code: .refused, message: "the folder would stand in the vault \(root), which would pass it over",
                hint: "Make the new vault outside of that one, or use that one.", path: folder)
        case .notAFolder(let path):
            self.init(
                code: .refused, message: "something stands there that is no folder",
                hint: "Choose another name, or move it away.", path: path)
        case .vaultNoteInTheWay(let path):
            self.init(
                code: .refused, message: "the note is in the way: it makes no vault",
                hint: "To make it one, write `kith: 1` between `---` lines at its top; or give it another name.",
                path: path)
        case .inTheWay(let path):
            self.init(
                code: .refused, message: "something of that name is there already",
                hint: "Give it another name, or choose another one yourself.", path: path)
        case .similarNameInTheWay(let path, let name):
            self.init(
                code: .refused,
                message: "the name is almost \(name): on other systems the two are one",
                hint: "Rename it first: to \(name), or to something else.", path: path)
        }
    }

    /// The wording of what can't be a new vault's setting.
    init(_ error: NewVaultError) {
        switch error {
        case .empty(.name):
            self.init(
                code: .usage, message: "the vault's name is empty",
                hint: "Leave --name out to name it after the folder.")
        case .empty(.owner):
            self.init(code: .usage, message: "the owner is empty", hint: Self.ownerHint)
        case .controlCharacter(.name):
            self.init(code: .usage, message: "the vault's name holds a line end or another control character")
        case .controlCharacter(.owner):
            self.init(
                code: .usage, message: "the owner holds a line end or another control character", hint: Self.ownerHint)
        case .badType(let type):
            self.init(
                code: .usage,
                message: type.isEmpty ? "a type in --types is empty" : "“\(type)” can't be a type of interaction",
                hint: "Types are words of letters, digits and -, with commas between: --types call,email,meeting.")
        case .repeatedType(let type):
            self.init(
                code: .usage, message: "the type “\(type)” is given twice", hint: "Case does not count. Name each once."
            )
        case .badOwner(let text):
            self.init(code: .usage, message: "“\(text)” is no name with an e-mail", hint: Self.ownerHint)
        }
    }

    private static let ownerHint = "Write --owner \"Jane Doe <jane@example.com>\", with the e-mail that Git knows."

    /// The wording of a time zone that there is none of.
    static func unknownZone(_ zone: String, nearest: [String]) -> CommandFailure {
        let advice = "Give an IANA name such as Europe/Berlin, America/New_York or UTC."
        let hint = nearest.isEmpty ? advice : "Is it \(nearest.joined(separator: ", or "))? \(advice)"
        return CommandFailure(code: .usage, message: "there is no time zone “\(zone)”", hint: hint)
    }
}
