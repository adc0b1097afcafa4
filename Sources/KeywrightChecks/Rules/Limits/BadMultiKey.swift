import KeywrightDiagnostics

extension Rule {
    static let badMultiKey = Rule(
        RuleID("KW407", "bad-multi-key"),
        severity: .error,
        isFixed: true,
        summary: "more than four attributes in a key part, or a multi-attribute key where the service has none",
        explanation: """
            A global index takes one to four partition attributes and up to four sort attributes (F1.35). A table's key is one partition
            attribute and at most one sort attribute (F1.36).
            """,
        bad: """
            keywright: 1
            design: Readings
            table:
              name: readings
              key: { partition: PK }
              indexes:
                ByPlace: { partition: [country, county, city, street, house] }
            #                                                         ^^^^^ error[KW407]
            entities:
              Reading:
                key: { PK: READING#<readingId> }
                attributes: { readingId: ulid, country: string, county: string, city: string, street: string, house: string }
            accessPatterns:
              getReading: { get: Reading }
            """,
        good: """
            keywright: 1
            design: Readings
            table:
              name: readings
              key: { partition: PK }
              indexes:
                ByPlace: { partition: [country, county, city] }
            entities:
              Reading:
                key: { PK: READING#<readingId> }
                attributes: { readingId: ulid, country: string, county: string, city: string, street: string, house: string }
            accessPatterns:
              readingsIn: { query: Reading, where: country = $country and county = $county and city = $city, limit: 20 }
            """,
        check: .whileReading
    )
}
