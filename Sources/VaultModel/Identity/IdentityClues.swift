/// What there is to tell by who runs Kith; blank texts are as good as none.
public struct IdentityClues: Sendable, Equatable {
    /// What stands behind `--as`.
    public var asOption: String?

    /// The environment's `KITH_USER`.
    public var kithUser: String?

    /// Git's `user.name`.
    public var gitName: String?

    /// Git's `user.email`.
    public var gitEmail: String?

    /// The clues that there are.
    public init(asOption: String? = nil, kithUser: String? = nil, gitName: String? = nil, gitEmail: String? = nil) {
        self.asOption = asOption
        self.kithUser = kithUser
        self.gitName = gitName
        self.gitEmail = gitEmail
    }

    /// Whether Git decides: it is asked only where nobody is named.
    public var needsGit: Bool { asOption == nil && Self.text(kithUser) == nil }

    /// The text on one line and trimmed; nil where nothing is left.
    static func text(_ text: String?) -> String? {
        guard let words = text?.split(whereSeparator: \.isWhitespace), !words.isEmpty else { return nil }
        return words.joined(separator: " ")
    }
}
