/// The names that one table of an instance folder gives to its rows: any distinct texts, numbered from 0 in the order
/// of the file.
///
/// The numbers are the indices of `Mathematics`; the names come back in solutions and words.
package struct FolderNames: Sendable {
    private var numbering = TextNumbering()
    private var lines: [Int32] = []

    init() {}

    package var count: Int { lines.count }

    /// The name of an index; for an index outside, which only a broken solution holds, the number itself.
    package subscript(_ index: Int32) -> String {
        index >= 0 && Int(index) < count ? numbering.text(Int(index)) : "#\(index)"
    }

    package subscript(_ index: Int) -> String { self[Int32(clamping: index)] }

    /// The index of a name; `nil` where the folder does not have it.
    package func index(of name: String) -> Int32? { numbering.find(name).map { Int32(truncatingIfNeeded: $0) } }

    func index(of name: UnsafeBufferPointer<UInt8>) -> Int32? {
        numbering.find(name).map { Int32(truncatingIfNeeded: $0) }
    }

    /// The line on which a name first stands.
    func line(of index: Int32) -> Int { Int(lines[Int(index)]) }

    /// The name's index, a new one where it was not seen before.
    mutating func number(_ name: UnsafeBufferPointer<UInt8>, line: Int) -> (index: Int32, isNew: Bool) {
        let (number, isNew) = numbering.number(of: name)
        if isNew { lines.append(Int32(clamping: line)) }
        return (Int32(truncatingIfNeeded: number), isNew)
    }

    mutating func add(_ name: String) {
        var name = name
        name.withUTF8 { _ = number($0, line: 0) }
    }
}
