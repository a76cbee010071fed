import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("What is written is read back, whatever it is")
struct WrittenTextPropertyTests {
    /// In all 24,000 subjects, bodies and values of fields: three a case.
    private static let casesPerShare = 1_000
    private static let shares = Array(0..<8)

    @Test("A subject, a body and a field's value", arguments: shares)
    func texts(share: Int) throws {
        let settings = try ChangeFixture.settings()
        var refused = 0
        for number in 0..<Self.casesPerShare {
            let seed = Seed.ofRun &* 1_000_003 &+ UInt64(share * Self.casesPerShare + number)
            var generator = TextGenerator(seed: seed)
            var input = ChangeFixture.call(generator.line(), body: generator.body())
            if generator.below(4) == 0 { input.when?.time = nil }
            input.fields = [
                OtherField(key: "via", value: generator.line()), OtherField(key: "Own-key", value: generator.line()),
            ]
            let ending = generator.pick(["\n", "\n", "\r\n", "\r"]) ?? "\n"
            let note = Array("---\ntype: contact\n---\n\n## Interactions\n".replacing("\n", with: ending).utf8)
            do {
                let (written, id) = try ChangeFixture.logging(input, in: note, settings: settings)
                try expectReadBack(input, id, in: written, settings: settings, seed: seed)
            } catch ChangeRefusal.unreadableBody {
                // A body that holds a comment of its own; nothing else may be refused.
                #expect(input.body?.contains("[!comment]") == true, "seed \(seed)")
                refused += 1
            } catch ChangeRefusal.emptyInteraction {
                #expect(try Self.isEmpty(input), "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)\n\(input)")
            }
        }
        #expect(refused < Self.casesPerShare / 10)
    }

    private static func isEmpty(_ input: InteractionInput) throws -> Bool {
        try NormalText.line(input.subject ?? "").isEmpty && NormalText.body(input.body ?? "").isEmpty
    }

    private func expectReadBack(
        _ input: InteractionInput, _ id: String, in note: [UInt8], settings: VaultSettings, seed: UInt64
    ) throws {
        let interactions = ChangeFixture.interactions(in: note, settings: settings)
        let interaction = try #require(interactions.first, "seed \(seed)")
        let subject = try NormalText.line(input.subject ?? "")
        let body = try NormalText.body(input.body ?? "")
        let comment: Comment = "seed \(seed): \(input)"
        #expect(interactions.count == 1 && interaction.id == id, comment)
        #expect(interaction.subject.utf8.elementsEqual(subject.utf8), comment)
        #expect(interaction.body.utf8.elementsEqual(body.utf8), comment)
        #expect(interaction.callout.header.when == input.when, comment)
        #expect(interaction.text(.loggedBy) == "Jane Doe" && interaction.loggedAt == ChangeFixture.now, comment)
        let via = try NormalText.line(input.fields[0].value)
        #expect((interaction.text(.via) ?? "").utf8.elementsEqual(via.utf8), comment)
        let own = try NormalText.line(input.fields[1].value)
        let others = interaction.otherFields.map { "\($0.key)=\($0.value)" }
        #expect(others == (own.isEmpty ? [] : ["Own-key=\(own)"]), comment)
        // The normal form is its own normal form.
        #expect(try NormalText.line(subject).utf8.elementsEqual(subject.utf8), comment)
        #expect(try NormalText.body(body).utf8.elementsEqual(body.utf8), comment)
    }

    @Test("NUL, and control characters in a subject or a value, are refused", arguments: 0..<32)
    func controlCharacters(value: Int) throws {
        let settings = try ChangeFixture.settings()
        let note = Array("---\ntype: contact\n---\n".utf8)
        let character = String(UnicodeScalar(UInt8(value)))
        let isKept = [0x09, 0x0A, 0x0D].contains(value)
        var inField = ChangeFixture.call("x")
        inField.fields = [OtherField(key: "via", value: "a\(character)b")]
        for input in [ChangeFixture.call("a\(character)b"), inField] {
            if isKept {
                _ = try ChangeFixture.logging(input, in: note, settings: settings)
            } else {
                #expect(throws: ChangeRefusal.self) { try ChangeFixture.logging(input, in: note, settings: settings) }
            }
        }
        let inBody = ChangeFixture.call("x", body: "a\(character)b")
        if value == 0 {
            #expect(throws: ChangeRefusal.self) { try ChangeFixture.logging(inBody, in: note, settings: settings) }
        } else {
            _ = try ChangeFixture.logging(inBody, in: note, settings: settings)
        }
    }
}
