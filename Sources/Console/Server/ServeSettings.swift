import Foundation
import Kernel
import Operations

/// What is in force of all settings, and from where: everything that is wrong is told at once.
struct ServeSettings {
    private(set) var found: [String: SettingSources.Found] = [:]
    private(set) var diagnostics: [Diagnostic]

    init(_ sources: SettingSources) {
        diagnostics = sources.diagnostics
        for setting in Setting.all {
            take(setting, from: sources)
            if let file = setting.file {
                take(file, from: sources)
                readSecret(setting, from: file)
            }
        }
        if sources.isWhole { lookAtWhole() }
        diagnostics = diagnostics.inReadingOrder()
    }

    /// Throws `InputErrors` with all there is to say where anything is an error.
    func requireGood() throws(InputErrors) {
        if diagnostics.hasErrors { throw InputErrors(diagnostics) }
    }

    subscript(_ key: String) -> String? { found[key]?.words.first }
    func list(_ key: String) -> [String] { found[key]?.words ?? [] }
    func number(_ key: String) -> Int? { self[key].flatMap { Int($0) } }

    private mutating func take(_ setting: Setting, from sources: SettingSources) {
        guard let value = sources.find(setting) else { return }
        found[setting.key] = value
        guard let word = value.words.first, !setting.isList, let fault = setting.fault(in: word) else { return }
        diagnostics.append(
            Diagnostic(
                .error, "C003", at: value.place,
                Phrase(
                    ja: "「\(setting.key)」の値が正しくありません。\(fault.ja)", en: "wrong value of “\(setting.key)”: \(fault.en)")))
    }

    /// A secret in a file of its own: its first line.
    private mutating func readSecret(_ setting: Setting, from file: Setting) {
        guard let named = found[file.key], let path = named.words.first else { return }
        if found[setting.key] != nil {
            one(of: setting.key, file.key)
            guard found[file.key] != nil, found[setting.key] == nil else { return }
        }
        let text = try? InputFile.text(path)
        guard let line = text?.split(separator: "\n").first?.trimmingCharacters(in: .whitespaces), !line.isEmpty else {
            diagnostics.append(
                Diagnostic(
                    .error, "C005", at: named.place,
                    Phrase(
                        ja: "「\(file.key)」のファイルを読めないか、中身がありません: \(path)",
                        en: "the file of “\(file.key)” cannot be read, or is empty: \(path)")))
            return
        }
        found[setting.key] = SettingSources.Found(words: [line], origin: named.origin, place: named.place)
    }

    private mutating func lookAtWhole() {
        both("tls.certificate", "tls.private-key")
        both("mail.command", "mail.from")
        one(of: "data", "database")
        if found["data"] == nil, found["database"] == nil, found["database-file"] == nil {
            conflict(
                Place(file: "ikusei serve"), ja: "「data」か「database」のどちらかを決めてください（--data か --database）",
                en: "say where the data is: “data” or “database” (--data or --database)")
        }
        if let command = found["mail.command"], let path = command.words.first,
            !FileManager.default.isExecutableFile(atPath: path)
        {
            diagnostics.append(
                Diagnostic(
                    .error, "C003", at: command.place,
                    Phrase(ja: "「mail.command」のプログラムがありません: \(path)", en: "“mail.command”: there is no program \(path)")
                ))
        }
    }

    /// Of two settings that exclude each other the one of the stronger place holds; in the same place they are an error.
    private mutating func one(of first: String, _ second: String) {
        guard let a = found[first], let b = found[second] else { return }
        if a.origin == b.origin {
            conflict(
                b.place, ja: "「\(first)」と「\(second)」はどちらか一つにしてください",
                en: "either “\(first)” or “\(second)”, not both")
        } else {
            found[a.origin < b.origin ? first : second] = nil
        }
    }

    private mutating func both(_ first: String, _ second: String) {
        let (one, other) = (found[first], found[second])
        guard (one == nil) != (other == nil), let there = one ?? other else { return }
        conflict(
            there.place, ja: "「\(first)」と「\(second)」は両方要ります", en: "“\(first)” and “\(second)” go together")
    }

    private mutating func conflict(_ place: Place, ja: String, en: String) {
        diagnostics.append(Diagnostic(.error, "C004", at: place, Phrase(ja: ja, en: en)))
    }
}

extension ServeSettings {
    /// As a table: key, value, and from where. A secret is not shown.
    func listing(in language: Language) -> String {
        var list = ListOutput(columns: [
            .init(key: "key", title: Phrase(ja: "設定", en: "Setting")),
            .init(key: "value", title: Phrase(ja: "値", en: "Value"), widest: 60),
            .init(key: "from", title: Phrase(ja: "どこから", en: "From"), widest: 80),
        ])
        for setting in Setting.all {
            guard let value = found[setting.key] else {
                list.rows.append([.text(setting.key), .text("–"), .text("")])
                continue
            }
            var origin = value.origin.phrase[language]
            if value.origin != .fallback {
                let line = value.place.line > 0 ? ":\(value.place.line)" : ""
                origin += " \(value.place.file)\(line)"
            }
            let shown =
                setting.isSecret
                ? Phrase(ja: "（表示しません）", en: "(not shown)")[language] : value.words.joined(separator: ", ")
            list.rows.append([.text(setting.key), .text(shown), .text(origin)])
        }
        return list.rendered(.table, in: language)
    }

    /// As the floors below take it.
    var server: ServerSettings {
        var settings = ServerSettings()
        settings.host = self["listen.host"] ?? settings.host
        settings.port = number("listen.port") ?? settings.port
        settings.socket = self["listen.socket"]
        settings.certificate = self["tls.certificate"]
        settings.privateKey = self["tls.private-key"]
        settings.trustedProxies = list("proxy.trusted")
        settings.publicURL = self["public-url"]
        settings.metricsReaders = list("metrics.readers")
        settings.chartScript = self["chart-script"] ?? settings.chartScript
        settings.contact = self["contact"] ?? settings.contact
        settings.logLevel = self["log.level"] ?? settings.logLevel
        settings.logsJSON = self["log.format"] == "json"
        settings.maximumForm = number("limits.form-bytes") ?? settings.maximumForm
        settings.maximumUpload = number("limits.upload-bytes") ?? settings.maximumUpload
        settings.maximumConnections = number("limits.connections") ?? settings.maximumConnections
        return settings
    }

    var place: StoragePlace {
        if let url = self["database"] { return .server(url: url) }
        return .folder(self["data"] ?? "")
    }

    var backups: BackupFolder? {
        let folder = self["backups.folder"] ?? self["data"].map { $0 + "/backups" }
        return folder.map { BackupFolder(path: $0, keeps: number("backups.keep") ?? 30) }
    }

    var mail: MailSettings? {
        guard let command = self["mail.command"], let from = self["mail.from"] else { return nil }
        return MailSettings(command: command, from: from, publicURL: server.address)
    }
}
