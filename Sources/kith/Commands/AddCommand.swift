import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith add`: a new contact.
struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make a contact: a note in the contacts folder.",
        discussion: """
            Says so where somebody of that name, e-mail or phone is there already. A name that no file can have is kept \
            in the note, and the file gets one that is like it. Where the name is taken, --file names another.

              kith add "Ada Lovelace" --email ada@engine.example --tag customer
              kith add "Harbor Lane Bikes" --kind organization --phone "+1 207-555-0142"
            """)

    @Argument(help: "What the contact is called.")
    var name: String

    @Option(parsing: .unconditionalSingleValue, help: "An e-mail address; may be given several times.")
    var email: [String] = []

    @Option(parsing: .unconditionalSingleValue, help: "A phone number; may be given several times.")
    var phone: [String] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("The organization, a contact too.", valueName: "contact"))
    var organization: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("What the person does there.", valueName: "title"))
    var jobTitle: String?

    @Option(parsing: .unconditionalSingleValue, help: "A tag; may be given several times.")
    var tag: [String] = []

    @Option(parsing: .unconditional, help: "person or organization. Otherwise a person.")
    var kind: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What the file is to be called, without .md. Otherwise like the contact.", valueName: "stem")
    )
    var file: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Any other property, such as birthday=1979-06-14; may be given several times.", valueName: "key=value"))
    var set: [String] = []

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let properties = try await properties(in: writing.vault)
        let duplicates = try await writing.vault.duplicates(of: traits(properties))
        let author = writing.author
        try await writing.commit("add", needing: .listed([])) { slice in
            var generator = SystemRandomNumberGenerator()
            return try ContactEditing.creating(
                name, stem: file, properties: properties, by: author, in: slice, using: &generator)
        }
        for (contact, reason) in duplicates {
            StandardError.write("kith: \(printable(contact.path.string)) may be the same: \(printable(reason))\n")
        }
    }

    /// What is known of the contact before it is made.
    private func traits(_ properties: [(key: String, values: [String])]) -> ContactTraits {
        func values(_ key: String) -> [String] { properties.filter { $0.key == key }.flatMap(\.values) }
        return ContactTraits(
            names: [name], emails: values("emails"), phones: values("phones"),
            isOrganization: values("kind").first == "organization", organization: values("organization").first)
    }

    private func properties(in vault: OpenVault) async throws -> [(key: String, values: [String])] {
        var properties: [(key: String, values: [String])] = [("emails", email), ("phones", phone), ("tags", tag)]
        properties += [("organization", organization), ("job-title", jobTitle), ("kind", kind)].map { key, value in
            (key, value.map { [$0] } ?? [])
        }
        for item in set {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[1].isEmpty else {
                throw CommandFailure(code: .usage, message: "“\(item)” is no key=value", hint: "Write --set key=value.")
            }
            properties.append((parts[0], [parts[1]]))
        }
        // Links are written for a note in the contacts folder.
        let place = NotePath(vault.settings.contactsFolder + "/" + (file ?? "New") + ".md")
        return try await properties.filter { !$0.values.isEmpty }.asyncMap { key, values in
            (key, try await vault.written(values, of: key, from: place))
        }
    }
}

extension OpenVault {
    /// The values of a property as they are written: of one that links to a note, the link to what somebody named.
    func written(_ values: [String], of key: String, from place: NotePath) async throws -> [String] {
        switch ContactProperty(named: key) {
        case .owner: try values.map { policy.writtenName(of: try member(named: Self.linked($0))) }
        case .organization:
            try await values.asyncMap { value in
                let path = try await contact(named: Self.linked(value)).path
                guard let link = LinkResolver(try store.listing()).link(to: path, from: place) else {
                    throw ChangeRefusal.unlinkable(path)
                }
                return link
            }
        default: values
        }
    }

    /// What a link names, where the text is one.
    private static func linked(_ text: String) -> String {
        guard let relation = Relation(text), relation.words.isEmpty else { return text }
        return relation.target
    }

    /// Contacts that may be the same as who is to become one, and why, as `kith duplicates` has it.
    func duplicates(of traits: ContactTraits) async throws -> [(contact: Contact, reason: String)] {
        let contacts = try await load(.everything, folding: ContactGathering()).fold.contacts
        return contacts.compactMap { contact in
            ContactTraits(contact).reasons(toBe: traits).first.map { (contact, $0.words) }
        }
    }
}
