import NoteSyntax
import VaultModel
import VaultStore

extension CommandFailure {
    /// The wording of a change that is refused.
    init(_ refusal: ChangeRefusal) {
        switch refusal {
        case .teamUnread(let obstacle):
            self.init(
                code: .failed, message: "it can't be told who the members are: \(obstacle.message)",
                path: obstacle.path.string)
        case .notAllowed(let permission, let identity, _):
            self = .notAllowed(permission, IdentityDescription(identity))
        case .nameless:
            self.init(
                code: .refused, message: "nothing says what you are called, and an entry names who recorded it",
                hint: "Tell Git: git config --global user.name \"Jane Doe\". Or say it with --as NAME, or KITH_USER.")
        case .unread(let note): self = note.changeFailure
        case .otherKind(let path, let needed):
            self.init(
                code: .notFound, message: "the note is no \(needed.rawValue)",
                hint: needed == .contact ? "`kith adopt` makes a note a contact." : nil, path: path.string)
        case .note(let path, let error): self.init(error, path: path)
        case .noInteraction(let name, let path):
            self.init(
                code: .notFound, message: "the note has no interaction “\(name)”",
                hint: "It may have been deleted a moment ago; `kith timeline` shows what is there.", path: path.string)
        case .severalInteractions(let name, let path, let lines):
            self.init(
                code: .ambiguous, message: "“\(name)” fits several interactions of the note",
                hint: "Name one by PATH:LINE: \(lines.map { "\(path):\($0)" }.joined(separator: ", ")).",
                path: path.string)
        case .doNotContact(let contact):
            self.init(
                code: .refused, message: "\(contact.name) asked not to be contacted (`do-not-contact`)",
                hint: "What they did themselves can be logged with --direction inbound, and a remark as a note.",
                path: contact.path.string)
        case .required(let field):
            self.init(
                code: .refused,
                message: "the vault wants a \(field.key) for every interaction (`require-\(field.key)`)",
                hint: "Name one with --\(field.key).", path: VaultSettings.fileName)
        case .notCancelled(let name, let path, let line):
            self.init(
                code: .refused, message: "only cancelled interactions are deleted here (`delete-policy: cancel-first`)",
                hint: "First `kith cancel \(name)`.", path: path.string, line: line)
        default: self.init(ofProperties: refusal)
        }
    }

    /// The wording of what can't be written.
    init(text refusal: ChangeRefusal) {
        switch refusal {
        case .text(let part, let refusal): self.init(part, refusal)
        case .commaInName(let key, let name):
            self.init(
                code: .usage, message: "a name in `\(key)` can't hold a comma: “\(name)”",
                hint: "Commas part the names; give each in an option of its own.")
        case .badValue(let key, let value, let expected):
            self.init(
                code: .usage, message: "`\(key)` can't be “\(value)”",
                hint: expected.isEmpty ? nil : "It takes \(expected).")
        case .unlinkable(let path):
            self.init(
                code: .failed, message: "no wiki-link can name the file, for its name holds what ends a link",
                hint: "Give it a name without # | ^ [ ].", path: path.string)
        case .noFile(let path):
            self.init(
                code: .notFound, message: "the vault has no such file any more", hint: "Look at where it went.",
                path: path.string)
        case .attachedNote(let path):
            self.init(
                code: .refused,
                message: "the file would be a contact, or something else than a plain note, in the vault",
                hint: "Give it another ending than .md, or put it where it belongs and link to it.", path: path.string)
        case .emptyComment: self.init(code: .usage, message: "the comment is empty", hint: "Write it in quotes.")
        case .openBody(let path, let line):
            self.init(
                code: .unsafeNote,
                message:
                    "the body of the interaction leaves a code block or HTML open, and a comment would be a part of it",
                hint: "Close it in an editor, `kith open` brings you there.", path: path.string, line: line)
        case .noFollowUp(let path, let line):
            self.init(
                code: .notFound, message: "the interaction has no follow-up",
                hint: "`kith follow-up ID WHEN` gives it one.", path: path.string, line: line)
        case .notPostponed(let path, let line):
            self.init(
                code: .refused, message: "the interaction is no draft", hint: "Only what was postponed is resumed.",
                path: path.string, line: line)
        case .segment(let refusal): self.init(refusal)
        case .several: self.init(code: .refused, message: "the notes can't be changed")
        case .unreadableBody:
            self.init(
                code: .unsafeNote,
                message: "the body would not be read back as it is: it holds a `[!comment]` of its own",
                hint: "Put something before `> [!comment]` in the text.")
        default:
            self.init(
                code: .usage, message: "an interaction needs a subject or a body",
                hint: "Say what it was about, in quotes.")
        }
    }

    private init(_ part: ChangeRefusal.TextPart, _ refusal: NormalText.Refusal) {
        let name =
            switch part {
            case .subject: "the subject"
            case .body: "the body"
            case .comment: "the comment"
            case .value(let key): "the value of `\(key)`"
            }
        let character =
            switch refusal {
            case .nul: "NUL"
            case .controlCharacter(let scalar): "the control character U+\(Self.hexadecimal(scalar))"
            }
        self.init(code: .usage, message: "\(name) holds \(character)", hint: "Take it out; a tab may stay.")
    }

    private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The wording of a note that is not edited.
    init(_ error: NoteEditError, path: NotePath) {
        self.init(code: .unsafeNote, message: "", path: path.string)
        switch error {
        case .opaque(let reason): message = "the note is not read, so it is not edited: \(reason)"
        case .conflict(let line):
            message = "Git left a conflict in the note, so it is not edited"
            hint = "Settle what stands between the marks <<<<<<< and >>>>>>> first."
            self.line = line
        case .swallowed(let line, let swallower):
            let what = swallower == .codeFence ? "a code block" : "HTML"
            message = "\(what) begins here that nothing closes, and would swallow a new entry"
            hint =
                swallower == .codeFence
                ? "Close it with a line of ``` or ~~~, like the one that begins it."
                : "Close it, as with --> or </script>."
            self.line = line
        case .lazyText(let line):
            message = "the line belongs to the interaction, but has no `>`, and would fall out of it"
            hint = "Put `> ` before it."
            self.line = line
        case .wouldBeOpaque(let reason): message = "with that, the note could not be read any more: \(reason)"
        case .wouldReadOtherwise:
            message = "the note would not say what is meant, or something else in it would change"
            hint = "Nothing is written. Look at what stands around that place in an editor."
        }
    }

    /// What somebody may not do, and why.
    private static func notAllowed(_ permission: Permission, _ person: IdentityDescription) -> CommandFailure {
        let what =
            switch permission {
            case .read: "read it"
            case .edit: "create or change anything"
            case .remove: "cancel, delete or remove anything"
            case .govern: "change members, Vault.md, templates and codes"
            }
        switch person.identity {
        case .unknown:
            return CommandFailure(
                code: .refused, message: "only members change something here, and \(person.problem ?? "you are none")",
                hint: person.hint)
        case .member(let member, _):
            let role = permission == .govern ? Role.owner : .member
            let advice =
                person.hint
                ?? "An owner can do it, or give you the right: kith member set-role \"\(member.name)\" \(role.rawValue). "
                + "`kith member list` shows who that is."
            let standing =
                member.left != nil
                ? "\(member.name) has left the vault"
                : "\(member.name) is \(member.role.map { "a \($0.rawValue)" } ?? "of no known role")"
            return CommandFailure(
                code: .refused, message: "\(standing), and may not \(what)", hint: advice, path: member.path.string)
        case .soloOwner: return CommandFailure(code: .refused, message: "you may not \(what)")
        }
    }
}

extension PassedOver {
    /// Why a note can't be changed that was not read.
    fileprivate var changeFailure: CommandFailure {
        if case .vanished = reason {
            return CommandFailure(code: .notFound, message: "there is no such note", path: path.string)
        }
        return CommandFailure(code: .unsafeNote, message: message, path: path.string)
    }
}
