import KeywrightModel

/// What the service charges in one region at one date, in US dollars: list prices, without what an account has free (F2.38).
package struct PriceList: Sendable {
    /// Of one table class.
    struct Class: Sendable {
        /// As reports call it.
        var name: String
        var perMillionReads: Double
        var perMillionWrites: Double
        /// Of a unit a second for an hour.
        var readHour: Double
        var writeHour: Double
        /// For a month.
        var perGigabyte: Double
        /// Whether the prices of provisioned units are confirmed.
        var isProvisionedSure: Bool
    }

    package var region: String
    /// When they were published.
    package var date: String
    var standard: Class
    var infrequentAccess: Class
    /// Point-in-time recovery, for a month.
    var backupPerGigabyte: Double

    func prices(of table: Table) -> Class {
        switch table.settings.tableClass {
        case .standard: standard
        case .infrequentAccess: infrequentAccess
        }
    }

    /// The one that is built in; other regions differ by 10 to 25 % (F2.32).
    package static let current = PriceList(
        region: "us-east-1", date: "2026-08-15",
        standard: Class(
            name: "standard", perMillionReads: 0.125, perMillionWrites: 0.625, readHour: 0.00013, writeHour: 0.00065,
            perGigabyte: 0.25, isProvisionedSure: true),
        infrequentAccess: Class(
            name: "infrequent access", perMillionReads: 0.155, perMillionWrites: 0.78, readHour: 0.00016,
            writeHour: 0.00081, perGigabyte: 0.10, isProvisionedSure: false),
        backupPerGigabyte: 0.20)
}
