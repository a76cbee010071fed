/// Finds the file that a wiki-link means, as Obsidian does it (format 5, Resolution).
///
/// Unicode forms do not count: keys are compared as `String`, to which NFC and NFD are equal.
public struct LinkResolver: Sendable {
    /// What a link means.
    public enum Resolution: Sendable, Equatable {
        /// One file; others would have fitted as well where `isTie` says so.
        case file(NotePath, isTie: Bool)
        /// No file.
        case unresolved
    }

    private let paths: [NotePath]
    private let byName: [String: [Int32]]

    /// A resolver over the files of a vault.
    public init(_ listing: VaultListing) {
        paths = listing.notes + listing.files
        var byName: [String: [Int32]] = [:]
        byName.reserveCapacity(paths.count)
        for (index, path) in paths.enumerated() {
            byName[path.stem.lowercased(), default: []].append(Int32(clamping: index))
        }
        self.byName = byName
    }

    /// What a link with this target means in the note at `source`; `target` as written, with or without `.md`.
    public func resolve(_ target: some StringProtocol, from source: NotePath) -> Resolution {
        let target = String(target)
        let withoutEnding =
            NotePath.isNoteName(target.utf8)
            ? resolve(String(target.dropLast(3)), among: \.isNote, from: source) : nil
        // Otherwise the ending may be the stem's own: `[[J. Roe.MD]]` means `J. Roe.MD.md`.
        return withoutEnding ?? resolve(target, among: { _ in true }, from: source) ?? .unresolved
    }

    /// The file that a link means, if it means one.
    public func path(_ target: some StringProtocol, from source: NotePath) -> NotePath? {
        if case .file(let path, _) = resolve(target, from: source) { path } else { nil }
    }

    private func resolve(
        _ wanted: String, among isMeant: (NotePath) -> Bool, from source: NotePath
    ) -> Resolution? {
        let name = NotePath(wanted).fileName
        guard !wanted.isEmpty, let candidates = byName[name.lowercased()] else { return nil }
        if candidates.count == 1, name.startIndex == wanted.startIndex {
            // The name alone, which one file alone has: there is nothing to choose from.
            let file = paths[Int(candidates[0])]
            return isMeant(file) ? .file(file, isTie: false) : nil
        }
        let files = candidates.map { paths[Int($0)] }.filter(isMeant)
        return resolve(wanted, among: files, from: source, fold: { String($0) })
            ?? resolve(wanted.lowercased(), among: files, from: source, fold: { $0.lowercased() })
    }

    private func resolve(
        _ wanted: String, among files: [NotePath], from source: NotePath, fold: (Substring) -> String
    ) -> Resolution? {
        let names = files.map { fold($0.withoutEnding) }
        let folder = fold(source.folder)
        let inOwnFolder = folder.isEmpty ? wanted : folder + "/" + wanted
        for exact in [wanted, inOwnFolder] {
            let fitting = names.indices.filter { names[$0] == exact }
            guard let first = fitting.first else { continue }
            // Files whose names differ by case or Unicode form alone; a note comes before a file without `.md`.
            return .file(files[first], isTie: fitting.dropFirst().contains { files[$0].isNote == files[first].isNote })
        }
        let fitting = names.indices.filter { names[$0].hasSuffix("/" + wanted) }
        guard let shortest = fitting.map({ depth(files[$0]) }).min() else { return nil }
        let best = fitting.filter { depth(files[$0]) == shortest }.map { files[$0] }.sorted()
        return best.first.map { .file($0, isTie: best.count > 1) }
    }

    private func depth(_ path: NotePath) -> Int { path.string.utf8.count { $0 == UInt8(ascii: "/") } }
}
