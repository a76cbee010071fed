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
            under check-off are left out, unless --rule names them. --list-rules shows them all.

              kith check
              kith check Contacts --no-rule undated
              kith check --rule unresolved-link,alias-link --format github
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

    @Flag(help: "List the rules, and what each finds.")
    var listRules = false

    @Option(parsing: .unconditional, help: "The form of what is printed.")
    var format: CheckFormat = .text

    @OptionGroup
    var options: VaultOptions

    func run() async throws {
        let (only, without) = (try Self.rules(rule), try Self.rules(noRule))
        if listRules {
            return try await RuleList(rules: only.isEmpty ? CheckRule.allCases : only, format).print(options)
        }
        let findings: [Finding]
        do {
            let vault = try await options.open()
            let off = only.isEmpty ? try Self.rules(vault.settings.rulesOff) : []
            let rules = Set(only.isEmpty ? CheckRule.allCases : only).subtracting(without + off)
            let places = try paths.map { try vault.checkedPath(named: $0) }
            findings = try await vault.findings(of: rules).filter { finding in
                places.isEmpty || places.contains { finding.path == $0 || finding.path.isBelow($0.string) }
            }
        } catch let error as VaultStoreError {
            guard let finding = Self.finding(of: error) else { throw error }
            findings = [finding]
        }
        try await FindingsView(findings: findings).print(format, options)
        guard findings.allSatisfy({ $0.severity == .note }) else { throw ExitCode(1) }
    }

    /// The rules that an option or a setting names.
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

extension OpenVault {
    /// What is found in the whole vault by some rules, by path and place.
    func findings(of rules: Set<CheckRule>) async throws -> [Finding] {
        let listing = try store.listing()
        let catalog =
            try await store.load(.folder(settings.templatesFolder)).notes
            + store.load(.folder(settings.codesFolder)).notes
        let context = CheckContext(
            policy: policy, listing: listing, catalog: catalog, rules: rules, now: try Invocation.now())
        let folded = try await load(.everything, folding: CheckFold(context), listing: listing)
        return folded.fold.findings(passedOver: folded.passedOver)
    }

    /// The path from the root of a note or folder that somebody named: from the folder that the command runs in, if it
    /// lies there in the vault, else from the root.
    fileprivate func checkedPath(named name: String) throws -> NotePath {
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
