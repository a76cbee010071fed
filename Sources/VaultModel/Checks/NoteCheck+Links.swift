import NoteSyntax

/// A link with a part behind its `#`, which is looked for once all notes are read.
struct FragmentLink {
    let target: NotePath
    let fragment: String
    let finding: Finding
}

/// A link that leads nowhere, unless it names an alias.
struct DanglingLink {
    let target: String

    /// Whether it stands in the text of a note that may be edited.
    let isFixable: Bool
    let finding: Finding
}

/// What the links of a note come to.
struct NoteLinks {
    var fragments: [FragmentLink] = []
    var dangling: [DanglingLink] = []
    var segments: [FragmentLink] = []
    /// Those of interactions that are not cancelled.
    var runs: [FragmentLink] = []
    var listed: [FragmentLink] = []
    var files: Set<NotePath> = []
}

/// What a link is for, where a rule of its own tells that it leads nowhere.
enum LinkUse: Equatable {
    /// A person who is a member.
    case member
    /// A person who is none.
    case person
    case template
    /// The run that an interaction came of, which is cancelled or not.
    case segment(ofCounting: Bool)
    case attachment
    /// An item of a segment's list.
    case listed
}

/// Where the links of a note lead (format 5).
extension NoteCheck {
    /// What the links come to, once the fields of interactions have said what theirs are for.
    mutating func links() -> NoteLinks {
        var links = NoteLinks()
        let items = segmentItemLines
        var next = uses.startIndex
        for link in tree.frontMatterLinks + tree.links {
            let start = link.span.lowerBound
            while next < uses.endIndex, uses[next].start < start { next += 1 }
            let use = next < uses.endIndex && uses[next].start == start ? uses[next].use : nil
            let isItem = !items.isEmpty && items.contains(source.line(at: start))
            take(link, for: isItem ? .listed : use, into: &links)
        }
        for destination in MarkdownDestinations.all(in: source.bytes[tree.bodyStart...]) {
            guard let path = context.resolver.path(ofDestination: destination, from: note.path) else { continue }
            if !path.isNote { links.files.insert(path) }
        }
        return links
    }

    /// The lines, from 0, of the items of a segment.
    private var segmentItemLines: Set<Int> {
        guard note.kind == .segment, let segment = Segment(note) else { return [] }
        return Set(segment.items.map { $0.line - 1 })
    }

    private mutating func take(_ link: WikiLink, for use: LinkUse?, into links: inout NoteLinks) {
        if use == .member { return }
        let target = tree.target(of: link)
        let fragment = link.fragment.map(source.text)
        guard !target.isEmpty else {
            if let fragment { take(fragment, of: note.path, link, into: &links) }
            return
        }
        switch context.resolver.resolve(target, from: note.path) {
        case .file(let path, let isTie):
            if isTie { report(.ambiguousLink, "“\(target)” may mean several notes; it means \(path)", link.span) }
            if !path.isNote { links.files.insert(path) }
            if case .segment(let isCounting) = use {
                let finding = finding(.unknownSegment, "“\(target)” is no segment of this vault", link.span)
                links.segments.append(FragmentLink(target: path, fragment: fragment ?? "", finding: finding))
                if isCounting, let fragment, context.rules.contains(.cancelledRun) {
                    let message = "The run \(fragment) of \(path) was cancelled, and the interaction was not"
                    let counting = self.finding(.cancelledRun, message, link.span)
                    links.runs.append(FragmentLink(target: path, fragment: fragment, finding: counting))
                }
            } else if let fragment, path.isNote {
                take(fragment, of: path, link, into: &links)
            }
        case .unresolved: takeDangling(link, target, use, into: &links)
        }
    }

    private mutating func takeDangling(
        _ link: WikiLink, _ target: String, _ use: LinkUse?, into links: inout NoteLinks
    ) {
        switch use {
        // Told of the list.
        case .listed: return
        // Told of the field.
        case .template: return
        case .segment: return report(.unknownSegment, "No note is called “\(target)”", link.span)
        case .member, .person, .attachment, nil: break
        }
        if use == .attachment || NotePath(target).hasFileEnding {
            return report(.missingAttachment, "No file is called “\(target)”", link.span)
        }
        let finding = finding(.unresolvedLink, "No note is called “\(target)”", link.span)
        links.dangling.append(
            DanglingLink(
                target: target, isFixable: isEditable && link.span.lowerBound >= tree.bodyStart, finding: finding))
    }

    private mutating func take(_ fragment: String, of path: NotePath, _ link: WikiLink, into links: inout NoteLinks) {
        let isBlock = fragment.hasPrefix("^")
        let rule: CheckRule = isBlock ? .missingBlock : .missingHeading
        guard context.rules.contains(rule), !fragment.isEmpty else { return }
        let name = isBlock ? fragment : "heading “\(fragment)”"
        let finding = finding(rule, "\(path) has no \(isBlock ? "block " : "")\(name)", link.span)
        links.fragments.append(FragmentLink(target: path, fragment: fragment, finding: finding))
    }
}

extension NotePath {
    /// Whether the name ends as a file's does that is no note: a dot and two to four letters or digits.
    fileprivate var hasFileEnding: Bool {
        guard !isNote, let dot = fileName.lastIndex(of: ".") else { return false }
        let ending = fileName[fileName.index(after: dot)...]
        return (2...4).contains(ending.utf8.count)
            && ending.utf8.allSatisfy { $0.isDigit || (0x61...0x7A).contains($0 | 0x20) }
    }
}

// MARK: - What links may point to

extension NoteCheck {
    /// The headings and block ids of the note, hashed together with its path.
    var anchors: [Int] {
        var anchors: [Int] = []
        let hashing = AnchorHashing(note.path)
        for block in tree.blocks where block.kind == .heading {
            anchors.append(hashing.hash(source.bytes[source.lineContent(block.firstLine).range]))
        }
        source.bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while let mark = bytes[start...].firstIndex(of: UInt8(ascii: "^")) {
                let content = source.lineContent(source.line(at: mark)).range
                let last = bytes[content].lastIndex(of: UInt8(ascii: "^")) ?? mark
                let isOwn = last == content.lowerBound || bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09
                if isOwn { anchors.append(hashing.hash(bytes[last..<content.upperBound])) }
                start = max(mark + 1, content.upperBound)
            }
        }
        return anchors
    }
}
