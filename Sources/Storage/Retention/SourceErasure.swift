import Domain
package import Kernel

extension Transaction {
    /// Puts another phrase in the place of sources of evidence that name one of those erased: heads and supporters are
    /// sources of what they said of others. Where a head's own account recorded it, the account tells who said it; whoever
    /// else bears the name keeps what they said. What came from files, was written down by the training office or
    /// corrects a row goes by the name as a whole (`WholeName`). Each source gets one of its own, so that what was told
    /// apart still is. Within an erasure only.
    ///
    /// - Parameters:
    ///   - names: surname and given name, as written now and before; no alternate writings.
    ///   - accounts: theirs.
    /// - Returns: how many rows changed.
    package func eraseSources(naming names: Set<String>, by accounts: [Int64], _ standIn: () -> Phrase) throws -> Int {
        let said: SQL = "method = 'head' AND corrects_id IS NULL AND recorded_by IN \(list: accounts)"
        let named: SQL = """
            method IN ('head', 'ojt')
                AND (method <> 'head' OR corrects_id IS NOT NULL OR recorded_by IS NULL)
            """
        let whole = names.map(WholeName.init)
        let own = Set(try sources(where: said))
        let theirs = Set(
            try sources(where: named).filter { source in
                whole.contains { $0.stands(in: source.ja) || $0.stands(in: source.en) }
            })
        var count = 0
        for source in own.union(theirs) {
            let phrase = standIn()
            for (condition, isMeant) in [(said, own.contains(source)), (named, theirs.contains(source))] where isMeant {
                count += try run(
                    """
                    UPDATE evidence SET source = \(phrase.ja), source_en = \(phrase.en)
                    WHERE source = \(source.ja) AND source_en = \(source.en) AND \(sql: condition)
                    """)
            }
        }
        return count
    }

    private func sources(where condition: SQL) throws -> [Phrase] {
        try rows("SELECT DISTINCT source, source_en FROM evidence WHERE \(sql: condition)") {
            Phrase(ja: try $0.text(0), en: try $0.text(1))
        }
    }
}
