import Yams

/// The keys and values of front matter as Yams reads them, for what the scanner does not read with certainty.
struct YAMLBlock {
    /// A top-level key with its value.
    struct Pair {
        let key: String
        let value: Value

        /// Where the key begins, counted from 1 in the content's lines and their Unicode scalars.
        let line: Int
        let column: Int
    }

    /// A value without its place, which Yams does not tell.
    enum Value {
        case text(Text)
        case list([Text])
        case nested
    }

    /// A scalar without its place.
    struct Text {
        let string: String
        let style: FrontMatter.Scalar.Style
    }

    /// Why front matter is not read.
    struct Refusal: Error {
        let message: String

        /// The line in the content that it is about, counted from 1.
        var line: Int?

        /// Whether all that is wrong is a key that stands twice.
        var isDuplicateKey = false

        static let duplicateKey = Refusal(message: "A key stands twice", isDuplicateKey: true)
    }

    /// In source order.
    let pairs: [Pair]

    /// Has Yams read the content.
    ///
    /// - Parameter isFlat: Whether the scanner read all of it with certainty, so that nothing in it can take long.
    static func read(_ lines: FrontMatterLines, isFlat: Bool = false) -> Result<YAMLBlock, Refusal> {
        if !isFlat, let refusal = lines.refusal { return .failure(refusal) }
        do {
            // Without the default resolver every plain text stays text, also where keys are compared.
            let parser = try Yams.Parser(yaml: lines.text(lines.range), resolver: .basic, encoding: .utf8)
            // Nodes hold their anchors weakly: the parser owns them.
            return try withExtendedLifetime(parser) { .success(try YAMLBlock(parser.singleRoot())) }
        } catch let refusal as Refusal {
            return .failure(refusal)
        } catch let error as YamlError {
            return .failure(Refusal(error))
        } catch {
            return .failure(Refusal(message: "YAML cannot read the front matter"))
        }
    }

    private init(_ root: Yams.Node?) throws {
        guard let root else {
            pairs = []
            return
        }
        guard case .mapping(let mapping) = root else {
            throw Refusal(message: "The front matter is not made of KEY: VALUE", line: root.mark?.line)
        }
        try root.refuseAnchor()
        pairs = try mapping.map { key, value in
            guard case .scalar(let name) = key else {
                throw Refusal(message: "A key of the front matter is not a text", line: key.mark?.line)
            }
            try key.refuseAnchor()
            return Pair(
                key: name.string, value: try Value(value), line: name.mark?.line ?? 0, column: name.mark?.column ?? 0)
        }
    }
}

extension YAMLBlock.Value {
    fileprivate init(_ node: Yams.Node) throws {
        try node.refuseAnchor()
        switch node {
        case .scalar(let scalar): self = .text(YAMLBlock.Text(scalar))
        case .sequence(let sequence):
            var items: [YAMLBlock.Text] = []
            for item in sequence {
                try item.refuseAnchor()
                guard case .scalar(let scalar) = item else {
                    self = .nested
                    return
                }
                items.append(YAMLBlock.Text(scalar))
            }
            self = .list(items)
        case .mapping, .alias: self = .nested
        }
    }
}

extension YAMLBlock.Text {
    fileprivate init(_ scalar: Yams.Node.Scalar) {
        string = scalar.string
        style =
            switch scalar.style {
            case .any, .plain: .plain
            case .singleQuoted: .singleQuoted
            case .doubleQuoted: .doubleQuoted
            case .literal, .folded: .block
            }
    }
}

extension Yams.Node {
    fileprivate func refuseAnchor() throws {
        guard anchor != nil else { return }
        throw YAMLBlock.Refusal(message: "YAML anchors (&) are not read", line: mark?.line)
    }
}

extension YAMLBlock.Refusal {
    fileprivate init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(message: "YAML cannot read the front matter: \(problem)", line: mark.line)
        case .reader(let problem, _, _, _):
            self.init(message: "YAML cannot read the front matter: \(problem)")
        case .duplicatedKeysInMapping(_, let context):
            self.init(message: "A key stands twice", line: context.mark.line, isDuplicateKey: true)
        default:
            self.init(message: "YAML cannot read the front matter")
        }
    }
}
