import KeywrightModel
import KeywrightPlanner

/// Entities, keys and repositories in Swift.
enum SwiftEmitter {
    static func emit(_ design: Design, plan: DesignPlan, options: EmitOptions) throws(EmitError) -> [GeneratedFile] {
        []
    }
}
