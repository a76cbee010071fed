/// A block of a note's Markdown, as libcmark found it, with the lines it stands on.
///
/// libcmark decides what the blocks are and where they begin. Where its ends are known to be off (lists, headings with
/// an underline, code, HTML), they are computed from the source instead.
public struct Block: Sendable, Equatable {
    /// The kinds of CommonMark's blocks.
    public enum Kind: UInt8, Sendable {
        case blockQuote
        case list
        case item
        case codeBlock
        case htmlBlock
        case paragraph
        case heading
        case thematicBreak

        /// Whether other blocks can stand in it.
        var isContainer: Bool { self == .blockQuote || self == .list || self == .item }
    }

    /// What kind of block it is.
    public let kind: Kind

    /// A heading's level, 1 to 6; 0 for every other block.
    public let headingLevel: Int8

    /// How many blocks it stands in; 0 at the top level.
    public let depth: Int16

    private let first: Int32
    private var last: Int32

    init(kind: Kind, headingLevel: Int = 0, depth: Int = 0, lines: ClosedRange<Int>) {
        self.kind = kind
        self.headingLevel = Int8(clamping: headingLevel)
        self.depth = Int16(clamping: depth)
        first = Int32(clamping: lines.lowerBound)
        last = Int32(clamping: lines.upperBound)
    }

    /// The first line, from 0.
    public var firstLine: Int { Int(first) }

    /// The last line that belongs to the block.
    ///
    /// Never a blank one: blank lines at the end of a list, of code or of open HTML stand behind it. Definitions that a
    /// paragraph begins with are part of it.
    public internal(set) var lastLine: Int {
        get { Int(last) }
        set { last = max(first, Int32(clamping: newValue)) }
    }

    /// The block's lines, from the first to behind the last.
    public var lines: Range<Int> { firstLine..<lastLine + 1 }
}
