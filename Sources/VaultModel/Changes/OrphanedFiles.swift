import NoteSyntax

/// Files that nothing links to any more, once the interactions are gone that did (format 5, Attachments).
struct OrphanedFiles {
    /// What goes, with its bytes.
    private(set) var removed: [VaultEdit.FileEdit] = []

    /// What stays because something could not be read that may link to it.
    private(set) var kept: [KeptFile] = []

    /// - Parameters:
    ///   - files: What the deleted interactions linked to.
    ///   - notes: The notes that may mention one of them, as they will be.
    ///   - slice: What the files hold, and what was not read.
    init(among files: [NotePath], notes: [Note], in slice: VaultSlice) {
        let losses = slice.passedOver.filter { loss in loss.isLoss && !files.contains(loss.path) }
        let boards = slice.files.filter { Self.isBoard($0.key) }.values.map { String(decoding: $0, as: UTF8.self) }
        for file in files {
            let mention = FileMention(file)
            if notes.contains(where: mention.occurs) || boards.contains(where: mention.occurs) { continue }
            if let loss = losses.first ?? slice.passedOver.first(where: { $0.path == file }) {
                kept.append(KeptFile(path: file, obstacle: loss))
            } else if let bytes = slice.files[file] {
                removed.append(.remove(file, bytes))
            }
        }
    }

    /// Whether a file is one of Obsidian's boards, which show files of the vault.
    static func isBoard(_ path: NotePath) -> Bool { path.fileName.lowercased().hasSuffix(".canvas") }
}

extension LinkResolver {
    /// The files below a folder that some interactions link to: in `attachments`, or with a wiki-link, an embed or a
    /// Markdown link in their subject, body or comments; in order, each once.
    func files(linkedFrom interactions: [Interaction], below folder: String) -> [NotePath] {
        var files: Set<NotePath> = []
        for (holder, interactions) in Dictionary(grouping: interactions, by: \.holder.path) {
            guard let source = interactions.first?.source else { continue }
            let links = NoteTree(source).links
            for interaction in interactions {
                let span = source.span(ofLines: interaction.callout.lines)
                let targets =
                    interaction.items(.attachments).filter(\.isLink).map(\.name)
                    + links.filter { span.range.contains($0.span.lowerBound) }.map { source.text($0.target) }
                files.formUnion(targets.compactMap { path($0, from: holder) })
                let destinations = MarkdownDestinations.all(in: source.bytes[span.range])
                files.formUnion(destinations.compactMap { path(ofDestination: $0, from: holder) })
            }
        }
        return files.filter { !$0.isNote && $0.isBelow(folder) }.sorted()
    }
}
