import ArgumentParser
import TestSupport
import Testing
import VaultModel

@testable import kith

@Suite("The headings of a timeline")
struct TimelineGroupingTests {
    @Test("months come in the order of the view")
    func months() throws {
        let newestFirst = try TimelineFixture.view()
        let oldestFirst = try TimelineFixture.view(isReversed: true)
        let titles = newestFirst.groups(by: .month).map(\.title)
        #expect(titles == ["March 2026", "February 2026", "December 2025", "October 2025", "Undated"])
        #expect(oldestFirst.groups(by: .month).map(\.title) == titles.reversed())
    }

    @Test("days are told with their weekday")
    func days() throws {
        let view = try TimelineFixture.view()
        #expect(view.groups(by: .day).first?.title == "Monday, 9 March 2026")
    }

    @Test("names come in alphabetical order without regard to case and accents")
    func alphabetical() throws {
        let callout = "## Interactions\n\n> [!note] 2026-01-01 x\n"
        let names = ["zoe", "Émile", "Eve", "adam", "Ëa", "ZACK"]
        let files = names.map { ("Contacts/\($0).md", FileContent("---\ntype: contact\n---\n\(callout)")) }
        let view = try TimelineFixture.view(of: Dictionary(uniqueKeysWithValues: files))
        #expect(view.groups(by: .contact).map(\.title) == ["adam", "Ëa", "Émile", "Eve", "ZACK", "zoe"])
    }

    @Test("what two people did stands below both, and each group keeps the order of the view")
    func people() throws {
        let view = try TimelineFixture.view()
        let groups = view.groups(by: .by)
        let subjects = groups.map { group in group.members.map { view.timeline.interactions[$0].subject } }
        let shared = "Discussed Q3 budget and timeline"
        #expect(groups.map(\.title).filter { $0.hasPrefix("J") || $0.hasPrefix("Sam") } == ["Jane Doe", "Sam Lee"])
        #expect(subjects.filter { $0.contains(shared) }.count == 2)
        #expect(groups.allSatisfy { $0.members == $0.members.sorted() })
    }

    @Test("somebody who is named twice is one person")
    func namedTwice() throws {
        let view = try TimelineFixture.view(interactions: "> [!call] 2026-01-01 x\n> - by:: Zoë, Zoë")
        #expect(view.groups(by: .by).map(\.members) == [[0]])
    }

    @Test("contacts of one name are told apart by their notes")
    func contactsOfOneName() throws {
        let note: FileContent = "---\ntype: contact\nname: Sam\n---\n## Interactions\n\n> [!note] 2026-01-01 x\n"
        let view = try TimelineFixture.view(of: ["Contacts/Sam 1.md": note, "Contacts/Sam 2.md": note])
        #expect(view.groups(by: .contact).map(\.title) == ["Sam (Contacts/Sam 1.md)", "Sam (Contacts/Sam 2.md)"])
    }

    @Test("every interaction stands below some heading", arguments: TimelineGrouping.allCases)
    func complete(grouping: TimelineGrouping) throws {
        let view = try TimelineFixture.view(filter: TimelineFixture.everything)
        let members = Set(view.groups(by: grouping).flatMap(\.members))
        #expect(members == Set(view.timeline.interactions.indices))
    }

    @Test(
        "formats for programs have no headings",
        arguments: ["json", "jsonl", "csv", "tsv"])
    func refused(format: String) {
        #expect(throws: (any Error).self) {
            try Kith.parseAsRoot(["timeline", "--format", format, "--group-by", "month"])
        }
        do {
            _ = try Kith.parseAsRoot(["timeline", "--format", format, "--group-by", "month"])
        } catch {
            #expect(Kith.exitCode(for: error).rawValue == 64)
            #expect(Kith.message(for: error).contains("--group-by month makes headings, and \(format) has none"))
        }
    }
}
