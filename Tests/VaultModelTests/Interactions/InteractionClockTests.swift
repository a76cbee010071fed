import NoteSyntax
import Testing
import VaultModel

/// Format 3, Header and Clock: which moment a header names.
@Suite("When interactions took place")
struct InteractionClockTests {
    @Test(
        "a header names a moment in the vault's zone",
        arguments: [
            ("UTC", "2026-03-09 14:05 x", "2026-03-09T14:05:00Z"), ("UTC", "2026-03-09 x", "2026-03-09T00:00:00Z"),
            ("America/New_York", "2026-03-09 14:05 x", "2026-03-09T18:05:00Z"),
            ("America/New_York", "2026-03-09", "2026-03-09T04:00:00Z"),
            ("America/New_York", "2026-01-09 x", "2026-01-09T05:00:00Z"),
            ("Asia/Kathmandu", "2026-03-09 14:05:30", "2026-03-09T08:20:30Z"),
            ("Europe/Berlin", "[[2026-07-01]] 09:00 x", "2026-07-01T07:00:00Z"),
            ("Europe/Berlin", "2026-07-01T09:00 x", "2026-07-01T07:00:00Z"),
            ("Europe/Berlin", "2026-07-01T09:00Z x", "2026-07-01T09:00:00Z"),
            ("Europe/Berlin", "2026-07-01T09:00-11:30 x", "2026-07-01T20:30:00Z"),
            ("Europe/Berlin", "2026-07-01 09:00+01:00 x", "2026-06-30T22:00:00Z"),
            ("Europe/Berlin", "2026-07-01 09:00-10:00 x", "2026-06-30T22:00:00Z"),
            ("Europe/Berlin", "2026-07-01 · 14:05 train", "2026-06-30T22:00:00Z"), ("UTC", "· 2026-07-01 x", nil),
            ("UTC", "09:00 x", nil), ("UTC", "2026-02-30 x", nil), ("UTC", "2026-7-1 x", nil),
            ("UTC", "x 2026-07-01", nil), ("UTC", "", nil),
        ])
    func moments(zone: String, header: String, moment: String?) throws {
        let interaction = try ContactNote.interaction(header: header, zone: zone)
        #expect(interaction.occurredAt?.utcDescription == moment)
    }

    @Test(
        "an hour that the zone skips is read with the offset before; of one that it repeats the earlier is taken",
        arguments: [
            ("America/New_York", "2026-03-08 02:30 x", "2026-03-08T07:30:00Z"),
            ("America/New_York", "2025-11-02 01:30 x", "2025-11-02T05:30:00Z"),
            ("America/New_York", "2025-11-02T01:30-05:00 x", "2025-11-02T06:30:00Z"),
            ("Europe/Berlin", "2026-03-29 02:00 x", "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-10-25 02:59:59 x", "2026-10-25T00:59:59Z"),
            ("Australia/Lord_Howe", "2026-10-04 02:15 x", "2026-10-03T15:45:00Z"),
            ("America/Sao_Paulo", "2018-11-04 x", "2018-11-04T03:00:00Z"),
            ("Pacific/Apia", "2011-12-30 x", "2011-12-30T10:00:00Z"),
        ])
    func changes(zone: String, header: String, moment: String) throws {
        let interaction = try ContactNote.interaction(header: header, zone: zone)
        #expect(interaction.occurredAt?.utcDescription == moment)
    }

    @Test("comments have a WHEN, authors and text")
    func comments() throws {
        let interactions = try ContactNote.interactions(
            "> [!call] x\n>\n> > [!comment] 2026-03-10 09:00\n> > - by:: [[Jane Doe]], Bo\n> >\n> > One,\n> > two.\n>\n"
                + "> > [!COMMENT]- 2026-03-11\n> > three\n>\n> > [!comment] four\n>\n> > [!note] none")
        let comments = try #require(interactions.first).comments
        #expect(comments.map { $0.when?.description } == ["2026-03-10 09:00", "2026-03-11", nil])
        #expect(comments.map { $0.by.map(\.name) } == [["Jane Doe", "Bo"], [], []])
        #expect(comments.map(\.text) == ["One,\ntwo.", "three", "four"])
        #expect(interactions.first?.body == "> [!note] none")
    }
}
