import Kernel

extension FolderNames {
    /// The first five names of some indices, and how many more there are.
    func list(_ indices: some Collection<Int32>) -> Phrase {
        let shown = indices.prefix(5)
        let more = indices.count - shown.count
        let ja = shown.map { "「\(self[$0])」" }.joined(separator: "、")
        let en = shown.map { "'\(self[$0])'" }.joined(separator: ", ")
        return more == 0 ? Phrase(ja: ja, en: en) : Phrase(ja: "\(ja)ほか\(more)", en: "\(en) and \(more) more")
    }
}

extension BinaryInteger {
    /// 1 person, 2 people.
    var peopleInEnglish: String { self == 1 ? "1 person" : "\(self) people" }
    /// 1 seat, 2 seats.
    var seatsInEnglish: String { self == 1 ? "1 seat" : "\(self) seats" }
}
