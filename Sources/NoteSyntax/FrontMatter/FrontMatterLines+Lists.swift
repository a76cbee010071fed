/// Lists of texts that YAML is certain to read as they are read here; `nil` stands for everything else.
extension FrontMatterLines {
    /// A list of texts.
    struct ListReading {
        var items: [FrontMatter.Scalar] = []

        /// From the first bracket or dash to behind the last bracket or item.
        var range: Range<Int>
    }

    /// The flow list whose `[` stands at `start`.
    func flowList(at start: Int) -> ListReading? {
        var items: [FrontMatter.Scalar] = []
        guard var index = skippingFlowSpace(from: start + 1) else { return nil }
        while self[index] != UInt8(ascii: "]") {
            guard let item = flowScalar(at: index), let behind = skippingFlowSpace(from: item.end) else { return nil }
            items.append(item.scalar)
            index = behind
            if self[index] == UInt8(ascii: ",") {
                guard let next = skippingFlowSpace(from: index + 1) else { return nil }
                index = next
            } else if self[index] != UInt8(ascii: "]") {
                return nil
            }
        }
        return ListReading(items: items, range: start..<index + 1)
    }

    /// The block list whose first item is `first`, and the start of the line behind its last item.
    func blockList(at first: Statement) -> (list: ListReading, nextLine: Int)? {
        var list = ListReading(range: first.text..<first.text)
        var statement = first
        while true {
            guard let item = item(at: statement.text) else { return nil }
            list.items.append(item.scalar)
            list.range = list.range.lowerBound..<item.scalar.span.upperBound
            let following = self.statement(from: item.nextLine)
            guard following.indent == first.indent, isItem(following) else {
                // A line that is still indented goes on with the last item, or is an error.
                return following.indent == 0 ? (list, item.nextLine) : nil
            }
            statement = following
        }
    }

    /// The item of a block list whose dash stands at `dash`.
    private func item(at dash: Int) -> (scalar: FrontMatter.Scalar, nextLine: Int)? {
        var start = dash + 1
        while self[start] == .space { start += 1 }
        // YAML refuses a tab between the dash and the item.
        guard self[start] != .tab else { return nil }
        if isLineEnd(start) || self[start] == UInt8(ascii: "#") {
            let nothing = FrontMatter.Scalar(text: "", span: SourceSpan(dash + 1..<dash + 1), style: .plain)
            return (nothing, nextLine(from: start))
        }
        guard let item = blockScalar(at: start), let tail = tail(from: item.end) else { return nil }
        return (item.scalar, tail.nextLine)
    }

    /// Skips blanks and line ends within brackets; `nil` where a line begins in a way for which YAML has rules of its
    /// own, or where the content ends.
    private func skippingFlowSpace(from start: Int) -> Int? {
        var index = start
        while index < end {
            switch self[index] {
            case .space, .tab: index += 1
            case .lineFeed, .carriageReturn:
                index += 1
                switch self[index] {
                case .tab, UInt8(ascii: "."), UInt8(ascii: "-"): return nil
                default: break
                }
            default: return index
            }
        }
        return nil
    }
}
