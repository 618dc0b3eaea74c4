import Dispatch
import Foundation

/// The system's program that takes mails.
struct MailCommand: Sendable {
    enum Failure: Error, Sendable, Equatable {
        /// The program could not be run, or did not end in time.
        case notRun
        /// It ended with this status (sysexits.h).
        case refused(Int32)

        /// Whether another attempt may end better: not where the receiver or the mail itself is refused (EX_DATAERR,
        /// EX_NOUSER, EX_NOHOST).
        var isPassing: Bool {
            if case .refused(let status) = self { ![65, 67, 68].contains(status) } else { true }
        }

        /// Without what the program said, for that may name the receiver.
        var words: String {
            switch self {
            case .notRun: "not run"
            case .refused(let status): "status \(status)"
            }
        }
    }

    let path: String
    let sender: String

    /// How long it may take: seconds.
    static let patience = 60.0

    /// Hands a mail over; the receivers are those of its head.
    func hand(_ message: String) async throws(Failure) {
        let found: Result<Void, Failure> = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async { continuation.resume(returning: handNow(message)) }
        }
        try found.get()
    }

    private func handNow(_ message: String) -> Result<Void, Failure> {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = ["-i", "-t", "-f", sender]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // A file and no pipe: a program that ends without reading would end this one too.
        let file = FileManager.default.temporaryDirectory.appending(path: "ikusei-mail-\(UUID())").path
        let isThere = FileManager.default.createFile(
            atPath: file, contents: Data(message.utf8), attributes: [.posixPermissions: 0o600])
        guard isThere, let input = FileHandle(forReadingAtPath: file) else { return .failure(.notRun) }
        // Open, it goes on without a name: nothing is left behind, whatever happens.
        try? FileManager.default.removeItem(atPath: file)
        defer { try? input.close() }
        process.standardInput = input
        let end = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in end.signal() }
        do { try process.run() } catch { return .failure(.notRun) }
        if end.wait(timeout: .now() + Self.patience) == .timedOut {
            process.terminate()
            return .failure(.notRun)
        }
        let status = process.terminationReason == .exit ? process.terminationStatus : 128
        return status == 0 ? .success(()) : .failure(.refused(status))
    }
}
