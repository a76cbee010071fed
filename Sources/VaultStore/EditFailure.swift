import VaultModel

/// Why an edit was not written.
enum EditFailure: Error, Equatable {
    /// Another program changed the note in between. What was going to be written no longer fits.
    case interference(path: String)
    /// The same after notes had changed already, so that the change can't simply be run again. A version that would have
    /// been lost is at `kept`.
    case overtaken(path: String, kept: String?)
    case refused(CommitError)
    case system(operation: String, path: String, SystemError)

    /// A refusal of the system while a note was written.
    static func writing(_ path: NotePath, _ error: SystemError) -> EditFailure {
        .system(operation: "write", path: path.string, error)
    }

    /// A refusal of the system while a note was read.
    static func reading(_ path: NotePath, _ error: SystemError) -> EditFailure {
        .system(operation: "read", path: path.string, error)
    }
}
