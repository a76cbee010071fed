/// The rules that every source file keeps, as a pure function of one file.
///
/// No build holds them for us: SwiftPM compiles a file that imports a module its target does not declare.
enum ArchitectureCheck {
    /// The breaches in `file`, rule by rule.
    static func breaches(in file: SourceFile) -> [Breach] {
        let layer = Layer.all.first { $0.name == file.target }
        let ofLayer = layer.map { foreignImports(in: file, of: $0) + impureNames(in: file, of: $0) }
        return (ofLayer ?? [Breach(rule: .unlistedTarget, path: file.path, line: 1, found: file.target)])
            + (layer.map { leakedTypes(in: file, of: $0) } ?? [])
            + occurrences(of: bannedNames, in: file, rule: .bannedName)
            + tooManyLines(in: file)
    }

    /// A file this long wants to be two.
    static let longestFile = 400

    /// Names that reach the disk, the clock, the environment, the network or the terminal.
    static let impureNames = [
        "FileManager", "FileHandle", "fopen", "open(", "Bundle.", "UserDefaults", "URL(fileURLWithPath", "URL(filePath",
        "Data(contentsOf", "String(contentsOf", "contentsOfFile", "write(toFile",
        "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "clock_gettime", "gettimeofday",
        "getenv", "ProcessInfo", "Process(", "CommandLine", "TimeZone.current", "Locale.current", "Calendar.current",
        "autoupdatingCurrent", "URLSession",
        "print(", "Swift.print(", "debugPrint(", "dump(", "readLine(", "exit(", "Darwin", "Glibc",
    ]

    /// Names that end the program, or that go round the compiler's checks.
    static let bannedNames = [
        "try!", "as!", "fatalError(", "preconditionFailure(", "@unchecked", "nonisolated(unsafe)",
    ]

    // MARK: Rules

    private static func foreignImports(in file: SourceFile, of layer: Layer) -> [Breach] {
        file.code.imports
            .filter { !layer.declared.contains($0.module) && !layer.ambient.contains($0.module) }
            .map { Breach(rule: .importOfAnotherLayer, path: file.path, line: $0.line, found: $0.module) }
    }

    private static func impureNames(in file: SourceFile, of layer: Layer) -> [Breach] {
        layer.isPure ? occurrences(of: impureNames, in: file, rule: .impureName) : []
    }

    private static func leakedTypes(in file: SourceFile, of layer: Layer) -> [Breach] {
        file.code.exports.flatMap { export in
            export.text.names
                .filter { name in layer.hiddenNames.contains { name.hasPrefix($0) } }
                .map { Breach(rule: .leakedType, path: file.path, line: export.line, found: String($0)) }
        }
    }

    private static func tooManyLines(in file: SourceFile) -> [Breach] {
        let lines = file.code.lines
        let count = lines.last == "" ? lines.count - 1 : lines.count
        guard count > longestFile else { return [] }
        return [Breach(rule: .longFile, path: file.path, line: longestFile + 1, found: "\(count) lines")]
    }

    private static func occurrences(of names: [String], in file: SourceFile, rule: Breach.Rule) -> [Breach] {
        names.flatMap { name in
            file.code.lines(naming: name).map { Breach(rule: rule, path: file.path, line: $0, found: name) }
        }
    }
}
