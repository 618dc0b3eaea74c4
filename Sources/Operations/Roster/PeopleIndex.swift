package import Domain

/// What people are looked up by, worked out once for a version of the roster.
package struct PeopleIndex: Sendable {
    /// Names, readings and staff numbers, former ones too, of everyone behind one another.
    private let keys: [UInt8]
    private let start: [Int32]
    /// Everyone's place in kana order.
    let rank: [Int32]

    /// Linear in people but for putting them in order.
    package init(_ roster: Roster) {
        var texts = roster.people.map { person in
            [person.name, person.alternate, person.kana, person.staffNumber].filter { !$0.isEmpty }
        }
        for former in roster.formerNames { texts[Int(former.person)] += [former.name, former.kana] }
        for (number, person) in roster.knownStaffNumbers where roster.people[person].staffNumber != number {
            texts[person].append(number)
        }
        var keys = [UInt8]()
        var start: [Int32] = [0]
        keys.reserveCapacity(texts.count * 64)
        for person in texts {
            for text in person {
                keys += SearchText.key(text)
                // No word that is looked for reaches from one text into the next.
                keys.append(UInt8(ascii: "\n"))
            }
            start.append(Int32(keys.count))
        }
        self.keys = keys
        self.start = start
        var rank = [Int32](repeating: 0, count: roster.people.count)
        for (place, person) in roster.inKanaOrder(roster.people.indices).enumerated() { rank[person] = Int32(place) }
        self.rank = rank
    }

    /// Whether every one of the words (`SearchText.words`) stands in something that the person is called by.
    package func fits(_ person: Int, _ words: [[UInt8]]) -> Bool {
        guard !words.isEmpty else { return true }
        let range = Int(start[person])..<Int(start[person + 1])
        return keys.withUnsafeBufferPointer { keys in
            words.allSatisfy { Self.contains(UnsafeBufferPointer(rebasing: keys[range]), $0) }
        }
    }

    private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return false }
        for at in 0...(text.count - word.count) where text[at] == first {
            if zip(word, text[at...]).allSatisfy(==) { return true }
        }
        return false
    }
}
