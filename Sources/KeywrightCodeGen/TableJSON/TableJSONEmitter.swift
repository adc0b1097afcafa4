import KeywrightDiagnostics
import KeywrightModel
import KeywrightPlanner

/// The calls that make a design's tables, each file the input of one call of the service: `NAME.create-table.json`,
/// what follows it where the table is set so, and `NAME.steps.txt` with their order. What Application Auto Scaling is
/// told takes several calls, which `NAME.auto-scaling.json` lists.
enum TableJSONEmitter {
    static func emit(_ design: Design, plan: DesignPlan, options _: EmitOptions) -> [GeneratedFile] {
        let projections = IndexProjections(design, plan)
        return design.tableIDs.flatMap { id in files(of: design[id], CreateTableJSON(design[id], id, projections).input)
        }
    }

    private static func files(of table: Table, _ createTable: JSONValue) -> [GeneratedFile] {
        var steps = TableSteps(table)
        steps.call("create-table", "create-table", createTable)
        steps.wait()
        let scaling = AutoScalingCalls(table)
        if !scaling.calls.isEmpty {
            steps.add("auto-scaling", scaling.list)
            for line in scaling.commands { steps.add(line) }
        }
        for call in ReplicaCalls(table).calls {
            steps.call("update-table", call.kind, call.input)
            steps.wait()
        }
        if let attribute = table.timeToLive?.value {
            steps.call("update-time-to-live", "time-to-live", timeToLive(attribute, of: table))
        }
        if table.settings.pointInTimeRecovery {
            steps.call("update-continuous-backups", "continuous-backups", continuousBackups(of: table))
        }
        return steps.files
    }

    private static func timeToLive(_ attribute: String, of table: Table) -> JSONValue {
        [
            "TableName": .string(table.physicalName),
            "TimeToLiveSpecification": ["AttributeName": .string(attribute), "Enabled": true],
        ]
    }

    private static func continuousBackups(of table: Table) -> JSONValue {
        [
            "TableName": .string(table.physicalName),
            "PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true],
        ]
    }
}

/// The files of a table and the commands that use them, in order.
private struct TableSteps {
    private let table: Table
    private var made: [GeneratedFile] = []
    private var commands: [String] = []

    init(_ table: Table) { self.table = table }

    /// A file that is the input of one call, and the call.
    mutating func call(_ operation: String, _ kind: String, _ input: JSONValue) {
        add("aws dynamodb \(operation) --cli-input-json file://\(add(kind, input))")
    }

    mutating func wait() { add("aws dynamodb wait table-exists --table-name \(table.physicalName)") }

    @discardableResult mutating func add(_ kind: String, _ contents: JSONValue) -> String {
        let path = "\(table.name).\(kind).json"
        made.append(GeneratedFile(path: path, contents: contents.text() + "\n"))
        return path
    }

    mutating func add(_ command: String) { commands.append(command) }

    var files: [GeneratedFile] {
        let text = commands.joined(separator: "\n") + "\n"
        return made + [GeneratedFile(path: "\(table.name).steps.txt", contents: text)]
    }
}
