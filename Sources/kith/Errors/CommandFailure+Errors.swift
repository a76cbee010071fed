import VaultGit
import VaultModel
import VaultStore

extension CommandFailure {
    /// The wording of an error that a library threw; nil for one that is not known here.
    init?(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as VaultStoreError: self.init(error)
        case let error as TimeInputError: self.init(error)
        case let error as NewVaultError: self.init(error)
        case let error as IdentityError: self.init(error)
        case let error as ContactFilter.Failure: self.init(error)
        case let error as SearchQuery.Failure: self.init(error)
        case let error as ChangeRefusal: self.init(error)
        case let error as GitError: self.init(error)
        case let error as GitSharingObstacle: self.init(error)
        case let error as InteractionTemplate.PlaceholderError: self.init(error)
        default: return nil
        }
    }

    private init(_ error: GitError) {
        switch error {
        case .missing:
            self.init(
                code: .failed, message: "there is no program `git`", hint: "Install Git, or look at what PATH says.")
        case .failed(let command, let reason):
            let isNameless = ["auto-detect email", "empty ident", "who you are"].contains(where: reason.contains)
            self.init(
                code: .failed, message: "`\(command)` failed" + (reason.isEmpty ? "" : ": \(reason)"),
                hint: isNameless
                    ? "Tell Git who you are: git config --global user.name NAME, and user.email ADDRESS." : nil)
        case .indexChanged:
            self.init(
                code: .changedOnDisk, message: "what is staged was changed meanwhile, so nothing was staged again",
                hint: "The notes themselves are stamped. Stage them, or try again.")
        case .unreadable(let command):
            self.init(code: .failed, message: "what `\(command)` printed can't be understood")
        }
    }

    private init(_ error: VaultStoreError) {
        switch error {
        case .noVault(let start):
            self.init(
                code: .notFound, message: "no vault in \(start) or a folder above it",
                hint: "Make one with `kith init`, or name one with --vault DIR or KITH_VAULT.")
        case .notAVault(let folder):
            self.init(
                code: .notFound,
                message: "\(folder) is no vault: it has no Vault.md with `kith: 1` in its front matter",
                hint: "Make it one with `kith init \(folder)`.")
        case .noFolder(let folder):
            self.init(
                code: .notFound, message: "there is no folder \(folder)",
                hint: "Look at what --vault or KITH_VAULT says; `kith init DIR` makes a new vault.")
        case .settings(let error, let path):
            self.init(error, path: path)
        case .system(let operation, let path, let reason):
            self.init(code: .failed, message: "can't \(operation): \(reason)", path: path)
        case .creation(let error):
            self.init(error)
        case .givenFile(let error):
            self.init(error)
        case .commit(let error):
            self.init(error)
        case .unfinished(let journal, let error):
            self.init(unfinished: error, journal: journal)
        }
    }

    /// The wording of an earlier change that was cut short, and what stands against carrying it through.
    private init(unfinished error: VaultStoreError, journal: String) {
        let obstacle = CommandFailure(error)
        if case .commit(.unreadableJournal) = error {
            self = obstacle
        } else {
            let advice = obstacle.hint.map { $0 + " " } ?? ""
            self.init(
                code: .failed,
                message: "a change of several files was cut short, and can't be finished yet: \(obstacle.message)",
                hint: advice
                    + "The next command finishes it once that is mended. Or remove \(journal), and its files stay as they are.",
                path: obstacle.path)
        }
    }

    private init(_ error: VaultSettingsError, path: String) {
        switch error {
        case .notAVault:
            self.init(code: .notFound, message: "no `kith: 1` in its front matter", path: path)
        case .unreadable(let line, let problem):
            self.init(
                code: .failed, message: "the front matter can't be read: \(problem)",
                hint: "Mend the lines between the two `---`.", path: path, line: line)
        case .conflict(let line):
            self.init(
                code: .unsafeNote, message: "a conflict is left to decide in it, so the vault can't be read",
                hint:
                    "`kith git resolve` merges it by its properties. Or keep the lines that hold, take the markers out, "
                    + "and `git add` it.", path: path, line: line)
        case .newerVersion(let version, let line):
            self.init(
                code: .failed,
                message:
                    "the vault has format \(version), and this Kith reads format \(VaultSettings.supportedVersion)",
                hint: "Install a newer Kith.", path: path, line: line)
        case .badVersion(let version, let line):
            self.init(
                code: .failed, message: "`kith: \(version)` is no format version", hint: "Write `kith: 1`.", path: path,
                line: line)
        case .unknownZone(let zone, let line):
            self.init(
                code: .failed, message: "there is no time zone “\(zone)”",
                hint: "Write an IANA name such as Europe/Berlin, America/New_York or UTC behind `timezone:`.",
                path: path,
                line: line)
        case .badValue(let key, let value, let expected, let line):
            self.init(
                code: .failed, message: "`\(key)` can't be “\(value)”", hint: "Write \(expected).", path: path,
                line: line)
        }
    }

    private init(_ error: TimeInputError) {
        let examples = { (form: TimeInputForm) in "Write it like one of these: \(form.examples.joined(separator: ", "))"
        }
        switch error {
        case .unreadable(let text, let form, let suggestion):
            self.init(
                code: .usage, message: "“\(text)” is no \(form.name)",
                hint: suggestion.map { "Did you mean “\($0)”?" } ?? examples(form))
        case .nonexistent(let text, let form):
            self.init(code: .usage, message: "there is no such day or time as “\(text)”", hint: examples(form))
        case .skipped(let text, let zone, let next):
            self.init(
                code: .usage, message: "the clock skips “\(text)” in \(zone)",
                hint: "The next time that it shows is \(next).")
        case .reversed(let text):
            self.init(code: .usage, message: "the period “\(text)” ends before it begins", hint: "Swap its two ends.")
        case .outOfRange(let text):
            self.init(code: .usage, message: "“\(text)” lies outside the years 0 to 9999")
        }
    }
}

extension TimeInputForm {
    /// What a text of this form is called in messages.
    var name: String {
        switch self {
        case .when: "time"
        case .whenOrSpan: "time or span"
        case .dayAhead: "day or span"
        case .period: "period"
        }
    }
}
