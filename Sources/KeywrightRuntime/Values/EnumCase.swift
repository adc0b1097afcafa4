/// Cases of enums that generated code declares: an attribute with `{ enum: … }` has one of its own in each entity.
public enum EnumCase {
    /// The case of the same stored name of another enum.
    ///
    /// - Precondition: The other enum has all stored names of this one; generated code asks for no other.
    public static func same<Enum: RawRepresentable<String>>(_ other: some RawRepresentable<String>) -> Enum {
        guard let own = Enum(rawValue: other.rawValue) else {
            preconditionFailure("\(Enum.self) has no case \(other.rawValue)")
        }
        return own
    }
}
