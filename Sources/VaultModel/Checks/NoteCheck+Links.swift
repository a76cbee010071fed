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
    var listed: [FragmentLink] = []
    var files: Set<NotePath> = []
}

/// Where the links of a note lead (format 5).
extension NoteCheck {
    /// - Parameter interactions: The note's interactions, whose fields say what their links are for.
    mutating func links(_ interactions: [Interaction]) -> NoteLinks {
        var links = NoteLinks()
        let uses = uses(interactions)
        let items = segmentItemLines
        for link in tree.frontMatterLinks + tree.links {
            let isItem = items.contains(source.line(at: link.span.lowerBound))
            take(link, for: isItem ? .listed : uses[link.span.lowerBound], into: &links)
        }
        let text = source.text(SourceSpan(tree.bodyStart..<source.bytes.count))
        if text.utf8.contains(UInt8(ascii: "(")) {
            for destination in MarkdownDestinations.all(in: text) {
                guard let path = context.resolver.path(ofDestination: destination, from: note.path) else { continue }
                if !path.isNote { links.files.insert(path) }
            }
        }
        return links
    }

    /// What a link is for, where a rule of its own tells that it leads nowhere.
    private enum Use {
        case person
        case template
        case segment
        case attachment
        /// An item of a segment's list.
        case listed
    }

    /// The lines, from 0, of the items of a segment.
    private var segmentItemLines: Set<Int> {
        guard note.kind == .segment, let segment = Segment(note) else { return [] }
        return Set(segment.items.map { $0.line - 1 })
    }

    /// The uses of links in the fields of interactions, by where the link begins.
    private func uses(_ interactions: [Interaction]) -> [Int: Use] {
        let fields: [(InteractionField, Use)] = [
            (.loggedBy, .person), (.by, .person), (.cancelledBy, .person), (.template, .template), (.segment, .segment),
            (.attachments, .attachment),
        ]
        var uses: [Int: Use] = [:]
        for interaction in interactions {
            for line in interaction.callout.fields {
                guard let field = InteractionField(line.key, in: source),
                    let use = fields.first(where: { $0.0 == field })?.1
                else { continue }
                for link in source.wikiLinks(in: line.value) { uses[link.span.lowerBound] = use }
            }
        }
        return uses
    }

    private mutating func take(_ link: WikiLink, for use: Use?, into links: inout NoteLinks) {
        let target = source.text(link.target)
        let fragment = link.fragment.map(source.text)
        guard !target.isEmpty else {
            if let fragment { take(fragment, of: note.path, link, into: &links) }
            return
        }
        if use == .person, context.policy.member(FieldItem(name: target, isLink: true)) != nil { return }
        switch context.resolver.resolve(target, from: note.path) {
        case .file(let path, let isTie):
            if isTie { report(.ambiguousLink, "“\(target)” may mean several notes; it means \(path)", link.span) }
            if !path.isNote { links.files.insert(path) }
            if use == .segment {
                let finding = finding(.unknownSegment, "“\(target)” is no segment of this vault", link.span)
                links.segments.append(FragmentLink(target: path, fragment: fragment ?? "", finding: finding))
            } else if let fragment, path.isNote {
                take(fragment, of: path, link, into: &links)
            }
        case .unresolved: takeDangling(link, target, use, into: &links)
        }
    }

    private mutating func takeDangling(_ link: WikiLink, _ target: String, _ use: Use?, into links: inout NoteLinks) {
        switch use {
        // Told of the list.
        case .listed: return
        // Told of the field.
        case .template: return
        case .segment: return report(.unknownSegment, "No note is called “\(target)”", link.span)
        case .person, .attachment, nil: break
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
    var anchors: Set<Int> {
        var anchors: Set<Int> = []
        for block in tree.blocks where block.kind == .heading {
            let text = source.text(source.trimmed(source.lineContent(block.firstLine)))
            let isMarked = text.hasPrefix("#")
            anchors.insert(Anchor(note.path, isMarked ? String(text.drop { $0 == "#" }) : text).hash)
        }
        source.bytes.withUnsafeBufferPointer { bytes in
            for line in 0..<source.lineCount {
                let content = source.lineContent(line).range
                guard let mark = bytes[content].lastIndex(of: UInt8(ascii: "^")) else { continue }
                let isOwn = mark == content.lowerBound || bytes[mark - 1] == 0x20 || bytes[mark - 1] == 0x09
                let id = SourceSpan(mark..<content.upperBound)
                if isOwn { anchors.insert(Anchor(note.path, source.text(source.trimmed(id))).hash) }
            }
        }
        return anchors
    }
}

/// A heading or a block id as links name it: letters and digits count, and case does not.
struct Anchor: Hashable {
    private let path: NotePath
    private let name: String

    init(_ path: NotePath, _ text: String) {
        self.path = path
        // A link may name the headings above as well.
        let last = text.split(separator: "#").last.map(String.init) ?? text
        let mark = last.hasPrefix("^") ? "^" : ""
        name = mark + String(last.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    var hash: Int { hashValue }
}
