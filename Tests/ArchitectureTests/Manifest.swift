/// What `Package.swift` says of its targets, read from its text.
struct Manifest: Sendable, Equatable {
    /// The targets that are no tests, by name, each with the modules that it declares.
    let targets: [String: Set<String>]

    init(_ text: String) {
        var targets: [String: Set<String>] = [:]
        for kind in [".systemLibrary(", ".target(", ".executableTarget("] {
            var rest = text[...]
            while let call = rest.firstRange(of: kind) {
                rest = rest[call.upperBound...]
                let arguments = Self.balanced(rest)
                guard let name = Self.literals(in: arguments).first, !arguments.contains("path: \"Tests/") else {
                    continue
                }
                targets[String(name)] = Self.dependencies(in: arguments)
            }
        }
        self.targets = targets
    }

    private static func dependencies(in arguments: Substring) -> Set<String> {
        guard let list = arguments.firstRange(of: "dependencies: [") else { return [] }
        let items = balanced(arguments[list.upperBound...])
        let packages = items.components(after: "package: ").compactMap { literals(in: $0).first }
        return Set(literals(in: items).filter { !packages.contains($0) }.map(String.init))
    }

    /// The text up to the bracket that closes the one before it.
    private static func balanced(_ text: Substring) -> Substring {
        var depth = 0
        for index in text.indices {
            if "([".contains(text[index]) { depth += 1 }
            if ")]".contains(text[index]) { depth -= 1 }
            if depth < 0 { return text[..<index] }
        }
        return text
    }

    private static func literals(in text: Substring) -> [Substring] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    }
}

extension Substring {
    /// What follows each `mark`, to the end.
    fileprivate func components(after mark: String) -> [Substring] {
        ranges(of: mark).map { self[$0.upperBound...] }
    }
}
