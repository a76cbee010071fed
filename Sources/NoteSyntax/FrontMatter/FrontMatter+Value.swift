extension FrontMatter {
    /// What stands behind a key, as text.
    public enum Value: Sendable, Equatable {
        /// One text; an empty plain one means that the key has no value.
        case scalar(Scalar)

        /// Several texts, in source order; an item may be empty.
        case list([Scalar])

        /// A map, or a list that holds a list or a map: not flat (format 2), shown as its source text only.
        case nested

        /// The texts of the value, where one scalar stands for a list of one (format 2); none for a missing or nested
        /// value.
        public var scalars: [Scalar] {
            switch self {
            case .scalar(let scalar): scalar.isAbsent ? [] : [scalar]
            case .list(let items): items
            case .nested: []
            }
        }
    }

    /// One text of a value.
    public struct Scalar: Sendable, Equatable {
        /// The text without quotes, its escapes resolved, lines folded as YAML does it; invalid UTF-8 is replaced.
        public let text: String

        /// Where it is written, quotes included; the span of the entry's whole value where its layout is `other`.
        public let span: SourceSpan

        /// How it is written.
        public let style: Style

        /// Whether nothing is written at all: `key:` has no value, `key: ""` has an empty one.
        public var isAbsent: Bool { text.isEmpty && style == .plain }

        /// The ways YAML has to write a text.
        public enum Style: Sendable, Equatable {
            /// Without any quotes.
            case plain
            /// In `'…'`.
            case singleQuoted
            /// In `"…"`, with escapes.
            case doubleQuoted
            /// As lines below a `|` or a `>`.
            case block
        }
    }
}
