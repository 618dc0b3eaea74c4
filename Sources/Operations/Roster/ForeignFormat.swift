import Domain
import Kernel

/// A file of another kind, told by its first bytes: people choose the workbook where the table was meant.
enum ForeignFormat: CaseIterable {
    case workbook, oldWorkbook, pdf, picture

    init?(_ bytes: [UInt8]) {
        guard let found = Self.allCases.first(where: { $0.beginnings.contains(where: bytes.starts(with:)) }) else {
            return nil
        }
        self = found
    }

    private var beginnings: [[UInt8]] {
        switch self {
        case .workbook: [[0x50, 0x4B, 0x03, 0x04]]
        case .oldWorkbook: [[0xD0, 0xCF, 0x11, 0xE0]]
        case .pdf: [Array("%PDF".utf8)]
        case .picture: [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF]]
        }
    }

    private var name: Phrase {
        switch self {
        case .workbook, .oldWorkbook: Phrase(ja: "表計算ソフトのブック", en: "a workbook of a spreadsheet")
        case .pdf: Phrase(ja: "PDF", en: "a PDF")
        case .picture: Phrase(ja: "画像", en: "a picture")
        }
    }

    /// Throws for every file that is of another kind.
    static func refuse(_ files: [RosterFile]) throws(InputErrors) {
        let found = files.compactMap { file in ForeignFormat(file.bytes).map { $0.diagnostic(of: file.name) } }
        if !found.isEmpty { throw InputErrors(found) }
    }

    private func diagnostic(of file: String) -> Diagnostic {
        problem(
            .error, "I013", file,
            ja: "\(name.ja)は読めません。表計算ソフトで「CSV UTF-8（コンマ区切り）」の形式で保存し、そのファイルを選んでください",
            en: "\(name.en) cannot be read: save the table as CSV (UTF-8) and choose that file")
    }
}
