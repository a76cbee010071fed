import NoteSyntax

/// Which of the files that somebody attaches are copied, and under which names (format 5, Attachments).
///
/// A file of the vault is linked where it stands, and one with the bytes of an attachment is that attachment. What is
/// copied gets a name that no file of the vault has: so a link with nothing but the name means it, and no link that is
/// written already means another file from now on.
struct AttachmentCopying {
    private var copies: [(path: NotePath, bytes: [UInt8])] = []
    private var linked: [NotePath] = []
    private let slice: VaultSlice

    /// - Throws: ``ChangeRefusal/noFile(_:)``, ``ChangeRefusal/attachedNote(_:)``, ``ChangeRefusal/note(_:_:)``.
    init(_ files: [GivenFile], in slice: VaultSlice) throws(ChangeRefusal) {
        self.slice = slice
        var names = files.isEmpty ? [] : slice.listing.folded
        for file in files {
            switch file {
            case .inVault(let path): linked.append(try slice.listing.file(at: path))
            case .outside(let name, let bytes): linked.append(try take(name, bytes, &names))
            }
        }
    }

    /// Where the bytes stand in the vault, or will.
    private mutating func take(
        _ name: String, _ bytes: [UInt8], _ names: inout Set<String>
    ) throws(ChangeRefusal) -> NotePath {
        let name = AttachmentName(name)
        let folder = slice.settings.attachmentsFolder
        let same = slice.files.filter { $0.value == bytes && $0.key.isBelow(folder) }.map(\.key).sorted()
        let copied = copies.first { $0.bytes == bytes }?.path
        // Of several with these bytes the one that is called so.
        let wanted = name.numbered(1).lowercased()
        if let known = same.first(where: { $0.fileName.lowercased() == wanted }) ?? same.first ?? copied {
            return known
        }
        var number = 1
        while true {
            let path = NotePath("\(folder)/\(name.numbered(number))")
            if names.insert(path.stem.lowercased()).inserted {
                try check(path, bytes)
                copies.append((path, bytes))
                return path
            }
            number += 1
        }
    }

    /// Refuses a file that Kith would read as more than a plain note, or could not read.
    private func check(_ path: NotePath, _ bytes: [UInt8]) throws(ChangeRefusal) {
        guard path.isNote else { return }
        let note = Note(path: path, tree: NoteTree(bytes), settings: slice.settings)
        if let violation = note.tree.opaque { throw .note(path, .wouldBeOpaque(violation.message)) }
        guard note.kind == .plain, note.tree.frontMatter?.entry(for: "kith") == nil else { throw .attachedNote(path) }
    }

    /// What becomes of the vault's files.
    var edits: [VaultEdit.FileEdit] { copies.map { .create($0.path, $0.bytes) } }

    /// The shortest link to each of the files, as it is written in the note at `holder`.
    ///
    /// - Throws: ``ChangeRefusal/unlinkable(_:)``.
    func links(from holder: NotePath) throws(ChangeRefusal) -> [String] {
        guard !linked.isEmpty else { return [] }
        let new = copies.map(\.path)
        let resolver = LinkResolver(
            VaultListing(
                notes: slice.listing.notes + new.filter(\.isNote),
                files: slice.listing.files + new.filter { !$0.isNote }))
        var links: [String] = []
        for path in linked {
            guard let link = resolver.link(to: path, from: holder) else { throw .unlinkable(path) }
            links.append(link)
        }
        return links
    }
}

extension VaultListing {
    /// The names that files have, as links are compared: without case and Unicode form; and those of symbolic links and
    /// other things that are passed over.
    fileprivate var folded: Set<String> {
        Set((notes + files + passedOver.map(\.path)).map { $0.stem.lowercased() })
    }

    /// The file that stands at a path, which may be spelled in another Unicode form.
    ///
    /// - Throws: ``ChangeRefusal/noFile(_:)``.
    fileprivate func file(at path: NotePath) throws(ChangeRefusal) -> NotePath {
        let all = files + notes
        guard let file = all.first(where: { $0 == path }) ?? all.first(where: { $0.string == path.string }) else {
            throw .noFile(path)
        }
        return file
    }
}
