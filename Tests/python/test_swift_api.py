"""What is found of a change of generated Swift is what it breaks."""

import pytest
from swift_api import compared, declarations

SOURCE = """\
nonisolated extension Library {
    /// A book.
    nonisolated public struct Book: Hashable, Sendable {
        public var isbn: String
        let hidden: String

        public init(
            isbn: String,
            pages: [String: Int] = ["a, b": 1]
        ) {
            public_(isbn)
        }

        public var attributes: Item {
            ["PK": .s(isbn)]
        }
    }

    nonisolated enum KeyGuards {
        static let isbn = 1
    }

    nonisolated public enum State: String {
        case here
        case lent = "out"

        public var next: State {
            switch self {
            case .here: .lent
            case .lent: .here
            }
        }
    }

    nonisolated public protocol BookRepositoryProtocol: Sendable {
        func put(_ book: Book, now: Int) async throws(E) -> Book
    }

    nonisolated public struct BookRepository: BookRepositoryProtocol {
        public func put(_ book: Book, now: Int = 0) async throws(E) -> Book {
            book
        }

        private func reader(isbn: String) -> Int { 1 }
    }
}
"""


def test_declarations():
    found = {(each.scope, each.head, tuple(parameter.label for parameter in each.parameters)) for each in declarations(SOURCE)}
    assert found == {
        ("Library", "nonisolated public struct Book: Hashable, Sendable", ()),
        ("Library.Book", "public var isbn: String", ()),
        ("Library.Book", "public init", ("isbn", "pages")),
        ("Library.Book", "public var attributes: Item", ()),
        ("Library", "nonisolated public enum State: String", ()),
        ("Library.State", "case here", ()),
        ("Library.State", "case lent", ()),
        ("Library.State", "public var next: State", ()),
        ("Library", "nonisolated public protocol BookRepositoryProtocol: Sendable", ()),
        ("Library.BookRepositoryProtocol", "func put", ("_ book", "now")),
        ("Library", "nonisolated public struct BookRepository: BookRepositoryProtocol", ()),
        ("Library.BookRepository", "public func put", ("_ book", "now")),
    }


METHOD = "        public func put(_ book: Book, now: Int = 0) async throws(E) -> Book {\n"
REQUIREMENT = "        func put(_ book: Book, now: Int) async throws(E) -> Book\n"


@pytest.mark.parametrize(
    ("edits", "broken"),
    [
        ([], "no"),
        ([("/// A book.", "/// One book.")], "no"),
        ([('["PK": .s(isbn)]', '["pk": .s(isbn)]')], "no"),
        ([("let hidden: String", "let hidden: Int")], "no"),
        ([("isbn: String,\n", "isbn: String,\n            title: String? = nil,\n")], "no"),
        ([('["a, b": 1]', '["c": 2]')], "no"),
        ([("isbn: String,\n", "isbn: String,\n            title: String,\n")], "yes"),
        ([("pages: [String: Int] = ", "pages: [String: Int?] = ")], "yes"),
        ([("public var isbn: String\n", "public var isbn: String?\n")], "yes"),
        ([("case here\n        case lent", "case here\n        case lost\n        case lent")], "switches"),
        ([('"out"', '"away"')], "no"),
        ([("        case here\n", "")], "yes"),
        ([(METHOD, METHOD.replace("-> Book", "-> Book?"))], "yes"),
        ([(METHOD, METHOD.replace("now: Int = 0", "now: Int"))], "yes"),
        # Another requirement breaks only what conforms to the protocol.
        ([(REQUIREMENT, REQUIREMENT + "        func get() -> Book?\n")], "mocks"),
        (
            [
                (METHOD, METHOD.replace("now: Int = 0", "now: Int = 0, dry: Bool = false")),
                (REQUIREMENT, REQUIREMENT.replace("now: Int", "now: Int, dry: Bool")),
            ],
            "mocks",
        ),
        (
            [(METHOD, METHOD.replace("now: Int = 0", "then: Int = 0")), (REQUIREMENT, REQUIREMENT.replace("now: Int", "then: Int"))],
            "yes",
        ),
    ],
)
def test_what_a_change_breaks(edits, broken):
    changed = SOURCE
    for old, new in edits:
        assert changed.count(old) == 1, old
        changed = changed.replace(old, new)
    assert compared(SOURCE, changed) == broken


def test_a_new_type_breaks_nothing():
    more = "nonisolated extension Library {\n    nonisolated public protocol P: Sendable {\n        func a()\n    }\n    nonisolated public enum E {\n        case x\n    }\n}\n"
    assert compared(SOURCE, SOURCE + more) == "no"
    assert compared(SOURCE + more, SOURCE) == "yes"
