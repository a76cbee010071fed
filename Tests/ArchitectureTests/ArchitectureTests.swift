import Testing

@Suite("Architecture")
struct ArchitectureTests {
    @Test("No source file breaks a rule of the architecture")
    func sourcesKeepTheRules() throws {
        let sources = try ProjectFiles.sources()
        #expect(!sources.isEmpty)
        for breach in sources.flatMap(ArchitectureCheck.breaches) {
            Issue.record("\(breach)")
        }
    }

    @Test("Package.swift declares the targets and dependencies of the table, and no others")
    func manifestMatchesTheTable() throws {
        let table = Layer.all.reduce(into: Layer.ofC) { $0[$1.name] = $1.declared }
        #expect(try Manifest(ProjectFiles.text(at: "Package.swift")).targets == table)
    }

    @Test("Every folder of sources is a target of the table")
    func foldersMatchTheTable() throws {
        #expect(try ProjectFiles.sourceFolders() == Set(Layer.all.map(\.name)).union(Layer.ofC.keys))
    }

    @Test("A layer imports only what stands below it")
    func tableIsOrdered() {
        let names = Layer.all.map(\.name)
        for (index, layer) in Layer.all.enumerated() {
            #expect(layer.declared.isDisjoint(with: names[index...]), "\(layer.name)")
        }
    }
}
