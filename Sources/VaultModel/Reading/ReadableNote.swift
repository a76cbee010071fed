import NoteSyntax

/// A note as a diff shows it: properties in one form, records instead of markup, all other text as it stands.
///
/// Two notes that say the same read the same, however they are spelled: quotes and lists of the front matter, the order
/// of fields, bullets and quote marks, line ends. Two that say anything different read differently: lines that look like
/// those of a record but are none begin with a backslash. A note that can't be read for certain stays what it is.
public struct ReadableNote: Sendable {
    /// The text; the note's own bytes where it can't be read for certain.
    public let bytes: [UInt8]

    /// Reads a note, of any vault or none: its callouts are records by where they stand, whatever their type.
    public init(_ note: [UInt8]) {
        let tree = NoteTree(note)
        guard tree.isCertain else {
            bytes = note
            return
        }
        let records = tree.records
        let source = tree.source
        var text: [UInt8] = []
        text.reserveCapacity(note.count + note.count / 8)
        func add(_ lines: [String]) { for line in lines { text += line.utf8 + [0x0A] } }
        if let frontMatter = tree.frontMatter { add(PropertyLines(frontMatter, in: source).lines) }
        var line = tree.bodyStart < note.count ? source.line(at: tree.bodyStart) : source.lineCount
        while line < source.lineCount {
            if let callout = records[line] {
                add(RecordLines(callout, in: source).lines)
                line = MergeBlock.lines(of: callout).upperBound
            } else {
                let content = source.bytes[source.lineContent(line).range]
                if RecordLines.looksLikeOne(content) { text.append(UInt8(ascii: "\\")) }
                text += content + [0x0A]
                line += 1
            }
        }
        bytes = text
    }
}

extension NoteTree {
    /// Whether the note is read to its end, and its properties line by line.
    fileprivate var isCertain: Bool {
        guard opaque == nil, !source.hasConflictMarks, source.firstInvalidByte == nil else { return false }
        return frontMatter?.isEditable ?? !source.opensFrontMatter
    }

    /// The callouts that record something, by their first lines: interactions, events, runs of a segment.
    fileprivate var records: [Int: Callout] {
        let kind = frontMatter?["type"]?.scalars.first?.text
        var records: [Int: Callout] = [:]
        func add(_ section: StaticString, isRecord: (CalloutHeader) -> Bool) {
            for section in sections(named: section) {
                for callout in callouts(in: section.blocks) where isRecord(callout.header) {
                    records[callout.lines.lowerBound] = callout
                }
            }
        }
        if kind == NoteKind.contact.rawValue { add(Interaction.sectionName) { _ in true } }
        if kind == NoteKind.segment.rawValue { add("Log") { source.matches($0.type, "logged") } }
        add("Activity") { source.matches($0.type, "event") }
        return records
    }
}
