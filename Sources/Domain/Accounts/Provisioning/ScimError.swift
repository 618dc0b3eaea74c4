package import Kernel

/// Why a provisioning request is refused (RFC 7644 §3.12).
package struct ScimError: Error, Sendable, Hashable {
    /// The word for machines, where the RFC has one.
    package enum Kind: String, Sendable {
        case invalidFilter, uniqueness, mutability, invalidSyntax, invalidPath, noTarget, invalidValue, tooMany
    }

    /// Of HTTP.
    package var status: Int
    package var kind: Kind?
    package var detail: Phrase

    package init(_ status: Int, _ kind: Kind? = nil, ja: String, en: String) {
        self.status = status
        self.kind = kind
        detail = Phrase(ja: ja, en: en)
    }

    package static func invalidValue(_ name: String, ja: String, en: String) -> ScimError {
        ScimError(400, .invalidValue, ja: "\(name)：\(ja)", en: "\(name): \(en)")
    }

    package static func readOnly(_ name: String) -> ScimError {
        ScimError(400, .mutability, ja: "\(name)は変更できません", en: "\(name) cannot be changed")
    }

    package static func unknownPath(_ path: String) -> ScimError {
        ScimError(
            400, .invalidPath, ja: "属性「\(path)」はありません。/Schemas にあるものを指定してください",
            en: "there is no attribute “\(path)”; /Schemas lists them")
    }

    package static func tooManyValues(_ name: String) -> ScimError {
        ScimError(
            400, .tooMany, ja: "\(name)：値が多すぎます。何回かに分けて送ってください",
            en: "\(name): too many values; send them in several requests")
    }

    package static let notFound = ScimError(404, ja: "対象が見つかりません", en: "there is no such resource")

    package static let versionMismatch = ScimError(
        412, ja: "ほかの操作で先に変更されました。読み直してから送ってください",
        en: "it was changed meanwhile; read it again before sending")
}
