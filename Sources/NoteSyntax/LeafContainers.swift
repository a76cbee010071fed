/// The containers that a leaf stands in, as far as they matter for where its text begins on each line.
struct LeafContainers {
    /// The block quotes that stand in no list item.
    private var outerQuotes = 0

    /// The block quotes that stand in an item.
    private(set) var innerQuotes = 0

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
        let content = source.lineContent(line)
        let end = content.upperBound
        var scan = QuoteMarkScan(at: content.lowerBound)
        // A lazy line has no marks behind the first that it lacks.
        var marks = scan.passMarks(outerQuotes, in: bytes, before: end) ? innerQuotes : 0
        var index = scan.offset
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
