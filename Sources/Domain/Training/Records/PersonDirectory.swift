/// Who a staff number in a file belongs to: the roster, as the readers of records see it.
package protocol PersonDirectory {
    /// The index of the person (in `Roster.people`) who has or had the number; nil for an unknown one. Leading zeros
    /// count. The bytes are UTF-8 and stay valid for the time of the call alone.
    func person(staffNumber utf8: UnsafeBufferPointer<UInt8>) -> Int?
}
