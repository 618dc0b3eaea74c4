package import Kernel
package import Storage
import Synchronization

/// All municipalities that one server serves, each with a database of its own.
package final class Installation: Sendable {
    /// What stands at the beginning of addresses that are no city's.
    package static let reservedNames: Set<String> = ["assets", "api", "healthz", "readyz", "metrics", "language"]

    private let engine: any Engine
    private let database: any Database
    private let library: InstallationLibrary
    private let backups: BackupFolder?
    private let mail: MailSettings?
    private let passwords = PasswordHashing()
    private let cities = Mutex([String: City]())

    /// The installation's secret, under which what browsers keep is sealed; the same for all its servers.
    package let key: [UInt8]

    private init(
        _ engine: any Engine, _ database: any Database, _ library: InstallationLibrary, backups: BackupFolder?,
        mail: MailSettings?, key: [UInt8]
    ) {
        self.key = key
        self.backups = backups
        self.mail = mail
        self.engine = engine
        self.database = database
        self.library = library
    }

    /// Opens the installation, and each municipality's database, in the newest version of the schema.
    package static func open(
        _ engine: any Engine, library: InstallationLibrary, backups: BackupFolder? = nil,
        mail: MailSettings? = nil, at now: Instant
    ) async throws -> Installation {
        let database = try await engine.open("ikusei")
        try await database.migrate(to: .installation, at: now)
        let fresh = Base32.text(try Secrets.random(40))
        let key = try await database.write { try $0.setting("key", default: fresh) }
        let installation = Installation(
            engine, database, library, backups: backups, mail: mail, key: Base32.bytes(key) ?? Array(key.utf8))
        for municipality in try await database.read({ try $0.municipalities() }) {
            try await installation.openCity(municipality, at: now)
        }
        return installation
    }

    /// Where copies of a database are put; nil: nowhere.
    private func shelf(of name: String) -> BackupShelf? {
        backups.map { BackupShelf(folder: $0.path, keeps: $0.keeps, engine: engine, database: name) }
    }

    /// The work on the installation's own database: its daily copy.
    var ownWork: OwnWork { OwnWork(database: database, shelf: shelf(of: "ikusei")) }

    /// Whether every database answers.
    package var isReady: Bool {
        get async {
            do {
                _ = try await database.read { try $0.int("SELECT 1") }
                for city in all { _ = try await city.database.read { try $0.int("SELECT 1") } }
                return true
            } catch {
                return false
            }
        }
    }

    package var engineDescription: String { engine.description }

    /// By name in Japanese.
    package var all: [City] { cities.withLock { $0.values.sorted { $0.slug < $1.slug } } }

    package func city(_ slug: String) -> City? { cities.withLock { $0[slug] } }

    /// Adds a municipality with an empty database. Throws `StorageError.duplicate` where slug or code is taken, and
    /// `InputErrors` where the slug cannot stand in an address.
    @discardableResult
    package func add(_ municipality: KeptMunicipality, at now: Instant) async throws -> City {
        let slug = municipality.slug
        let isFit =
            (2...40).contains(slug.utf8.count) && slug.utf8.first.map { (97...122).contains($0) } == true
            && slug.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 0x5F }
        guard isFit, !Self.reservedNames.contains(slug) else {
            throw InputErrors([
                problem(
                    .error, "I021", slug, ja: "略称は英小文字で始まる英小文字・数字・_の2〜40文字にしてください",
                    en: "a short name is 2 to 40 lower-case letters, digits and _, beginning with a letter")
            ])
        }
        try await database.write { try $0.addMunicipality(municipality, at: now) }
        return try await openCity(municipality, at: now)
    }

    /// Carries a municipality to another installation; the source stays as it is. Throws `InputErrors` for an unknown
    /// one, `StorageError.duplicate` where the target has it, `MoveCity.Failure` where what arrives is not the same.
    package func move(
        _ slug: String, to target: Installation, at now: Instant
    ) async throws -> [MoveCity.TableFigures] {
        guard let source = city(slug),
            let municipality = try await database.read({ try $0.municipalities() }).first(where: { $0.slug == slug })
        else {
            throw InputErrors([
                problem(.error, "I022", slug, ja: "そのような市はありません", en: "there is no such city")
            ])
        }
        let arrived = try await target.add(municipality, at: now)
        do {
            let figures = try await MoveCity.run(from: source.database, to: arrived.database, at: now)
            if let here = source.context.identity, let there = arrived.context.identity {
                try await KeepIdentityProvider.carry(from: here, to: there)
            }
            return figures
        } catch {
            try await target.remove(slug)
            throw error
        }
    }

    /// Forgets a municipality that could not be filled. Its empty database stays where it is.
    func remove(_ slug: String) async throws {
        try await database.write { try $0.removeMunicipality(slug) }
        let city = cities.withLock { $0.removeValue(forKey: slug) }
        await city?.database.close()
    }

    package func close() async {
        for city in all { await city.database.close() }
        await database.close()
    }

    @discardableResult
    private func openCity(_ municipality: KeptMunicipality, at now: Instant) async throws -> City {
        let own = self.database
        let database = try await engine.open("city_" + municipality.slug)
        try await database.migrate(to: .city, at: now)
        let city = City(
            slug: municipality.slug, name: municipality.name, database: database, library: library,
            passwords: passwords,
            shelf: shelf(of: "city_" + municipality.slug),
            identity: IdentityDesk(slug: municipality.slug, database: own, key: key), mail: mail)
        cities.withLock { $0[municipality.slug] = city }
        return city
    }
}

/// Where the copies of all cities are put, and how many of each are kept.
package struct BackupFolder: Sendable, Hashable {
    package var path: String
    package var keeps: Int

    package init(path: String, keeps: Int = 30) {
        self.path = path
        self.keeps = keeps
    }
}
