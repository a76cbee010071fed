import Foundation

/// The programs that were built together with the tests.
enum BuiltProducts {
    /// The path of `kith`: what `KITH_BINARY` names, else the one that stands beside the test bundle.
    static func kith() throws -> String {
        if let named = ProcessInfo.processInfo.environment["KITH_BINARY"], !named.isEmpty { return named }
        return try program("kith")
    }

    /// The path of the program that stands beside the test bundle.
    static func program(_ name: String) throws -> String {
        let bundles = bundlePaths()
        for bundle in bundles {
            for folder in foldersAbove(bundle) {
                let candidate = folder.appending(path: name).path(percentEncoded: false)
                if isProgram(candidate) { return candidate }
            }
        }
        throw MissingProduct(name: name, places: bundles)
    }

    /// Where the tests' own code may lie: as a program of its own, or as a bundle that another program runs.
    private static func bundlePaths() -> [String] {
        let named = CommandLine.arguments.filter { $0.contains(".xctest") }
        let own = Bundle.allBundles.map(\.bundlePath) + [Bundle.main.executablePath].compactMap(\.self)
        let process = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")).map { [$0] } ?? []
        return named + own + process
    }

    /// On macOS the bundle is a folder, and what runs lies three folders deep in it.
    private static func foldersAbove(_ path: String) -> [URL] {
        var folders: [URL] = []
        var folder = URL(filePath: path).standardizedFileURL
        for _ in 0..<4 where folder.pathComponents.count > 1 {
            folder.deleteLastPathComponent()
            folders.append(folder)
        }
        return folders
    }

    private static func isProgram(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
            && FileManager.default.isExecutableFile(atPath: path)
    }
}

/// There is no such program where the tests were built.
struct MissingProduct: Error, CustomStringConvertible {
    let name: String
    let places: [String]

    var description: String {
        "no program “\(name)” beside \(places.joined(separator: ", ")); build it, or set KITH_BINARY to the path of kith"
    }
}
