import NoteSyntax
import VaultModel

extension VaultDescription {
    /// Keys in this order: `name`, `root`, `version`, `timezone`, `interactionTypes`, `folders`, `deletePolicy`,
    /// `requireTemplate`, `requireCode` (true or absent), `keepInTouchTags`, `checkOff`; then the numbers, zeros included:
    /// `contacts` (`people`, `organizations`), `members` (by standing), `templates`, `codes`, `segments`, `plainNotes`,
    /// `attachments`, `interactions` (`total`, `byStatus`, `byType`, `unstamped`, `undated`, `firstDate`, `lastDate`),
    /// `notes`, `bytes`.
    var json: JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.vault/1")
            writeSettings(to: &json)
            writeNumbers(to: &json)
        }
        return json
    }

    private func writeSettings(to json: inout JSONWriter) {
        json.member("name", settings.name)
        json.member("root", root)
        json.member("version", VaultSettings.supportedVersion)
        json.member("timezone", settings.zone.identifier)
        json.member("interactionTypes", settings.interactionTypes)
        json.object("folders") { json in
            json.member("contacts", settings.contactsFolder)
            json.member("segments", settings.segmentsFolder)
            json.member("attachments", settings.attachmentsFolder)
            json.member("team", settings.teamFolder)
            json.member("templates", settings.templatesFolder)
            json.member("codes", settings.codesFolder)
        }
        json.member("deletePolicy", settings.deletePolicy.rawValue)
        json.member("requireTemplate", ifTrue: settings.requiresTemplate)
        json.member("requireCode", ifTrue: settings.requiresCode)
        json.member("keepInTouchTags", settings.keepInTouchTags.map { "\($0.tag) \($0.span)" })
        json.member("checkOff", settings.rulesOff)
    }

    private func writeNumbers(to json: inout JSONWriter) {
        json.object("contacts") { json in
            json.member("people", numbers.people)
            json.member("organizations", numbers.organizations)
        }
        json.object("members") { json in
            json.member("owner", numbers.count(ofMembers: .owner))
            json.member("member", numbers.count(ofMembers: .member))
            json.member("viewer", numbers.count(ofMembers: .viewer))
            json.member("unknown", numbers.count(ofMembers: .unknown))
            json.member("left", numbers.count(ofMembers: .left))
        }
        json.member("templates", numbers.count(of: .template))
        json.member("codes", numbers.count(of: .code))
        json.member("segments", numbers.count(of: .segment))
        json.member("plainNotes", numbers.count(of: .plain))
        json.member("attachments", attachments)
        json.object("interactions") { write(numbers.interactions, to: &$0) }
        json.member("notes", numbers.notes)
        json.member("bytes", numbers.bytes)
    }

    private func write(_ interactions: InteractionNumbers, to json: inout JSONWriter) {
        json.member("total", interactions.total)
        json.object("byStatus") { json in
            json.member("logged", interactions.count(of: .logged))
            json.member("failed", interactions.count(of: .failed))
            json.member("cancelled", interactions.count(of: .cancelled))
            json.member("postponed", interactions.count(of: .postponed))
        }
        json.array("byType", zip(settings.interactionTypes, interactions.byType)) { json, entry in
            json.object { json in
                json.member("type", entry.0)
                json.member("count", entry.1)
            }
        }
        json.member("unstamped", interactions.unstamped)
        json.member("undated", interactions.undated)
        json.member("firstDate", interactions.firstDate?.description)
        json.member("lastDate", interactions.lastDate?.description)
    }
}
