import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith segment show`: one segment.
struct SegmentShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a segment: its criteria, its contacts, and when it was logged.",
        discussion: """
              kith segment show "Spring wheels"
            """)

    @Argument(help: "The segment: its name or path.")
    var segment: String

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: TextOrJSON = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let vault = try await options.open()
        let (segment, passedOver) = try await vault.foundSegment(named: segment)
        let resolver = LinkResolver(try vault.store.listing())
        let paths = segment.items.map { resolver.path($0.target, from: segment.path) }
        let read = try await vault.load(.notes(paths.compactMap(\.self)), folding: ContactGathering())
        let contacts = Dictionary(read.fold.contacts.map { ($0.path, $0) }) { first, _ in first }
        let unread = Set(read.passedOver.filter(\.isLoss).map(\.path))
        let view = SegmentView(
            segment: segment, contacts: paths.map { $0.flatMap { contacts[$0] } },
            unread: Set(paths.indices.filter { paths[$0].map(unread.contains) ?? false }),
            names: DisplayNames(policy: vault.policy, resolver: resolver, names: [:]), zone: vault.settings.zone)
        switch format {
        case .json: try OutputStream.print(view.json)
        case .text:
            let output = TextOutput(options.terminal)
            try await output.print(view.text(output))
        }
        for problem in segment.problems { StandardError.write("kith: \(printable(problem.text(in: segment.path)))\n") }
        try vault.finish(passedOver + read.passedOver, asJSON: format == .json)
    }
}

extension SegmentProblem {
    /// What is wrong, and where.
    fileprivate func text(in path: NotePath) -> String {
        switch self {
        case .step(let text, let line):
            "\(path):\(line): the criteria have a step that can't be read: “\(text)”"
        case .noLink(let line): "\(path):\(line): the item links to nobody, and counts as no contact"
        }
    }
}

/// A segment as it is shown.
struct SegmentView {
    let segment: Segment

    /// The contact of each item; nil for a link that resolves to none.
    let contacts: [Contact?]

    /// The indexes of those whose notes can't be read.
    let unread: Set<Int>

    let names: DisplayNames
    let zone: VaultZone

    private func name(_ index: Int) -> String { contacts[index]?.name ?? segment.items[index].target }

    // MARK: Text

    func text(_ output: TextOutput) -> String {
        let style = output.style
        var text = style.bold(segment.name) + "  " + style.dim(segment.path.string) + "\n"
        if let follows = segment.follows { text += style.dim("follows ") + printable(follows) + "\n" }
        if !segment.criteria.isEmpty {
            text += "\n" + style.dim("criteria") + "\n"
            for step in segment.criteria { text += "  \(printable(step.description))\n" }
        }
        let count = SegmentListCommand.count(Set(contacts.compactMap { $0?.path }).count, "contact")
        text += "\n" + style.dim(count) + "\n" + list(output)
        guard !segment.runs.isEmpty else { return text }
        return text + "\n" + style.dim(SegmentListCommand.count(segment.runs.count, "run")) + "\n" + runs(output)
    }

    private func list(_ output: TextOutput) -> String {
        var table = TextTable()
        for (index, item) in segment.items.enumerated() {
            let why = unread.contains(index) ? "not read" : "no contact"
            let lost = contacts[index] == nil ? output.style.text(why, .yellow) : ""
            table.add(["  " + output.style.bold(name(index)), printable(item.remark), lost])
        }
        return table.text(width: output.width, cutting: 1)
    }

    private func runs(_ output: TextOutput) -> String {
        let style = output.style
        var table = TextTable([.left, .left, .right, .left, .left])
        for run in segment.runs {
            let looks = run.isCancelled ? style.text(run.subject, .struck) : printable(run.subject)
            table.add([
                "  " + style.dim(run.when?.description ?? ""), style.color(run.interactionType ?? "", .cyan),
                run.contactCount.map(\.grouped) ?? "", looks,
                style.dim(run.id ?? ""), run.isCancelled ? style.text("cancelled", .yellow) : "",
            ])
        }
        return table.text(width: output.width, cutting: 3)
    }

    // MARK: JSON

    /// The keys `name`, `path`, `follows`, `criteria`, `contacts` (`name`, `path`, `remark`, `line`) and `runs`.
    var json: JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.segment/1")
            json.member("name", segment.name)
            json.member("path", segment.path.string)
            json.member("follows", segment.follows)
            json.member("criteria", segment.criteria.map(\.description))
            json.array("contacts", segment.items.indices, keepsEmpty: true) { json, index in
                json.object { json in
                    json.member("name", name(index))
                    json.member("path", contacts[index]?.path.string)
                    json.member("remark", segment.items[index].remark.isEmpty ? nil : segment.items[index].remark)
                    json.member("line", segment.items[index].line)
                }
            }
            json.array("runs", segment.runs) { json, run in json.object { write(run, to: &$0) } }
        }
        return json
    }

    /// The keys `id`, `line`, `date`, `occurredAt`, `subject`, `status` (logged or cancelled), `type`, `contacts` (how
    /// many), `by`, `loggedBy`, `loggedAt`, `template`, `code`, `group`, `cancelledAt`, `cancelledBy`.
    private func write(_ run: SegmentRun, to json: inout JSONWriter) {
        var names = names
        func people(_ field: InteractionField) -> [String] {
            run.items(field).map { names.person($0, from: segment.path) }
        }
        json.member("id", run.id)
        json.member("line", run.line)
        json.member("date", run.when?.date.description)
        let moment = run.when.flatMap { $0.time == nil ? nil : zone.instant(of: $0).instant }
        json.member("occurredAt", moment.map(zone.rfc3339))
        json.member("subject", run.subject.isEmpty ? nil : run.subject)
        json.member("status", run.isCancelled ? "cancelled" : "logged")
        json.member("type", run.interactionType)
        json.member("contacts", run.contactCount)
        json.member("by", people(.by))
        json.member("loggedBy", people(.loggedBy).first)
        json.member("loggedAt", run.text(.loggedAt))
        json.member("template", run.items(.template).first.map { names.note($0, from: segment.path) })
        json.member("code", run.text(.code))
        json.member("group", run.text(.group))
        json.member("cancelledAt", run.text(.cancelledAt))
        json.member("cancelledBy", people(.cancelledBy).first)
    }
}
