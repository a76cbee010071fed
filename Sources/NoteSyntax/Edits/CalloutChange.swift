/// What is to become of a callout that stands in a note; what is nil stays as it is.
///
/// Texts are in their normal form (see ``NormalText``).
public struct CalloutChange: Sendable, Equatable {
    /// What is to become of the fields of one key, which is compared without case.
    public enum FieldChange: Sendable, Equatable {
        /// The field gets this value; it is made where it is missing, and further lines of the key go.
        case set(key: String, value: String)
        /// All lines of the key go.
        case remove(key: String)

        /// The key.
        public var key: String {
            switch self {
            case .set(let key, _), .remove(let key): key
            }
        }
    }

    /// The callout's type.
    public var type: String?

    /// When it took place.
    public var when: WrittenWhen?

    /// What it was about.
    public var subject: String?

    /// Fields, none of them twice.
    public var fields: [FieldChange] = []

    /// The body; an empty one takes it out.
    public var body: String?

    /// A comment that comes behind all others.
    public var comment: CommentText?

    /// A change of nothing.
    public init() {}
}

/// Why a callout can't be changed.
public enum CalloutEditError: Error, Sendable, Equatable {
    /// Its text goes on, at this line from 1, without a quote mark, and would fall out of the callout.
    case lazyText(line: Int)
}

extension NoteTree {
    /// The edits that change a callout so, in order; empty where all is so already (format 6).
    ///
    /// New fields take their place in the order of `fieldOrder`, keys that are not there the last.
    ///
    /// - Throws: ``CalloutEditError``.
    public func editing(
        _ callout: Callout, _ change: CalloutChange, fieldOrder: [String]
    ) throws(CalloutEditError) -> [SourceEdit] {
        let edit = CalloutEdit(callout: callout, change: change, fieldOrder: fieldOrder, source: source)
        return edit.headerEdits + (try edit.fieldEdits()) + (try edit.bodyEdits()) + edit.commentEdits
    }
}

/// A change of a callout as edits of its note.
struct CalloutEdit {
    let callout: Callout
    let change: CalloutChange
    let fieldOrder: [String]
    let source: SourceText

    /// The line behind the fields.
    var fieldsEnd: Int { callout.lines.lowerBound + 1 + callout.fields.count }

    /// The line behind the callout's last, an id that stands on it left out.
    var textEnd: Int { callout.id?.place == .lazyLine ? callout.lines.upperBound - 1 : callout.lines.upperBound }

    /// Where a line's text ends: what is inserted there stands below it, on lines of its own.
    func endOfText(_ line: Int) -> Int { source.lineContent(line).upperBound }

    /// Lines with the note's own line ending before each.
    func broken(_ lines: [[UInt8]], below line: Int) -> [UInt8] {
        let ending = source.lineEnding(near: line)
        return lines.flatMap { ending + $0 }
    }

    /// An edit unless it changes nothing.
    func edit(_ range: Range<Int>, _ replacement: [UInt8]) -> [SourceEdit] {
        source.bytes[range].elementsEqual(replacement) ? [] : [SourceEdit(SourceSpan(range), replacement)]
    }

    /// Refuses to put lines above text without quote marks: it would no longer go on with what stands before.
    func refuseLazyText(_ lines: Range<Int>) throws(CalloutEditError) {
        guard let lazy = lines.first(where: { source.isLazy($0) }) else { return }
        throw .lazyText(line: lazy + 1)
    }
}

// MARK: - Header

extension CalloutEdit {
    var headerEdits: [SourceEdit] {
        let header = callout.header
        let type = change.type.map { edit(header.type.range, Array($0.utf8)) } ?? []
        guard change.when != nil || change.subject != nil else { return type }
        let whenSpan = source.whenSpan(of: header)
        let meant = change.when?.written(like: header.when)
        let when = meant.flatMap { $0 == header.when ? nil : $0.description } ?? whenSpan.map(source.text)
        let subject = change.subject ?? source.text(header.subject)
        let start = source.restStart(of: header)
        let end = max(start, header.subject.isEmpty ? endOfText(callout.lines.lowerBound) : header.subject.upperBound)
        let isSame = (meant ?? header.when) == header.when && subject == source.text(header.subject)
        return isSame ? type : type + edit(start..<end, CalloutText.headerRest(when: when, subject: subject))
    }
}

extension WrittenWhen {
    /// The same, its date a link to a daily note if that of another is.
    package func written(like other: WrittenWhen?) -> WrittenWhen {
        var when = self
        when.isLink = isLink || other?.isLink ?? false
        return when
    }
}

extension SourceText {
    /// Where a header goes on behind its brackets and its fold mark.
    package func restStart(of header: CalloutHeader) -> Int {
        (header.meta?.upperBound ?? header.type.upperBound) + 1 + (header.fold == .none ? 0 : 1)
    }

    /// Where the WHEN stands that a header begins with; nil where it has none.
    package func whenSpan(of header: CalloutHeader) -> SourceSpan? {
        guard header.when != nil else { return nil }
        let end = lineContent(line(at: header.type.lowerBound)).upperBound
        var start = restStart(of: header)
        while start < end, bytes[start].isBlank { start += 1 }
        return bytes.withUnsafeBufferPointer { bytes in
            WrittenWhen.parse(bytes, from: start, to: end).map { SourceSpan(start..<$0.end) }
        }
    }
}
