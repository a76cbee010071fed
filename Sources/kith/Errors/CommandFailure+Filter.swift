import VaultModel

extension CommandFailure {
    init(_ error: ContactFilter.Failure) {
        self.init(error.reason)
        excerpt = Excerpt(text: error.filter, part: error.word)
    }

    private init(_ reason: ContactFilter.Reason) {
        switch reason {
        case .openQuote:
            self.init(code: .usage, message: "the filter has a quote that nothing closes", hint: "Add the other \".")
        case .missingValue:
            self.init(
                code: .usage, message: "a word of the filter asks for nothing",
                hint: "Put a value behind it, as in tag:client, or * for any.")
        case .missingKey:
            self.init(
                code: .usage, message: "a word of the filter has no key",
                hint: "Put one before it, as in tag:client, or the text into \"…\" if it is part of a name.")
        case .unknownKey(let key, let nearest):
            self.init(
                code: .usage, message: "no contact has a property “\(key)”",
                hint: Self.advice(nearest) ?? "`kith list --format json` shows what properties contacts have.")
        case .unreadable(let text, let key, let form):
            self.init(
                code: .usage, message: "“\(text)” is no \(form.noun), which “\(key)” asks for", hint: form.advice(key))
        case .reversed(let text):
            self.init(
                code: .usage, message: "the ends of “\(text)” are the wrong way round",
                hint: "The lesser one is first.")
        case .notAllowed(let text, let key, let allowed):
            self.init(
                code: .usage, message: "“\(key)” can't be “\(text)”",
                hint: "It is one of: \(allowed.joined(separator: ", ")).")
        case .ambiguousName(let name, let key, let candidates):
            self.init(
                code: .ambiguous, message: "“\(name)” fits several \(key == "by" ? "people" : "\(key)s")",
                hint: "Name one by its path, in quotes where it has blanks.", candidates: candidates.map(Candidate.init)
            )
        case .unread(let note): self = .unread(note)
        case .unknownName(let name, let key, let nearest):
            let noun = key == "by" ? "person" : key
            let all = ["by": "`kith member list`", "template": "`kith template list`", "code": "`kith code list`"][key]
            self.init(
                code: .notFound, message: "no \(noun) is called “\(name)”",
                hint: Self.advice(nearest) ?? "\(all ?? "`kith segment list`") shows them all.")
        }
    }

    private static func advice(_ nearest: [String]) -> String? {
        nearest.isEmpty ? nil : "Did you mean \(nearest.joined(separator: ", "))?"
    }
}

extension CommandFailure {
    init(_ error: SearchQuery.Failure) {
        switch error {
        case .empty:
            self.init(
                code: .usage, message: "there is nothing to search for",
                hint: "Give a word, as in `kith search budget`.")
        case .openQuote:
            self.init(
                code: .usage, message: "the text has a quote that nothing closes",
                hint: "Add the other \", and put the whole text into '…' for the shell.")
        case .badExpression(let pattern):
            self.init(
                code: .usage, message: "/\(pattern)/ is no regular expression",
                hint: "Put a \\ before what is no sign of its own, or search for the words without slashes.")
        }
    }
}

extension FilterForm {
    fileprivate var noun: String {
        switch self {
        case .number: "number"
        case .date: "date"
        case .dayOfYear: "day of a year"
        case .span: "span"
        }
    }

    fileprivate func advice(_ key: String) -> String {
        switch self {
        case .number: "Write it as \(key):3 or \(key):3.., and more than 3 in quotes: '\(key)>3'."
        case .date where key == "due": "Write it as due:2026-03-09, due:..2026-03 or due:..2w."
        case .date, .dayOfYear: "Write it as \(key):2026-03-09, \(key):2026 or \(key):2026-01..2026-03."
        case .span: "Write it as \(key):90d.., \(key):..6w or \(key):3m..1y."
        }
    }
}
