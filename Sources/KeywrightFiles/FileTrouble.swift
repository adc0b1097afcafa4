/// A file that could not be read, or the lack of any.
package struct FileTrouble: Error {
    package var file: String?
    package var message: String

    package init(file: String?, message: String) {
        self.file = file
        self.message = message
    }
}
