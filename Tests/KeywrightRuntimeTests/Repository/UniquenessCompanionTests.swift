import Testing

@testable import KeywrightRuntime

@Suite struct UniquenessCompanionTests {
    @Test(arguments: [
        (["ann@example.org"], "#", "ann@example.org"), (["a#b"], "#", "a%23b"), (["100%"], "#", "100%25"),
        (["%23"], "#", "%2523"),
        (["a\u{10FFFF}"], "#", "a%F4%8F%BF%BF"), (["a", "b"], "#", "a#b"), (["a#", "b"], "#", "a%23#b"),
        (["a", "#b"], "#", "a#%23b"),
        (["a:", "b"], "::", "a%3A::b"), (["a", ":b"], "::", "a::%3Ab"), (["", ""], "#", "#"), (["é"], "#", "é"),
        (["1§2"], "§", "1%C2%A72"), (["¢"], "§", "¢"), (["a/b"], "/-", "a%2Fb"),
    ])
    func text(values: [String], delimiter: String, text: String) {
        #expect(UniquenessCompanion.text(values, delimiter: delimiter) == text)
    }

    /// Different values never have one text.
    @Test func textsAreDistinct() {
        let parts = ["", "a", "%", "#", "%23", "%25", "a#", "#a", "%2", "3", "##", "\u{10FFFF}"]
        for delimiter in ["#", "##", "%#", "3"] {
            var seen: [String: [String]] = [:]
            for first in parts {
                for second in parts {
                    let text = UniquenessCompanion.text([first, second], delimiter: delimiter)
                    if let other = seen.updateValue([first, second], forKey: text), delimiter != "3" {
                        Issue.record("\(other) and \([first, second]) are \(text)")
                    }
                }
            }
        }
    }

    @Test func oneItemByItsKey() throws {
        let companion = UniquenessCompanion(
            entity: "User", attributes: ["email"], partition: "PK", sort: "SK", discriminator: "T")
        let key = try companion.key(["a"])
        #expect(companion.isSame(key, try companion.item(["a"], owner: ["PK": .s("x")])))
        #expect(!companion.isSame(key, try companion.key(["b"])))
        #expect(!companion.isSame(key, nil))
        #expect(!companion.isSame(nil, nil))
        #expect(!companion.isSame(try companion.key(["\u{e9}"]), try companion.key(["e\u{301}"])))
    }

    @Test func longTextsAreHashed() {
        let longest = String(repeating: "a", count: 1_024)
        #expect(UniquenessCompanion.text([longest], delimiter: "#") == longest)
        let hashed = UniquenessCompanion.text([longest + "a"], delimiter: "#")
        #expect(hashed == "sha256:" + SHA256.hexadecimal([UInt8](repeating: 0x61, count: 1_025)))
        #expect(hashed.utf8.count == 71)
        // Bytes count, and those of the encoded text: 342 percent signs are 1,026 bytes.
        #expect(UniquenessCompanion.text([String(repeating: "%", count: 342)], delimiter: "#").hasPrefix("sha256:"))
        #expect(UniquenessCompanion.text([String(repeating: "%", count: 341)], delimiter: "#").hasPrefix("%25"))
    }

    @Test func items() throws {
        let email = UniquenessCompanion(
            entity: "User", attributes: ["email"], partition: "PK", sort: "SK", discriminator: "EntityType",
            timeToLive: "expiresAt")
        #expect(try email.key(["a@b"]) == ["PK": .s("UNIQUE#User#email#a@b"), "SK": .s("UNIQUE")])
        let owner: Item = ["PK": .s("USER#1"), "SK": .s("PROFILE")]
        #expect(
            try email.item(scope: "TENANT#1#", ["a@b"], owner: owner, expiry: Timestamp(millisecondsSinceEpoch: 60_999))
                == [
                    "PK": .s("TENANT#1#UNIQUE#User#email#a@b"), "SK": .s("UNIQUE"), "EntityType": .s("User.email"),
                    "owner": .m(owner),
                    "expiresAt": .n("60"),
                ])
        #expect(try email.item(["a@b"], owner: owner)["expiresAt"] == nil)
        let pair = UniquenessCompanion(
            entity: "Seat", attributes: ["row", "number"], partition: "id", sort: nil, discriminator: nil,
            delimiter: "/")
        #expect(
            try pair.item(["A", "1/2"], owner: ["id": .s("x")]) == [
                "id": .s("UNIQUE/Seat/row/number/A/1%2F2"), "owner": .m(["id": .s("x")]),
            ])
        #expect(throws: ValueError.self) { try pair.key(scope: String(repeating: "s", count: 2_023), ["A", "1"]) }
    }
}
