import Foundation
import Kernel

/// A mail as it is handed over (RFC 5322): plain text in UTF-8, its lines ended by LF as the `sendmail` interface takes
/// them. Nothing that comes from outside can begin a line of the head: names and subjects are encoded, addresses that
/// are none are refused.
struct MailMessage: Sendable {
    struct Mailbox: Sendable, Hashable {
        var name: String
        var address: String
    }

    var from: Mailbox
    var to: Mailbox
    var subject: String
    var body: String
    var date: Instant
    /// Left of the `@`; the same whenever the same mail is sent again, so that a reader may see it once.
    var identity: String

    struct UnfitAddress: Error {}

    /// Throws `UnfitAddress` where sender or receiver has no address that can stand in a head.
    func written() throws(UnfitAddress) -> String {
        guard Self.isFit(from.address), Self.isFit(to.address), let domain = from.address.split(separator: "@").last
        else { throw UnfitAddress() }
        let head = [
            "From: " + Self.mailbox(from), "To: " + Self.mailbox(to), "Subject: " + Self.encoded(subject, from: 9),
            "Date: " + Self.words(for: date), "Message-ID: <\(identity)@\(domain)>", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            // RFC 3834: nobody's absence notice answers it.
            "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All",
        ]
        let text = Data(body.replacing("\n", with: "\r\n").utf8)
        let lines = text.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
        return head.joined(separator: "\n") + "\n\n" + lines + "\n"
    }

    /// `addr-spec` of RFC 5322, without comments, quoted words and address literals.
    static func isFit(_ address: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, address.utf8.count <= 254, let local = parts.first, let domain = parts.last else {
            return false
        }
        func isDotAtom(_ text: Substring, _ others: String) -> Bool {
            let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
            return atoms.allSatisfy { atom in
                !atom.isEmpty
                    && atom.utf8.allSatisfy { byte in
                        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                            || others.utf8.contains(byte)
                    }
            }
        }
        // A stroke at the beginning could be taken for an option.
        return isDotAtom(local, "!#$%&'*+-/=?^_`{|}~") && isDotAtom(domain, "-") && local.first != "-"
    }

    private static func mailbox(_ box: Mailbox) -> String {
        box.name.isEmpty ? box.address : encoded(box.name, from: 6) + " <\(box.address)>"
    }

    /// RFC 2047: words of at most 75 characters, none of which cuts a character, on lines of their own.
    static func encoded(_ text: String, from column: Int) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte == 0x20 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte)
        }
        if isPlain, text.utf8.count + column < 76, !text.hasPrefix(" "), !text.hasSuffix(" ") { return text }
        // 75 less `=?UTF-8?B?` and `?=`: 63 characters of base 64, which are 45 bytes; the first line has less room.
        var words = [[UInt8]]()
        var word = [UInt8]()
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            let room = words.isEmpty ? 45 - column : 45
            if word.count + bytes.count > room {
                words.append(word)
                word = []
            }
            word += bytes
        }
        words.append(word)
        return words.map { "=?UTF-8?B?" + Data($0).base64EncodedString() + "?=" }.joined(separator: "\n ")
    }

    /// `Mon, 5 Oct 2026 08:00:00 +0900`
    static func words(for moment: Instant) -> String {
        let day = moment.dayInJapan
        let (year, month, date) = day.components
        let clock = moment.clockInJapan
        // 1970-01-01 was a Thursday.
        let weekday = ((Int(day.daysSince1970) + 3) % 7 + 7) % 7
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(weekdays[weekday]), \(date) \(months[Int(month) - 1]) \(year) "
            + "\(two(clock.hour)):\(two(clock.minute)):\(two(clock.second)) +0900"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
