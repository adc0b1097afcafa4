import KeywrightDiagnostics
import KeywrightDriver
import Testing

/// What KW201 offers is put into the design, and the pattern then has a plan and the design no error.
@Suite("KW201 needs-scan: what it offers")
struct NeedsScanRepairTests {
    private static func design(_ attributes: String, _ pattern: String, more: String = "") -> String {
        """
        keywright: 1
        design: T
        table:
          name: things
          key: { partition: PK, sort: SK }
          indexes:
            GSI1: { partition: GSI1PK, sort: GSI1SK }
        #INDEX
        entities:
          Seed:
            key: { PK: SEED#<seedId>, SK: SEED }
            indexes:
              GSI1: { GSI1PK: NAME#<label>, GSI1SK: SEED }
            attributes: { seedId: ulid, label: string }
          Plant:
            key: { PK: BED#<bedId>, SK: PLANT#<plantId> }
        #ENTRY
            attributes: { bedId: ulid, plantId: ulid, \(attributes) }
        accessPatterns:
          seeds: { query: Seed, where: label = $label, limit: 20 }
          asked: \(pattern)
        \(more)
        """
    }

    private func findings(_ text: String) -> [Diagnostic] {
        compile(SourceFile(path: "t.keywright.yaml", text: text)).findings.filter { $0.severity != .info }
    }

    @Test(arguments: [
        ("kind: string", "{ query: Plant, where: kind = $kind, limit: 20 }"),
        ("kind: string, at: timestamp", "{ query: Plant, where: kind = $kind and at < $before, limit: 20 }"),
        (
            "kind: string, at: timestamp",
            "{ query: Plant, where: kind = $kind and at between $from and $to, order: descending, limit: 20 }"
        ),
        ("kind: string, on: date", "{ query: Plant, where: kind = $kind, order: on descending, limit: 20 }"),
        (
            "kind: string, height: { type: int, min: 0, max: 900 }",
            "{ query: Plant, where: kind = $kind and height >= $h, limit: 20 }"
        ),
        (
            "kind: string, height: { type: int, min: -5, max: 9 }",
            "{ query: Plant, where: kind = $kind, order: height ascending, limit: 20 }"
        ),
        ("kind: string, label: string", "{ query: Plant, where: kind = $kind and label begins with $l, limit: 20 }"),
        (
            "kind: string, area: ulid",
            "{ query: Plant, where: area = $area and kind = $kind and plantId > $after, limit: 20 }"
        ),
    ])
    func whatIsOfferedPlans(attributes: String, pattern: String) throws {
        let text = Self.design(attributes, pattern)
        let found = try #require(findings(text).first { $0.rule.code == "KW201" })
        let entry = try #require(found.help.last { $0.hasPrefix("in `Plant`: `indexes: { ") })
        let written = entry.dropFirst("in `Plant`: `indexes: { ".count).dropLast(" }`".count)
        let repaired = text.replacing("#ENTRY", with: "    indexes:\n      " + written, maxReplacements: 1)
        #expect(findings(repaired) == [])
        // Where there is no room in an index it offers a new one.
        let full = text.replacing(
            "#ENTRY", with: "    indexes:\n      GSI1: { GSI1PK: BED#<bedId>, GSI1SK: <plantId> }", maxReplacements: 1)
        let other = try #require(findings(full).first { $0.rule.code == "KW201" })
        #expect(other.help.contains("add the index `GSI2: { partition: GSI2PK, sort: GSI2SK }` to the table"))
        let second = try #require(other.help.last).dropFirst("in `Plant`: `indexes: { ".count).dropLast(" }`".count)
        let grown = full.replacing("#INDEX", with: "    GSI2: { partition: GSI2PK, sort: GSI2SK }", maxReplacements: 1)
            .replacing("GSI1SK: <plantId> }", with: "GSI1SK: <plantId> }\n      " + second, maxReplacements: 1)
        #expect(findings(grown) == [])
    }

    @Test("takes no key attribute that an entity or another index has")
    func takesNoOthersNames() throws {
        let text = { (indexes: String, entries: String) in
            """
            keywright: 1
            design: T
            table:
              name: things
              key: { partition: PK, sort: SK }
              indexes: { ByLabel: { partition: GSI1PK, sort: GSI1SK }, ByOther: { partition: GSI1PK, sort: SK }\(indexes) }
            entities:
              Seed:
                key: { PK: SEED#<seedId>, SK: SEED }
                indexes: { ByLabel: { GSI1PK: NAME#<label>, GSI1SK: <seedId> }\(entries) }
                attributes: { seedId: ulid, label: string, kind: string, GSI2SK: string }
            accessPatterns:
              asked: { query: Seed, where: kind = $kind, limit: 20 }
              byLabel: { query: Seed, where: label = $label, limit: 20 }
            """
        }
        let found = try #require(findings(text("", "")).first { $0.rule.code == "KW201" })
        #expect(
            found.help == [
                "add the index `GSI3: { partition: GSI3PK, sort: GSI3SK }` to the table",
                "in `Seed`: `indexes: { GSI3: { GSI3PK: SEED#<kind>, GSI3SK: SEED } }`",
            ])
        let repaired = text(
            ", GSI3: { partition: GSI3PK, sort: GSI3SK }", ", GSI3: { GSI3PK: SEED#<kind>, GSI3SK: SEED }")
        #expect(!findings(repaired).contains { $0.severity == .error })
    }

    /// Two ranges, a number without bounds, another order than the range, a key that an update could not keep.
    @Test(arguments: [
        (
            "kind: string, at: timestamp, on: date",
            "{ query: Plant, where: kind = $k and at < $a and on > $b, limit: 20 }", ""
        ),
        ("kind: string, height: int", "{ query: Plant, where: kind = $k and height > $h, limit: 20 }", ""),
        (
            "kind: string, at: timestamp, on: date",
            "{ query: Plant, where: kind = $k and at < $a, order: on ascending, limit: 20 }", ""
        ),
        (
            "kind: string, at: timestamp", "{ query: Plant, where: kind = $k and at < $a, limit: 20 }",
            "  move: { update: Plant, set: [at] }"
        ),
    ])
    func nothingIsOfferedWhereNothingWouldDo(attributes: String, pattern: String, more: String) throws {
        let found = try #require(
            findings(Self.design(attributes, pattern, more: more)).first { $0.rule.code == "KW201" })
        #expect(found.help == [])
    }
}
