import KeywrightDiagnostics
import KeywrightDriver
import Testing
import _KeywrightTestSupport

@Suite("KW505 delimiter-not-lowest")
struct DelimiterNotLowestTests {
    @Test("is an error, with two values, where a range or an order by name relies on it")
    func relied() throws {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                table: { name: logs, key: { partition: PK, sort: SK } }
                entities:
                  Entry:
                    key: { PK: LOG#<logId>, SK: 'NAME#<name>#<ts>' }
                    attributes: { logId: ulid, name: string, ts: timestamp }
                accessPatterns:
                  from: { query: Entry, where: logId = $logId and name >= $name }
                #                                                 ^^^^^^^^^^^^^ error[KW505]
                  sorted: { query: Entry, where: logId = $logId, order: name descending }
                #                                                       ^^^^^^^^^^^^^^^ error[KW505]
                """#)
        for finding in findings {
            #expect(finding.subject.pattern != nil)
            #expect(finding.subject.entity == "Entry" && finding.subject.attribute == "name")
            let values = try #require(finding.texts)
            // The lesser value comes behind the greater once `#` stands behind both.
            #expect(values.count == 2 && values[0].utf8.lexicographicallyPrecedes(values[1].utf8))
            #expect((values[1] + "#").utf8.lexicographicallyPrecedes((values[0] + "#").utf8))
        }
    }

    @Test("is an info, once for the template, where no pattern relies on it")
    func notRelied() throws {
        let findings = expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW208: off }
                table:
                  name: logs
                  key: { partition: PK, sort: SK }
                  indexes: { Inverted: { partition: logId, sort: SK } }
                entities:
                  Entry:
                    key: { PK: LOG#<logId>, SK: 'NAME#<first>#<last>#<ts>' }
                    #                                 ^^^^^^^ info[KW505]: `first` is followed by `#` in a sort key, where
                    attributes: { logId: ulid, first: string, last: string, ts: timestamp }
                accessPatterns:
                  all: { query: Entry, where: logId = $logId, order: descending }
                  from: { query: Entry, where: logId = $logId and first = $first and last = $last and ts >= $ts }
                """#)
        #expect(findings.first?.texts?.count == 2)
    }

    @Test("is silent where the texts keep their order, and where there is nothing to sort")
    func inOrder() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW114: off }
                table: { name: logs, key: { partition: PK, sort: SK } }
                entities:
                  Fixed:
                    key: { PK: F#<logId>, SK: 'K#<kind>#<id>#<ts>#<name>' }
                    attributes: { logId: ulid, kind: { enum: [ab, abc] }, id: ulid, ts: timestamp, name: string }
                  Letters:
                    key: { PK: L#<logId>, SK: 'K#<name>#<ts>' }
                    attributes: { logId: ulid, name: { type: string, pattern: '[a-z]+(-[a-z]+)*' }, ts: timestamp }
                  Site:
                    key: { PK: SITE#<domain>, SK: 'SITE#<domain>#<ts>' }
                    attributes: { domain: string, ts: timestamp }
                  Partition:
                    key: { PK: P#<name>#<id>, SK: <ts> }
                    attributes: { name: string, id: ulid, ts: timestamp }
                accessPatterns:
                  letters: { query: Letters, where: logId = $logId and name >= $name }
                """#)
    }

    @Test("an enum whose names hold what follows them is not in order, one whose names go on with what is above it is")
    func enums() {
        expectFindings(
            in: #"""
                keywright: 1
                design: T
                checks: { KW114: off }
                table: { name: logs, key: { partition: PK, sort: SK } }
                entities:
                  Entry:
                    key: { PK: LOG#<logId>, SK: 'KIND#<kind>#<ts>' }
                    #                                 ^^^^^^ info[KW505]: `kind` is followed by `#` in a sort key, where `Ann Lee` sorts before `Ann`
                    attributes: { logId: ulid, kind: { enum: [Ann, Ann Lee] }, ts: timestamp }
                accessPatterns:
                  entry: { get: Entry }
                """#)
    }
}

extension Diagnostic {
    /// The texts of a witness about order.
    fileprivate var texts: [String]? {
        guard case .values(_, let values)? = witness else { return nil }
        return values.map { value in
            switch value {
            case .text(let text), .number(let text): text
            case .bool(let value): "\(value)"
            }
        }
    }
}
