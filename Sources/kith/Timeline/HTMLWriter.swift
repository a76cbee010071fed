/// Writes HTML.
///
/// Markup comes from the program's own text alone, which the types see to: what is given as a `String` is escaped,
/// always.
struct HTMLWriter {
    private var html = ""

    /// Hands over what was written and forgets it.
    mutating func take() -> String {
        defer { html = "" }
        return html
    }

    /// Markup as it stands.
    mutating func raw(_ markup: StaticString) {
        html += "\(markup)"
    }

    /// Text, escaped; control characters, which HTML does not allow, become visible.
    mutating func text(_ text: String) {
        for scalar in TerminalText.withoutControls(text).unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            case "'": html += "&#39;"
            default: html.unicodeScalars.append(scalar)
            }
        }
    }

    /// A start tag; attributes without a value are left out.
    mutating func open(_ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        html += "<\(tag)"
        for (name, value) in attributes {
            guard let value else { continue }
            html += " \(name)=\""
            text(value)
            html += "\""
        }
        html += ">"
    }

    /// An end tag.
    mutating func close(_ tag: StaticString) {
        html += "</\(tag)>"
    }

    /// An element that holds text.
    mutating func element(_ tag: StaticString, _ content: String) {
        element(tag, [:], content)
    }

    /// An element with attributes that holds text.
    mutating func element(_ tag: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ content: String) {
        open(tag, attributes)
        text(content)
        close(tag)
    }
}
