import TestSupport
import Testing

@Suite("Two owners at once")
struct OwnerRaceTests {
    /// What two owners do at the same time.
    enum Race: CaseIterable {
        case demoteEachOther
        case demoteThemselves
        case removeEachOther

        /// How often they do it.
        var rounds: Int { self == .demoteEachOther ? 50 : 8 }

        func arguments(of owner: String, other: String) -> [String] {
            switch self {
            case .demoteEachOther: ["member", "set-role", other, "member", "--as", owner]
            case .demoteThemselves: ["member", "set-role", owner, "member", "--as", owner]
            case .removeEachOther: ["member", "remove", other, "--yes", "--as", owner]
            }
        }
    }

    /// The command's words up to `--` and those behind it, each to its end at the same time.
    private static let atOnce = """
        kith=$1; shift
        while [ "$1" != -- ]; do one+=("$1"); shift; done; shift
        "$kith" "${one[@]}" & first=$!
        "$kith" "$@"; echo "exit $?"
        wait $first; echo "exit $?"
        """

    @Test("One remains, and the other's command is refused", .timeLimit(.minutes(30)), arguments: Race.allCases)
    func oneRemains(race: Race) async throws {
        let note: FileContent = "---\ntype: member\nrole: owner\n---\n"
        let vault = try TemporaryVault()
        let arguments = race.arguments(of: "Ada", other: "Ben") + ["--"] + race.arguments(of: "Ben", other: "Ada")
        for round in 1...race.rounds {
            for name in ["Ada", "Ben"] { try vault.write("Team/\(name).md", note) }
            let run = try await vault.command(arguments).scripted(Self.atOnce).run(waits: false)
            #expect(run.failures.sorted() == [0, 5], "round \(round): \(run.output)\(run.messages)")
            #expect(run.messages.contains("owner"), "round \(round): \(run.messages)")
            // Who remains has the note of before; the other's is another one now.
            let kept = try ["Ada", "Ben"].filter { try vault.read("Team/\($0).md") == note.bytes }
            #expect(kept.count == 1, "round \(round): \(run.output)\(run.messages)")
        }
        let members = try await vault.kith("member", "list", "--format", "json").json()["members"].items
        #expect(members.count { $0["role"] == "owner" && $0["left"] == .null } == 1)
    }
}
