/// What came of merging two sides of a note.
public struct MergedNote: Sendable, Equatable {
    /// The merged note, with markers around what is in conflict.
    public let bytes: [UInt8]

    /// What both sides changed differently, in the order of the text; none where all is merged.
    public let conflicts: [MergeConflict]

    /// Whether it was merged line by line, since a side could not be read, or not be merged by what it means.
    public let isTextMerge: Bool

    /// Whether nothing is in conflict.
    public var isClean: Bool { conflicts.isEmpty }
}

/// Something that both sides of a merge changed differently.
public struct MergeConflict: Sendable, Equatable {
    /// What stands between a conflict's markers.
    public enum Kind: Sendable, Equatable {
        /// Lines.
        case lines
        /// The property of this key, or comments above it.
        case property(key: String)
        /// A whole interaction, or a callout like one; of this id, if it has one.
        case interaction(id: String?)
    }

    /// What it is.
    public let kind: Kind

    /// Its lines in the merged note, from 0, those of the markers included.
    public let lines: Range<Int>
}

/// What the markers of a conflict call the three versions.
public struct ConflictLabels: Sendable, Equatable {
    /// The side that is merged into.
    public let ours: String

    /// The version that both sides come from.
    public let base: String

    /// The side that is merged.
    public let theirs: String

    /// Labels of these texts.
    public init(ours: String = "ours", base: String = "base", theirs: String = "theirs") {
        (self.ours, self.base, self.theirs) = (ours, base, theirs)
    }
}

/// A side of a merge.
enum MergeChoice: CaseIterable {
    case ours
    case theirs
}

/// A stretch of a merged note.
enum MergePart {
    case lines([MergeLine])
    case conflict(MergeConflict.Kind, ours: [MergeLine], base: [MergeLine], theirs: [MergeLine])

    /// What it comes to where one side is chosen in conflicts.
    func lines(of choice: MergeChoice) -> [MergeLine] {
        switch self {
        case .lines(let lines): lines
        case .conflict(_, let ours, _, let theirs): choice == .ours ? ours : theirs
        }
    }

    /// Whether it is a conflict.
    var isConflict: Bool { if case .conflict = self { true } else { false } }
}

/// Puts the stretches of a merged note together.
struct MergedText {
    private(set) var bytes: [UInt8] = []
    private(set) var conflicts: [MergeConflict] = []
    private var lineCount = 0
    private let texts: MergeTexts
    private let markerSize: Int

    init(_ parts: [MergePart], of texts: MergeTexts, markerSize: Int, labels: ConflictLabels) {
        (self.texts, self.markerSize) = (texts, max(1, markerSize))
        if texts.hasByteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
        for part in parts {
            switch part {
            case .lines(let lines): append(lines)
            case .conflict(let kind, let ours, let base, let theirs):
                let start = lineCount
                appendMarker("<", labels.ours)
                append(ours)
                appendMarker("|", labels.base)
                append(base)
                appendMarker("=", "")
                append(theirs)
                appendMarker(">", labels.theirs)
                conflicts.append(MergeConflict(kind: kind, lines: start..<lineCount))
            }
        }
        if texts.endsOpen, lineCount > 0, parts.last?.isConflict == false { dropLastEnding() }
    }

    private mutating func append(_ lines: [MergeLine]) {
        for line in lines {
            bytes += line
            if !texts.carriesEndings { bytes += texts.ending }
        }
        lineCount += lines.count
    }

    private mutating func appendMarker(_ mark: Character, _ label: String) {
        bytes += Array((String(repeating: mark, count: markerSize) + (label.isEmpty ? "" : " \(label)")).utf8)
        bytes += texts.ending
        lineCount += 1
    }

    private mutating func dropLastEnding() {
        if bytes.last == 0x0A { bytes.removeLast() }
        if bytes.last == 0x0D { bytes.removeLast() }
    }
}
