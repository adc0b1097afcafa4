import Foundation
import KeywrightInMemory
import KeywrightRuntime
import Testing

/// A scope as a context: what is within one clinic, and what stands outside of all.
@Suite("Clinics")
struct ClinicsTests {
    private let clock = TestClock(Timestamp(year: 2026, month: 11, day: 22, hour: 10)!)

    private func clinics() async throws -> (Clinics, RecordingClient) {
        let database = try await TableFiles.database(of: "clinics", now: { clock.now })
        let client = RecordingClient(database)
        return (Clinics(client: client, now: { [clock] in clock.now }), client)
    }

    private var today: CalendarDate { CalendarDate(clock.now) }

    private func patient(_ id: String, of clinic: String = "", email: String? = nil) -> Clinics.Patient {
        Clinics.Patient(clinic: clinic, patientId: id, name: "N", email: email)
    }

    private func visit(_ id: String, doctor: String = "d") -> Clinics.Visit {
        Clinics.Visit(clinic: "", at: today, patientId: id, doctor: doctor)
    }

    @Test("items of two clinics with one key are two items")
    func apart() async throws {
        let (clinics, _) = try await clinics()
        let (north, south) = (clinics.scoped(clinic: "n"), clinics.scoped(clinic: "s"))
        // Whatever the item brings, it belongs to the context's clinic.
        let created = try await north.patient.create(patient("1", of: "s", email: "a@b"))
        #expect(created.clinic == "n")
        try await south.patient.create(patient("1", email: "a@b"))
        #expect(try await north.patient.get(patientId: "1") == created)
        #expect(try await south.patient.get(patientId: "1")?.clinic == "s")
        await expectError(.notUnique) { () async throws(RepositoryError) in
            try await north.patient.create(patient("2", email: "a@b"))
        }
        try await north.patient.delete(patientId: "1")
        #expect(try await north.patient.get(patientId: "1") == nil)
        try await north.patient.create(patient("2", email: "a@b"))
        #expect(try await south.patient.get(patientId: "1") != nil)
        try await north.clinic.create(Clinics.Clinic(clinic: "", city: "Bern"))
        #expect(try await north.clinic.get()?.city == "Bern")
        #expect(try await south.clinic.get() == nil)
    }

    @Test("queries, batches and transactions stay within the clinic")
    func reads() async throws {
        let (clinics, client) = try await clinics()
        let (north, south) = (clinics.scoped(clinic: "n"), clinics.scoped(clinic: "s"))
        for id in ["1", "2", "3"] { try await north.patient.create(patient(id)) }
        try await south.patient.create(patient("4"))
        try await north.visit.create(visit("1"))
        try await south.visit.create(visit("1", doctor: "e"))
        client.forget()
        let first = try await north.patient.patients()
        #expect(first.items.map(\.patientId) == ["1", "2"])
        #expect(try await north.patient.patients(cursor: first.cursor).items.map(\.patientId) == ["3"])
        await expectError(.cursorRefused) { () async throws(RepositoryError) in
            try await south.patient.patients(cursor: first.cursor)
        }
        guard case .query(let query)? = client.requests.first else { throw CancellationError() }
        #expect(query.expressionAttributeValues[":pk"] == .s("C#n#P"))
        #expect(try await north.patient.somePatients(keys: ["3", "4", "1"]).map { $0?.patientId } == ["3", nil, "1"])
        let visits = try await south.visit.someVisits(keys: [(at: today, patientId: "1")])
        #expect(visits.map { $0?.clinic } == ["s"])
        #expect(try await south.visit.someVisits(keys: [(at: today, patientId: "1")], doctor: "d") == [nil])
        #expect(try await north.visit.ofDoctor(doctor: "d") == 1)
        #expect(try await south.visit.ofDoctor(doctor: "d") == 0)
        let both = try await north.patient.patientVisit(patientId: "1", at: today)
        #expect(both.patient?.clinic == "n")
        #expect(both.visit?.doctor == "d")
        #expect(try await south.patient.patientVisit(patientId: "1", at: today).patient == nil)
        #expect(try await north.visit.move(at: today, patientId: "1", doctor: "f").doctor == "f")
        #expect(try await north.visit.ofDoctor(doctor: "f") == 1)
        #expect(try await south.visit.get(at: today, patientId: "1")?.doctor == "e")
    }

    @Test("a value of the scope that could forge another clinic's key is refused by the call")
    func guarded() async throws {
        let (clinics, client) = try await clinics()
        let forger = clinics.scoped(clinic: "n#P")
        await expectError(.refusedValue) { () async throws(RepositoryError) in
            try await forger.patient.get(patientId: "1")
        }
        #expect(client.requests.isEmpty)
    }

    @Test("what is unscoped stands outside")
    func outside() async throws {
        let (clinics, client) = try await clinics()
        let (north, south) = (clinics.scoped(clinic: "n"), clinics.scoped(clinic: "s"))
        let admitted = try await north.patient.admit(patient: patient("1"), visit: visit("1"))
        #expect(admitted.patient.clinic == "n")
        #expect(admitted.visit.clinic == "n")
        try await south.patient.create(patient("2"))
        let all = try await clinics.patient.everyPatientPaginated().collect()
        #expect(Set(all.map(\.clinic)) == ["n", "s"])
        #expect(try await clinics.patient.anyPatient(clinic: "s", patientId: "2")?.patientId == "2")
        let audit = Clinics.Audit(day: today, auditId: "x", words: "w")
        let logged = try await south.audit.logVisit(audit: audit, visit: visit("2"))
        #expect(logged.visit.clinic == "s")
        #expect(try await clinics.audit.audits(day: today).items == [audit])
        // An item of no entity at a patient's key is left out.
        let key = try Clinics.Patient.Key(clinic: "n", patientId: "9").attributes
        _ = try await client.putItem(
            PutItemInput(tableName: "clinics", item: key.merging(["EntityType": .s("Alien")]) { $1 }))
        #expect(try await clinics.patient.anyPatient(clinic: "n", patientId: "9") == nil)
        #expect(try await north.patient.somePatients(keys: ["9"]) == [nil])
        #expect(try await north.patient.patientVisit(patientId: "9", at: today).patient == nil)
    }
}
