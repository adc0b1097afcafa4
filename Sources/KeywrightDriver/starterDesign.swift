import KeywrightModel

/// A design to begin with: small, commented, without a finding, and with one of most things that a design has.
///
/// - Parameter name: the design's name, in PascalCase.
package func starterDesign(named name: String) -> String {
    let fileName = starterFileName(of: name)
    return """
        # yaml-language-server: $schema=keywright.schema.json
        #
        # The first line tells editors where the JSON Schema is: keywright schema > keywright.schema.json
        #
        #   keywright check \(fileName)       holds the design to the rules
        #   keywright plan \(fileName)        shows what each access pattern runs, and what it costs
        #   keywright generate \(fileName)    writes typed Swift and the table's definition
        keywright: 1
        design: \(name)
        description: Projects, their tasks, and the people who do them.

        # One table for all entities. Its key attributes bear neutral names, since each entity fills them in its own way.
        table:
          name: \(tableName(of: name))
          key: { partition: PK, sort: SK }
          billing: on-demand
          indexes:
            # The same items by another key: here, tasks by the person who does them.
            GSI1: { partition: GSI1PK, sort: GSI1SK }

        types:
          Progress: { enum: [open, done] }

        entities:
          Person:
            # A template says how a key is made. What stands in < > is an attribute; a value that could forge the key of
            # another item is refused.
            key: { PK: PERSON#<personId>, SK: PERSON }
            attributes:
              personId: ulid
              email: { type: string, maxLength: 254 }
              fullName: string
            # No two people have one e-mail address: kept by a companion item in the same transaction.
            unique: [email]
            # createdAt and updatedAt, kept by every write.
            timestamps: true

          Project:
            key: { PK: PROJECT#<projectId>, SK: PROJECT }
            attributes:
              projectId: ulid
              title: string
              taskCount: { type: int, default: 0, min: 0 }

          Task:
            # In the partition of its project, so that one query reads a project with its tasks.
            key: { PK: PROJECT#<projectId>, SK: TASK#<taskId> }
            indexes:
              GSI1: { GSI1PK: PERSON#<personId>, GSI1SK: DUE#<dueOn>#<taskId> }
            attributes:
              projectId: ulid
              taskId: ulid
              personId: ulid
              title: { type: string, maxLength: 200 }
              # A question mark makes an attribute optional.
              note: string?
              dueOn: date
              progress: { type: Progress, default: open }
            timestamps: true

        # How the application reads and writes: one operation each. Every entity also has get, create, put and delete by its
        # key, as far as its settings allow.
        accessPatterns:
          registerPerson: { create: Person }
          getPerson: { get: Person }

          # What begins with $ is a parameter of the generated method.
          listTasks: { query: Task, where: projectId = $projectId, limit: 50 }
          getProjectWithTasks: { query: [Project, Task], where: projectId = $projectId }
          listTasksDue:
            query: Task
            where: personId = $personId and dueOn <= $until
            order: ascending
            limit: 20

          # Only an open task can be finished: the condition is part of the request.
          finishTask: { update: Task, set: { progress: done }, if: progress = 'open' }

          # All steps happen, or none.
          addTask:
            transact:
              - { create: Task }
              - { update: Project, key: { projectId: $task.projectId }, add: { taskCount: 1 } }

        """
}

/// The file that a design is written to: its name in kebab-case.
package func starterFileName(of design: String) -> String { SwiftName.kebab(design) + ".keywright.yaml" }

/// A design's name out of a folder's: `my-shop 2` gives `MyShop2`. What begins with no letter has no name in it.
package func designName(fromFolder folder: String) -> String? {
    let words = folder.unicodeScalars.split { !isASCIILetter($0) && !isASCIIDigit($0) }
    let name = words.map { word in
        String(String.UnicodeScalarView(word.prefix(1))).uppercased()
            + String(String.UnicodeScalarView(word.dropFirst()))
    }.joined()
    guard let first = name.unicodeScalars.first, isASCIILetter(first) else { return nil }
    return name
}

/// DynamoDB's tables have names of at least three characters.
private func tableName(of design: String) -> String {
    let name = SwiftName.kebab(design)
    return name.utf8.count < 3 ? name + "-table" : name
}

private func isASCIILetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
}

private func isASCIIDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
