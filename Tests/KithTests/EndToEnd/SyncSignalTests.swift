import Foundation
import TestSupport
import Testing

#if os(Linux)
    /// What a sync leaves that somebody interrupts.
    @Suite("kith sync, interrupted")
    struct SyncSignalTests {
        typealias Clones = SharedClones
        private static let other = "Contacts/Bob.md"

        /// A `git` that sends the signal of Ctrl-C to the process group of who calls it, then does what it is asked to.
        private static func interruptingGit(_ words: String, _ clones: Clones) throws -> String {
            try clones.place.write(
                "bin/git",
                FileContent(
                    """
                    #!/bin/sh
                    case " $* " in
                    *" --dry-run "*) ;;
                    *" \(words) "*) read -r _ _ _ _ group _ <"/proc/$PPID/stat"; kill -INT "-$group" ;;
                    esac
                    exec /usr/bin/env PATH=/usr/local/bin:/usr/bin:/bin git "$@"

                    """))
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: clones.place.path("bin/git"))
            return clones.place.path("bin") + ":/usr/local/bin:/usr/bin:/bin"
        }

        @Test(
            "What changes the work tree is brought to its end, and then nothing more is done",
            arguments: ["merge --ff-only", "read-tree -m -u", "update-ref MERGE_HEAD"])
        func interrupted(atCommand words: String) async throws {
            let inConflict = !words.hasPrefix("merge")
            let (one, two) = (Clones.entry("08", "one", "one"), Clones.entry("09", "two", "two"))
            let clones = try await Clones(files: [Self.other: FileContent(Clones.head)])
            try clones.append(one, in: "b")
            try clones.place.write("b/" + Self.other, FileContent(Clones.head + one))
            try await clones.commit("b")
            try await clones.git("b", "push", "-q").expectExit(0)
            try clones.append(inConflict ? Clones.entry("08", "uno", "one") : two, in: "a")
            try await clones.commit("a")
            let hub = try await clones.tip("hub.git", "main")
            let git = try Self.interruptingGit(words, clones)
            // In a session of its own, so that the signal ends nothing else.
            let run = try await clones.alone("a", ["sync"], environment: ["PATH": git])
            #expect(run.exitCode != 0)
            #expect(try clones.text("a", Self.other) == Clones.head + one)
            #expect(try clones.text("a").contains("<<<<<<<") == inConflict)
            let status = try await clones.git("a", "status", "--porcelain").output.split(separator: "\n").sorted()
            #expect(status == (inConflict ? ["M  \(Self.other)", "UU \(Clones.note)"] : []))
            let merging = FileManager.default.fileExists(atPath: clones.place.path("a/.git/MERGE_HEAD"))
            #expect(merging == inConflict)
            #expect(try await clones.git("a", "rev-parse", "--verify", "-q", "HEAD^2").exitCode == (inConflict ? 1 : 0))
            #expect(try await clones.tip("hub.git", "main") == hub)
        }
    }

    extension SharedClones {
        /// Runs `kith` in a clone, in a session of its own.
        fileprivate func alone(
            _ folder: String, _ arguments: [String], environment: [String: String]
        ) async throws -> CommandRun {
            let command = try place.command(arguments, environment: Self.environment(environment), in: folder)
            return try await command.replaced(by: ["/usr/bin/env", "setsid", "--wait"] + command.words).run()
        }
    }
#endif
