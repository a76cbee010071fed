import NoteSyntax

/// A section that a side made at the end of the note, where the base has none: what logging the first interaction does.
///
/// It comes behind whatever the other side wrote at the end, and once where both made it.
struct NewSection {
    let section: BlockSection

    /// The heading, and the blank lines before it.
    let heading: [MergeLine]

    /// The elements of the versions, with the end of the section in each and without its heading.
    let base: [BodyElement]
    let ours: [BodyElement]
    let theirs: [BodyElement]

    /// Takes the heading out of the elements; nil where no side made such a section, or one made it elsewhere.
    init?(base: [BodyElement], ours: [BodyElement], theirs: [BodyElement], blankLine: MergeLine) {
        let known = Set(base)
        let tails = [ours, theirs].map { Tail(of: $0, without: known) }
        guard let section = tails.compactMap({ $0?.section }).first else { return nil }
        func elements(_ elements: [BodyElement], _ tail: Tail?) -> [BodyElement]? {
            if let tail, tail.section == section { return tail.rest }
            guard !elements.contains(.end(section)) else { return nil }
            let end = elements.lastIndex { !$0.isBlankLine }.map { $0 + 1 } ?? 0
            return elements[..<end] + [.end(section)] + elements[end...]
        }
        guard let newBase = elements(base, nil), let newOurs = elements(ours, tails[0]),
            let newTheirs = elements(theirs, tails[1])
        else { return nil }
        let headings = tails.compactMap { $0?.section == section ? $0?.heading : nil }
        let isSame = headings.allSatisfy { $0 == headings[0] }
        let smaller = headings.compactMap(\.last).min { $0.lexicographicallyPrecedes($1) } ?? []
        heading = isSame ? headings[0] : [blankLine, smaller]
        (self.section, self.base, self.ours, self.theirs) = (section, newBase, newOurs, newTheirs)
    }

    /// The end of a version that is such a section.
    private struct Tail {
        let section: BlockSection
        let heading: [MergeLine]

        /// The version without the heading.
        let rest: [BodyElement]

        init?(of elements: [BodyElement], without known: Set<BodyElement>) {
            guard let end = elements.lastIndex(where: { !$0.isBlankLine }), case .end(let section) = elements[end],
                !known.contains(elements[end])
            else { return nil }
            var first = end
            while first > 0, elements[first - 1].key != nil, !known.contains(elements[first - 1]) { first -= 1 }
            guard first > 0, case .line(let line) = elements[first - 1], line.first == UInt8(ascii: "#") else {
                return nil
            }
            var start = first - 1
            while start > 0, elements[start - 1].isBlankLine { start -= 1 }
            self.section = section
            heading = elements[start..<first].compactMap(\.line)
            rest = Array(elements[..<start] + elements[first...])
        }
    }
}

extension BodyElement {
    /// Whether it is a line with nothing but blanks on it.
    var isBlankLine: Bool { if case .line(let line) = self { line.isBlankLine } else { false } }
}
