import NoteSyntax
import TestSupport
import Testing
import VaultModel

/// Format 3, Order.
@Suite("Order of interactions")
struct InteractionOrderTests {
    private static func vault(_ notes: [String: String]) throws -> InMemoryVault {
        try InMemoryVault(
            Dictionary(
                uniqueKeysWithValues: notes.map {
                    ($0, FileContent("---\ntype: contact\n---\n# Interactions\n\n\($1)\n"))
                }))
    }

    private static func order(_ notes: [String: String]) throws -> [String] {
        // The order must not come from how they lie.
        try vault(notes).interactions.reversed().sorted { $0.comesBefore($1) }.map(\.subject)
    }

    @Test("newest first, a date alone as the day's beginning, undated ones last")
    func when() throws {
        let order = try Self.order([
            "A.md":
                "> [!call] 2026-03-09 00:01 b\n\n> [!call] undated\n\n> [!call] 2026-03-09 c\n\n> [!call] 2026-03-10 a\n\n"
                + "> [!call] 2026-03-08 23:59 d"
        ])
        #expect(order == ["a", "b", "c", "d", "undated"])
    }

    @Test("at the same time what was recorded later comes first, what was never recorded last")
    func recorded() throws {
        let order = try Self.order([
            "A.md": "> [!call] 2026-03-09 b\n> logged-at:: 2026-03-09T10:00:00Z\n\n> [!call] 2026-03-09 d\n\n"
                + "> [!call] 2026-03-09 a\n> logged-at:: 2026-03-09T11:00:01+01:00\n\n"
                + "> [!call] 2026-03-09 c\n> logged-at:: 2026-03-09T09:00:00Z"
        ])
        #expect(order == ["a", "b", "c", "d"])
    }

    @Test("then by path, byte for byte, and within a note later ones first")
    func place() throws {
        let order = try Self.order([
            "B.md": "> [!call] b1\n\n> [!call] b2", "a.md": "> [!call] x1\n\n> [!call] x2", "B/a.md": "> [!call] c1",
            "B b.md": "> [!call] s1",
        ])
        #expect(order == ["s1", "b2", "b1", "c1", "x2", "x1"])
    }

    @Test("undated ones are ordered among themselves by the same rules")
    func undated() throws {
        let order = try Self.order([
            "A.md": "> [!call] c\n\n> [!call] b\n\n> [!call] a\n> logged-at:: 2020-01-01T00:00:00Z",
            "B.md": "> [!call] d\n\n> [!call] · 2026-03-09 00:00",
        ])
        #expect(order == ["a", "b", "c", "2026-03-09 00:00", "d"])
    }

    @Test("the order is a strict total one", arguments: 0..<8)
    func total(round: UInt64) throws {
        let value = Seed.ofRun &+ round
        var seed = Seed(value)
        var notes: [String: String] = [:]
        for path in ["A.md", "B.md", "C/A.md", "a.md"] {
            let callouts = (0..<10).map { number in
                let when =
                    seed.pick(["", "2026-03-09 ", "2026-03-09 00:00 ", "2026-03-09 12:00 ", "2026-03-10 "]) ?? ""
                let loggedAt =
                    seed.pick(["", "\n> logged-at:: 2026-03-09T10:00:00Z", "\n> logged-at:: 2026-03-10T10:00:00Z"])
                    ?? ""
                return "> [!call] \(when)\(number)\(loggedAt)"
            }
            notes[path] = callouts.joined(separator: "\n\n")
        }
        let interactions = try Self.vault(notes).interactions
        #expect(interactions.count == 40)
        let sorted = interactions.sorted { $0.comesBefore($1) }
        for (place, one) in sorted.enumerated() {
            #expect(!one.comesBefore(one), "seed \(value)")
            for other in sorted[(place + 1)...] where !one.comesBefore(other) || other.comesBefore(one) {
                Issue.record("seed \(value): \(one.holder.path):\(one.line) and \(other.holder.path):\(other.line)")
            }
        }
        let naive = interactions.sorted { Self.naiveKey($0).lexicographicallyPrecedes(Self.naiveKey($1)) }
        #expect(sorted.map(\.place) == naive.map(\.place), "seed \(value)")
    }

    /// Numbers and bytes that sort as the format says.
    private static func naiveKey(_ interaction: Interaction) -> [Int] {
        let moments = [interaction.occurredAt, interaction.loggedAt].map {
            -Int($0?.secondsSinceEpoch ?? -1_000_000_000_000)
        }
        return moments + interaction.holder.path.string.utf8.map { Int($0) } + [-1, -interaction.line]
    }
}

extension Interaction {
    /// Where it stands, as text.
    var place: String { "\(holder.path):\(line)" }
}
