import NoteSyntax
import VaultModel

/// Links as people and programs read them.
struct LinksView {
    let links: [NoteLink]

    /// The links in the order given, as JSON.
    func json() -> JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member("schema", "kith.links/1")
            json.array("links", links, keepsEmpty: true) { json, link in
                json.object { json in
                    json.member("source", link.source.string)
                    json.member("line", link.line)
                    json.member("column", link.column)
                    json.member("target", link.target)
                    json.member("path", link.path?.string)
                }
            }
        }
        return json
    }

    /// A line a link: where it stands in its note, what it names, where it leads.
    func targets(_ output: TextOutput) -> String {
        var table = TextTable([.right])
        for link in links {
            let remark = link.isAmbiguous ? " " + output.style.color("(ambiguous)", .yellow) : ""
            let end = link.path.map { printable($0.string) + remark } ?? output.style.color("unresolved", .red)
            table.add([output.style.dim(String(link.line)), output.style.bold(link.target), end])
        }
        return table.text(width: output.width, cutting: 1, 2)
    }

    /// A line a link: its place and its line of text.
    func places(_ output: TextOutput, indentation: String = "") -> String {
        let places = links.map { "\($0.source):\($0.line)" }
        let widest = places.map { DisplayWidth.of(printable($0)) }.max() ?? 0
        let room = output.width.map { max(Self.leastText, $0 - indentation.count - widest - 2) }
        var table = TextTable()
        for (place, link) in zip(places, links) {
            table.add([indentation + output.style.bold(place), link.text.shown(output.style, .look, width: room)])
        }
        return table.text()
    }

    private static let leastText = 20
}

extension TextOrJSON {
    /// Prints links in either form; `none` is told on standard error where there are none.
    func print(
        _ links: [NoteLink], none: String, options: VaultOptions, text: (LinksView, TextOutput) -> String
    ) async throws {
        let view = LinksView(links: links)
        switch self {
        case .json: try OutputStream.print(view.json())
        case .text:
            guard !links.isEmpty else { return StandardError.write(none + "\n") }
            let output = TextOutput(options.terminal)
            try await output.print(text(view, output))
        }
    }
}
