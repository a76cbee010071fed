import NoteSyntax
import VaultModel

/// A vault's settings and numbers, as `vault` shows them.
struct VaultDescription {
    /// The path of its folder.
    let root: String
    let settings: VaultSettings
    let numbers: VaultNumbers

    /// How many files stand below the attachments folder.
    let attachments: Int
}

// MARK: - For people

extension VaultDescription {
    /// The name, then a line for each setting and each number.
    func text(_ style: TextStyle) -> String {
        var table = TextTable()
        for (label, value) in settingLines + numberLines { table.add([style.dim(label), printable(value)]) }
        return style.bold(settings.name) + "\n" + table.text()
    }

    private var settingLines: [(String, String)] {
        let required = [settings.requiresTemplate ? "a template" : nil, settings.requiresCode ? "a code" : nil]
            .compactMap(\.self)
        let folders = [
            settings.contactsFolder, settings.segmentsFolder, settings.attachmentsFolder, settings.teamFolder,
            settings.templatesFolder, settings.codesFolder,
        ]
        var lines = [
            ("folder", root), ("format", String(VaultSettings.supportedVersion)),
            ("time zone", settings.zone.identifier),
            ("types", settings.interactionTypes.joined(separator: ", ")), ("folders", folders.joined(separator: ", ")),
            ("deleting", settings.deletePolicy == .direct ? "at once" : "only what is cancelled"),
        ]
        if !required.isEmpty { lines.append(("required", required.joined(separator: " and "))) }
        if !settings.keepInTouchTags.isEmpty { lines.append(("keep in touch", keepInTouch.joined(separator: ", "))) }
        if !settings.rulesOff.isEmpty { lines.append(("checks off", settings.rulesOff.joined(separator: ", "))) }
        return lines
    }

    private var keepInTouch: [String] { settings.keepInTouchTags.map { "\($0.tag) \($0.span)" } }

    private var numberLines: [(String, String)] {
        let contacts = [(numbers.people, "people", "person"), (numbers.organizations, "organizations", "organization")]
        return [
            ("contacts", Self.sum(numbers.count(of: .contact), contacts)),
            ("members", members),
            ("templates", String(numbers.count(of: .template))), ("codes", String(numbers.count(of: .code))),
            ("segments", String(numbers.count(of: .segment))), ("other notes", String(numbers.count(of: .plain))),
            ("attachments", String(attachments)),
        ] + interactionLines + [("all notes", "\(numbers.notes), \(Self.size(numbers.bytes))")]
    }

    private var members: String {
        let standings = MemberStanding.allCases.map { standing in
            let count = numbers.count(ofMembers: standing)
            return switch standing {
            case .owner: (count, "owners", "owner")
            case .member: (count, "members", "member")
            case .viewer: (count, "viewers", "viewer")
            case .unknown: (count, "without a known role", "without a known role")
            case .left: (count, "left", "left")
            }
        }
        let total = numbers.count(of: .member)
        return total == 0 ? "none: a solo vault" : Self.sum(total, standings)
    }

    private var interactionLines: [(String, String)] {
        let interactions = numbers.interactions
        guard interactions.total > 0 else { return [("interactions", "0")] }
        let statuses = [InteractionStatus.logged, .failed, .cancelled, .postponed].map { status in
            (interactions.count(of: status), status.rawValue, status.rawValue)
        }
        let types = zip(settings.interactionTypes, interactions.byType).map { ($1, $0, $0) }
        let odd = [(interactions.unstamped, "unstamped", "unstamped"), (interactions.undated, "undated", "undated")]
        let dates = interactions.firstDate.flatMap { first in
            interactions.lastDate.map { first == $0 ? "on \(first)" : "from \(first) to \($0)" }
        }
        var lines = [("interactions", Self.sum(interactions.total, statuses)), ("", Self.list(types))]
        lines += [Self.list(odd), dates ?? ""].filter { !$0.isEmpty }.map { ("", $0) }
        return lines
    }

    /// `12: 9 people, 3 organizations`, or the only part that is there.
    private static func sum(_ total: Int, _ parts: [(count: Int, many: String, one: String)]) -> String {
        let list = list(parts)
        return parts.count { $0.count > 0 } > 1 ? "\(total): \(list)" : total == 0 ? "0" : list
    }

    /// The parts that are there, with how many.
    private static func list(_ parts: [(count: Int, many: String, one: String)]) -> String {
        parts.filter { $0.count > 0 }.map { "\($0.count) \($0.count == 1 ? $0.one : $0.many)" }.joined(separator: ", ")
    }

    /// Bytes in the largest unit of which there are ten.
    private static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<10_000: "\(bytes) bytes"
        case ..<10_000_000: "\(bytes / 1_000) kB"
        default: "\(bytes / 1_000_000) MB"
        }
    }
}
