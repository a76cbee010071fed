import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith segment new`: one more segment.
struct SegmentNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make a segment: a note in the segments folder that lists contacts.",
        discussion: """
            With a filter the contacts come in that `kith list` would show, and the filter becomes the first step of the \
            segment's criteria; without one the list is empty. Contacts with `exclude-from-segments` stay out.

              kith segment new "Spring wheels" tag:customer last:90d..
              kith segment new "Board members"
            """)

    @Argument(help: "What it is called.")
    var name: String

    @OptionGroup
    var filter: SegmentFilterOptions

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let (vault, author) = (writing.vault, writing.author)
        let filter = try filter.written.parsed(in: vault)
        let step = filter.map { SegmentStep(.add, $0.text) }
        // Without a filter nobody has to be read.
        var found = (matches: SegmentMatches([], byFilter: [:]), passedOver: [PassedOver]())
        if let filter {
            found = try await vault.matches(of: filter, includesExcluded: self.filter.includeExcluded)
        }
        let matches = found.matches
        try await writing.commit("segment-new", needing: .listed([])) { slice in
            try SegmentCreation.creating(name, step: step, matches: matches, by: author, in: slice)
        }
        if let filter { matches.tellLeftOut(of: filter) }
        try vault.finish(found.passedOver, asJSON: options.format == .json)
    }
}

/// `kith segment follow-up`: the same contacts once more.
struct SegmentFollowUpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow-up", abstract: "Make a new segment of the contacts of another one, with their remarks.",
        discussion: """
            The new one says whom it follows. It has no criteria, and is changed on its own.

              kith segment follow-up "Spring wheels" "Spring wheels, second letter"
            """)

    @Argument(help: "The segment that it follows: its name or path.")
    var segment: String

    @Argument(help: "What the new one is called.")
    var name: String

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let author = writing.author
        let segment = try await writing.vault.segment(named: segment)
        try await writing.commit("segment-follow-up", needing: SegmentEditing.need(segment.path)) { slice in
            try SegmentCreation.following(segment.path, called: name, by: author, in: slice)
        }
    }
}
