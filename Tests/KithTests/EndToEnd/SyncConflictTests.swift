import Foundation
import TestSupport
import Testing

/// What a sync leaves to decide.
@Suite("kith sync, in conflict")
struct SyncConflictTests {
    typealias Clones = SharedClones
    private static let (one, two, three) = (
        Clones.entry("08", "one", "one"), Clones.entry("09", "two", "two"), Clones.entry("10", "three", "three")
    )

    @Test(
        "What is left to decide stands between markers, and nothing is sent before that is done",
        arguments: [false, true])
    func conflict(rebases: Bool) async throws {
        let clones = try await Clones(files: [Clones.note: FileContent(Clones.head + Self.one)])
        func change(_ clone: String, _ subject: String) async throws {
            try clones.place.write(
                "\(clone)/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", subject, "one")))
            try await clones.commit(clone)
        }
        try await change("b", "eight pairs")
        try await clones.kith("b", "sync").expectExit(0)
        try await change("a", "ten pairs")
        let hub = try await clones.tip("hub.git", "main")
        let sync = ["sync"] + (rebases ? ["--rebase"] : [])
        let run = try await clones.kith(all: sync, in: "a")
        run.expectExit(1)
        #expect(run.messages.contains("kith: \(Clones.note): both sides changed the same; decide what holds\n"))
        #expect(run.messages.contains(rebases ? "`git rebase --continue`" : "`git commit`"))
        #expect(try clones.text("a").contains("<<<<<<<"))
        #expect(try await clones.tip("hub.git", "main") == hub)
        let again = try await clones.kith("a", "sync")
        again.expectExit(2)
        #expect(again.messages.contains("a \(rebases ? "rebase" : "merge") has not been brought to its end"))
        // It can be taken back.
        try await clones.git("a", rebases ? "rebase" : "merge", "--abort").expectExit(0)
        #expect(try clones.text("a") == Clones.head + Clones.entry("08", "ten pairs", "one"))
        #expect(try await clones.git("a", "status", "--porcelain").output.isEmpty)
        try await clones.kith(all: sync, in: "a").expectExit(1)
        #expect(try await clones.git("a", "status", "--porcelain").output == "UU \(Clones.note)\n")
        try clones.place.write("a/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", "nine pairs", "one")))
        try await clones.git("a", "add", ".").expectExit(0)
        try await clones.git(
            "a", "-c", "core.editor=true", rebases ? "rebase" : "commit", rebases ? "--continue" : "--no-edit"
        )
        .expectExit(0)
        try await clones.kith("a", "sync").expectExit(0)
        try await clones.kith("b", "sync").expectExit(0)
        #expect(try clones.text("b") == Clones.head + Clones.entry("08", "nine pairs", "one"))
    }

    @Test("Beside a conflict all else is merged; what is staged or not committed there stands in the way of it")
    func conflictAndMore() async throws {
        let other = "Contacts/Bob Ünal.md"
        let files = [
            Clones.note: FileContent(Clones.head + Self.one), other: FileContent(Clones.head), "Contacts/C.md": "c\n",
            "Contacts/Gone.md": "gone\n",
        ]
        let clones = try await Clones(files: files)
        func change(_ clone: String, _ subject: String, _ entry: String) throws {
            try clones.place.write(
                "\(clone)/\(Clones.note)", FileContent(Clones.head + Clones.entry("08", subject, "one")))
            try clones.place.write("\(clone)/\(other)", FileContent(Clones.head + entry))
        }
        try change("b", "eight pairs", Self.two)
        try clones.place.write("b/Contacts/C.md", "other\n")
        try clones.place.write("b/Contacts/Gone.md", "edited\n")
        try await clones.commit("b")
        try await clones.kith("b", "sync").expectExit(0)
        try change("a", "ten pairs", Self.three)
        try FileManager.default.removeItem(atPath: clones.place.path("a/Contacts/Gone.md"))
        try await clones.commit("a")
        let before = try clones.text("a")
        // In the way: a change that is not committed, then one that is staged.
        try clones.place.write("a/Contacts/C.md", "mine\n")
        let dirty = try await clones.kith("a", "sync")
        dirty.expectExit(2)
        #expect(dirty.messages.contains("Contacts/C.md: what came has another version"), "\(dirty.messages)")
        try clones.place.write("a/Contacts/C.md", "c\n")
        try clones.place.write("a/Contacts/D.md", "d\n")
        try await clones.git("a", "add", ".").expectExit(0)
        let staged = try await clones.kith("a", "sync")
        staged.expectExit(2)
        #expect(staged.messages.contains("Contacts/D.md: it is staged, and would be committed"), "\(staged.messages)")
        #expect(try clones.text("a") == before)
        try await clones.git("a", "reset", "-q").expectExit(0)
        // Not in the way.
        let run = try await clones.kith("a", "sync")
        run.expectExit(1)
        #expect(try clones.text("a", other) == Clones.head + Self.two + Self.three)
        #expect(try clones.text("a", "Contacts/D.md") == "d\n")
        let status = try await clones.git("a", "-c", "core.quotePath=false", "status", "--porcelain").output
        #expect(
            status == "UU \(Clones.note)\nM  \"\(other)\"\nM  Contacts/C.md\nDU Contacts/Gone.md\n?? Contacts/D.md\n",
            "\(status)")
        #expect(run.messages.contains("Contacts/Gone.md: deleted here, and changed there; decide whether it stays\n"))
        #expect(run.messages.contains("take the markers out, `git add` what stays, and `git rm` what does not; then"))
        try clones.place.write("a/\(Clones.note)", FileContent(Clones.head + Self.one))
        try await clones.git("a", "add", "Contacts/Gone.md", Clones.note).expectExit(0)
        try await clones.git("a", "commit", "-q", "--no-edit").expectExit(0)
        #expect(
            try await clones.git("a", "log", "-1", "--format=%s %p").output.hasPrefix("Merge remote-tracking branch"))
        #expect(try await clones.git("a", "rev-list", "--count", "HEAD").output == "4\n")
        try await clones.kith("a", "sync").expectExit(0)
        #expect(try await clones.tip("a") == clones.tip("hub.git", "main"))
    }

    @Test("Files that one side deleted, or that each renamed, and no markers", arguments: [false, true])
    func withoutMarkers(rebases: Bool) async throws {
        let note = "---\ntype: contact\nid: c-2\n---\n\nA line.\n\nAnother line.\n"
        let names = ["Gone here", "Gone there", "Old"]
        let clones = try await Clones(
            files: Dictionary(
                uniqueKeysWithValues: names.map {
                    ("Contacts/\($0).md", FileContent(note.replacing("c-2", with: "c-\($0.count)")))
                }))
        for (clone, gone, new) in [("b", "Gone there", "There"), ("a", "Gone here", "Here")] {
            for name in names.prefix(2) where name != gone {
                try clones.place.write("\(clone)/Contacts/\(name).md", FileContent(note + "\nMore.\n"))
            }
            try clones.place.remove("\(clone)/Contacts/\(gone).md")
            try await clones.git(clone, "mv", "Contacts/Old.md", "Contacts/\(new).md").expectExit(0)
            try await clones.commit(clone)
        }
        try await clones.git("b", "push", "-q").expectExit(0)
        let run = try await clones.kith(all: ["sync"] + (rebases ? ["--rebase"] : []), in: "a")
        run.expectExit(1)
        let end = rebases ? "rebase --continue" : "commit"
        #expect(
            run.messages.hasPrefix(
                """
                kith: Contacts/Gone here.md: deleted here, and changed there; decide whether it stays
                kith: Contacts/Gone there.md: deleted there, and changed here; decide whether it stays
                kith: Contacts/Here.md: so it is called here alone; decide whether it stays
                kith: Contacts/Old.md: both sides renamed it, to two names; decide for one
                kith: Contacts/There.md: so it is called there alone; decide whether it stays
                kith: nothing was sent. `git add` what stays, and `git rm` what does not; then `git \(end)`, and sync again
                """), "\(run.messages)")
        let resolve = try await clones.kith("a", "git", "resolve")
        resolve.expectExit(1)
        #expect(
            resolve.messages == """
                kith: Contacts/Gone here.md: one side deleted it, and the other changed it; decide whether it stays
                kith: Contacts/Gone there.md: one side deleted it, and the other changed it; decide whether it stays
                kith: Contacts/Here.md: one side alone calls it so; decide whether it stays
                kith: Contacts/Old.md: both sides renamed it, to two names; decide for one
                kith: Contacts/There.md: one side alone calls it so; decide whether it stays
                kith: `git add` what stays, and `git rm` what does not

                """, "\(resolve.messages)")
        let old = try await clones.kith("a", "git", "resolve", "Contacts/Old.md")
        old.expectExit(1)
        #expect(old.messages.hasPrefix("kith: Contacts/Old.md: both sides renamed it"), "\(old.messages)")
        let again = try await clones.kith("a", "sync")
        again.expectExit(2)
        if !rebases {
            try await clones.git("a", "rm", "-q", "Contacts/Gone here.md", "Contacts/Old.md", "Contacts/There.md")
                .expectExit(0)
            try await clones.git("a", "add", "Contacts/Gone there.md", "Contacts/Here.md").expectExit(0)
            try await clones.git("a", "commit", "-q", "--no-edit").expectExit(0)
            try await clones.kith("a", "sync").expectExit(0)
        }
    }

    @Test("A note that Git moves, since its folder was renamed", arguments: ["a", "b"], [false, true])
    func moved(renaming: String, rebases: Bool) async throws {
        let adding = renaming == "a" ? "b" : "a"
        let clones = try await Clones(files: ["Contacts/Group/Old.md": "---\ntype: contact\n---\n"])
        try await clones.git(renaming, "mv", "Contacts/Group", "Contacts/Groups").expectExit(0)
        try await clones.commit(renaming)
        try clones.place.write("\(adding)/Contacts/Group/New.md", "---\ntype: contact\nname: New\n---\n")
        try await clones.commit(adding)
        try await clones.git("b", "push", "-q").expectExit(0)
        if !rebases {
            let shown = try await clones.kith("a", "sync", "--dry-run")
            #expect(shown.messages.contains("Groups/New.md: Git moved it, since its folder was renamed"))
        }
        let run = try await clones.kith(all: ["sync"] + (rebases ? ["--rebase"] : []), in: "a")
        run.expectExit(1)
        let place = renaming == "a" ? "here" : "there"
        #expect(
            run.messages.hasPrefix(
                """
                kith: Contacts/Groups/New.md: Git moved it, since its folder was renamed \(place); decide where it stands
                kith: nothing was sent. `git add` what Git moved; then `git
                """), "\(run.messages)")
        let resolve = try await clones.kith("a", "git", "resolve")
        #expect(
            resolve.messages == """
                kith: Contacts/Groups/New.md: Git moved it, since one side renamed its folder; decide where it stands
                kith: `git add` what Git moved

                """, "\(resolve.messages)")
    }

    @Test("A conflict in a file that is no note is named by resolve, which can't merge it")
    func noNotes() async throws {
        let clones = try await Clones()
        for clone in ["b", "a"] {
            try clones.place.write("\(clone)/code.txt", "\(clone)\n")
            try clones.place.link("\(clone)/Contacts/Link.md", to: clone)
            try await clones.commit(clone)
        }
        try await clones.git("b", "push", "-q").expectExit(0)
        try await clones.kith("a", "sync").expectExit(1)
        let run = try await clones.kith("a", "git", "resolve")
        run.expectExit(1)
        #expect(
            run.messages == """
                kith: Contacts/Link.md: both sides changed it, and it is no note; decide what holds
                kith: code.txt: both sides changed it, and it is no note; decide what holds
                kith: Keep the lines that hold, take the markers out, and `git add` the files

                """, "\(run.messages)")
    }

    @Test("A conflict in Vault.md: the error names it, and resolve merges that note first")
    func vaultNote() async throws {
        let vault = "---\nkith: 1\nname: Book\n---\n"
        let clones = try await Clones(files: ["Vault.md": FileContent(vault)])
        for (clone, name) in [("b", "Theirs"), ("a", "Ours")] {
            try clones.place.write("\(clone)/Vault.md", FileContent(vault.replacing("Book", with: name)))
            try await clones.commit(clone)
        }
        try await clones.git("b", "push", "-q").expectExit(0)
        try await clones.kith("a", "sync").expectExit(1)
        for command in ["sync", "list"] {
            let run = try await clones.kith("a", command)
            run.expectExit(2)
            #expect(run.messages.contains("Vault.md:3: a conflict is left to decide in it"), "\(run.messages)")
            #expect(run.messages.contains("kith git resolve"), "\(run.messages)")
        }
        let left = try await clones.kith("a", "git", "resolve")
        left.expectExit(1)
        #expect(left.messages.contains("kith: Vault.md:3 is left to you to decide\n"), "\(left.messages)")
        try await clones.git("a", "merge", "--abort").expectExit(0)
        // A text merge of what is none: two keys in the same place.
        for (clone, key) in [("b", "timezone: Europe/Berlin"), ("a", "team: People")] {
            try clones.place.write("\(clone)/Vault.md", FileContent("---\nkith: 1\n\(key)\nname: Theirs\n---\n"))
            try await clones.commit(clone)
        }
        try await clones.git("b", "push", "-q").expectExit(0)
        try await clones.git("a", "fetch", "-q").expectExit(0)
        try await clones.git("a", "-c", "merge.kith.driver=false", "merge", "origin/main").expectExit(1)
        try await clones.git("a", "merge", "--abort").expectExit(0)
        try clones.place.write("a/.git/info/attributes", "*.md -merge\n*.md merge=text\n")
        try await clones.git("a", "-c", "merge.conflictStyle=diff3", "merge", "origin/main").expectExit(1)
        #expect(try clones.text("a", "Vault.md").contains("<<<<<<<"))
        let text = try clones.text("a", "Vault.md")
        let dry = try await clones.kith("a", "git", "resolve", "--dry-run")
        dry.expectExit(0)
        #expect(dry.output.contains("-<<<<<<<"), "\(dry.output)")
        #expect(try clones.text("a", "Vault.md") == text)
        let resolved = try await clones.kith("a", "git", "resolve", "--format", "json")
        resolved.expectExit(0)
        #expect(try resolved.json()["written"].items.map { $0["path"].text } == ["Vault.md"])
        let merged = try clones.text("a", "Vault.md")
        #expect(merged.contains("team: People\n") && merged.contains("timezone: Europe/Berlin\n"), "\(merged)")
        #expect(!merged.contains("<<<<<<<"))
        #expect(try await clones.git("a", "status", "--porcelain").output == "M  Vault.md\n")
    }
}
