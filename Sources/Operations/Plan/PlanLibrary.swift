package import Domain
import Foundation
package import Kernel

/// Where plan files find the framework packs and instruments that they pin: folders beside the plan, or above it.
package struct PlanLibrary: Sendable {
    package var packs: [FrameworkPack]
    package var diagnostics: [Diagnostic]

    /// Reads `frameworks/*.yaml` of the nearest folder at or above the plan's own that has one; failing that, of the
    /// installation (the folder of the executable and those above it).
    package static func beside(planFile: String) -> PlanLibrary {
        var library = PlanLibrary(packs: [], diagnostics: [])
        guard let folder = folder(named: "frameworks", near: planFile) else { return library }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names.sorted() where name.hasSuffix(".yaml") {
            let path = folder + "/" + name
            do throws(InputErrors) {
                let (pack, diagnostics) = try FrameworkPack.read(text: try InputFile.text(path), file: path)
                library.packs.append(pack)
                library.diagnostics += diagnostics
            } catch {
                library.diagnostics += error.diagnostics
            }
        }
        return library
    }

    package static func folder(named name: String, near file: String) -> String? {
        let executable = (CommandLine.arguments.first).map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }
        let starts = [URL(fileURLWithPath: file)] + (executable.map { [$0] } ?? [])
        for start in starts {
            var folder = start.standardizedFileURL.deletingLastPathComponent()
            for _ in 0..<12 {
                let candidate = folder.appendingPathComponent(name).path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), isFolder.boolValue {
                    return candidate
                }
                let above = folder.deletingLastPathComponent()
                if above == folder { break }
                folder = above
            }
        }
        return nil
    }
}
