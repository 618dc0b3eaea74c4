import Foundation
package import Kernel
import Yams

/// A YAML file read as a tree of values with places.
package struct YAMLDocument: Sendable {
    package var root: YAMLNode
    package var file: String
    private var lines: [[Unicode.Scalar]]

    /// Largest number of values a file may have, aliases counted where they are used: a bound against files that
    /// expand without end.
    static let mostNodes = 200_000
    /// Most aliases (`*name`) a file may use: each may stand for a tree of others, which the parser compares in full.
    static let mostAliases = 24
    /// Deepest nesting that is read: the parser below recurses.
    static let deepestNesting = 100

    /// Reads one document.
    ///
    /// Throws `InputErrors` where nothing can be read (`Y001` syntax, `Y002` too large or too deep, `Y003` empty).
    /// A key that stands twice in one mapping is reported (`Y004`) and the rest is still read.
    package static func read(_ text: String, file: String) throws(InputErrors) -> (Self, [Diagnostic]) {
        guard nestingIsShallow(text) else {
            throw InputErrors([tooLarge(at: Place(file: file, line: 1, column: 1))])
        }
        var text = text
        var diagnostics = [Diagnostic]()
        while true {
            do {
                guard let node = try Yams.compose(yaml: text) else {
                    throw InputErrors([
                        Diagnostic(
                            .error, "Y003", at: Place(file: file, line: 1, column: 1),
                            Phrase(ja: "ファイルに内容がありません", en: "the file is empty"))
                    ])
                }
                var budget = mostNodes
                let root = try YAMLNode(node, file: file, budget: &budget, depth: 0)
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
                    Array($0.unicodeScalars)
                }
                return (YAMLDocument(root: root, file: file, lines: lines), diagnostics)
            } catch let error as InputErrors {
                throw InputErrors(diagnostics + error.diagnostics)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let place = Place(file: file, line: context.mark.line, column: context.mark.column)
                diagnostics.append(
                    Diagnostic(
                        .error, "Y004", at: place,
                        Phrase(
                            ja: "キー「\(keys[0])」が同じ場所に2回あります",
                            en: "the key '\(keys[0])' stands twice in one mapping")))
                // The parser stops at a duplicate: hide this one and read on, so that it does not hide other errors.
                guard diagnostics.count < 50, let hidden = hide(context.mark, in: text) else {
                    throw InputErrors(diagnostics)
                }
                text = hidden
            } catch {
                throw InputErrors(diagnostics + [syntaxError(error, file: file)])
            }
        }
    }

    /// The place of the character `offset` (in Unicode scalars) of a scalar's text, also where the scalar is quoted,
    /// folded over lines or a block.
    package func place(of offset: Int, in node: YAMLNode) -> Place {
        guard let text = node.string, node.place.line >= 1 else { return node.place }
        var line = node.place.line - 1
        var column = node.place.column - 1
        if node.isBlock {
            line += 1
            column = 0
        } else if node.isQuoted {
            column += 1
        }
        var found = Place(file: file, line: line + 1, column: column + 1)
        for (index, wanted) in text.unicodeScalars.enumerated() {
            if index > offset { break }
            if wanted == "\n" || wanted == " " {
                // A folded line break reads as a space: the next character tells where it is.
                if line < lines.count, column < lines[line].count, lines[line][column] == wanted {
                    found = Place(file: file, line: line + 1, column: column + 1)
                    column += 1
                }
                continue
            }
            while line < lines.count {
                while column < lines[line].count, lines[line][column] != wanted { column += 1 }
                if column < lines[line].count { break }
                line += 1
                column = 0
            }
            guard line < lines.count else { return found }
            found = Place(file: file, line: line + 1, column: column + 1)
            column += 1
        }
        return offset >= text.unicodeScalars.count ? Place(file: file, line: line + 1, column: column + 1) : found
    }

    private static func nestingIsShallow(_ text: String) -> Bool {
        var depth = 0
        var aliases = 0
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            var indentation = 0
            var markers = 0
            var leading = true
            var before = UInt8(ascii: " ")
            var beforeThat = before
            for byte in line {
                // An alias: a star at the start of a value, with a name behind it.
                if before == UInt8(ascii: "*"), [0x20, 0x2C, 0x5B, 0x7B].contains(beforeThat), isNameByte(byte) {
                    aliases += 1
                }
                (beforeThat, before) = (before, byte)
                switch byte {
                case UInt8(ascii: " "), UInt8(ascii: "\t"): if leading { indentation += 1 }
                case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): if leading { markers += 1 }
                case UInt8(ascii: "["), UInt8(ascii: "{"): (depth, leading) = (depth + 1, false)
                case UInt8(ascii: "]"), UInt8(ascii: "}"): (depth, leading) = (max(0, depth - 1), false)
                default: leading = false
                }
            }
            if aliases > mostAliases || depth > deepestNesting || markers > deepestNesting
                || indentation > 4 * deepestNesting
            {
                return false
            }
        }
        return true
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    fileprivate static func tooLarge(at place: Place) -> Diagnostic {
        Diagnostic(
            .error, "Y002", at: place,
            Phrase(
                ja: "ファイルが大きすぎるか、入れ子が深すぎます（値\(mostNodes)個、深さ\(deepestNesting)まで）",
                en: "the file is too large or nested too deeply (at most \(mostNodes) values, depth \(deepestNesting))")
        )
    }

    private static func hide(_ mark: Mark, in text: String) -> String? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.indices.contains(mark.line - 1) else { return nil }
        var scalars = Array(lines[mark.line - 1].unicodeScalars)
        var index = mark.column - 1
        if scalars.indices.contains(index), scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
        guard scalars.indices.contains(index), scalars[index] != YAMLNode.hiddenMark else { return nil }
        scalars[index] = YAMLNode.hiddenMark
        var line = String.UnicodeScalarView()
        line.append(contentsOf: scalars)
        lines[mark.line - 1] = String(line)
        return lines.joined(separator: "\n")
    }

    private static func syntaxError(_ error: any Error, file: String) -> Diagnostic {
        var place = Place(file: file, line: 1, column: 1)
        var detail = ""
        switch error {
        case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _):
            place = Place(file: file, line: mark.line, column: mark.column)
            detail = problem
        case YamlError.reader(let problem, _, _, _): detail = problem
        default: break
        }
        return Diagnostic(
            .error, "Y001", at: place,
            Phrase(
                ja: "YAMLとして読めません\(detail.isEmpty ? "" : "（\(detail)）")。字下げ・コロンの後の空白・引用符を確かめてください",
                en:
                    "not readable as YAML\(detail.isEmpty ? "" : " (\(detail))"): check indentation, the space after colons, quotes"
            ))
    }
}

extension YAMLNode {
    fileprivate static let hiddenMark: Unicode.Scalar = "\u{FFFC}"

    fileprivate init(_ node: Yams.Node, file: String, budget: inout Int, depth: Int) throws {
        budget -= 1
        let mark = node.mark
        place = Place(file: file, line: mark?.line ?? 0, column: mark?.column ?? 0)
        guard budget > 0, depth <= YAMLDocument.deepestNesting else {
            throw InputErrors([YAMLDocument.tooLarge(at: place)])
        }
        isQuoted = false
        isBlock = false
        switch node {
        case .scalar(let scalar):
            value = .scalar(scalar.string)
            isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
            isBlock = scalar.style == .literal || scalar.style == .folded
        case .sequence(let sequence):
            var elements = [YAMLNode]()
            for element in sequence {
                elements.append(try YAMLNode(element, file: file, budget: &budget, depth: depth + 1))
            }
            value = .sequence(elements)
        case .mapping(let mapping):
            var entries = [Entry]()
            for (key, element) in mapping {
                let keyPlace = Place(file: file, line: key.mark?.line ?? 0, column: key.mark?.column ?? 0)
                let name = key.scalar?.string ?? ""
                let value = try YAMLNode(element, file: file, budget: &budget, depth: depth + 1)
                if name.unicodeScalars.contains(Self.hiddenMark) { continue }
                entries.append(Entry(key: name, keyPlace: keyPlace, value: value))
            }
            value = .mapping(entries)
        case .alias:
            value = .scalar("")
        }
    }
}
