import Kernel
import Storage

/// Looks at a file by its bytes: what it calls itself is not believed.
enum ProofFile {
    private static let kinds: [(type: String, ending: String, beginning: [UInt8])] = [
        ("application/pdf", "pdf", Array("%PDF-".utf8)), ("image/png", "png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]),
        ("image/jpeg", "jpg", [0xFF, 0xD8, 0xFF]),
    ]

    /// The proof under a plain name and its true type. Throws `WorkError.invalid`.
    static func check(_ proof: KeptProof) throws(WorkError) -> KeptProof {
        guard proof.bytes.count <= RegisterCertificate.largestProof else {
            throw .invalid(field: "proof", Phrase(ja: "ファイルは10MBまでです", en: "The file may have 10 MB at most"))
        }
        guard let kind = kinds.first(where: { proof.bytes.starts(with: $0.beginning) }) else {
            throw .invalid(
                field: "proof", Phrase(ja: "PDF・PNG・JPEGのファイルを選んでください", en: "Choose a PDF, PNG or JPEG file"))
        }
        return KeptProof(name: "proof." + kind.ending, mediaType: kind.type, bytes: proof.bytes)
    }
}
