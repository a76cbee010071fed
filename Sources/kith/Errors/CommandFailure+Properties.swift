import NoteSyntax
import VaultModel
import VaultStore

extension CommandFailure {
    /// The wording of a property, a note or a member that can't be as wanted.
    init(ofProperties refusal: ChangeRefusal) {
        switch refusal {
        case .property(let path, let error): self.init(error, path: path)
        case .fixedProperty(let key): self.init(fixed: key)
        case .taken(let path, let kind):
            self.init(
                code: .refused, message: "a note of that name is there already",
                hint: kind == .contact
                    ? "Use that one, or give the new file another name with --file." : "Choose another name.",
                path: path.string)
        case .nameTaken(let path):
            self.init(
                code: .refused, message: "a file of that name is there already", hint: "Choose another name.",
                path: path.string)
        case .fixedName(let path, let kind): self.init(fixedName: kind, path)
        case .properties(let path, let differences): self.init(differences, path)
        case .nestedProperty(let path, let key, let line):
            self.init(
                code: .unsafeNote, message: "`\(key)` holds more than a list of texts, and would get lost",
                hint: "Move it by hand, or take it out, then try again.", path: path.string, line: line)
        case .differentInteractions(let id, let path, let line, let other, let otherLine):
            self.init(
                code: .refused, message: "the interaction \(id) is another one in \(other):\(otherLine)",
                hint: "Give one of them another id, or take one out: `kith check --rule duplicate-id` shows both.",
                path: path.string, line: line)
        case .sameContact(let path):
            self.init(
                code: .usage, message: "the contact can't become a part of itself",
                hint: "Name the one that stays first, then others.", path: path.string)
        case .unmarked(let path):
            self.init(
                code: .unsafeNote, message: "no conflict is marked in it, or the markers do not fit together",
                hint: "If it is settled, stage it: git add. Otherwise mend it by hand.", path: path.string)
        case .settledByHand(let path):
            self.init(
                code: .unsafeNote, message: "somebody has changed the note since the merge",
                hint: "Settle the rest by hand, or begin anew: git checkout --merge FILE.", path: path.string)
        case .noBase(let path):
            self.init(
                code: .unsafeNote, message: "its conflicts do not show what both sides began with",
                hint: "Settle them by hand; `kith git install` has Git show it from now on.", path: path.string)
        case .namedElsewhere(let path, let places): self.init(namedElsewhere: places, path)
        case .noParent(let parent):
            self.init(
                code: .notFound, message: "there is no code “\(parent)”, which would be its parent",
                hint: "Make it first: kith code new \(parent) LABEL.")
        case .emptyName:
            self.init(code: .usage, message: "the name is empty", hint: "Say what it is called, in quotes.")
        case .otherType(let path, let type):
            self.init(
                code: .refused, message: "the note is something else already: a \(type)",
                hint: type == "vault" ? nil : "If it is to be a contact, take out `type: \(type)` first.",
                path: path.string)
        case .lastOwner(let member):
            self.init(
                code: .refused, message: "\(member.name) is the last owner, and a vault keeps one",
                hint: "Make somebody else an owner first: kith member set-role MEMBER owner.", path: member.path.string)
        case .ownerless(let folder):
            self.init(
                code: .refused, message: "no owner is in the folder \(folder), and a vault keeps one",
                hint: "Move the members' notes there first.", path: folder)
        case .firstMemberNoOwner:
            self.init(
                code: .refused, message: "the first member must be an owner",
                hint: "Begin with yourself: kith member add \"Jane Doe\" --role owner --email ADDRESS.")
        case .sharedAddress(let address, let member):
            self.init(
                code: .refused, message: "\(member.name) has the address \(address), and Git tells members by it",
                hint: "Give another, or take it out of that note.", path: member.path.string)
        case .setting(let error): self.init(setting: error)
        case .repeatedType(let type): self.init(NewVaultError.repeatedType(type))
        default: self.init(text: refusal)
        }
    }

    private init(_ error: PropertyEditError, path: NotePath) {
        self.init(code: .unsafeNote, message: "", path: path.string)
        switch error {
        case .opaque(let violation): message = "the note is not read, so it is not edited: \(violation.message)"
        case .notEditable(let reason, let line):
            message = "the front matter can't be edited: \(reason)"
            hint = "Mend the lines between the two `---`."
            self.line = line
        case .notEditableInPlace(let key, let line):
            message = "`\(key)` is written in a way that only you can change"
            hint = "Change it in an editor, or take it out with `kith unset` and set it anew."
            self.line = line
        case .noSuchKey(let key):
            self.init(
                code: .notFound, message: "the note has no property `\(key)`", path: path.string)
        case .noSuchValue(let key, let value, let line):
            self.init(
                code: .notFound, message: "`\(key)` does not hold “\(value)”", path: path.string, line: line)
        case .badKey(let key):
            self.init(
                code: .usage, message: "“\(key)” can't be the key of a property",
                hint: "Take letters, digits and -.")
        case .controlCharacter(let key):
            self.init(code: .usage, message: "the value of `\(key)` holds a control character", hint: "Take it out.")
        case .unsafe(let key):
            message = "with another `\(key)` the front matter would not say what is meant"
            hint = "Nothing is written. Change it in an editor."
        }
    }

    private init(fixed key: String) {
        let commands = ["role": "kith member set-role", "left": "kith member remove"]
        let isSetting = !["type", "id", "role", "left"].contains(key)
        if isSetting {
            let nearest = NearestNames.nearest(to: FoldedText(key), among: SettingsEditing.keys) { [$0] }
            self.init(
                code: .usage, message: "`\(key)` is no setting that can be changed",
                hint: nearest.isEmpty
                    ? "There is \(SettingsEditing.keys.joined(separator: ", "))."
                    : "Did you mean \(nearest.joined(separator: ", "))?")
        } else {
            self.init(
                code: .usage, message: "`\(key)` is not changed like that",
                hint: commands[key].map { "`\($0)` does it." } ?? "Kith alone writes it.")
        }
    }

    private init(setting error: VaultSettingsError) {
        switch error {
        case .unknownZone(let zone, _):
            self = .unknownZone(zone, nearest: InitCommand.zones(like: zone))
        case .badValue(let key, let value, let expected, _):
            self.init(code: .usage, message: "`\(key)` can't be “\(value)”", hint: "Give \(expected).")
        case .unreadable(let line, let problem):
            self.init(
                code: .unsafeNote, message: "the front matter can't be read: \(problem)",
                path: VaultSettings.fileName, line: line)
        case .notAVault, .conflict, .newerVersion, .badVersion:
            self.init(code: .unsafeNote, message: "the note would make no vault any more", path: VaultSettings.fileName)
        }
    }
}

extension CommandFailure {
    private init(fixedName kind: NoteKind, _ path: NotePath) {
        let isVault = path.string == VaultSettings.fileName
        self.init(
            code: .refused,
            message: isVault
                ? "the note makes the folder a vault by its name"
                : "the note is a \(kind.rawValue), which is named in other ways than by links too",
            hint: isVault
                ? "`kith vault set name` changes what the vault is called."
                : "What it is called by `name` can be changed in an editor.",
            path: path.string)
    }

    /// How many interactions are named one by one.
    private static let placeLimit = 5

    private init(namedElsewhere places: [WrittenPlace], _ path: NotePath) {
        let named = places.prefix(Self.placeLimit).map { "\($0.path):\($0.line)" }.joined(separator: ", ")
        let more = places.count > Self.placeLimit ? " and \(places.count - Self.placeLimit) more" : ""
        self.init(
            code: .refused, message: "interactions in other notes name the contact: \(named)\(more)",
            hint: "Change those, or remove it all the same with --force: their links then lead nowhere.",
            path: path.string)
    }

    private init(_ differences: [PropertyUniting.Difference], _ path: NotePath) {
        let named = differences.map { "\($0.key) (“\($0.kept)” or “\($0.other)”)" }.joined(separator: ", ")
        self.init(
            code: .refused, message: "both have another value of \(named)",
            hint: "--prefer keep has those of the first contact stay, --prefer other the others'.", path: path.string)
    }
}
