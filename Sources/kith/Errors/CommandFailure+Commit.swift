import VaultModel
import VaultStore

extension CommandFailure {
    /// The wording of what stands against writing a change.
    init(_ error: CommitError) {
        let thing = error.thing
        switch error {
        case .busy(let path):
            self.init(
                code: .busy, message: "another command is changing the vault, and did not end in time",
                hint: "Nothing was written. Wait for that command, then try again.", path: path)
        case .changedOnDisk(let path, nil):
            self.init(
                code: .changedOnDisk, message: "another program keeps changing the \(thing)",
                hint: "Nothing was written. Save and close the note there, then try again.", path: path)
        case .changedOnDisk(let path, let kept?):
            self.init(
                code: .changedOnDisk, message: "another program saved the \(thing) while it was being written",
                hint: "The \(thing) has what that program saved; another version is in \(kept). Compare the two.",
                path: path)
        case .notTakenBack(let path, let kept):
            self.init(
                code: .changedOnDisk,
                message: "the change failed half-way, and the \(thing) did not get back what it held",
                hint: kept.map { "That is in \($0). Compare the two, and keep one." }
                    ?? "The \(thing) is new. Remove it, then try again.", path: path)
        case .journalLeft(let path):
            self.init(
                code: .failed, message: "the change failed half-way, and its journal can't be removed",
                hint: "The next command carries the change through; to keep it from that, remove that folder.",
                path: path)
        case .unreadableJournal(let path):
            self.init(
                code: .failed,
                message: "a change of several files was cut short, and what is to be known of it can't be read",
                hint: "Some of its files may be changed and others not: look at them. Then remove that folder.",
                path: path)
        case .taken(let path):
            self.init(
                code: .refused, message: "the name is taken, and case and forms of accents make no other name",
                hint: "Choose another name, or use what is there.", path: path)
        case .readOnlyNote(let path):
            self.init(unsafe: "the \(thing) is read-only", "Allow writing first, as with `chmod u+w`.", path)
        case .readOnlyFolder(let path):
            self.init(
                unsafe: "the folder is read-only", "Allow writing into it first, as with `chmod u+w`.",
                path.isEmpty ? "." : path)
        case .ownerLost(let path):
            self.init(
                unsafe: "the note is somebody else's, and writing it would change who may read it",
                "Have its owner change it, or give its group the owner's rights, as with `chmod g+rw`.", path)
        case .notRegular(let path):
            // Only Kith's own folder is ever asked for under a hidden name.
            let wanted = path.hasPrefix(".") ? path.contains("/") ? "file" : "folder" : thing
            self.init(
                unsafe: "something else than a \(wanted) stands there", "Look at what it is, and move it away.", path)
        case .hardLinked(let path):
            self.init(
                unsafe: "the file has other names (hard links), which would keep the old text",
                "Make it a file of its own: copy it, and move the copy over it.", path)
        case .symbolicLink(let path):
            self.init(
                unsafe: "a symbolic link stands there, which is not followed",
                "Put what it leads to in its place, or name another place.", path)
        case .nestedVault(let path):
            self.init(
                unsafe: "the folder is a vault of its own", "Change that vault with --vault, or choose another folder.",
                path)
        case .noPlace(let path):
            self.init(
                unsafe: "the path leads out of the vault, or to something hidden",
                "Choose a path below the vault whose names begin with no dot.", path)
        case .tooLarge(let path):
            self.init(
                unsafe: thing == "note"
                    ? "the note would be larger than 8 MiB, which is more than a note may have"
                    : "the file is larger than 256 MiB, and can't be taken away or copied as a whole",
                thing == "note" ? "Move a part of it into another note." : "Copy or remove it yourself.", path)
        }
    }

    /// The wording of a file that can't be attached.
    init(_ error: GivenFileError) {
        switch error {
        case .missing(let path):
            self.init(
                code: .notFound, message: "there is no such file", hint: "Give its path from the folder you are in.",
                path: path)
        case .notAFile(let path):
            self.init(
                code: .failed, message: "it is no file that could be attached, but a folder, a pipe or a device",
                hint: "Attach the files in it, or pack them into one.", path: path)
        case .unreadable(let path, let reason):
            self.init(code: .failed, message: "the file can't be read: \(reason)", path: path)
        case .tooLarge(let path):
            self.init(
                code: .failed, message: "the file is larger than 256 MiB, which is the most that is copied",
                hint: "Put it into the vault yourself, and attach it from there.", path: path)
        }
    }

    private init(unsafe message: String, _ hint: String, _ path: String) {
        self.init(code: .unsafeNote, message: message, hint: hint, path: path)
    }
}

extension CommitError {
    /// What stands, or is to stand, at the path: a note, or another file.
    fileprivate var thing: String {
        switch self {
        case .changedOnDisk(let path, _), .notTakenBack(let path, _), .readOnlyNote(let path), .notRegular(let path),
            .tooLarge(let path):
            NotePath(path).isNote ? "note" : "file"
        default: "note"
        }
    }
}
