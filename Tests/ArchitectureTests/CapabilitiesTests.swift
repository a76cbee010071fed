import Foundation
import Testing

@Suite("The page of capabilities")
struct CapabilitiesTests {
    @Test("names tests that are there, or says that nothing is built yet")
    func tests() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let page = try String(
            contentsOf: root.appending(path: "Sources/VaultModel/VaultModel.docc/Capabilities.md"), encoding: .utf8)
        let paths = try FileManager.default.subpathsOfDirectory(
            atPath: root.appending(path: "Tests").path(percentEncoded: false))
        let files = Set(paths.compactMap { $0.split(separator: "/").last.map(String.init) })
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| capability") }
        #expect(rows.count > 40)
        for row in rows {
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            try #require(cells.count == 3, "\(row)")
            guard cells[2] != "–" else {
                #expect(cells[1] == "not built yet", "\(row)")
                continue
            }
            let name = cells[2].trimmingCharacters(in: ["`"])
            #expect(files.contains(name + ".swift"), "\(row)")
        }
    }
}
