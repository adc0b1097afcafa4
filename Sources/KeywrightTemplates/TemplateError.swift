/// What is wrong with a template, and where in it.
package struct TemplateError: Error, Hashable, Sendable {
    /// The name of the template in its library.
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1, in Unicode scalars.
    package var column: Int
    /// Lower case, no full stop.
    package var message: String

    package init(file: String, line: Int, column: Int, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }
}

extension TemplateError: CustomStringConvertible {
    /// In the form that editors and build logs turn into a link.
    package var description: String { "\(file):\(line):\(column): error: \(message)" }
}
