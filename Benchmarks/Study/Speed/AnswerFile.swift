import Foundation
import Mathematics

/// A file of answers: a line of item names, then a line for each person with 0 or 1, or nothing without an answer.
enum AnswerFile {
    enum Failure: Error, CustomStringConvertible {
        case unreadable(String)
        case line(Int)

        var description: String {
            switch self {
            case .unreadable(let path): "\(path) cannot be read"
            case .line(let line):
                "line \(line) does not have as many answers as there are items, or others than 0 and 1"
            }
        }
    }

    static func read(_ path: String) throws(Failure) -> Responses {
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path) }
        let lines = data.split(separator: UInt8(ascii: "\n"))
        guard let head = lines.first else { throw .unreadable(path) }
        let items = head.count { $0 == UInt8(ascii: ",") } + 1
        var cells: [UInt8] = []
        cells.reserveCapacity(items * (lines.count - 1))
        for (number, line) in lines.enumerated().dropFirst() {
            let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            guard fields.count == items else { throw .line(number + 1) }
            for field in fields {
                switch field.first {
                case UInt8(ascii: "0"): cells.append(0)
                case UInt8(ascii: "1"): cells.append(1)
                case nil, UInt8(ascii: "\r"), UInt8(ascii: "N"): cells.append(Responses.missing)
                default: throw .line(number + 1)
                }
            }
        }
        return Responses(people: lines.count - 1, items: items, cells: cells)
    }
}

extension Responses {
    /// The same people so many times over.
    func repeated(_ times: Int) -> Responses {
        var all: [UInt8] = []
        all.reserveCapacity(cells.count * times)
        for _ in 0..<times { all += cells }
        return Responses(people: people * times, items: items, cells: all)
    }

    /// Every person without half of the items, by forms that go round: as rotated forms leave them.
    var halved: Responses {
        var half = self
        for person in 0..<people {
            for item in 0..<items where (item - person * (items / 4) % items + items) % items >= items / 2 {
                half.cells[person * items + item] = Responses.missing
            }
        }
        return half
    }
}
