/// A comment on an interaction as it is to be written (format 3, Comment).
///
/// Texts are in their normal form (see ``NormalText``).
public struct CommentText: Sendable, Equatable {
    /// When it is written.
    public let when: WrittenWhen

    /// The fields below its header.
    public let fields: [CalloutText.Field]

    /// Markdown, LF between lines; not empty.
    public let text: String

    /// A comment of these parts.
    public init(when: WrittenWhen, fields: [CalloutText.Field], text: String) {
        self.when = when
        self.fields = fields
        self.text = text
    }

    /// The lines with their quote marks; the first `>` parts it from what stands before.
    var lines: [[UInt8]] {
        let callout = CalloutText(type: "comment", when: when, fields: fields, body: text)
        return [[UInt8(ascii: ">")]] + callout.lines.map { Array("> ".utf8) + $0 }
    }
}

extension CalloutEdit {
    /// Puts the new comment behind all text of the callout.
    var commentEdits: [SourceEdit] {
        guard let comment = change.comment else { return [] }
        let last = max(fieldsEnd, callout.bodyLines.upperBound, callout.comments.last?.lines.upperBound ?? 0) - 1
        return [SourceEdit(insertingAt: endOfText(last), broken(comment.lines, below: last))]
    }
}
