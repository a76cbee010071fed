import ArgumentParser
import NoteSyntax
import VaultModel
import VaultStore

/// `kith check`: what is wrong in a vault.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Find what is wrong in the notes, all of it in one run.",
        discussion: """
            A finding is an error, a warning or a note; the exit code is 1 where there is an error or a warning. All \
            notes are read, also where paths are given: then only what was found there is told. Rules that Vault.md lists \
            under check-off are left out, unless --rule names them. --list-rules shows them all, and which of them --fix \
            mends: that changes no subject, no text and no value, and takes nothing out.

              kith check
              kith check --fix --dry-run
              kith check Contacts --no-rule undated
              kith check --rule unresolved-link,alias-link --format github

            --staged is for a hook before commits: notes are looked at as they are staged, and only what is found in these \
            is told.
            """)

    @Argument(help: "Only what is found in these notes and folders.")
    var paths: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: "Only this rule, or several with commas; may be given several times.")
    var rule: [String] = []

    @Option(
        name: .customLong("no-rule"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Without this rule; the same way.", valueName: "rule"))
    var noRule: [String] = []

    @Flag(help: "Mend what can be mended without a doubt, and say what was; then tell what is left.")
    var fix = false

    @Flag(help: "Show what --fix would write, as a diff, and write nothing.")
    var dryRun = false

    @Flag(help: "Look at notes as they are staged for the next commit, and tell what is found in these.")
    var staged = false

    @Flag(help: "List the rules, and what each finds.")
    var listRules = false

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: CheckFormat = .text

    @OptionGroup
    var identity: IdentityOptions

    @OptionGroup
    var options: VaultOptions

    func validate() throws {
        if dryRun, !fix { throw ValidationError("--dry-run goes with --fix; nothing else is written.") }
        if fix, staged { throw ValidationError("--fix mends notes, and --staged looks at the index; leave one out.") }
        if fix, listRules { throw ValidationError("--list-rules only lists; leave out --fix.") }
    }

    func run() async throws {
        let (only, without) = (try Self.rules(rule), try Self.rules(noRule))
        if listRules {
            return try await RuleList(rules: only.isEmpty ? CheckRule.allCases : only, format).print(options)
        }
        do {
            let vault = try await options.open()
            // What is no rule there is found by the check.
            let off = only.isEmpty ? vault.settings.rulesOff.compactMap { CheckRule(rawValue: $0.lowercased()) } : []
            let rules = Set(only.isEmpty ? CheckRule.allCases : only).subtracting(without + off)
            var check = VaultCheckRun(vault: vault, rules: rules, places: try paths.map(vault.checkedPath))
            if staged {
                let texts = try await vault.stagedTexts()
                if texts.isEmpty { return try await tell(FindingsView(findings: [])) }
                check.staged = texts
            }
            if fix { return try await mend(check) }
            try await tell(FindingsView(findings: try await check.result().findings))
        } catch let error as VaultStoreError {
            guard let finding = Self.finding(of: error) else { throw error }
            try await tell(FindingsView(findings: [finding]))
        }
    }

    private func tell(_ view: FindingsView) async throws {
        try await view.print(format, options)
        guard view.findings.allSatisfy({ $0.severity == .note }) else { throw ExitCode(1) }
    }

    /// Mends what can be mended, and tells what is left.
    private func mend(_ check: VaultCheckRun) async throws {
        let vault = check.vault
        let author = Author(await vault.identityClues(identity), now: try Invocation.now())
        try author.check(.edit, in: vault.policy)
        let plan = try await check.result().plan
        let change = { (slice: VaultSlice) in
            var generator = SystemRandomNumberGenerator()
            return try CheckFixing.fixing(plan, by: author, in: slice, using: &generator)
        }
        if dryRun {
            let planned = try await vault.store.plan(needing: .listed(plan.paths), change)
            return try await UnifiedDiff(planned.edit).print(TextOutput(options.terminal))
        }
        var fixed = Fixed()
        if !plan.findings.isEmpty { fixed = try await vault.store.commit(needing: .listed(plan.paths), change) }
        for (finding, reason) in fixed.left {
            let why = CommandFailure(reason)?.message ?? "\(reason)"
            StandardError.write(printable("kith: \(finding.path):\(finding.line ?? 1): not mended: \(why)") + "\n")
        }
        try await tell(FindingsView(findings: try await check.result().findings, mended: fixed.mended))
    }

    /// The rules that an option names.
    private static func rules(_ names: [String]) throws -> [CheckRule] {
        try InteractionFilterOptions.values(names, "rule").map { name in
            if let rule = CheckRule(rawValue: name.lowercased()) { return rule }
            let all = CheckRule.allCases.map(\.id)
            let nearest = NearestNames.nearest(to: FoldedText(name), among: all) { [$0] }
            throw CommandFailure(
                code: .usage, message: "there is no rule “\(name)”",
                hint: nearest.isEmpty
                    ? "`kith check --list-rules` shows all rules." : "Did you mean \(nearest.joined(separator: ", "))?")
        }
    }

    /// A `Vault.md` that every other command refuses is a finding here: nothing can be looked at before it is mended.
    private static func finding(of error: VaultStoreError) -> Finding? {
        guard case .settings(let problem, _) = error, problem != .notAVault, let failure = CommandFailure(error) else {
            return nil
        }
        if case .newerVersion = problem { return nil }
        return Finding(ofVault: "\(failure.message); the notes are looked at once that is mended", line: failure.line)
    }
}

/// A check of a vault by some rules, told of some places.
struct VaultCheckRun {
    let vault: OpenVault
    let rules: Set<CheckRule>
    let places: [NotePath]

    /// The texts to be looked at, in the place of what these notes hold, with all else of the vault around; nil for the
    /// notes as they are.
    var staged: [NotePath: [UInt8]]?

    /// What is found, by path and place, and what of it can be mended.
    func result() async throws -> (findings: [Finding], plan: FixPlan) {
        let (store, settings) = (vault.store.reading(staged ?? [:]), vault.settings)
        let listing = try store.listing()
        let catalog =
            try await store.load(.folder(settings.templatesFolder)).notes
            + store.load(.folder(settings.codesFolder)).notes
        let context = CheckContext(
            policy: vault.policy, listing: listing, catalog: catalog, rules: rules, now: try Invocation.now())
        let folded = try await withProgress {
            try await store.load(.everything, folding: CheckFold(context), listing: listing, progress: $0)
        }
        let findings = folded.fold.findings(passedOver: folded.passedOver).filter { finding in
            staged.map { $0[finding.path] != nil } ?? true
                && (places.isEmpty
                    || places.contains { $0.string.isEmpty || finding.path == $0 || finding.path.isBelow($0.string) })
        }
        return (findings, folded.fold.plan(for: findings))
    }
}

extension OpenVault {
    /// The path from the root of a note or folder that somebody named: from the folder that the command runs in, if it
    /// lies there in the vault, else from the root; empty for the root itself.
    func checkedPath(named name: String) throws -> NotePath {
        let root = store.root == "/" ? "/" : store.root + "/"
        let absolute = Invocation.absolutePath(name) + "/"
        if absolute.hasPrefix(root),
            Invocation.isThere(absolute.hasSuffix(".md/") ? String(absolute.dropLast()) : absolute)
        {
            return NotePath(String(absolute.dropFirst(root.count).dropLast()))
        }
        let path = name.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
        guard !name.hasPrefix("/"), !path.isEmpty, Invocation.isThere(root + path) else {
            throw CommandFailure(
                code: .notFound, message: "nothing in the vault stands there",
                hint: "Give the path of a note or folder.",
                path: name)
        }
        return NotePath(path)
    }
}
