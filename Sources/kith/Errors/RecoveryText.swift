import VaultStore

/// What is said on standard error of a change that was cut short earlier.
struct RecoveryText {
    /// Lines with their ends; empty where nothing is to be said.
    let text: String

    /// How many files are told of one by one.
    private static let limit = 20

    /// - Parameters:
    ///   - notices: What was done about the change.
    ///   - hidesUnfinished: Whether what stands against it is told elsewhere.
    init(_ notices: [RecoveryNotice], hidesUnfinished: Bool = false) {
        let told = notices.filter { notice in
            if case .unfinished = notice { !hidesUnfinished } else { true }
        }
        let rest = told.count > Self.limit ? ["… and \(told.count - Self.limit) more like these"] : []
        let lines = told.prefix(Self.limit).map(Self.line) + rest
        text = lines.map { printable("kith: \($0)") + "\n" }.joined()
    }

    private static func line(_ notice: RecoveryNotice) -> String {
        switch notice {
        case .finished(let files):
            "a change of \(files.grouped) files that had been cut short is finished now"
        case .stays(let path, let kept?):
            "\(path): somebody changed it after a change of Kith's was cut short, and it stays as it is; what that change "
                + "was to write is in \(kept): compare the two"
        case .stays(let path, nil):
            "\(path): somebody changed it after a change of Kith's was cut short that was to remove it, and it stays"
        case .versionKept(let path, let kept):
            "\(path): another version of it, which another program saved, is in \(kept): compare the two"
        case .unfinished(let error):
            line(CommandFailure(error))
        }
    }

    private static func line(_ failure: CommandFailure?) -> String {
        guard let failure else { return "a change that was cut short is not finished" }
        let place = failure.path.map { "\($0): " } ?? ""
        return place + failure.message + (failure.hint.map { "; \($0)" } ?? "")
    }
}
