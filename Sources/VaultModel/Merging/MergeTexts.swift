import NoteSyntax

/// A line as the sides of a merge are compared by.
typealias MergeLine = ArraySlice<UInt8>

extension [MergeLine] {
    /// Whether it comes first, byte by byte: what both sides agree on.
    func precedes(_ other: Self) -> Bool { lexicographicallyPrecedes(other) { $0.lexicographicallyPrecedes($1) } }
}

/// Three versions of a note as lines that can be compared, and how the merged note ends its own.
///
/// Where each side ends all its lines alike, lines are compared without their endings: a side that changed these alone
/// changed nothing else. Where a side mixes them, each line carries its own.
struct MergeTexts {
    /// The version that both sides come from.
    let base: MergeText
    let ours: MergeText
    let theirs: MergeText

    /// The ending of lines that carry none.
    let ending: [UInt8]

    /// Whether lines carry their own endings.
    let carriesEndings: Bool

    /// Whether the last line of the merged note has no ending.
    let endsOpen: Bool

    /// Whether the merged note begins with a byte order mark.
    let hasByteOrderMark: Bool

    /// A line without text.
    var blankLine: MergeLine { carriesEndings ? ending[...] : [] }

    init(base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
        let sources = (SourceText(base), SourceText(ours), SourceText(theirs))
        let styles = (LineEndings(sources.0), LineEndings(sources.1), LineEndings(sources.2))
        let merged = Self.style(sources, styles)
        carriesEndings = merged == nil
        ending =
            (merged ?? styles.0.first ?? [styles.1.first, styles.2.first].compactMap(\.self).min() ?? .lineFeed).bytes
        endsOpen = Self.merged(sources.0.endsOpen, sources.1.endsOpen, sources.2.endsOpen)
        hasByteOrderMark = Self.merged(
            sources.0.byteOrderMarkLength > 0, sources.1.byteOrderMarkLength > 0, sources.2.byteOrderMarkLength > 0)
        let own = carriesEndings ? ending : nil
        self.base = MergeText(sources.0, missingEnding: own)
        self.ours = MergeText(sources.1, missingEnding: own)
        self.theirs = MergeText(sources.2, missingEnding: own)
    }

    /// How all lines of the merged note end; nil where lines have to carry their own endings.
    private static func style(
        _ sources: (base: SourceText, ours: SourceText, theirs: SourceText),
        _ styles: (base: LineEndings, ours: LineEndings, theirs: LineEndings)
    ) -> LineEnding? {
        if styles.ours.isMixed || styles.theirs.isMixed {
            // A side that did nothing but end all its lines alike has its way.
            if !styles.ours.isMixed, sources.ours.hasLines(of: sources.base) { return styles.ours.first }
            return !styles.theirs.isMixed && sources.theirs.hasLines(of: sources.base) ? styles.theirs.first : nil
        }
        guard let ours = styles.ours.first else { return styles.theirs.first ?? styles.base.first ?? .lineFeed }
        guard let theirs = styles.theirs.first else { return ours }
        let base = styles.base.isMixed ? nil : styles.base.first
        if ours == theirs || theirs == base { return ours }
        return ours == base ? theirs : min(ours, theirs)
    }

    private static func merged(_ base: Bool, _ ours: Bool, _ theirs: Bool) -> Bool {
        ThreeWay(base: base, ours: ours, theirs: theirs).value ?? base
    }
}

/// One version of a note, and its lines as they are compared.
struct MergeText {
    let source: SourceText
    let lines: [MergeLine]

    /// - Parameter missingEnding: What a last line without an ending gets; nil where lines come without endings.
    init(_ source: SourceText, missingEnding: [UInt8]?) {
        self.source = source
        lines = (0..<source.lineCount).map { line in
            let content = source.lineContent(line)
            guard let missingEnding else { return source.bytes[content.range] }
            let end = source.lineSpan(line).upperBound
            guard end > content.upperBound else { return source.bytes[content.range] + missingEnding }
            return source.bytes[content.lowerBound..<end]
        }
    }
}

/// How a line ends.
enum LineEnding: UInt8, Comparable {
    case lineFeed
    case pair
    case carriageReturn

    var bytes: [UInt8] {
        switch self {
        case .lineFeed: [0x0A]
        case .pair: [0x0D, 0x0A]
        case .carriageReturn: [0x0D]
        }
    }

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}

/// How the lines of a note end.
private struct LineEndings {
    /// That of the first line; nil for a note without any.
    private(set) var first: LineEnding?

    /// Whether others end otherwise.
    private(set) var isMixed = false

    init(_ source: SourceText) {
        for line in 0..<source.lineCount {
            let bytes = source.bytes[source.lineContent(line).upperBound..<source.lineSpan(line).upperBound]
            guard let last = bytes.first else { continue }
            let ending: LineEnding = bytes.count == 2 ? .pair : last == 0x0A ? .lineFeed : .carriageReturn
            if let first, first != ending { isMixed = true }
            first = first ?? ending
        }
    }
}

extension SourceText {
    /// Whether the last line has no ending.
    fileprivate var endsOpen: Bool {
        lineCount > 0 && lineContent(lineCount - 1).upperBound == lineSpan(lineCount - 1).upperBound
    }

    /// Whether its lines, their endings aside, are those of another text.
    fileprivate func hasLines(of other: SourceText) -> Bool {
        lineCount == other.lineCount
            && (0..<lineCount).allSatisfy {
                bytes[lineContent($0).range] == other.bytes[other.lineContent($0).range]
            }
    }
}
