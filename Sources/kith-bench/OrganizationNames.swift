/// Names for organizations: each number has one name, and no two have the same.
struct OrganizationNames: Sendable {
    private let first = """
        Alder Amber Anchor Birch Blue Brook Cedar Clay Copper Coral Crest Delta Dune Ember Fern Flint Granite Harbor Hazel
        Heron Iron Juniper Kestrel Lantern Larch Linden Maple Meadow North Oak Orchard Otter Pebble Pine Quarry Raven
        River Rowan Saffron Slate Spruce Summit Thistle Timber Vale Willow
        """.split { $0 == " " || $0 == "\n" }

    private let second = """
        Analytics Architects Bakery Biotech Books Brewing Cargo Clinic Consulting Dental Design Electric Energy Films
        Finance Foods Foundry Games Instruments Insurance Labs Legal Logistics Mobility Optics Outdoors Packaging Paper
        Press Robotics Schools Shipping Software Studios Textiles Tools Travel Vineyards Works
        """.split { $0 == " " || $0 == "\n" }

    private let third = ["", " Group", " Partners", " Europe", " & Sons", " Holding", " International", " Foundation"]

    /// The name of organization `index`; numbers repeat the 14,000 names with a figure behind them.
    func name(_ index: Int) -> String {
        let pairs = first.count * second.count
        let place = index % pairs * 1_000_003 % pairs
        let layer = index / pairs
        let name = "\(first[place / second.count]) \(second[place % second.count])\(third[layer % third.count])"
        return layer < third.count ? name : "\(name) \(layer / third.count + 1)"
    }
}
