import KeywrightDiagnostics
import KeywrightModel

/// What Application Auto Scaling is told of a table and its global indexes: for reads and for writes a target that is
/// registered and a policy that is put on it.
struct AutoScalingCalls {
    struct Call {
        /// As the service calls it.
        var operation: String
        /// As the command line calls it.
        var command: String
        var input: [JSONValue.Member]
    }

    let calls: [Call]

    init(_ table: Table) {
        let own = Self.calls(table.settings.billing?.autoscale, "table", "table/\(table.physicalName)")
        calls =
            own
            + table.indexes.filter { !$0.isLocal }.flatMap { index in
                Self.calls(
                    index.settings.billing?.autoscale, "index", "table/\(table.physicalName)/index/\(index.name)")
            }
    }

    private static func calls(_ scale: Autoscale?, _ kind: String, _ resource: String) -> [Call] {
        guard let scale else { return [] }
        return ["Read", "Write"].flatMap { use -> [Call] in
            let dimension = "dynamodb:\(kind):\(use)CapacityUnits"
            let target: [JSONValue.Member] = [
                .init("ServiceNamespace", "dynamodb"), .init("ResourceId", .string(resource)),
                .init("ScalableDimension", .string(dimension)),
            ]
            let limits: [JSONValue.Member] = [
                .init("MinCapacity", .int(scale.minimum.value)), .init("MaxCapacity", .int(scale.maximum.value)),
            ]
            let tracking: JSONValue = [
                "TargetValue": .number(shortest(scale.target.value)),
                "PredefinedMetricSpecification": [
                    "PredefinedMetricType": .string("DynamoDB\(use)CapacityUtilization")
                ],
            ]
            let policy: [JSONValue.Member] = [
                .init("PolicyName", .string("\(resource):\(use)")), .init("PolicyType", "TargetTrackingScaling"),
                .init("TargetTrackingScalingPolicyConfiguration", tracking),
            ]
            return [
                Call(
                    operation: "RegisterScalableTarget", command: "register-scalable-target", input: target + limits),
                Call(operation: "PutScalingPolicy", command: "put-scaling-policy", input: target + policy),
            ]
        }
    }

    /// `70` rather than `70.0`.
    private static func shortest(_ number: Double) -> String {
        number == number.rounded() ? String(Int(number)) : "\(number)"
    }

    /// The calls in order, each with its input.
    var list: JSONValue {
        .array(calls.map { ["Operation": .string($0.operation), "Input": .object($0.input)] })
    }

    /// The same calls as commands.
    var commands: [String] {
        calls.map { call in
            let input = JSONValue.object(call.input).text(.compact)
            return "aws application-autoscaling \(call.command) --cli-input-json '\(input)'"
        }
    }
}
