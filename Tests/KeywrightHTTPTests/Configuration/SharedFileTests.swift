#if HTTP
    import Foundation
    import Testing

    @testable import KeywrightHTTP

    @Suite struct SharedFileTests {
        /// What botocore reads from a file, or that it refuses it.
        struct Vector: Decodable {
            var text: String
            var sections: [String: [String: Value]]?
            var refused: Bool?
            /// Refused by botocore for a section or a name that comes twice, which are merged here.
            var repeated: Bool?

            enum Value: Decodable {
                case text(String)
                case nested([String: String])

                init(from decoder: any Decoder) throws {
                    let container = try decoder.singleValueContainer()
                    if let text = try? container.decode(String.self) {
                        self = .text(text)
                    } else {
                        self = .nested(try container.decode([String: String].self))
                    }
                }

                var value: SharedFile.Value {
                    switch self {
                    case .text(let text): .text(text)
                    case .nested(let nested): .nested(nested)
                    }
                }
            }
        }

        @Test func readsAsBotocore() throws {
            let vectors: [Vector] = try Vectors.load("shared-files")
            #expect(vectors.count == 425)
            for vector in vectors where vector.repeated == nil {
                let file = try? SharedFile(parsing: Array(vector.text.utf8), path: "file")
                #expect(file?.sections == vector.sections?.mapValues { $0.mapValues(\.value) }, "\(vector.text)")
            }
            // Whatever repeats, is read or refused for something else, and never a trap.
            for vector in vectors where vector.repeated != nil {
                _ = try? SharedFile(parsing: Array(vector.text.utf8), path: "file")
            }
        }

        @Test func mergesWhatComesTwice() throws {
            let text = "\u{FEFF}[a]\nx = 1\ny = 1\n[b]\nx = 3\n[a]\nX = 2\nz = 4\nz =\n  p = 1\n  p = 2\n"
            let file = try SharedFile(parsing: Array(text.utf8), path: "file")
            #expect(
                file.sections == [
                    "a": ["x": .text("2"), "y": .text("1"), "z": .nested(["p": "2"])], "b": ["x": .text("3")],
                ]
            )
        }

        @Test(arguments: [
            ("region = TheSecret\n", "~/c, line 1: a section such as `[default]` must come first"),
            ("[a]\n\n# c\nTheSecret\n", "~/c, line 4: neither `[section]` nor `name = value`"),
            (
                "[a]\nb =\n  c = d\n  TheSecret\n",
                "~/c, line 2: a line of the block that begins here is not `name = value`"
            ),
        ])
        func namesTheLineAndNotItsContent(_ text: String, _ expected: String) {
            let error = #expect(throws: ConfigurationError.self) {
                try SharedFile(parsing: Array(text.utf8), path: "~/c")
            }
            #expect(error?.description == expected)
        }

        @Test func refusesWhatIsNoText() {
            let error = #expect(throws: ConfigurationError.self) { try SharedFile(parsing: [0x5B, 0xFF], path: "~/c") }
            #expect(error?.description == "~/c is not UTF-8")
        }

        @Test func showsNoValue() throws {
            let text = "[a]\naws_secret_access_key = TheSecret\n"
            let surroundings = Surroundings.table(config: text, ["AWS_SECRET_ACCESS_KEY": "TheOther"])
            expectNoSecret(in: try SharedFile(parsing: Array(text.utf8), path: "~/c"), ["TheSecret"])
            expectNoSecret(in: try Settings(surroundings), ["TheSecret", "TheOther"])
        }
    }
#endif
