import NoteSyntax
import VaultModel

/// What a search found, as people and programs read it.
struct SearchView {
    let hits: [SearchHit]
    let settings: VaultSettings

    // MARK: Text

    /// Two lines a hit, made as they are asked for: where it is, and the text with what was found marked.
    func lines(_ output: TextOutput) -> some Sequence<String> {
        hits.lazy.map { hit in
            let width = output.width.map { max(Self.leastText, $0 - Self.indentation.count) }
            return place(of: hit, output.style) + "\n" + Self.indentation
                + hit.text.shown(output.style, .lookOrAsterisks, width: width) + "\n"
        }
    }

    private static let indentation = "    "
    private static let leastText = 20

    private func place(of hit: SearchHit, _ style: TextStyle) -> String {
        let place = style.bold("\(hit.path):\(hit.line)")
        guard let interaction = hit.interaction else { return place + "  " + style.dim(hit.kind.word) }
        let what = [day(of: interaction), interaction.type(in: settings), hit.kind.word].joined(separator: " ")
        let marks = Self.marks(of: interaction)
        return place + "  " + style.dim(what)
            + (marks.isEmpty ? "" : " " + style.color("(\(marks.joined(separator: ", ")))", .magenta))
    }

    private func day(of interaction: Interaction) -> String {
        guard let instant = interaction.occurredAt else { return "–" }
        return settings.zone.civil(instant).date.description
    }

    private static func marks(of interaction: Interaction) -> [String] {
        (interaction.status == .logged ? [] : [interaction.status.rawValue])
            + (interaction.isPrivate ? ["private"] : [])
    }

    // MARK: JSON

    func printJSON() throws {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.search/1")
            json.array("hits", hits, keepsEmpty: true) { json, hit in
                json.object { json in
                    json.member("path", hit.path.string)
                    json.member("line", hit.line)
                    json.member("kind", hit.kind.word)
                    json.member("contact", hit.contact)
                    json.member("id", hit.interaction?.id)
                    json.member("text", hit.text.text)
                    json.member("visibility", hit.interaction.flatMap { $0.isPrivate ? "private" : nil })
                }
            }
        }
        try OutputStream.print(json)
    }
}
