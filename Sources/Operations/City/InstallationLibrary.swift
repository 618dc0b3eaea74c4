package import Domain
import Foundation
package import Kernel

/// What ships with the program and every city uses: framework packs, instruments, question banks, roster mappings.
package struct InstallationLibrary: Sendable {
    /// The folder with `frameworks/`, `instruments/` and `mappings/`.
    package let folder: String
    package let packs: [FrameworkPack]
    /// Questions to practise with: the files of `banks/` that can be read.
    package let banks: [QuestionBank]

    /// Reads the packs and the question banks. Throws `InputErrors` where the folder has no pack, or a bank cannot be read.
    package init(folder: String) throws(InputErrors) {
        self.folder = folder
        let library = PlanLibrary.beside(planFile: folder + "/plan.yaml")
        guard !library.packs.isEmpty else {
            throw InputErrors([
                problem(
                    .error, "I020", folder,
                    ja: "frameworks フォルダーがありません。--library で指定してください",
                    en: "there is no folder 'frameworks' in it: name the right one with --library")
            ])
        }
        packs = library.packs
        var banks: [QuestionBank] = []
        for (name, text) in Self.texts(in: folder + "/banks") {
            let file = "\(folder)/banks/\(name).yaml"
            let (instrument, diagnostics) = try InstrumentReader.read(text: text, file: file)
            if diagnostics.hasErrors { throw InputErrors(diagnostics) }
            if banks.contains(where: { $0.id == instrument.id }) {
                throw InputErrors([
                    problem(
                        .error, "I023", file, ja: "問題集のID「\(instrument.id)」はほかのファイルで使われています",
                        en: "another file has the question bank's id '\(instrument.id)' already")
                ])
            }
            banks.append(QuestionBank(instrument))
        }
        self.banks = banks.filter { $0.count > 0 }
    }

    /// The instruments that ship: file name without ending, and text.
    package func instruments() -> [(name: String, text: String)] { Self.texts(in: folder + "/instruments") }

    /// The roster mappings that ship.
    package func mappings() -> [(name: String, text: String)] { Self.texts(in: folder + "/mappings") }

    /// The plans that ship for a city to begin with.
    package func templates() -> [(name: String, text: String)] { Self.texts(in: folder + "/plans/templates") }

    private static func texts(in folder: String) -> [(name: String, text: String)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.sorted().filter { $0.hasSuffix(".yaml") }.compactMap { file in
            do throws(InputErrors) {
                return (String(file.dropLast(5)), try InputFile.text(folder + "/" + file))
            } catch {
                return nil
            }
        }
    }
}
