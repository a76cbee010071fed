import NoteSyntax
import TestSupport
import VaultModel

/// SampleVault on a day in March 2026, with all that filters may ask for.
enum FilterFixture {
    static let now = Instant(rfc3339: "2026-03-16T09:00:00-04:00") ?? Instant(secondsSinceEpoch: 0)
    static let today = CivilDate("2026-03-16") ?? .earliest

    static let sample = Result { try register(InMemoryVault.sample()) }

    static func register(_ vault: InMemoryVault) -> ContactRegister {
        let fold = ContactOverviewFold(
            policy: vault.policy, resolver: vault.resolver, now: now, keys: Set(ComputedKey.allCases))
        return vault.folding(fold).register()
    }

    /// What is wrong with a filter over the contacts of a vault.
    static func failure(_ filter: String, in register: ContactRegister) -> ContactFilter.Failure? {
        do throws(ContactFilter.Failure) {
            _ = try register.overviews(matching: ContactFilter(filter, on: today))
            return nil
        } catch {
            return error
        }
    }
}
