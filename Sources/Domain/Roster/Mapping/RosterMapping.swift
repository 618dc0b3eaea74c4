package import Formats
package import Kernel

/// How a municipality's HR export is to be read: which file is which, and what each column and code means.
///
/// Written as a mapping file (`mappings/*.yaml`), or proposed by `RosterMappingGuess`.
package struct RosterMapping: Sendable {
    package var id = ""
    package var name = Phrase("")
    package var description: Phrase?
    /// The first entry whose pattern matches a file's name says how to read it.
    package var entries = [RosterFileEntry]()
    /// The kind of a unit where the export has no word for it: the first rule that fits.
    package var unitKindRules = [UnitKindRule]()
    /// The word taken where a field is empty or no rule fits.
    package var defaults: [Vocabulary.List: MappedWord] = [:]
    /// The mapping file as the user named it.
    package var file = ""

    package init() {}

    /// The entry for a file, by its name without the folders above.
    package func entryIndex(for fileName: String, in group: Int = 0) -> Int? {
        let name = fileName.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? fileName
        return entries.firstIndex { $0.group == group && FileNamePattern($0.match).matches(name) }
    }

    /// One mapping of several, for files that came in different layouts over the years: those of group `n` are read by
    /// the entries of the nth. The rules for units and the defaults are the last one's, which knows the city as it is.
    package static func combined(_ mappings: [RosterMapping]) -> RosterMapping {
        var all = mappings.last ?? RosterMapping()
        all.entries = mappings.enumerated().flatMap { group, mapping in
            mapping.entries.map { entry in
                var entry = entry
                entry.group = group
                return entry
            }
        }
        return all
    }
}

/// A word of the plan as the mapping file writes it.
package struct MappedWord: Hashable, Sendable {
    package var word: String
    package var place: Place

    package init(_ word: String, at place: Place) {
        self.word = word
        self.place = place
    }
}

/// `{codePrefix: "0901", nameContains: 保育園, kind: 出先部門}`: what is given must all hold.
package struct UnitKindRule: Hashable, Sendable {
    package var codePrefix: String?
    package var nameContains: String?
    package var kind: MappedWord

    package init(codePrefix: String? = nil, nameContains: String? = nil, kind: MappedWord) {
        self.codePrefix = codePrefix
        self.nameContains = nameContains
        self.kind = kind
    }

    package func fits(code: String, name: String) -> Bool {
        (codePrefix.map { code.hasPrefix($0) } ?? true) && (nameContains.map { name.contains($0) } ?? true)
    }
}

/// How the files of one name pattern are read.
package struct RosterFileEntry: Sendable {
    package enum Kind: String, CaseIterable, Sendable { case people, units, roles, absences }
    package enum Mode: String, CaseIterable, Sendable {
        /// Holds everyone in service on its date.
        case full
        /// Holds orders: who was hired, transferred, left, and when.
        case changes
    }
    package enum SnapshotDate: Hashable, Sendable {
        /// The eight digits in the file's name.
        case fileName
        /// The newest order date among the rows.
        case newestOrder
        case fixed(CalendarDate)
    }
    package enum ColumnReference: Hashable, Sendable {
        case header(String)
        /// From 1.
        case position(Int)
    }
    package enum PathCodes: String, CaseIterable, Sendable {
        /// A code names a unit by itself.
        case global
        /// A code counts within the unit above: the unit's own code is the codes from the top joined with `-`.
        case nested
    }
    /// One level of the organisation, given in columns of its own in every row.
    package struct PathLevel: Sendable {
        package var code: ColumnReference?
        package var name: ColumnReference?
        package var level: MappedWord
    }
    package struct Column: Sendable {
        package var reference: ColumnReference
        package var place: Place
    }

    /// Which of several mappings it comes from: see `RosterMapping.combined`.
    package var group = 0
    /// A file name with `*` and `?`.
    package var match: String
    package var kind: Kind
    /// Nil: told from the bytes.
    package var encoding: TextEncoding?
    package var hasHeader = true
    /// Physical lines before the header.
    package var skipLines = 0
    /// Nil: told from the first rows.
    package var delimiter: UInt8?
    package var mode = Mode.full
    package var date = SnapshotDate.fileName
    package var columns: [RosterColumn: Column] = [:]
    /// The top level first; empty where the file does not have the organisation in columns.
    package var unitPath = [PathLevel]()
    package var pathCodes = PathCodes.global
    /// For a column, what each of its codes means.
    package var values: [RosterColumn: [String: MappedWord]] = [:]
    package var place: Place

    package init(match: String, kind: Kind, at place: Place) {
        self.match = match
        self.kind = kind
        self.place = place
    }
}

/// A file name pattern: `*` stands for any characters, `?` for one. Upper and lower case are the same.
struct FileNamePattern: Sendable {
    private let pattern: [Character]

    init(_ pattern: String) { self.pattern = Array(pattern.lowercased()) }

    func matches(_ name: String) -> Bool {
        let name = Array(name.lowercased())
        var (p, n) = (0, 0)
        var afterStar: (pattern: Int, name: Int)?
        while n < name.count {
            if p < pattern.count, pattern[p] == "*" {
                afterStar = (p + 1, n)
                p += 1
            } else if p < pattern.count, pattern[p] == "?" || pattern[p] == name[n] {
                p += 1
                n += 1
            } else if let star = afterStar {
                // The star takes one character more.
                afterStar = (star.pattern, star.name + 1)
                (p, n) = (star.pattern, star.name + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == "*" }
    }
}
