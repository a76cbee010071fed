import ArgumentParser
import VaultGit
import VaultModel
import VaultStore

/// `kith git doctor`: whether everything works that sharing needs.
struct GitDoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Say whether all works that sharing the vault needs.",
        discussion: """
            A line for each thing, with a tick or a cross and what to do. The exit code is 2 where something is missing \
            without which merges could damage notes: the driver, its attributes, the lock, a change that was cut short.

              kith git doctor
            """)

    @OptionGroup
    var identity: IdentityOptions

    @OptionGroup
    var options: VaultOptions

    /// One thing that was looked at.
    private struct Line {
        let isWell: Bool
        let isNeeded: Bool
        let text: String
        var advice: String?
    }

    func run() async throws {
        let clone = try await VaultClone(options)
        let lines = try await driver(clone) + hooks(clone) + sharing(clone) + people(clone) + system(clone)
        let style = TextOutput(options.terminal).style
        let text = lines.map { line in
            let mark = line.isWell ? style.color("✓", .green) : style.color("✗", line.isNeeded ? .red : .yellow)
            let advice = line.isWell ? "" : line.advice.map { ": " + $0 } ?? ""
            return "\(mark) \(printable(line.text))\(printable(advice))\n"
        }.joined()
        try await TextOutput(options.terminal).print(text)
        if lines.contains(where: { $0.isNeeded && !$0.isWell }) { throw ExitCode(2) }
    }

    private func driver(_ clone: VaultClone) async throws -> [Line] {
        var isSet = true
        for setting in GitSetup.driver where try await clone.setup.values(of: setting.key) != [setting.value] {
            isSet = false
        }
        let others = try await clone.notesMergedOtherwise()
        let first = others.first.map { " (\($0) is not)" } ?? ""
        return [
            Line(
                isWell: try await clone.git.finds("kith"), isNeeded: true, text: "Git finds `kith`",
                advice: "put it into a folder of PATH; without it Git merges notes as text"),
            Line(
                isWell: isSet, isNeeded: true, text: "the merge driver is set in this clone",
                advice: "kith git install"),
            Line(
                isWell: others.isEmpty, isNeeded: true,
                text: "the attributes have notes merged by it\(first)",
                advice: "kith git install, then commit .gitattributes"),
        ]
    }

    private func hooks(_ clone: VaultClone) async throws -> [Line] {
        let text = try await clone.hook() ?? ""
        // Somebody else's hook may run it in another way.
        let isOther = !GitSetup.isOwn(hook: text) && text.contains("kith stamp")
        var advice = "kith git install --hooks"
        let isOwn = text.isEmpty || GitSetup.isOwn(hook: text)
        if try await clone.setup.sharedHooks() != nil || !isOwn {
            advice = "have yours run this line as well: \(clone.setup.hookLine)"
        }
        return [
            Line(
                isWell: clone.setup.isThere(inHook: text) || isOther, isNeeded: false,
                text: "a hook stamps and checks before commits", advice: advice)
        ]
    }

    private func people(_ clone: VaultClone) async throws -> [Line] {
        let identity = try? await clone.vault.identity(identity)
        let name: String
        switch identity {
        case .member(let member, _): name = member.name
        case .soloOwner(let own, _): name = own ?? ""
        case .unknown, nil: name = ""
        }
        return [
            Line(
                isWell: identity?.allows(.edit) ?? false, isNeeded: false,
                text: name.isEmpty ? "you are known here" : "you are \(name)",
                advice: "`kith whoami` says what is missing"),
            Line(
                isWell: try await clone.git.signsCommits(), isNeeded: false, text: "commits are signed by SSH",
                advice: "git config gpg.format ssh, user.signingKey and commit.gpgSign true"),
        ]
    }

    /// Whether `kith sync` would go on.
    private func sharing(_ clone: VaultClone) async throws -> [Line] {
        do {
            let sharing = try await VaultSync.sharing(clone)
            let text = "`kith sync` shares \(sharing.branch) through \(sharing.upstream)"
            return [Line(isWell: true, isNeeded: false, text: text)]
        } catch {
            guard let failure = CommandFailure(error) else { throw error }
            let advice = failure.message + (failure.hint.map { ". " + $0 } ?? "")
            return [Line(isWell: false, isNeeded: false, text: "`kith sync` can share the branch", advice: advice)]
        }
    }

    private func system(_ clone: VaultClone) async throws -> [Line] {
        let locks = try? await clone.vault.store.locksOthersOut()
        let conflicts = try await clone.git.conflicts().map(\.path)
        let ahead = try await clone.git.newestCommit().map {
            $0.secondsSinceEpoch - (try Invocation.now()).secondsSinceEpoch
        }
        return [
            Line(
                isWell: locks == true, isNeeded: true, text: "the lock works on this file system",
                advice: locks == nil
                    ? "the vault can't be locked; look at the permissions of .kith" : "keep the vault on a local disk"),
            Line(
                isWell: !clone.vault.store.hasUnfinishedChange, isNeeded: true, text: "no change is unfinished",
                advice: "the next command that writes finishes it, or says why not"),
            Line(
                isWell: conflicts.isEmpty, isNeeded: false, text: "no file has a conflict",
                advice: conflicts.prefix(3).map(\.string).joined(separator: ", ") + (conflicts.count > 3 ? " …" : "")),
            Line(
                isWell: (ahead ?? 0) < 300, isNeeded: false, text: "the clock does not lag behind the newest commit",
                advice: "set this machine's clock, or that of whoever committed"),
        ]
    }
}
