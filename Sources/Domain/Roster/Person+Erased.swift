import Kernel

/// What stands in the place of a person whom nobody can tell any more.
package enum ErasedPerson {
    /// Begins the key of everyone erased; no HR system has such keys.
    package static let keyBeginning = "erased:"
    package static let name = "消去済み"
    package static let kana = "ショウキョズミ"
}

extension Person {
    /// Whether the row is a stand-in: it counts in figures of the past and is nobody's.
    package var isErased: Bool { key.hasPrefix(ErasedPerson.keyBeginning) }
}
