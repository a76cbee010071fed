extension FrontMatter {
    /// A key with its value and the places of both.
    public struct Entry: Sendable, Equatable {
        /// The key's text, quotes removed.
        public let key: String

        /// Where the key is written, quotes included.
        public let keySpan: SourceSpan

        /// What the key holds.
        public internal(set) var value: Value

        /// Where the value is written: from its first to behind its last byte, brackets, dashes and quotes included;
        /// empty and right behind the colon for the layout `empty`.
        public internal(set) var valueSpan: SourceSpan

        /// The comment behind the value (behind the colon, for the layouts `empty` and `blockList`): from its `#` to
        /// before the line end.
        public internal(set) var commentSpan: SourceSpan?

        /// The whole lines of the entry, from the key's line to the last line of its value, with its line end.
        public internal(set) var span: SourceSpan

        /// How the value is laid out, which decides how it can be edited.
        public internal(set) var layout: Layout
    }

    /// The forms of an entry that an edit has to tell apart.
    public enum Layout: Sendable, Equatable {
        /// `key:`, with nothing behind it.
        case empty
        /// `key: TEXT` on one line, plain or quoted.
        case inline
        /// `key: [a, b]`, on one or more lines.
        case flowList
        /// `key:` with lines `- item` below it, each on one line.
        case blockList
        /// Anything else: text over several lines, block text, tags, nested values. Not to be edited within; the
        /// spans of the key, the whole value and the entry are given.
        case other
    }
}
