extension VaultZone {
    /// Whether a name that Foundation knows can be one of the IANA time zone database.
    ///
    /// There every zone but a few old ones is `AREA/PLACE`; what Foundation takes beyond that is without a slash, or
    /// ICU's own.
    static func mayBeInDatabase(_ identifier: String) -> Bool {
        guard identifier.contains("/") else { return namesWithoutArea.contains(identifier) }
        // ICU ends a name at a NUL where it has met the shorter name before.
        let isPlain = identifier.utf8.allSatisfy { byte in
            byte.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || "/_-+".utf8.contains(byte)
        }
        return isPlain && identifier != "Etc/Unknown" && !identifier.hasPrefix("SystemV/")
    }

    private static let namesWithoutArea: Set<String> = [
        "CET", "CST6CDT", "Cuba", "EET", "EST", "EST5EDT", "Egypt", "Eire", "GB", "GB-Eire", "GMT", "GMT+0", "GMT-0",
        "GMT0", "Greenwich", "HST", "Hongkong", "Iceland", "Iran", "Israel", "Jamaica", "Japan", "Kwajalein", "Libya",
        "MET", "MST", "MST7MDT", "NZ", "NZ-CHAT", "Navajo", "PRC", "PST8PDT", "Poland", "Portugal", "ROC", "ROK",
        "Singapore", "Turkey", "UCT", "UTC", "Universal", "W-SU", "WET", "Zulu",
    ]
}
