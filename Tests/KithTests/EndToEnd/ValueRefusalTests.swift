import TestSupport
import Testing

/// Values that can't be written.
@Suite("Refusals: values")
struct ValueRefusalTests {
    private static let log = ["log", "Ada", "call", "Hello"]
    private static let edit = ["edit", "i-callcall11"]

    private static func usage(_ line: [String], _ words: String..., input: String? = nil) -> Refusal {
        Refusal("no such value", line, 64, "usage", words, input: input)
    }

    static let arguments: [Refusal] = [
        usage(["log"], "kith log CONTACT TYPE"), usage(["log", "Ada"], "call, email, meeting, note"),
        usage(["log", "call", "Hello"], "call, email, meeting, note"),
        usage(["log", "Ada", "Sam", "cal", "Hello"], "call, email, meeting, note"),
        usage(["log", "Ada", "call", "two", "words"], "\"two words\"", "“call”"),
        usage(["log", "Ada", "call", "- milk"], "behind --"),
        usage(["log", "Ada", "call"], "subject or a body", "in quotes"),
        usage(["log", "Ada", "call", " "], "subject or a body"),
        usage(["log", "Ada", "call", "", "--body", " \n\n"], "subject or a body"),
        usage(["log", "Ada", "call", "--body", "-"], "subject or a body", input: "\\n \\n"),
        usage(edit, "nothing says what to change", "--edit"),
        usage(edit + ["--subject", "", "--body", ""], "subject or a body"),
        usage(edit + ["--type", "cal"], "“cal”", "call, email, meeting, note"),
        usage(["set", "Ada", "tags"], "values"), usage(["vault", "set", "name"], "values"),
        usage(["member", "set-role", "Vera", "boss"], "owner", "member", "viewer"),
        usage(["member", "add", "Grace", "--role", "boss"], "owner", "member", "viewer"),
    ]

    static let times: [Refusal] = [log + ["--at"], edit + ["--at"]].flatMap { (line: [String]) -> [Refusal] in
        [
            usage(line + ["2026-03-08 02:30"], "skips", "America/New_York", "03:30"),
            usage(line + ["2026-02-30"], "2026-02-30"), usage(line + ["someday"], "someday", "yesterday"),
            usage(line + ["25:00"], "25:00"), usage(line + [""], "“”"),
        ]
    }

    static let fields: [Refusal] = [
        usage(log + ["--direction", "sideways"], "`direction`", "inbound, outbound"),
        usage(log + ["--initiated-by", "me"], "`initiated-by`", "us, them"),
        usage(log + ["--outcome", "fine"], "`outcome`", "failed"),
        usage(log + ["--evaluation", "good"], "`evaluation`", "very-positive"),
        usage(log + ["--duration", "long"], "`duration`", "90m"), usage(log + ["--cost", "4 EUR"], "`cost`", "12.50"),
        usage(log + ["--follow-up", "someday"], "someday"), usage(log + ["--via", ""], "--via has no value"),
        usage(log + ["--cost", " "], "--cost has no value"),
        usage(log + ["--set", "evaluation=good"], "`evaluation`"), usage(log + ["--set", "room"], "--set key=value"),
        usage(log + ["--set", "room="], "no value"), usage(log + ["--set", "9=x"], "letter"),
        usage(log + ["--set", "a b=x"], "letter"), usage(edit + ["--unset", "a b"], "letter"),
        usage(edit + ["--set", "cost=many"], "`cost`"), usage(edit + ["--set", "follow-up=someday"], "someday"),
    ]

    private static let stampedKeys = ["logged-by", "logged-at", "cancelled-at", "cancelled-by", "Logged-By"]

    static let stamped: [Refusal] = stampedKeys.flatMap { (key: String) -> [Refusal] in
        let words = "`\(key.lowercased())`"
        return [
            usage(log + ["--set", "\(key)=x"], words, "--set"), usage(edit + ["--set", "\(key)=x"], words, "--set"),
            usage(edit + ["--unset", key], words, "--unset"),
        ]
    }

    static let characters: [Refusal] = [
        usage(["log", "Ada", "call", "a\u{1B}[1mb"], "subject", "U+001B"),
        usage(["log", "Ada", "call", "a\u{85}b"], "subject", "U+0085"),
        usage(edit + ["--subject", "a\u{7}b"], "subject", "U+0007"),
        usage(log + ["--via", "a\u{7}b"], "`via`", "U+0007"),
        usage(log + ["--set", "room=a\u{7}"], "`room`", "U+0007"),
        usage(["set", "Ada", "job-title", "a\u{7}b"], "`job-title`", "U+0007"),
        usage(["set", "Ada", "tags", "a", "b\u{7}", "--add"], "`tags`", "U+0007"),
        usage(["vault", "set", "name", "a\u{7}b"], "`name`", "U+0007"),
        usage(["member", "set", "Vera", "name", "a\u{7}b"], "`name`", "U+0007"),
        usage(log + ["--body", "-"], "the body", "NUL", input: "a\\0b"),
        usage(edit + ["--body", "-"], "the body", "NUL", input: "a\\0b"),
        usage(log + ["--body", "-"], "not UTF-8", input: "a\\377b"),
    ]

    static let properties: [Refusal] = [
        usage(["set", "Ada", "type", "member"], "`type`"), usage(["set", "Ada", "id", "c-x"], "`id`"),
        usage(["unset", "Ada", "type"], "`type`"), usage(["add", "Grace", "--set", "id=c-x"], "`id`"),
        usage(["set", "Ada", "kind", "robot"], "`kind`", "person or organization"),
        usage(["add", "Grace", "--kind", "robot"], "`kind`", "person or organization"),
        usage(["set", "Ada", "birthday", "10 March"], "`birthday`", "--06-14"),
        usage(["set", "Ada", "starred", "yes"], "`starred`", "true or false"),
        usage(["set", "Ada", "keep-in-touch", "often"], "`keep-in-touch`", "30d"),
        usage(["set", "Ada", "relations", "spouse Sam"], "`relations`", "spouse [[Sam Cooper]]"),
        usage(["set", "Ada", "job-title", "a", "b"], "`job-title`", "one value"),
        usage(["set", "Ada", "job-title", "a", "--add"], "`job-title`", "one value"),
        usage(["set", "Ada", "job-title", ""], "`job-title`"), usage(["set", "Ada", "a\nb", "x"], "letters"),
        usage(["add", "Grace", "--set", "birthday"], "--set key=value"),
        usage(["add", "Grace", "--email", ""], "`emails`"),

        usage(["member", "set", "Vera", "joined", "spring"], "`joined`", "2026-03-09"),
        usage(["member", "set", "Vera", "emails", "vera"], "`emails`", "jane@doe.example"),
        usage(["vault", "set", "kith", "2"], "`kith`"), usage(["vault", "set", "nmae", "x"], "`nmae`", "name"),
        usage(["vault", "set", "timezone", "Europe/Berlni"], "Europe/Berlin"),
        usage(["vault", "set", "delete-policy", "never"], "`delete-policy`", "cancel-first"),
        usage(["vault", "set", "require-code", "yes"], "`require-code`", "true"),
        usage(["vault", "set", "interaction-types", "two words"], "two words"),
        usage(["vault", "set", "interaction-types", "call", "email", "meeting", "note", "Call"], "“Call”", "twice"),
        usage(["vault", "set", "contacts", "../elsewhere"], "`contacts`"),
        usage(["vault", "set", "name", "a", "b"], "one"),
    ]

    @Test(
        "Everything keeps its bytes and times, and the message says what would do",
        arguments: arguments + times + fields + stamped + characters + properties)
    func refused(refusal: Refusal) async throws { try await refusal.check() }

    @Test("In a solo vault a name in a list can hold no comma", arguments: ["log", "edit"])
    func comma(command: String) async throws {
        let vault = try WritingFixture.solo()
        let before = try vault.snapshot()
        let line = command == "log" ? Self.log : Self.edit
        let run = try await vault.kith(all: line + ["--by", "Doe, Jane", "--as", "Anna Bell"])
        run.expectExit(64)
        #expect(run.messages.contains("“Doe, Jane”"))
        #expect(run.messages.contains("an option of its own"))
        #expect(try vault.snapshot() == before)
    }
}
