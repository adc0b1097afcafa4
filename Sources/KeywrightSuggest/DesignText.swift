import KeywrightDiagnostics
import KeywrightDriver
import KeywrightModel
import KeywrightSpec
import KeywrightSyntax

/// The files of a design as trees, to find the places in which something can be added.
struct DesignText {
    let files: [SourceFile]
    let trees: [SyntaxTree?]
    let spec: Spec

    /// nil where the design's own file says nothing.
    init?(_ source: DesignSource) {
        var table = SourceTable()
        var diagnostics = Diagnostics()
        guard let spec = readSources(source, files: &table, diagnostics: &diagnostics) else { return nil }
        self.spec = spec
        files = table.files
        trees = table.files.indices.map { index in
            var unheard = Diagnostics()
            return parseYAML(table.files[index], id: FileID(UInt32(index)), diagnostics: &unheard)
        }
    }

    func bytes(of file: FileID) -> [UInt8] { files[Int(file.rawValue)].bytes }

    /// The design's own file.
    var root: SyntaxNode? { trees.first?.flatMap(\.root) }

    /// The entry of an entity, in whichever file it stands.
    func entity(named name: String) -> SyntaxEntry? {
        trees.lazy.compactMap { tree in
            tree?.root?.value(of: "entities")?.entries.first { $0.key.text.utf8.elementsEqual(name.utf8) }
        }.first
    }

    /// The entry of a table, `table` itself where there is one alone.
    func table(_ id: TableID) -> SyntaxEntry? {
        if let single = root?.entries.first(where: { $0.key.text == "table" }) { return single }
        let tables = root?.value(of: "tables")?.entries.map { $0 } ?? []
        return id.rawValue < tables.count ? tables[id.rawValue] : nil
    }

    // MARK: What has no key

    /// The tables that have no `key`; of a design without a table the one that it would have.
    var tablesWithoutKey: [TableID] {
        if spec.tables.isEmpty { return [TableID(0)] }
        return spec.tables.indices.map(TableID.init).filter { id in
            spec.tables[id.rawValue].key == nil && table(id)?.value.value(of: "key") == nil
        }
    }

    /// The names of the entities that have no `key`.
    var entitiesWithoutKey: [String] {
        spec.entities.filter { $0.key == nil }.map(\.name.value).filter { name in
            entity(named: name)?.value.value(of: "key") == nil
        }
    }

    /// The attributes that patterns give as the `key` of an entity, by its name, in the order written.
    var boundKeys: [String: [String]] {
        var found: [String: [String]] = [:]
        for tree in trees {
            guard let patterns = tree?.root?.value(of: "accessPatterns") else { continue }
            var nodes = patterns.entries.map(\.value)
            while let node = nodes.popLast() {
                nodes += Array(node.elements)
                if let steps = node.value(of: "transact") { nodes.append(steps) }
                guard let key = node.value(of: "key"), key.kind == .mapping else { continue }
                for operation in ["get", "update", "delete", "check"] {
                    guard let name = node.value(of: operation)?.text, found[name] == nil else { continue }
                    found[name] = key.entries.map(\.key.text)
                }
            }
        }
        return found
    }
}
