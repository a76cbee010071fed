/// Rows of cells whose columns stand below each other, by the width that a terminal gives them.
///
/// Cells are single lines made by ``TextStyle`` (or `printable`). Columns that are empty in every row take no room, and
/// no line ends in blanks.
struct TextTable {
    /// On which side of its column a cell stands.
    enum Alignment {
        case left
        case right
    }

    /// The rows so far.
    private(set) var rows: [[String]] = []

    private let alignments: [Alignment]

    /// The blanks between columns.
    private static let gap = 2

    /// A table without rows.
    ///
    /// - Parameter alignments: Of the columns, from the first; those not named are left.
    init(_ alignments: [Alignment] = []) {
        self.alignments = alignments
    }

    /// Adds a row; rows may differ in length.
    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    /// The table, a line a row, each with a line end.
    ///
    /// - Parameters:
    ///   - width: The terminal's columns; nil for no bound.
    ///   - flexible: The columns whose cells are cut so that lines fit into `width`: one after the other, as far as each
    ///     can be.
    func text(width: Int? = nil, cutting flexible: Int...) -> String {
        var widths = columnWidths
        for column in flexible where widths.indices.contains(column) {
            let shown = widths.filter { $0 > 0 }
            let excess = shown.reduce(0, +) + Self.gap * max(0, shown.count - 1) - (width ?? .max)
            if excess > 0 { widths[column] = min(widths[column], max(Self.leastWidth, widths[column] - excess)) }
        }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let text = DisplayWidth.cut(cell, to: widths[column])
                return Cell(text: text, width: DisplayWidth.of(text))
            }
            return Self.line(cells, widths: widths, alignments: alignments) + "\n"
        }
        .joined()
    }

    /// A cell is not cut shorter than this.
    private static let leastWidth = 12

    private var columnWidths: [Int] {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], DisplayWidth.of(cell))
            }
        }
        return widths
    }
}

// MARK: - Lines

extension TextTable {
    /// A text and the columns it takes.
    struct Cell {
        let text: String
        let width: Int
    }

    /// One line of a table: each cell filled up to its column's width, longer ones as they are; none of width 0.
    static func line(_ cells: [Cell], widths: [Int], alignments: [Alignment] = []) -> String {
        var line = ""
        var blanks = 0
        for (column, cell) in cells.enumerated() where widths[column] > 0 {
            let padding = max(0, widths[column] - cell.width)
            let isRight = column < alignments.count && alignments[column] == .right
            if isRight { blanks += padding }
            if !cell.text.isEmpty {
                for _ in 0..<blanks { line.append(" ") }
                line += cell.text
                blanks = 0
            }
            blanks += (isRight ? 0 : padding) + gap
        }
        return line
    }
}
