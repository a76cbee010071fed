import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith set`: a property of a contact.
struct SetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set a property of a contact, or add to a list.",
        discussion: """
            Comments, quotes and the order in the note's front matter stay. Several values make a list, and so does one \
            where the property is one. The owner is a member, the organization a contact.

              kith set "Ruth Abernathy" job-title "Head buyer"
              kith set Ruth tags customer shop vip
              kith set Ruth phone "+1 207-555-0199 (new)" --add
              kith set Ruth birthday -- --06-14
            """)

    @Argument(help: "A contact: name, path, alias, e-mail or phone.")
    var contact: String

    @Argument(help: "The property, such as birthday or tags.")
    var key: String

    @Argument(help: "The value, or several; -- stands before one that begins with -.")
    var values: [String]

    @Flag(help: "Add to the list what it lacks, and keep what it has.")
    var add = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let path = try await writing.vault.contact(named: contact).path
        let values = try await writing.vault.written(values, of: key, from: path)
        let author = writing.author
        try await writing.commit("set", needing: .notes([path])) { slice in
            try ContactEditing.changing(key, add ? .add(values) : .set(values), at: path, by: author, in: slice)
        }
    }
}

/// `kith unset`: a property of a contact taken out.
struct UnsetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unset", abstract: "Take a property out of a contact, or values out of a list.",
        discussion: """
              kith unset "Ruth Abernathy" birthday
              kith unset Ruth tags vip
            """)

    @Argument(help: "A contact: name, path, alias, e-mail or phone.")
    var contact: String

    @Argument(help: "The property.")
    var key: String

    @Argument(help: "The values to take out. Without any, the whole property goes.")
    var values: [String] = []

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let path = try await writing.vault.contact(named: contact).path
        let author = writing.author
        try await writing.commit("unset", needing: .notes([path])) { slice in
            try ContactEditing.changing(key, .remove(values), at: path, by: author, in: slice)
        }
    }
}
