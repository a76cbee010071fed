public import NoteSyntax

/// What somebody says of an interaction that is to be logged, or of one that is to be changed.
public struct InteractionInput: Sendable {
    /// A person in `by`.
    public enum Person: Sendable, Equatable {
        /// A member, by the path of the note.
        case member(NotePath)
        /// A name, in a vault without members.
        case name(String)
    }

    /// The type, in the vault's spelling.
    public var type: String?

    /// When it took place.
    public var when: WrittenWhen?

    /// What it was about, as given.
    public var subject: String?

    /// The body, as given.
    public var body: String?

    /// Who did it; an empty list takes the field out.
    public var by: [Person]?

    /// Other contacts whom it applies to; an empty list takes the field out.
    public var with: [NotePath]?

    /// Further fields by key, an empty value for one that is taken out; none of the stamped ones, `by` or `with`.
    public var fields: [OtherField] = []

    /// Files to attach, behind those that `fields` links to.
    public var attached: [GivenFile] = []

    /// An input that says nothing.
    public init() {}
}

// MARK: - In written form

extension InteractionInput {
    /// The subject in its normal form; nil where none is given.
    func normalSubject() throws -> String? {
        try subject.map { try Self.normal($0, of: .subject, NormalText.line) }
    }

    /// The body in its normal form; nil where none is given.
    func normalBody() throws -> String? {
        try body.map { try Self.normal($0, of: .body, NormalText.body) }
    }

    private static func normal(
        _ text: String, of part: ChangeRefusal.TextPart,
        _ normal: (String) throws(NormalText.Refusal) -> String
    ) throws -> String {
        do throws(NormalText.Refusal) {
            return try normal(text)
        } catch {
            throw ChangeRefusal.text(part, error)
        }
    }

    /// The fields as they are written, empty values for those that go; keys of the format in its spelling and order,
    /// others behind them as they are given.
    ///
    /// - Parameters:
    ///   - holder: The note that holds the interaction.
    ///   - signature: Who recorded it: a `by` of this alone says nothing.
    func writtenFields(
        in slice: VaultSlice, holder: NotePath, signature: String?
    ) throws -> [CalloutText.Field] {
        var known: [InteractionField: String] = [:]
        var others: [CalloutText.Field] = []
        if let by { known[.by] = try written(by, in: slice, signature: signature) }
        if let with { known[.with] = try written(with, in: slice, holder: holder) }
        for field in fields {
            let value = try Self.normal(field.value, of: .value(key: field.key), NormalText.line)
            guard let format = InteractionField(named: field.key) else {
                others.append(CalloutText.Field(field.key, value))
                continue
            }
            known[format] = try value.isEmpty ? "" : format.checked(value)
        }
        let ordered = InteractionField.allCases.compactMap { field in
            known[field].map { CalloutText.Field(field.key.description, $0) }
        }
        return ordered + others
    }

    private func written(_ people: [Person], in slice: VaultSlice, signature: String?) throws -> String {
        let names = try people.map { person in
            switch person {
            case .member(let path):
                guard let member = slice.policy.members.first(where: { $0.path == path }) else {
                    throw ChangeRefusal.unread(PassedOver(path: path, reason: .vanished))
                }
                return slice.policy.writtenName(of: member)
            case .name(let name):
                let line = try Self.normal(name, of: .value(key: "by"), NormalText.line)
                guard !line.contains(",") else { throw ChangeRefusal.commaInName(key: "by", name: line) }
                return line
            }
        }
        return names == [signature] ? "" : names.filter { !$0.isEmpty }.uniqued.joined(separator: ", ")
    }

    private func written(_ contacts: [NotePath], in slice: VaultSlice, holder: NotePath) throws -> String {
        let resolver = LinkResolver(slice.listing)
        let links = try contacts.filter { $0 != holder }.map { path in
            guard let link = resolver.link(to: path, from: holder) else { throw ChangeRefusal.unlinkable(path) }
            return link
        }
        return links.uniqued.joined(separator: ", ")
    }
}

extension [String] {
    /// The elements without those that stand before already.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
