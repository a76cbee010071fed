import NoteSyntax
import TestSupport
import Testing
import VaultModel

@testable import kith

@Suite("A timeline for spreadsheets")
struct CSVTimelineTests {
    @Test("read back, the values are what the interactions say", arguments: ["Europe/Berlin", "America/New_York"])
    func readBack(zone: String) async throws {
        var view = try TimelineFixture.view(zone: zone, filter: TimelineFixture.everything)
        let commas = try CSVReader.rows(try await TimelineFixture.text(.csv, view))
        let tabs = try await TimelineFixture.text(.tsv, view).split(separator: "\n").map(TSVReader.values)
        #expect(commas == tabs)
        #expect(commas.first == CSVTimeline.columns)
        #expect(commas.count == view.timeline.interactions.count + 1)
        for (index, row) in commas.dropFirst().enumerated() {
            let entry = view.entry(index)
            let record = Dictionary(uniqueKeysWithValues: zip(CSVTimeline.columns, row))
            #expect(row.count == CSVTimeline.columns.count)
            #expect(record["id"] == entry.id ?? "")
            #expect(record["contact"] == entry.contact)
            #expect(record["subject"] == entry.subject)
            #expect(record["body"] == entry.body)
            #expect(record["by"] == entry.by.joined(separator: "; "))
            #expect(record["with"] == entry.with.joined(separator: "; "))
            #expect(record["date"] == entry.date?.description ?? "")
            #expect(record["loggedAt"] == entry.loggedAt?.utcDescription ?? "")
            #expect(record["status"] == entry.status.rawValue)
            #expect(record["duration"] == entry.interaction.duration.map { "\($0.minutes)" } ?? "")
            #expect(record["path"] == entry.path.string)
            #expect(record["line"] == "\(entry.line)")
        }
    }

    @Test("times are in the vault's zone, with seconds only where there are some")
    func times() async throws {
        let view = try TimelineFixture.view(
            interactions: """
                > [!call] 2026-01-01T23:30-05:00 a

                > [!call] 2026-01-01 08:00:00 b

                > [!call] 2026-01-01 07:00:09 c

                > [!call] 2026-01-01 d

                > [!call] e
                """)
        let rows = try CSVReader.rows(try await TimelineFixture.text(.csv, view)).dropFirst()
        #expect(rows.map { $0[3] } == ["2026-01-02", "2026-01-01", "2026-01-01", "2026-01-01", ""])
        #expect(rows.map { $0[4] } == ["04:30", "08:00", "07:00:09", "", ""])
    }

    @Test("a vault without interactions has the header alone")
    func empty() async throws {
        let view = try TimelineFixture.view(of: [:])
        let header = CSVTimeline.columns
        #expect(try await TimelineFixture.text(.csv, view) == header.joined(separator: ",") + "\r\n")
        #expect(try await TimelineFixture.text(.tsv, view) == header.joined(separator: "\t") + "\n")
    }
}

/// A strict reader of RFC 4180.
private enum CSVReader {
    struct Malformed: Error {
        let offset: Int
    }

    static func rows(_ text: String) throws -> [[String]] {
        let bytes = Array(text.utf8)
        var rows: [[String]] = []
        var row: [String] = []
        var offset = 0
        while offset < bytes.count {
            var value: [UInt8] = []
            if bytes[offset] == UInt8(ascii: "\"") {
                offset += 1
                while true {
                    guard offset < bytes.count else { throw Malformed(offset: offset) }
                    if bytes[offset] == UInt8(ascii: "\"") {
                        offset += 1
                        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { break }
                    }
                    value.append(bytes[offset])
                    offset += 1
                }
            } else {
                while offset < bytes.count, !",\r\n\"".utf8.contains(bytes[offset]) {
                    value.append(bytes[offset])
                    offset += 1
                }
            }
            row.append(String(decoding: value, as: UTF8.self))
            if bytes[offset...].starts(with: ",".utf8) {
                offset += 1
            } else if bytes[offset...].starts(with: "\r\n".utf8) {
                offset += 2
                rows.append(row)
                row = []
            } else {
                throw Malformed(offset: offset)
            }
        }
        guard row.isEmpty else { throw Malformed(offset: offset) }
        return rows
    }
}

/// A reader of tab-separated values with escapes.
private enum TSVReader {
    static func values(_ line: Substring) -> [String] {
        line.split(separator: "\t", omittingEmptySubsequences: false).map { field in
            var value = ""
            var scalars = field.unicodeScalars.makeIterator()
            while let scalar = scalars.next() {
                guard scalar == "\\" else {
                    value.unicodeScalars.append(scalar)
                    continue
                }
                switch scalars.next() {
                case "t": value += "\t"
                case "n": value += "\n"
                case "r": value += "\r"
                case "\\": value += "\\"
                default: value += "�"
                }
            }
            return value
        }
    }
}
