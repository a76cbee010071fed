import TestSupport
import Testing

@testable import kith

@Suite("Timelines, as they are kept")
struct TimelineGoldenTests {
    @Test(
        "the vault's timeline in every format",
        arguments: [
            (TimelineFormat.text, "vault.txt"), (.csv, "vault.csv"), (.tsv, "vault.tsv"), (.markdown, "vault.md"),
            (.html, "vault.html"), (.json, "vault.json"), (.jsonl, "vault.jsonl"),
        ])
    func vault(format: TimelineFormat, name: String) async throws {
        let view = try TimelineFixture.view(filter: TimelineFixture.everything)
        try Golden.check(await TimelineFixture.text(format, view), "timelines/\(name)")
    }

    @Test(
        "a contact's timeline: its own name is not repeated, and other holders are told",
        arguments: [(TimelineFormat.text, "contact.txt"), (.markdown, "contact.md"), (.html, "contact.html")])
    func contact(format: TimelineFormat, name: String) async throws {
        let view = try TimelineFixture.view(of: "Contacts/Misaki.md")
        try Golden.check(await TimelineFixture.text(format, view), "timelines/\(name)")
    }

    @Test("another zone moves what was written with an offset, and months with it")
    func anotherZone() async throws {
        let view = try TimelineFixture.view(zone: "Asia/Tokyo")
        try Golden.check(await TimelineFixture.text(.text, view, groupedBy: .month), "timelines/tokyo.txt")
    }

    @Test("headings", arguments: TimelineGrouping.allCases)
    func grouped(by grouping: TimelineGrouping) async throws {
        let text = try await TimelineFixture.text(.text, TimelineFixture.view(), groupedBy: grouping)
        try Golden.check(text, "timelines/by-\(grouping.rawValue).txt")
    }

    @Test("on a terminal lines are styled and cut", arguments: [120, 80, 60])
    func terminal(width: Int) throws {
        let view = try TimelineFixture.view(of: "Contacts/Ada Lovelace.md", filter: TimelineFixture.everything)
        let text = TextTimeline(view, groupedBy: .month, style: TextStyle(isStyled: true), width: width)
        try Golden.check(text.joined(), "timelines/terminal-\(width).txt")
    }
}
