import Configuration
import Foundation
import Kernel
import Operations

/// The places where settings stand, the strongest first.
struct SettingSources {
    enum Origin: Int, Sendable, Hashable, Comparable {
        case commandLine, environment, file, fallback

        /// The weaker first.
        static func < (a: Origin, b: Origin) -> Bool { a.rawValue > b.rawValue }

        var phrase: Phrase {
            switch self {
            case .commandLine: Phrase(ja: "コマンド", en: "command line")
            case .environment: Phrase(ja: "環境変数", en: "environment")
            case .file: Phrase(ja: "ファイル", en: "file")
            case .fallback: Phrase(ja: "既定", en: "default")
            }
        }
    }

    struct Found: Sendable, Hashable {
        var words: [String]
        var origin: Origin
        var place: Place
    }

    private let providers: [(Origin, any ConfigProvider)]
    private let file: SettingsFile?
    /// What is wrong before any value is looked at.
    let diagnostics: [Diagnostic]
    /// False where the file is so wrong that its values are not known.
    private(set) var isWhole = true

    /// - Parameter given: from the command line, by key.
    /// Throws `InputErrors` where the file is not there or is no YAML.
    init(
        _ given: [String: [String]], environment: [String: String], file path: String?
    ) async throws {
        let named = given.compactMap { key, words -> (AbsoluteConfigKey, ConfigValue)? in
            guard let setting = Setting.named(key), let first = words.first else { return nil }
            let content: ConfigContent = setting.isList ? .stringArray(words) : .string(first)
            return (Self.key(setting), ConfigValue(content, isSecret: setting.isSecret))
        }
        // With nothing in it a variable is as good as not there.
        let ours = environment.filter { $0.key.hasPrefix(Setting.prefix) && !$0.value.isEmpty }
        var providers: [(Origin, any ConfigProvider)] = [
            (.commandLine, InMemoryProvider(values: Dictionary(named, uniquingKeysWith: { first, _ in first }))),
            (
                .environment,
                EnvironmentVariablesProvider(environmentVariables: ours, secretsSpecifier: .all).prefixKeys(
                    with: "ikusei")
            ),
        ]
        var found = Self.unknown(in: ours)
        if let path {
            let looked = try SettingsFile(try InputFile.text(path), path: path)
            found += looked.diagnostics
            file = looked
            if !looked.places.isEmpty {
                let place = ConfigReader(
                    provider: InMemoryProvider(values: ["filePath": ConfigValue(.string(path), isSecret: false)]))
                let options = YAMLSnapshot.ParsingOptions(secretsSpecifier: .all)
                do {
                    providers.append(
                        (.file, try await FileProvider<YAMLSnapshot>(parsingOptions: options, config: place)))
                } catch  where looked.diagnostics.hasErrors {
                    // What is wrong has been said; what else the file has is looked at once that is mended.
                    isWhole = false
                }
            }
        } else {
            file = nil
        }
        self.providers = providers
        diagnostics = found
    }

    /// What is in force of a setting; nil where nobody says anything and there is no default.
    func find(_ setting: Setting) -> Found? {
        for (origin, provider) in providers {
            let place = place(of: setting, origin)
            if origin == .file, file?.places[setting.key] == nil { continue }
            let type: ConfigType = setting.isList ? .stringArray : .string
            guard let value = try? provider.value(forKey: Self.key(setting), type: type).value else { continue }
            switch value.content {
            case .string(let text): return Found(words: [text], origin: origin, place: place)
            case .stringArray(let words):
                let words = words.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
                return Found(words: words, origin: origin, place: place)
            default: continue
            }
        }
        return setting.fallback.map { Found(words: [$0], origin: .fallback, place: Place(file: setting.key)) }
    }

    private func place(of setting: Setting, _ origin: Origin) -> Place {
        switch origin {
        case .commandLine: Place(file: "--" + (setting.option ?? setting.key))
        case .environment: Place(file: setting.environmentName)
        case .file: file?.places[setting.key] ?? Place(file: file?.path ?? "")
        case .fallback: Place(file: setting.key)
        }
    }

    private static func key(_ setting: Setting) -> AbsoluteConfigKey {
        AbsoluteConfigKey(setting.key.split(separator: ".").map(String.init))
    }

    /// Variables of ours that nobody reads: a warning, for other programs of the family have theirs.
    private static func unknown(in environment: [String: String]) -> [Diagnostic] {
        let known = Set((Setting.all + Setting.all.compactMap(\.file)).map(\.environmentName))
        return environment.keys.sorted().filter { name in
            !known.contains(name) && !["IKUSEI_OPTIONS", "IKUSEI_CONFIG", "IKUSEI_RECORD"].contains(name)
                && !name.hasPrefix("IKUSEI_TEST_")
        }.map { name in
            Diagnostic(
                .warning, "C006", at: Place(file: name),
                Phrase(ja: "この名前の設定はありません（無視します）", en: "there is no setting of that name; it is ignored"),
                suggestion: nearest(to: name, among: known.sorted()))
        }
    }
}

extension Setting {
    static func named(_ key: String) -> Setting? {
        (all + all.compactMap(\.file)).first { $0.key == key }
    }
}
