/// A place where the sources break a rule of the project's structure.
struct Breach: Sendable, Hashable, CustomStringConvertible {
    enum Rule: String, Sendable {
        case unlistedTarget = "unlisted-target"
        case importOfAnotherLayer = "import"
        case impureName = "impure"
        case bannedName = "banned"
        case leakedType = "leaked-type"
        case longFile = "long-file"
    }

    let rule: Rule
    let path: String

    /// Counted from 1.
    let line: Int

    /// What breaks the rule: a module, a name, a number of lines.
    let found: String

    var description: String { "\(path):\(line): \(rule.rawValue): \(found)" }
}
