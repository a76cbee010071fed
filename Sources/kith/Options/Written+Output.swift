import VaultModel

extension Written {
    /// A line for each place: where it is, and its id.
    var text: String { places.map { printable($0.text) + "\n" }.joined() }

    /// Says on standard error which files came and went; standard output has the places alone.
    func tellFiles() {
        for path in copied { StandardError.write("kith: copied \(printable(path.string))\n") }
        for path in removed { StandardError.write("kith: removed \(printable(path.string))\n") }
    }

    /// Says which files stay, and why.
    func tellKept() {
        for file in kept {
            let own = file.obstacle.path == file.path
            let reason = own ? file.obstacle.fileMessage : "\(file.obstacle.place): \(file.obstacle.message)"
            let why = own ? "" : "who links to it can't be told, "
            StandardError.write("kith: \(printable(file.path.string)) stays: \(why)\(reason)\n")
        }
    }

    /// Says how many interactions a segment's run has, or how many contacts its list has now, and how many came and went.
    func tellSegment() {
        if !interactions.isEmpty {
            StandardError.write("kith: \(SegmentListCommand.count(interactions.count, "interaction"))\n")
        }
        guard let segment else { return }
        var parts = [SegmentListCommand.count(segment.contactCount, "contact")]
        if !segment.added.isEmpty { parts.append("\(segment.added.count.grouped) more") }
        if !segment.removed.isEmpty { parts.append("\(segment.removed.count.grouped) less") }
        let gone = segment.removed.count <= Self.placeLimit ? segment.removed.joined(separator: ", ") : ""
        StandardError.write(
            printable("kith: \(parts.joined(separator: ", "))" + (gone.isEmpty ? "" : ": \(gone)")) + "\n")
    }

    /// Names what of a segment's list its criteria don't account for.
    func tellHandmade() {
        guard let segment else { return }
        func tell(_ names: [String], _ words: String) {
            for name in names { StandardError.write("kith: \(printable(name)) \(words)\n") }
        }
        tell(segment.byHand, "is in the list by hand, and stays")
        tell(
            segment.ambiguous, "in the list fits several notes, and stays: put the path of the one that is meant there")
        tell(segment.unresolved, "in the list is no contact, and stays")
        tell(segment.returning, "comes back with `kith segment refresh`: no filter names this contact alone")
    }

    /// How many places are named one by one.
    private static let placeLimit = 20

    /// Says how many links follow, and names those that lead to a note, or nowhere, since then.
    func tellLinks() {
        if let links, links.count > 0 {
            let notes = SegmentListCommand.count(links.notes, "note")
            StandardError.write("kith: \(SegmentListCommand.count(links.count, "link")) in \(notes) rewritten\n")
        }
        Self.tell(links?.found.map { "\($0.path):\($0.line)" } ?? [], "led nowhere, and leads to a note now")
        Self.tell(links?.dates.map { "\($0.path):\($0.line)" } ?? [], "is the date of an interaction, and stays")
        Self.tell(dangling.map { "\($0.source):\($0.line)" }, "leads nowhere now")
    }

    private static func tell(_ places: [String], _ words: String) {
        for place in places.prefix(placeLimit) { StandardError.write("kith: a link in \(printable(place)) \(words)\n") }
        if places.count > placeLimit {
            StandardError.write("kith: … and \((places.count - placeLimit).grouped) more like these\n")
        }
    }

    /// Names what was stamped and has no date.
    func tellUndated() {
        for place in undated {
            StandardError.write("kith: \(printable(place.text)) stays undated; --date says when it took place\n")
        }
    }

    /// `{"schema":"kith.<command>/1","written":[{"id","contact","path","line"}],"copied":[path],"removed":[path]}`.
    func json(schema command: String) -> JSONWriter {
        var json = JSONWriter()
        json.object { json in
            json.member(named: "schema", "kith.\(command)/1")
            json.array("written", places + interactions, keepsEmpty: true) { json, place in
                json.object { json in
                    json.member("id", place.id)
                    json.member("contact", place.name)
                    json.member("path", place.path.string)
                    json.member("line", place.line)
                }
            }
            segment?.write(to: &json)
            links.map { json.member("links", $0.count) }
            json.array("dangling", dangling) { json, link in
                json.object { json in
                    json.member("path", link.source.string)
                    json.member("line", link.line)
                }
            }
            json.member("copied", copied.map(\.string))
            json.member("removed", removed.map(\.string))
        }
        return json
    }
}

extension SegmentReport {
    /// The members `contacts` (how many), `added`, `taken`, `byHand`, `ambiguous`, `unresolved` and `returning` (names).
    fileprivate func write(to json: inout JSONWriter) {
        json.member("contacts", contactCount)
        json.member("added", added)
        json.member("taken", removed)
        json.member("byHand", byHand)
        json.member("ambiguous", ambiguous)
        json.member("unresolved", unresolved)
        json.member("returning", returning)
    }
}

extension WrittenPlace {
    /// `PATH:LINE`, and the id where there is one.
    var text: String { "\(path):\(line)" + (id.map { "  \($0)" } ?? "") }
}

extension PassedOver {
    /// Why a file that is no note was not read.
    fileprivate var fileMessage: String {
        switch reason {
        case .opaque(let reason): printable(reason)
        case .unreadableNote(let reason): "it can't be read: \(printable(reason))"
        default: message
        }
    }
}
