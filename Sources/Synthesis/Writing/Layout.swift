/// How the people of a made city are exported: the layouts whose mapping files ship, by the names of those.
///
/// The other files (answers, completions …) are the same in each.
package enum Layout: String, Sendable, CaseIterable {
    /// A header, words in full, concurrent posts in rows of their own, units in files of their own.
    case standard = "ikusei-standard"
    /// As an HR and payroll system prints it: always CP932, a title line, quoted, codes of fixed length, dates of the
    /// era, the organisation in columns, a personal key. It has no people from outside.
    case fixedCodes = "sjis-fixed-codes"
    /// As groupware takes it: no header and no quotes, and in March the orders of the coming 1 April already in.
    case futureOrders = "future-orders"
}
