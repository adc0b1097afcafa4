/// The items beside the entities' own that keep a value unique: one for each value, in the same table.
///
/// A companion of `User.email` has the partition key `UNIQUE#User#email#<value>` and, where the table has a sort key,
/// the sort key `UNIQUE`. It holds the discriminator `User.email`, `owner`, the key of the item whose value it is, and
/// that item's expiry, nothing else. It is put on the condition that there is none.
public struct UniquenessCompanion: Sendable, Hashable {
    /// The entity whose values are unique.
    public let entity: String
    /// The attributes that together are.
    public let attributes: [String]
    private let partition: String
    private let sort: String?
    private let discriminator: String?
    private let timeToLive: String?
    private let delimiter: String

    /// Describes the companions of one `unique` of an entity.
    ///
    /// - Parameters:
    ///   - entity: the entity's name.
    ///   - attributes: the attributes that together are unique, in the order of the design.
    ///   - partition: the table's partition key attribute.
    ///   - sort: the table's sort key attribute, if it has one.
    ///   - discriminator: the attribute that says what an item is, if the table has one.
    ///   - timeToLive: the attribute by which the table's items expire, if there is one.
    ///   - delimiter: the design's delimiter.
    public init(
        entity: String, attributes: [String], partition: String, sort: String?, discriminator: String?,
        timeToLive: String? = nil, delimiter: String = "#"
    ) {
        self.entity = entity
        self.attributes = attributes
        self.partition = partition
        self.sort = sort
        self.discriminator = discriminator
        self.timeToLive = timeToLive
        self.delimiter = delimiter
    }

    /// The companion's key.
    ///
    /// - Parameters:
    ///   - scope: the text of the scope that comes first, with the delimiter behind it; empty without a scope.
    ///   - values: the attributes' texts, in the order of the attributes.
    public func key(scope: String = "", _ values: [String]) throws(ValueError) -> Item {
        let name = (["UNIQUE", entity] + attributes).joined(separator: delimiter)
        let text = scope + name + delimiter + UniquenessCompanion.text(values, delimiter: delimiter)
        do {
            try KeyRole.partition.check(bytes: text.utf8.count)
        } catch {
            throw error.of(entity, attributes.joined(separator: ", "))
        }
        var key: Item = [partition: .s(text)]
        if let sort { key[sort] = .s("UNIQUE") }
        return key
    }

    /// The whole companion.
    ///
    /// - Parameters:
    ///   - scope: as for `key`.
    ///   - values: as for `key`.
    ///   - owner: the key attributes of the item whose values they are.
    ///   - expiry: when that item expires, if it does.
    public func item(
        scope: String = "", _ values: [String], owner: Item, expiry: Timestamp? = nil
    ) throws(ValueError) -> Item {
        var item = try key(scope: scope, values)
        if let discriminator {
            item[discriminator] = .s(([entity] + attributes).joined(separator: "."))
        }
        item["owner"] = .m(owner)
        if let timeToLive, let expiry { item[timeToLive] = TimestampFormat.epochSeconds.value(expiry) }
        return item
    }

    /// Whether two companions, or a companion and a key of one, are one item: where the value stays as it is.
    public func isSame(_ one: Item?, _ other: Item?) -> Bool {
        guard let one, let other else { return false }
        let names = [partition] + (sort.map { [$0] } ?? [])
        return names.allSatisfy { one[$0] == other[$0] }
    }

    /// What a false condition of the put says.
    public var meaning: FailureMeaning { .unique(entity, attributes) }

    /// The text of the values in the companion's key: `%`, the characters of the delimiter and U+10FFFF are
    /// percent-encoded by their bytes, several values joined by the delimiter; above 1,024 bytes the hash of that.
    static func text(_ values: [String], delimiter: String) -> String {
        let escaped = Set("%\u{10FFFF}\(delimiter)".unicodeScalars)
        let text = values.map { encode($0, escaped) }.joined(separator: delimiter)
        return text.utf8.count > 1_024 ? "sha256:" + SHA256.hexadecimal(Array(text.utf8)) : text
    }

    /// Whole scalars are encoded, never some bytes of one: what is left over would not be UTF-8.
    private static func encode(_ value: String, _ escaped: Set<Unicode.Scalar>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(value.utf8.count)
        for scalar in value.unicodeScalars {
            for byte in String(scalar).utf8 {
                guard escaped.contains(scalar) else {
                    bytes.append(byte)
                    continue
                }
                bytes.append(UInt8(ascii: "%"))
                bytes.append(Hexadecimal.upper[Int(byte >> 4)])
                bytes.append(Hexadecimal.upper[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
