import NoteSyntax

/// How a link to a file is written, as like as can be to the way in which one to another file was written (format 5).
struct LinkSpelling {
    /// What the link meant, and as what it was written there.
    let link: FoundLink
    let former: NotePath

    /// What it is to mean, and where it stands by then.
    let path: NotePath
    let source: NotePath

    /// What the names of files mean by then.
    let resolver: LinkResolver

    /// The bytes for the link's target; nil where none can mean the file.
    ///
    /// - Parameter text: The text that it stands in so far.
    func bytes(in text: SourceText) -> [UInt8]? {
        switch link.form {
        case .wikiLink, .singleQuoted:
            let target = wikiTargets.first { isMeant(resolver.resolve($0, from: source)) }
            let isQuoted = link.form == .singleQuoted
            return target.map { Array((isQuoted ? $0.replacing("'", with: "''") : $0).utf8) }
        case .destination:
            return destinations(in: text).first {
                resolver.path(ofDestination: LinkText.percentDecoded(LinkText.unescaped($0)), from: source) == path
            }.map { Array($0.utf8) }
        }
    }

    private func isMeant(_ resolution: LinkResolver.Resolution) -> Bool {
        guard case .file(let found, let isTie) = resolution else { return false }
        return found == path && (!isTie || link.isAmbiguous)
    }

    // MARK: Candidates

    /// The ending that the former target has beside the stem: `.md` in some case, or none.
    private var ending: Substring {
        let name = NotePath(link.target).fileName
        let isWhole = name.lowercased() == former.stem.lowercased()
        return isWhole || !NotePath(link.target).isNote || !path.isNote ? "" : name.suffix(3)
    }

    private var stem: Substring { path.isNote ? path.stem : path.fileName }

    /// What it may be written as: the same with another name, then the shortest, then the whole path.
    private var wikiTargets: [String] {
        let folder = link.target.utf8.lastIndex(of: UInt8(ascii: "/")).map { link.target[...$0] } ?? ""
        let isSameFolder = folder.isEmpty || former.folder == path.folder
        let shortest = resolver.link(to: path, from: source).map { String($0.dropFirst(2).dropLast(2)) }
        let whole = path.isNote ? String(path.string.dropLast(3)) : path.string
        return [isSameFolder ? "\(folder)\(stem)" : whole, shortest, whole].compactMap(\.self).map { $0 + ending }
    }

    /// The same folder as it is written, then the way there, then the way from the root.
    private func destinations(in source: SourceText) -> [String] {
        let start = link.written.lowerBound
        let written = source.text(link.written)
        let isPointed = start > 0 && source.bytes[start - 1] == UInt8(ascii: "<")
        let escapesLetters = written.contains("%") && written.utf8.allSatisfy { $0 < 0x80 }
        func encoded(_ path: String) -> String {
            LinkText.destination(path, isPointed: isPointed, escapesLetters: escapesLetters)
        }
        let name = "\(stem)\(ending)"
        let folder = written.utf8.lastIndex(of: UInt8(ascii: "/")).map { written[...$0] } ?? ""
        let relative = Self.relative(path.folder, from: self.source.folder) + name
        let rooted = "/" + (path.folder.isEmpty ? "" : path.folder + "/") + name
        return [folder + encoded(name), encoded(relative), encoded(rooted)]
    }

    /// The way from one folder to another, with `/` at its end.
    private static func relative(_ folder: Substring, from source: Substring) -> String {
        let (to, from) = (folder.split(separator: "/"), source.split(separator: "/"))
        let shared = zip(to, from).prefix { $0 == $1 }.count
        let way = Array(repeating: "..", count: from.count - shared) + to.dropFirst(shared).map(String.init)
        return way.map { $0 + "/" }.joined()
    }
}
