import Foundation
import Testing

/// Generated builders give every key of the vectors, byte for byte, and refuse what these say is refused.
///
/// `scripts/key-vectors --renew` writes the tables of builders, the golden files test the vectors themselves.
@Suite("Vectors") struct VectorTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    private static let builders: [String: [String: [String: VectorBuilder]]] = [
        "Archive": archiveBuilders, "Clinics": clinicsBuilders, "Desk": deskBuilders, "Fleet": fleetBuilders,
        "Kitchen": kitchenBuilders, "Ledger": ledgerBuilders, "Shop": shopBuilders, "Tenants": tenantsBuilders,
        "Torture": tortureBuilders,
    ]

    @Test("every design has vectors and builders")
    func everyDesign() throws {
        let designs = Self.folder.appending(path: "Designs")
        let names = try FileManager.default.contentsOfDirectory(atPath: designs.path)
            .map { $0.prefix { $0 != "." }.capitalized }
        #expect(Set(names) == Set(Self.builders.keys))
    }

    @Test("built and refused", arguments: builders.keys.sorted())
    func vectors(design: String) throws {
        let path = Self.folder.appending(path: "KeyVectors/\(design.lowercased())/\(design).vectors.json")
        let file = try JSONDecoder().decode(VectorFile.self, from: Data(contentsOf: path))
        let builders = try #require(Self.builders[design])
        let found = vectorFaults(in: file, builders)
        #expect(found.faults.isEmpty, "\(found.faults.prefix(20).joined(separator: "\n"))")
        #expect(found.built >= 20 && found.refused >= 5, "\(found.built) built, \(found.refused) refused")
        #expect(file.entities.map(\.entity).sorted() == builders.keys.sorted())
    }
}
