import KeywrightDiagnostics
import KeywrightSpec

/// The JSON Schema of the language as a file: what `keywright schema` prints, and what stands in `schemas/`.
package func renderLanguageSchema() -> String { languageSchema().text() + "\n" }
