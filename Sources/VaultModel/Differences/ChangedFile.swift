public import NoteSyntax

/// A file of which two versions of a vault may differ.
public struct ChangedFile: Sendable {
    /// Where it stands, in whichever version.
    public let path: NotePath

    /// What it holds in the earlier version; nil where it is not there.
    public let before: SourceText?

    /// What it holds in the later version; nil where it is not there.
    public let after: SourceText?

    /// A file in two versions.
    ///
    /// Of a file that is no note any text will do that differs where the files do, such as a digest.
    ///
    /// - Parameters:
    ///   - path: Where it stands.
    ///   - before: What it holds in the earlier version; nil where it is not there.
    ///   - after: What it holds in the later version; nil where it is not there.
    public init(path: NotePath, before: SourceText?, after: SourceText?) {
        (self.path, self.before, self.after) = (path, before, after)
    }
}
