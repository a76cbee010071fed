/// The containers that a leaf stands in, as far as they matter for where its text begins on each line.
struct LeafContainers {
    /// The block quotes that stand in no list item.
    private var outerQuotes = 0

    /// The block quotes that stand in an item.
    private var innerQuotes = 0

    private var hasItem = false

    /// The same and a container in them.
    func adding(_ kind: Block.Kind) -> LeafContainers {
        var containers = self
        switch kind {
        case .blockQuote where hasItem: containers.innerQuotes += 1
        case .blockQuote: containers.outerQuotes += 1
        case .item: containers.hasItem = true
        default: break
        }
        return containers
    }

    /// The range of the leaf's text on a line that is not its first: behind blanks and the marks of its block quotes,
    /// as many as stand there.
    ///
    /// Exact where no block quote stands in an item. There a mark may be indented as far as the item's text, which the
    /// source line alone does not tell; any indentation is taken for that.
    func text(ofLine line: Int, in source: SourceText, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let end = source.lineContent(line).upperBound
        var marks = innerQuotes
        var index: Int
        if outerQuotes == 0 {
            index = source.lineContent(line).lowerBound
        } else {
            // A lazy line has no marks behind the first that it lacks.
            if !source.hasQuoteMark(line, depth: outerQuotes, in: bytes) { marks = 0 }
            index = source.quotedContent(line, depth: outerQuotes, in: bytes).lowerBound
        }
        while index < end {
            if bytes[index] == UInt8(ascii: ">"), marks > 0 {
                marks -= 1
            } else if !bytes[index].isBlank {
                break
            }
            index += 1
        }
        return index..<end
    }
}
