package import KeywrightCodeGen
package import KeywrightDriver
import KeywrightModel

/// What one emitter makes of one design.
package struct DesignOutput {
    /// Hidden, so that a package does not warn of it: which files the last run wrote for this design and target.
    var manifest: String
    package var files: [GeneratedFile]

    /// What emitters make of compiled designs; of one that could not be planned, nothing.
    ///
    /// - Parameter options: what is asked of a design.
    package static func all(
        of compilations: [Compilation], emitters: [Emitter], options: (Compilation) -> EmitOptions
    ) throws(EmitError) -> [DesignOutput] {
        var outputs: [DesignOutput] = []
        for compilation in compilations {
            guard let design = compilation.design, let plan = compilation.plan else { continue }
            for emitter in emitters {
                let files = try emitter.emit(design, plan: plan, options: options(compilation))
                let manifest = ".keywright.\(design.name).\(emitter.name).manifest"
                outputs.append(DesignOutput(manifest: manifest, files: files))
            }
        }
        return outputs
    }
}
