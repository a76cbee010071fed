import Foundation
import TestSupport
import Testing

#if os(Linux)
    /// What a command asks the system for, as `strace` tells it.
    @Suite("What `kith log` reads", .enabled(if: TracedRun.isPossible, "strace is not installed"))
    struct WritingTraceTests {
        private static func vault() throws -> TemporaryVault {
            var files: [String: FileContent] = [
                "Team/Nora.md": "---\ntype: member\nrole: owner\n---\n",
                "Team/Dev.md": "---\ntype: member\nrole: member\n---\n",
                "Team/Old/Ellis.md": "---\ntype: member\nrole: viewer\n---\n",
                "Contacts/Suppliers/Kurogane.md": "---\ntype: contact\n---\n", "Notes/Day.md": "# A day\n",
                "Templates/Letter.md": "---\ntype: template\n---\n", "Attachments/file.txt": "text",
            ]
            for name in ["Rock", "Paper", "Scissors"] { files["Contacts/\(name).md"] = "---\ntype: contact\n---\n" }
            return try TemporaryVault(files)
        }

        @Test(
            "The vault's own note, the team's and the contact's, and the names in no folder but the team's",
            arguments: [
                ("Rock", "Contacts/Rock.md"), ("Contacts/Rock.md", "Contacts/Rock.md"),
                ("Contacts/Rock", "Contacts/Rock.md"),
                ("Contacts/Suppliers/Kurogane", "Contacts/Suppliers/Kurogane.md"),
            ])
        func readsLittle(name: String, note: String) async throws {
            let vault = try Self.vault()
            // The first change of a vault makes its lock as well.
            for subject in ["the first", "the second"] {
                let run = try await TracedRun(["log", name, "note", subject, "--as", "Nora"], in: vault)
                #expect(run.command.output.hasPrefix(note + ":"), "\(run.command.output)\(run.command.messages)")
                #expect(run.files == ["Vault.md", "Team/Nora.md", "Team/Dev.md", "Team/Old/Ellis.md", note])
                #expect(run.listedFolders == ["Team", "Team/Old"])
            }
        }

        @Test("A trace shows what is read and listed")
        func traceIsSeeing() async throws {
            let vault = try Self.vault()
            let run = try await TracedRun(["list"], in: vault)
            #expect(run.files.isSuperset(of: ["Vault.md", "Team/Nora.md", "Contacts/Paper.md", "Notes/Day.md"]))
            #expect(run.listedFolders.isSuperset(of: ["", "Contacts", "Contacts/Suppliers", "Notes", "Team"]))
        }
    }

    /// A run of `kith` under `strace`.
    struct TracedRun {
        let command: CommandRun

        /// The files of the vault that were opened, without what Kith keeps for itself.
        private(set) var files: Set<String> = []

        /// The folders of the vault whose names were read; empty for the root.
        private(set) var listedFolders: Set<String> = []

        /// Whether there is a `strace`.
        static let isPossible = ["/usr/bin", "/usr/local/bin", "/bin"].contains { folder in
            FileManager.default.isExecutableFile(atPath: folder + "/strace")
        }

        init(_ arguments: [String], in vault: TemporaryVault) async throws {
            // A file for each thread: so no call is parted by those of other threads.
            let traces = try TemporaryVault(vaultNote: nil)
            let script = #"exec strace -ff -y -s 4096 -e trace=%file,getdents64 -o "$TRACE" "$@""#
            command = try await vault.command(arguments, environment: ["TRACE": traces.path("thread")])
                .scripted(script).run()
            command.expectExit(0)
            for name in try traces.entries() {
                let lines = String(decoding: try traces.read(name), as: UTF8.self).split(separator: "\n")
                for line in lines { take(line, in: vault) }
            }
            #expect(files.contains("Vault.md"), "strace shows nothing: \(command.messages)")
        }

        /// `openat(AT_FDCWD</vault>, "Vault.md", O_RDONLY) = 5</vault/Vault.md>` is an opened file or folder, and
        /// `getdents64(6</vault/Team>, …) = 96` a folder whose names were read.
        private mutating func take(_ line: Substring, in vault: TemporaryVault) {
            let isOpening = ["open(", "openat(", "openat2(", "creat("].contains(where: line.hasPrefix)
            guard isOpening || line.hasPrefix("getdents64(") else { return }
            // Of an opening the result is named last; a call that failed names none.
            let named = isOpening ? line.range(of: ") = ").map { line[$0.upperBound...] } : line
            guard let path = named?.firstMatch(of: /^[^<"]*<([^>]*)>/)?.output.1 else { return }
            guard path == vault.root || path.hasPrefix(vault.root + "/") else { return }
            let place = String(path.dropFirst(vault.root.count + 1))
            if !isOpening {
                listedFolders.insert(place)
            } else if !Self.isFolder(path), !place.split(separator: "/").contains(where: { $0.first == "." }) {
                files.insert(place)
            }
        }

        private static func isFolder(_ path: Substring) -> Bool {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: String(path), isDirectory: &isFolder) && isFolder.boolValue
        }
    }
#endif
