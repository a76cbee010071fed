extension FrontMatter {
    /// Something that is wrong with the front matter of a note.
    public struct Problem: Sendable, Equatable {
        /// What is wrong.
        public let kind: Kind

        /// What is wrong, in words: one line without a full stop.
        public let message: String

        /// The line, key or value that it is about; the whole content where there is no such place.
        public let span: SourceSpan

        /// The kinds of problems.
        public enum Kind: Sendable, Equatable {
            /// YAML cannot read it, or it uses what Kith refuses to read (anchors, extreme size or depth).
            case unreadable
            /// A key stands twice.
            case duplicateKey
            /// A value is neither a text nor a list of texts.
            case nestedValue
        }
    }
}
