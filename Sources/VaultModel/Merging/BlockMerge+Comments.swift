import NoteSyntax

/// The comments of a block that both sides changed.
extension BlockMerge {
    /// The comments of all versions: those of the base in its order, then new ones by when they were written; nil where
    /// both changed one differently, or one side made a text of what the other deleted.
    var comments: [BlockParts.Comment]? {
        var merged: [BlockParts.Comment] = []
        let known = base?.commentsByKey ?? [:]
        let (a, b) = (ours.commentsByKey, theirs.commentsByKey)
        for comment in base?.comments ?? [] {
            switch ThreeWay(base: comment.lines, ours: a[comment.key]?.lines, theirs: b[comment.key]?.lines) {
            case .settled(let lines?): merged.append((lines == a[comment.key]?.lines ? a : b)[comment.key] ?? comment)
            case .settled(nil) where !isLeftAsText(comment): break
            case .settled, .conflict: return nil
            }
        }
        let added = (ours.comments.filter { known[$0.key] == nil }, theirs.comments.filter { known[$0.key] == nil })
        if added.0.isEmpty || added.1.isEmpty { return merged + added.0 + added.1 }
        guard !added.0.contains(where: isOtherwiseInTheirs) else { return nil }
        var lines: Set<[MergeLine]> = []
        let all = (added.0 + added.1).filter { lines.insert($0.lines).inserted }
        return merged + all.sorted { comesBefore($0, $1) }
    }

    /// The lines of comments, with those that part them.
    func lines(of comments: [BlockParts.Comment]) -> [MergeLine] {
        let mark: MergeLine = [UInt8(ascii: ">")] + texts.blankLine
        return comments.flatMap { comment in (comment.gap.isEmpty ? [mark] : comment.gap) + comment.lines }
    }

    private func comesBefore(_ one: BlockParts.Comment, _ other: BlockParts.Comment) -> Bool {
        let times = [one, other].map { $0.when.map { zone.instant(of: $0).instant.secondsSinceEpoch } ?? .min }
        guard times[0] == times[1] else { return times[0] < times[1] }
        return one.lines.precedes(other.lines)
    }

    /// Whether theirs has a comment that ours added too, with another text.
    ///
    /// Of several that one person wrote at one time nobody can tell which is which.
    private func isOtherwiseInTheirs(_ comment: BlockParts.Comment) -> Bool {
        func isOnly(in parts: BlockParts) -> Bool { parts.comments.count { $0.key.isAlike(comment.key) } == 1 }
        guard let other = theirs.commentsByKey[comment.key], isOnly(in: ours), isOnly(in: theirs) else { return false }
        return other.lines != comment.lines
    }

    /// Whether one side made a text, or another comment, of a comment that neither side has any more.
    private func isLeftAsText(_ comment: BlockParts.Comment) -> Bool {
        guard let base else { return false }
        return ours.holdsText(of: comment, since: base) != theirs.holdsText(of: comment, since: base)
    }
}

extension BlockParts.Comment.Key {
    /// Whether it has the same first line and is by the same person.
    fileprivate func isAlike(_ other: Self) -> Bool { header == other.header && by == other.by }
}

extension BlockParts {
    /// Whether the time of a comment, or a line of its text, stands where it did not in the base: in the body, or in a new
    /// comment.
    fileprivate func holdsText(of comment: Comment, since base: BlockParts) -> Bool {
        let known = base.commentsByKey
        let new = body + comments.filter { known[$0.key] == nil }.flatMap(\.lines)
        let lines = Set(new.map(\.unquoted)).subtracting(base.body.map(\.unquoted))
        let text = comment.lines.dropFirst().filter { !comment.key.by.contains($0) && !$0.isBlankQuote }
        if text.contains(where: { lines.contains($0.unquoted) }) { return true }
        guard let time = comment.key.header.calloutRest else { return false }
        return lines.contains { $0.calloutRest == time }
    }
}
