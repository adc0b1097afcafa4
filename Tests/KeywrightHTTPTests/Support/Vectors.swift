#if HTTP
    import Foundation

    /// The cases that botocore wrote down, by `Tests/python/signature_vectors.py` and `settings_vectors.py`.
    enum Vectors {
        static func load<Case: Decodable>(_ name: String, as type: Case.Type = Case.self) throws -> [Case] {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            return try load(folder.appending(path: "Vectors/\(name).json"))
        }

        static func load<Case: Decodable>(_ file: URL) throws -> [Case] {
            try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
        }
    }
#endif
