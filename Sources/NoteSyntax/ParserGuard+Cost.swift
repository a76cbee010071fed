extension ParserGuard {
    /// What parsing a note costs at most, measured line by line until a limit breaks.
    ///
    /// It need not know where code, HTML or front matter stand: what looks like a mark there costs nothing in the
    /// parser, so counting it errs on the safe side.
    struct Cost {
        private let bytes: UnsafeBufferPointer<UInt8>
        private var line = 1
        private var marks = 0
        private var nesting = Nesting()
        private var images = OpenImages()

        init(of bytes: UnsafeBufferPointer<UInt8>) {
            self.bytes = bytes
        }

        /// The first limit that breaks; nil if none does.
        mutating func violation() -> Violation? {
            var index = 0
            while index < bytes.count {
                let prefix = LinePrefix(at: index, in: bytes)
                nesting.add(prefix)
                if prefix.isBlankLine { images.endParagraph() }
                marks += prefix.markers
                index = indexBehindText(from: prefix.end)
                if nesting.depth > maximumDepth { return .tooDeep(line: line) }
                if nesting.matches > maximumNestedLines { return .tooManyNestedLines(line: line) }
                if images.visits > maximumOpenImages { return .tooManyOpenImages(line: line) }
                if marks > maximumMarks { return .tooManyMarks(line: line) }
                line += 1
            }
            return nil
        }

        /// Counts the marks from `start` to the end of the line; the index behind that.
        private mutating func indexBehindText(from start: Int) -> Int {
            var index = start
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                guard isMark(byte) else { continue }
                marks += 1
                switch byte {
                case .lineFeed:
                    return index
                case .carriageReturn:
                    return index < bytes.count && bytes[index] == .lineFeed ? index + 1 : index
                case UInt8(ascii: "!"), UInt8(ascii: "["), UInt8(ascii: "]"):
                    index = images.takeBracket(byte, before: index, in: bytes)
                case UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "\\"):
                    images.takeShield(byte, before: index, in: bytes)
                default:
                    break
                }
            }
            return index
        }

        /// One of libcmark's special characters: LF, CR, and ``! & * < [ \ ] _ ` ``.
        private func isMark(_ byte: UInt8) -> Bool {
            let lower: UInt64 = 1 << 0x0A | 1 << 0x0D | 1 << 0x21 | 1 << 0x26 | 1 << 0x2A | 1 << 0x3C
            let upper: UInt64 = 1 << 0x1B | 1 << 0x1C | 1 << 0x1D | 1 << 0x1F | 1 << 0x20
            let bits = byte < 0x40 ? lower : byte < 0x80 ? upper : 0
            return bits &>> UInt64(byte & 0x3F) & 1 != 0
        }
    }
}

// MARK: - Depth

/// How many block quotes and list items can be open, and how often lines are matched against them.
private struct Nesting {
    /// The most containers that can be open behind the last line.
    private(set) var depth = 0

    /// The sum of the depths of all lines so far, and a quarter of that for each container that closes again.
    private(set) var matches = 0

    private var endsInBlankLine = true

    mutating func add(_ line: LinePrefix) {
        // A blank line closes no list item and needs no indentation for it.
        if !line.isBlankLine {
            let reached = min(depth + line.markers, line.containers)
            // Right behind other text, a line may go on with a paragraph in spite of missing markers.
            depth = endsInBlankLine ? reached : max(depth, reached)
        }
        endsInBlankLine = line.isBlankLine
        // A list that closes is searched for blank lines, down to the last of its last items.
        matches += depth + depth * line.markers / 4
    }
}

/// What may continue or open block quotes and list items at a line's start.
private struct LinePrefix {
    /// The number of `>` and of list markers.
    private(set) var markers = 0

    /// Where the text begins.
    private(set) var end: Int

    /// Whether the line holds nothing but blanks.
    private(set) var isBlankLine = false

    /// The columns of blanks, but for the one that goes with each `>`; an open list item takes two or more of them.
    private var columns = 0

    /// The columns before the first list marker, behind which there are new containers only.
    private var columnsOfOpenItems: Int?

    /// The most containers that the prefix can stand for.
    var containers: Int { markers + (columnsOfOpenItems ?? columns) / 2 }

    init(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        end = start
        // The parser drops a byte order mark where the Markdown begins, which may be behind front matter.
        while end + 2 < bytes.count, bytes[end] == 0xEF, bytes[end + 1] == 0xBB, bytes[end + 2] == 0xBF { end += 3 }
        // Elsewhere it is text.
        let canBeBlankLine = end == start
        var column = 0
        while end < bytes.count {
            var width = 1
            switch bytes[end] {
            case .space:
                columns += 1
            case .tab:
                width = 4 - column % 4
                columns += width
            default:
                width = Self.markerLength(at: end, in: bytes)
                guard width > 0 else {
                    let isLineEnd = bytes[end] == .lineFeed || bytes[end] == .carriageReturn
                    isBlankLine = canBeBlankLine && markers == 0 && isLineEnd
                    return
                }
                markers += 1
                if bytes[end] != UInt8(ascii: ">") {
                    columnsOfOpenItems = columnsOfOpenItems ?? columns
                } else if end + 1 < bytes.count, bytes[end + 1].isBlank {
                    columns -= 1
                }
                end += width - 1
            }
            column += width
            end += 1
        }
        isBlankLine = canBeBlankLine && markers == 0
    }

    /// The length of the `>`, the bullet or the number at `start`; 0 where none stands.
    private static func markerLength(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var end = start
        switch bytes[start] {
        case UInt8(ascii: ">"): return 1
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): end += 1
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            while end < bytes.count, end - start < 9, bytes[end].isASCIIDigit { end += 1 }
            guard end < bytes.count, bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")") else {
                return 0
            }
            end += 1
        default: return 0
        }
        let isFollowedBySpace = end == bytes.count || bytes[end] == .space || (0x09...0x0D).contains(bytes[end])
        return isFollowedBySpace ? end - start : 0
    }
}

// MARK: - Images

/// How many `![` can wait for their `]`, and how often they are walked over.
///
/// Each `]` takes the innermost bracket off the parser's stack, unless it is hidden in a code span, in HTML, in a
/// link's address or behind a backslash. So a `![` that meets its `]` before any byte that could begin such a thing
/// is done with; any other counts as open to the end of the paragraph.
private struct OpenImages {
    /// The sum, over all `]` so far, of the `![` that can be open there.
    private(set) var visits = 0

    private var stranded = 0

    /// The brackets that are open from the first `![` on, with nothing between that could hide a `]`.
    private var level = 0

    /// The number of `![` since the level was 0.
    private var imagesAtLevel = 0

    /// Takes in the `!`, `[` or `]` before `index`; the index behind what was taken.
    mutating func takeBracket(_ byte: UInt8, before index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let next = index < bytes.count ? bytes[index] : .lineFeed
        switch byte {
        case UInt8(ascii: "!"):
            guard next == UInt8(ascii: "[") else { return index }
            level += 1
            imagesAtLevel += 1
            return index + 1
        case UInt8(ascii: "["):
            if level > 0 { level += 1 }
        default:
            if level > 0 { level -= 1 }
            if level == 0 { imagesAtLevel = 0 }
            visits += stranded + min(level, imagesAtLevel)
            if next == UInt8(ascii: "(") { strand() }
        }
        return index
    }

    /// Takes in the `` ` ``, `<` or `\` before `index`, which may hide the next `]`.
    mutating func takeShield(_ byte: UInt8, before index: Int, in bytes: UnsafeBufferPointer<UInt8>) {
        guard level > 0 else { return }
        if byte == UInt8(ascii: "\\"), index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "\\"): break
            default: return
            }
        }
        strand()
    }

    mutating func endParagraph() {
        stranded = 0
        level = 0
        imagesAtLevel = 0
    }

    private mutating func strand() {
        stranded += min(level, imagesAtLevel)
        level = 0
        imagesAtLevel = 0
    }
}
