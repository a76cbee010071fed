import NoteSyntax
import TestSupport
import Testing
import VaultModel

@Suite("FILTER over SampleVault")
struct FilterTableTests {
    /// A filter, and the contacts that it lists in the middle of March 2026, by the first words of their stems.
    static let rows: [(filter: String, contacts: [String])] = [
        ("last:90d..", ["Hollow", "Leopold", "Owen", "Priya", "Walter", "Winifred", "ليلى"]),
        ("last:..14d", ["Annegret", "Casimir", "Marisol", "Odile", "Ruth", "Sawmill", "Søren", "Ελένη", "يوسف", "佐藤"]),
        ("last:2w..6w", ["Beatrix", "Drahtwerk", "Harbor", "Harriet", "Kurogane", "Osgood", "Spoke-Word-"]),
        ("not:last:*", ["Owen"]),
        ("last:5d", ["Casimir", "佐藤"]),
        ("last>1y", ["Owen"]),
        ("last<1w", ["Annegret", "Casimir", "Marisol", "Ruth", "يوسف", "佐藤"]),
        ("last:1d,90d..", ["Hollow", "Leopold", "Owen", "Priya", "Walter", "Winifred", "ليلى"]),
        (
            "attempted:..30d",
            [
                "Annegret", "Beatrix", "Casimir", "Kurogane", "Marisol", "Odile", "Osgood", "Ruth", "Sawmill", "Søren",
                "Ελένη", "يوسف", "佐藤",
            ]
        ),
        ("not:attempted:*", ["Owen"]),
        ("interactions:0", ["Owen"]),
        (
            "interactions:9..",
            [
                "Annegret", "Beatrix", "Casimir", "Harbor", "Harriet", "Marisol", "Odile", "Ruth", "Søren",
                "Ελένη",
            ]
        ),
        ("interactions:..2", ["Nightjar", "Owen", "Walter"]),
        ("interactions>14", ["Ruth"]),
        ("interactions<1", ["Owen"]),
        (
            "interactions:7,8",
            ["Agnes", "Bartholomew", "Halyard", "Joaquín", "Leopold", "Spoke-Word-", "Winifred", "佐藤"]
        ),
        ("type:sms", ["Joaquín", "Marisol", "Priya", "Winifred", "Ελένη"]),
        ("type:FAX", ["Drahtwerk"]),
        (
            "type:letter,print",
            [
                "Agnes", "Annegret", "Beatrix", "Casimir", "Drahtwerk", "Fennimore", "Halyard", "Harbor", "Harriet",
                "Leopold", "Odile", "Osgood", "Priya", "Ruth", "Sawmill", "Spoke-Word-", "佐藤",
            ]
        ),
        ("not:type:*", ["Owen"]),
        (
            "code:order",
            [
                "Agnes", "Annegret", "Bartholomew", "Beatrix", "Casimir", "Drahtwerk", "Halyard", "Harbor", "Joaquín",
                "Kurogane", "Leopold", "Nightjar", "Odile", "Ruth", "Søren", "Ελένη", "佐藤",
            ]
        ),
        (
            "code:order/quote",
            [
                "Annegret", "Bartholomew", "Beatrix", "Casimir", "Harbor", "Joaquín", "Kurogane", "Leopold", "Odile",
                "Ruth", "Søren", "Ελένη", "佐藤",
            ]
        ),
        ("template:\"wheel list\"", ["Beatrix", "Ruth", "Søren", "Ελένη"]),
        ("template:\"Wheel ready\"", ["Ελένη"]),
        (
            "template:*",
            ["Agnes", "Beatrix", "Casimir", "Drahtwerk", "Fennimore", "Harbor", "Harriet", "Ruth", "Søren", "Ελένη"]
        ),
        (
            "evaluation:negative,very-negative",
            [
                "Annegret", "Bartholomew", "Beatrix", "Casimir", "Fennimore", "Halyard", "Odile", "Ruth", "Walter",
                "Winifred", "佐藤",
            ]
        ),
        ("not:evaluation:*", ["Owen"]),
        (
            "by:imani",
            [
                "Agnes", "Annegret", "Bartholomew", "Beatrix", "Casimir", "Drahtwerk", "Halyard", "Harriet", "Hollow",
                "Joaquín", "Leopold", "Marisol", "Odile", "Sawmill", "Søren", "Winifred", "Ελένη",
            ]
        ),
        (
            "by:\"Imani Brandt\"",
            [
                "Agnes", "Annegret", "Bartholomew", "Beatrix", "Casimir", "Drahtwerk", "Halyard", "Harriet", "Hollow",
                "Joaquín", "Leopold", "Marisol", "Odile", "Sawmill", "Søren", "Winifred", "Ελένη",
            ]
        ),
        (
            "by:nora,ellis",
            [
                "Agnes", "Annegret", "Bartholomew", "Beatrix", "Drahtwerk", "Fennimore", "Harbor", "Harriet", "Hollow",
                "Joaquín", "Kurogane", "Leopold", "Marisol", "Odile", "Osgood", "Priya", "Ruth", "Sawmill",
                "Spoke-Word-", "Søren", "Winifred", "Ελένη", "ليلى", "يوسف", "佐藤",
            ]
        ),
        ("not:by:dev", ["Owen", "佐藤"]),
        ("due:..today", ["Ελένη"]),
        ("due:..2w", ["Agnes", "Beatrix", "Casimir", "Odile", "Ελένη"]),
        ("due:2026-04", ["Bartholomew", "Kurogane", "Leopold", "ليلى", "يوسف", "佐藤"]),
        ("due>2026-06", ["Drahtwerk", "Nightjar", "Priya", "Spoke-Word-"]),
        (
            "not:due:*",
            [
                "Fennimore", "Halyard", "Harbor", "Harriet", "Hollow", "Joaquín", "Marisol", "Owen", "Sawmill",
                "Walter", "Winifred",
            ]
        ),
        ("keep-in-touch:..3m", ["Annegret", "Beatrix", "Odile", "Ruth", "Ελένη", "ليلى", "佐藤"]),
        ("keep-in-touch:6m..", ["Leopold", "Priya", "Spoke-Word-"]),
        ("keep-in-touch:6w", ["Ruth"]),
        (
            "keep-in-touch>6w",
            ["Annegret", "Beatrix", "Leopold", "Odile", "Priya", "Spoke-Word-", "Ελένη", "ليلى", "佐藤"]
        ),
        ("created:2026", ["Owen"]),
        (
            "created:..2024-06",
            ["Agnes", "Annegret", "Drahtwerk", "Fennimore", "Halyard", "Hollow", "Leopold", "Odile", "Osgood"]
        ),
        ("created:2025-03..2025-05", ["Bartholomew", "Priya", "Sawmill", "يوسف"]),
        ("created>2025-12-31", ["Owen"]),
        ("created<2024-03", ["Annegret", "Drahtwerk", "Fennimore", "Odile", "Osgood"]),
        ("birthday:1970..1979", ["Leopold", "Ruth"]),
        ("birthday:--03-01..--06-30", ["Agnes", "Ruth"]),
        ("birthday:--12-01..--03-31", ["Agnes", "Annegret", "Beatrix", "Leopold"]),
        ("birthday:--12-24", ["Leopold"]),
        ("relation:spouse", ["Marisol", "Owen"]),
        ("relation:\"Owen Vega\"", ["Marisol"]),
        ("account:1..500", ["Harbor"]),
        ("account:400..10000", ["Halyard", "Harbor"]),
        ("account:*", ["Halyard", "Harbor"]),
        ("name:A..C", ["Agnes", "Annegret", "Bartholomew", "Beatrix", "Casimir"]),
        ("name:..B", ["Agnes", "Annegret", "Bartholomew", "Beatrix"]),
        ("name>W", ["Kurogane", "Ελένη", "ليلى", "يوسف", "佐藤"]),
        ("segment:\"Spring wheels\"", ["Marisol", "Ruth", "Søren", "Ελένη"]),
        ("segment:\"Spring wheels\" last:1w..", ["Søren", "Ελένη"]),
        ("not:segment:* tag:customer starred:true", ["Agnes"]),
        ("starred:true", ["Agnes", "Annegret", "Ruth", "Winifred"]),
        ("not:starred:* language:fr", ["Odile"]),
        ("alias:HLB", ["Harbor"]),
        ("job-title:Buyer,Mechanic", ["Marisol", "Ruth"]),
        ("phone:\"+1 845-555-0164\"", ["Marisol"]),
        ("phone:\"001 8455550164\"", ["Marisol"]),
        ("email:RUTH@harborlane.example", ["Ruth"]),
        ("vcard:*", ["Bartholomew", "Owen"]),
        ("tag:customer last:6w..", ["Agnes", "Bartholomew", "Walter"]),
        ("tag:customer not:tag:paused interactions:..7", ["Bartholomew"]),
        ("soren", ["Søren"]),
        ("\"lane bikes\"", ["Harbor"]),
        ("not:a", ["Osgood", "Winifred"]),
        ("kind:organization code:order not:tag:supplier", ["Halyard", "Harbor"]),
        ("organization:\"harbor lane bikes\"", ["Ruth"]),
        ("owner:\"Dev Okafor\" tag:customer,workshop", ["Bartholomew", "Marisol", "Ruth", "Ελένη"]),
        ("\"mill\"", ["Sawmill"]),
        ("flags:* keep-in-touch:*", ["Annegret", "Odile", "Ruth", "佐藤"]),
        ("rim-colour:silver,gold", ["Ruth"]),
    ]

    @Test("lists exactly the contacts that are meant", arguments: rows)
    func lists(filter: String, contacts: [String]) throws {
        let register = try FilterFixture.sample.get()
        let overviews = try register.overviews(matching: ContactFilter(filter, on: FilterFixture.today))
        let names = overviews.map { String($0.contact.stem.prefix { $0 != " " }) }
        #expect(names.sorted() == contacts.sorted())
    }

    @Test("has a row for each computed key, and for each form of value")
    func isComplete() {
        let filters = Self.rows.map(\.filter)
        #expect(filters.count >= 60)
        for key in ComputedKey.allCases {
            #expect(filters.contains { $0.contains("\(key.rawValue):") || $0.contains("\(key.rawValue)>") }, "\(key)")
        }
        for form in ["not:", "..", ":*", ",", "\"", ">", "<", "--"] {
            #expect(filters.contains { $0.contains(form) }, "\(form)")
        }
    }
}
