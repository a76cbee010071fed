/// Several edits of a note, each made on what the ones before it gave, as edits of the note itself.
struct EditComposition {
    private enum Piece {
        /// Bytes of the note that are still there.
        case kept(Range<Int>)
        case new([UInt8])
    }

    private let source: SourceText

    /// What the note is after the edits so far: in order, kept ones ascending, none empty.
    private var pieces: [Piece]

    init(over source: SourceText) {
        self.source = source
        pieces = source.bytes.isEmpty ? [] : [.kept(0..<source.bytes.count)]
    }

    /// Adds edits of what the edits so far give; they are in order and do not overlap.
    mutating func append(_ edits: [SourceEdit]) {
        // The piece that comes next stands last, where it is cheap to take.
        var rest = Array(pieces.reversed())
        pieces = []
        var offset = 0
        for edit in edits {
            pieces += Self.take(edit.span.lowerBound - offset, from: &rest)
            _ = Self.take(edit.span.count, from: &rest)
            if !edit.replacement.isEmpty { pieces.append(.new(edit.replacement)) }
            offset = edit.span.upperBound
        }
        pieces += rest.reversed()
    }

    /// The edits of the note that give the same as all those added: in order, not overlapping, and none that puts the
    /// same bytes there again.
    var edits: [SourceEdit] {
        var edits: [SourceEdit] = []
        var offset = 0
        var replacement: [UInt8] = []
        func close(at end: Int) {
            let isChange = !source.bytes[offset..<end].elementsEqual(replacement)
            if isChange { edits.append(SourceEdit(SourceSpan(offset..<end), replacement)) }
            replacement = []
        }
        for piece in pieces {
            switch piece {
            case .new(let bytes): replacement += bytes
            case .kept(let range):
                close(at: range.lowerBound)
                offset = range.upperBound
            }
        }
        close(at: source.bytes.count)
        return edits
    }

    /// Takes that many bytes.
    private static func take(_ count: Int, from rest: inout [Piece]) -> [Piece] {
        var taken: [Piece] = []
        var count = count
        while count > 0, let piece = rest.popLast() {
            let (front, back) = split(piece, at: count)
            taken.append(front)
            if let back { rest.append(back) }
            count -= length(of: front)
        }
        return taken
    }

    private static func split(_ piece: Piece, at count: Int) -> (Piece, Piece?) {
        guard count < length(of: piece) else { return (piece, nil) }
        switch piece {
        case .kept(let range):
            let middle = range.lowerBound + count
            return (.kept(range.lowerBound..<middle), .kept(middle..<range.upperBound))
        case .new(let bytes):
            return (.new(Array(bytes[..<count])), .new(Array(bytes[count...])))
        }
    }

    private static func length(of piece: Piece) -> Int {
        switch piece {
        case .kept(let range): range.count
        case .new(let bytes): bytes.count
        }
    }
}
