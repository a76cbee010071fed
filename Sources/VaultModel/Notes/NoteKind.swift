import NoteSyntax

/// What a note is, by its front matter key `type` (format 2, Kind).
public enum NoteKind: String, Sendable, CaseIterable {
    case contact
    case member
    case template
    case code
    case segment
    /// Any other note: it has links and can be searched, nothing else.
    case plain
}

extension NoteKind {
    /// The kind that a note of this front matter has at `path`.
    ///
    /// A member, a template or a code counts only below the folder that the vault names for it.
    init(of frontMatter: FrontMatter?, at path: NotePath, in settings: VaultSettings) {
        guard let type = frontMatter?["type"]?.scalars.first?.text, let kind = NoteKind(rawValue: type) else {
            self = .plain
            return
        }
        let folder: String? =
            switch kind {
            case .member: settings.teamFolder
            case .template: settings.templatesFolder
            case .code: settings.codesFolder
            case .contact, .segment, .plain: nil
            }
        self = folder.map(path.isBelow) ?? true ? kind : .plain
    }
}
