import Console
import Operations
import StoragePostgres
import StorageSQLite
import Web

IkuseiCommand.start(
    under: Roof(
        engine: { place in
            switch place {
            case .folder(let path): try SQLiteFolder(path: path)
            case .server(let url): PostgresServer(url: url)
            }
        },
        serve: { installation, settings in
            try await WebServer.run(installation, settings, version: IkuseiCommand.release)
        }))
