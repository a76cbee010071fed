import NoteSyntax

/// All that an interaction says, as bytes: what is compared before and after an edit (format 6.4).
///
/// Not as `String`s: to these NFC and NFD are equal.
struct InteractionRecord: Equatable {
    struct Field: Equatable {
        let key: [UInt8]
        let value: [UInt8]

        init(key: some Sequence<UInt8>, value: some Sequence<UInt8>) {
            self.key = Array(key)
            self.value = Array(value)
        }
    }

    struct Comment: Equatable {
        let when: WrittenWhen?
        let fields: [Field]
        let text: [UInt8]

        init(when: WrittenWhen?, fields: [Field], text: [UInt8]) {
            (self.when, self.fields, self.text) = (when, fields, text)
        }

        /// What is to be written.
        init(_ comment: CommentText) {
            let fields = comment.fields.map { Field(key: $0.key.utf8, value: $0.value.utf8) }
            self.init(when: comment.when, fields: fields, text: Array(comment.text.utf8))
        }
    }

    var type: [UInt8]
    var meta: [UInt8]?
    var fold: CalloutHeader.Fold
    var when: WrittenWhen?
    var subject: [UInt8]
    var fields: [Field]
    var body: [UInt8]
    var comments: [Comment]
    var id: [UInt8]?

    /// What stands in a note.
    init(_ interaction: Interaction) {
        self.init(interaction.callout, in: interaction.source)
    }

    /// What a callout says.
    init(_ callout: Callout, in source: SourceText) {
        func bytes(_ span: SourceSpan) -> [UInt8] { Array(source.bytes[span.range]) }
        func fields(_ fields: [CalloutField]) -> [Field] {
            fields.filter { !$0.value.isEmpty }.map { Field(key: bytes($0.key), value: bytes($0.value)) }
        }
        type = bytes(callout.header.type)
        meta = callout.header.meta.map(bytes)
        fold = callout.header.fold
        when = callout.header.when
        subject = bytes(callout.header.subject)
        self.fields = fields(callout.fields)
        body = source.bodyBytes(of: callout)
        comments = callout.comments.map {
            Comment(when: $0.header.when, fields: fields($0.fields), text: Array(source.text(of: $0).utf8))
        }
        id = callout.id.map { bytes($0.span) }
    }

    /// What is to be written.
    init(_ text: CalloutText) {
        type = Array(text.type.utf8)
        (meta, fold, when) = (nil, .none, text.when)
        subject = Array(text.subject.utf8)
        fields = text.fields.map { Field(key: $0.key.utf8, value: $0.value.utf8) }
        body = Array(text.body.utf8)
        comments = []
        id = text.id.map { Array($0.utf8) }
    }

    /// Whether `other` is what a change makes of this record.
    func becomes(_ other: InteractionRecord, by change: CalloutChange) -> Bool {
        var expected = self
        expected.fields = other.fields
        if let type = change.type { expected.type = Array(type.utf8) }
        if let meant = change.when { expected.when = meant.written(like: when) }
        if let subject = change.subject { expected.subject = Array(subject.utf8) }
        if let body = change.body { expected.body = Array(body.utf8) }
        if let comment = change.comment { expected.comments.append(Comment(comment)) }
        let changed = Set(change.fields.map { $0.key.lowercased() })
        func others(_ fields: [Field]) -> [Field] { fields.filter { !changed.contains(Self.folded($0.key)) } }
        return expected == other && others(fields) == others(other.fields)
            && change.fields.allSatisfy { other.holds($0) }
    }

    private func holds(_ change: CalloutChange.FieldChange) -> Bool {
        let values = fields.filter { Self.folded($0.key) == change.key.lowercased() }.map(\.value)
        return switch change {
        case .set(_, let value): values == [Array(value.utf8)]
        case .remove: values.isEmpty
        }
    }

    private static func folded(_ key: [UInt8]) -> String { String(decoding: key, as: UTF8.self).lowercased() }
}
