/// The form of generated code that this runtime runs.
///
/// Every generated file names the version it was written for, `typealias RequiredRuntime = GeneratedCodeVersion1`. A
/// runtime that no longer runs that form does not declare it, so that a mismatch is an error when the program is
/// compiled, not when it runs.
public enum GeneratedCodeVersion1: Sendable {}
