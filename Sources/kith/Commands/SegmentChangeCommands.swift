import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith segment add`: more contacts.
struct SegmentAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put contacts into a segment: those of a filter, or single ones by name.",
        discussion: """
            A filter becomes a step of the segment's criteria. A contact that is named comes in by hand, and no step is \
            noted. Whoever has `exclude-from-segments` stays out unless --include-excluded is given.

              kith segment add "Spring wheels" tag:supplier
              kith segment add "Spring wheels" --contact Ruth --remark "only by mail"
            """)

    @Argument(help: "The segment: its name or path.")
    var segment: String

    @OptionGroup
    var filter: SegmentFilterOptions

    @Option(
        parsing: .unconditionalSingleValue, help: "A single contact instead of a filter; may be given several times.")
    var contact: [String] = []

    @Option(parsing: .unconditional, help: ArgumentHelp("What to note of the contacts named.", valueName: "text"))
    var remark: String?

    @OptionGroup
    var options: WriteOptions

    func validate() throws {
        try filter.written.checkOneWay(contact)
        if remark != nil, contact.isEmpty { throw ValidationError("--remark needs --contact.") }
    }

    func run() async throws {
        let writing = try await options.open(to: .edit)
        guard !contact.isEmpty else { return try await filter.written.change(segment, .add, "segment-add", writing) }
        let (vault, author) = (writing.vault, writing.author)
        let segment = try await vault.segment(named: segment)
        let contacts = try await contact.asyncMap { try await vault.contact(named: $0) }
        try await writing.commit("segment-add", needing: SegmentEditing.need(segment.path)) { slice in
            try SegmentEditing.adding(
                contacts, to: segment.path, remark: remark, includesExcluded: filter.includeExcluded, by: author,
                in: slice)
        }
    }
}

/// `kith segment refine`: only those of a filter.
struct SegmentRefineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refine", abstract: "Keep only those contacts of a segment that a filter lists.",
        discussion: """
            The filter becomes a step of the segment's criteria; `kith segment undo` takes it back.

              kith segment refine "Spring wheels" email:*
            """)

    @Argument(help: "The segment: its name or path.")
    var segment: String

    @Argument(help: "Words that must all hold, as for `kith list`.")
    var filter: [String]

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        try await SegmentFilter(words: filter).change(segment, .refine, "segment-refine", writing)
    }
}

/// `kith segment reduce`: fewer contacts.
struct SegmentReduceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reduce", abstract: "Take contacts out of a segment: those of a filter, or single ones by name.",
        discussion: """
            A filter becomes a step of the segment's criteria. For a contact that is named a step is noted only where the \
            criteria would bring it back.

              kith segment reduce "Spring wheels" last:..30d
              kith segment reduce "Spring wheels" --contact Ruth
            """)

    @Argument(help: "The segment: its name or path.")
    var segment: String

    @Argument(help: "Words that must all hold, as for `kith list`.")
    var filter: [String] = []

    @Option(
        parsing: .unconditionalSingleValue, help: "A single contact instead of a filter; may be given several times.")
    var contact: [String] = []

    @OptionGroup
    var options: WriteOptions

    func validate() throws { try SegmentFilter(words: filter).checkOneWay(contact) }

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let (vault, author) = (writing.vault, writing.author)
        guard !contact.isEmpty else {
            return try await SegmentFilter(words: filter).change(segment, .reduce, "segment-reduce", writing)
        }
        let segment = try await vault.segment(named: segment)
        let contacts = try await contact.asyncMap { try await vault.contact(named: $0) }
        let naming = try contacts.flatMap { SegmentStep.filters(naming: $0) }.map { try vault.filter($0) }
        let found = try await vault.replay(of: segment, and: naming)
        try await writing.commit("segment-reduce", needing: SegmentEditing.need(segment.path)) { slice in
            try SegmentEditing.taking(contacts, outOf: segment.path, matches: found.matches, by: author, in: slice)
        }
        found.tell()
        try vault.finish(found.passedOver, asJSON: options.format == .json)
    }
}

/// `kith segment undo`: the last step back.
struct SegmentUndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take the last step of a segment's criteria back.",
        discussion: """
            The list becomes what the steps before it bring now. Contacts that are in it by hand stay. A step that can't \
            be replayed, since it names what is not there any more, goes too; while one before it can't be, the list stays.

              kith segment undo "Spring wheels"
            """)

    @Argument(help: "The segment: its name or path.")
    var segment: String

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let (vault, author) = (writing.vault, writing.author)
        let segment = try await vault.segment(named: segment)
        let found = try await vault.replay(of: segment)
        try await writing.commit("segment-undo", needing: SegmentEditing.need(segment.path)) { slice in
            try SegmentEditing.undoing(segment.path, matches: found.matches, by: author, in: slice)
        }
        found.tell()
        if !found.matches.answers(segment.criteria.dropLast()) {
            StandardError.write("kith: so the list stays as it is, until the criteria are mended\n")
        }
        try vault.finish(found.passedOver, asJSON: options.format == .json)
    }
}

/// `kith segment refresh`: the criteria replayed.
struct SegmentRefreshCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh", abstract: "Replay a segment's criteria, and make their outcome its list.",
        discussion: """
            Contacts that the criteria don't bring are in the list by hand: they are named, and stay unless a refine or a \
            reduce step takes them out. With --prune they go. Remarks stay.

              kith segment refresh "Spring wheels"
            """)

    @Argument(help: "The segment: its name or path.")
    var segment: String

    @Flag(help: "Take those out too that are in the list by hand.")
    var prune = false

    @Flag(help: "Let contacts come in that have `exclude-from-segments`.")
    var includeExcluded = false

    @OptionGroup
    var options: WriteOptions

    func run() async throws {
        let writing = try await options.open(to: .edit)
        let (vault, author) = (writing.vault, writing.author)
        let segment = try await vault.segment(named: segment)
        let found = try await vault.replay(of: segment, includesExcluded: includeExcluded)
        let matches = try found.whole()
        try await writing.commit("segment-refresh", needing: SegmentEditing.need(segment.path)) { slice in
            try SegmentEditing.refreshing(
                segment.path, matches: matches, prunes: prune, by: author, in: slice)
        }
        found.tell()
        try vault.finish(found.passedOver, asJSON: options.format == .json)
    }
}
