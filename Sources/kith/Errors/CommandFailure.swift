import VaultModel

/// Why a command did not do what it was asked: in words, with advice, for people and for programs.
struct CommandFailure: Error {
    /// What kind of failure it is, as programs see it.
    enum Code: String {
        case usage
        case notFound = "not-found"
        case ambiguous
        case refused
        case unsafeNote = "unsafe-note"
        case changedOnDisk = "changed-on-disk"
        case busy
        case failed

        /// The exit code that goes with it.
        var exitCode: Int32 {
            switch self {
            case .usage: 64
            case .notFound: 3
            case .ambiguous: 4
            case .refused: 5
            case .unsafeNote, .changedOnDisk, .busy, .failed: 2
            }
        }
    }

    /// One of several things that a name may mean.
    struct Candidate {
        let name: String
        let path: String
    }

    /// A text with a part that is pointed at, in characters from its beginning.
    struct Excerpt {
        let text: String
        let part: Range<Int>
    }

    let code: Code

    /// What is wrong, as a sentence without a full stop.
    var message: String

    /// What to do about it.
    var hint: String?

    /// Where it is, if it is in a file.
    var path: String?
    var line: Int?

    /// What was typed, where a part of it is wrong.
    var excerpt: Excerpt?

    /// What else may be meant.
    var candidates: [Candidate] = []
}

extension CommandFailure.Candidate {
    init(_ note: CalledNote) {
        self.init(name: note.name, path: note.path.string)
    }
}
