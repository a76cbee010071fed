import ArgumentParser
import NoteSyntax
import VaultModel

/// What the interactions below one heading of a timeline have in common.
enum TimelineGrouping: String, ExpressibleByArgument, CaseIterable {
    case month
    case day
    case contact
    case by
    case type
}

/// The interactions below one heading.
struct TimelineGroup {
    /// The heading; empty for a timeline without headings.
    let title: String

    /// The heading below its year's name, and the year, where all are of one month or day of it.
    var titleInYear: String?
    var year: Int?

    /// The indexes of the interactions, in the order of the view.
    fileprivate(set) var members: [Int]
}

extension TimelineView {
    /// The timeline below headings; without a grouping, one group of all.
    ///
    /// Months and days come in the order of the view, all else in alphabetical order without regard to case and
    /// accents. What two people did stands below both.
    func groups(by grouping: TimelineGrouping?) -> [TimelineGroup] {
        var view = self
        return switch grouping {
        case nil: [TimelineGroup(title: "", members: Array(timeline.interactions.indices))]
        case .month: byDate(\.firstOfMonth) { (title: "\($0.monthName) \($0.year)", inYear: $0.monthName) }
        case .day:
            byDate(\.self) { date in
                let inYear = "\(date.day) \(date.monthName)"
                return (title: "\(date.weekdayName), \(inYear) \(date.year)", inYear: inYear)
            }
        case .contact: view.byContact()
        case .by: view.byPerson()
        case .type: view.byName { [$0.type(in: $1.settings)] }
        }
    }

    private func byDate(
        _ key: (CivilDate) -> CivilDate, titles: (CivilDate) -> (title: String, inYear: String)
    ) -> [TimelineGroup] {
        var groups: [TimelineGroup] = []
        var places: [CivilDate?: Int] = [:]
        for (index, interaction) in timeline.interactions.enumerated() {
            let date = day(of: interaction).map(key)
            if let place = places[date] {
                groups[place].members.append(index)
            } else {
                places[date] = groups.count
                let titles = date.map(titles)
                groups.append(
                    TimelineGroup(
                        title: titles?.title ?? "Undated", titleInYear: titles?.inYear, year: date?.year,
                        members: [index]))
            }
        }
        return groups
    }

    /// What nobody is named for comes last.
    private mutating func byPerson() -> [TimelineGroup] {
        let groups = byName { $1.people(of: $0) }
        let named = Set(groups.flatMap(\.members))
        let rest = timeline.interactions.indices.filter { !named.contains($0) }
        return rest.isEmpty ? groups : groups + [TimelineGroup(title: "Nobody named", members: rest)]
    }

    /// Contacts are told apart by their notes; where two are named alike the note's path is added.
    private mutating func byContact() -> [TimelineGroup] {
        var paths: [String: Set<NotePath>] = [:]
        for interaction in timeline.interactions {
            paths[interaction.holder.name, default: []].insert(interaction.holder.path)
        }
        return byName { interaction, _ in
            let holder = interaction.holder
            return [paths[holder.name]?.count == 1 ? holder.name : "\(holder.name) (\(holder.path))"]
        }
    }

    private mutating func byName(_ names: (Interaction, inout TimelineView) -> [String]) -> [TimelineGroup] {
        var members: [String: [Int]] = [:]
        for (index, interaction) in timeline.interactions.enumerated() {
            for name in names(interaction, &self) { members[name, default: []].append(index) }
        }
        return members.map {
            (key: FoldedText($0.key).text, group: TimelineGroup(title: $0.key, members: $0.value))
        }
        .sorted { ($0.key, $0.group.title) < ($1.key, $1.group.title) }
        .map(\.group)
    }
}

extension CivilDate {
    fileprivate var firstOfMonth: CivilDate { CivilDate(year: year, month: month, day: 1) ?? self }

    fileprivate var monthName: String {
        [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ][month - 1]
    }

    fileprivate var weekdayName: String {
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday.rawValue - 1]
    }
}
