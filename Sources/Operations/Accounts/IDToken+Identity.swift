import Domain

extension IDToken {
    /// Whom the token vouches for; nil where it does not say, or not surely enough.
    func identity(by match: IdentityMatch) -> VouchedIdentity? {
        switch match {
        case .staffNumber(let claim):
            let number =
                switch claims.values[claim] {
                case .text(let text): text
                case .number(let number): Int64(exactly: number).map(String.init) ?? ""
                default: ""
                }
            return number.isEmpty || number.utf8.count > 200 ? nil : .staffNumber(number)
        case .mail:
            guard let address = claims.text("email"), address.contains("@"), address.utf8.count <= 254,
                claims.values["email_verified"] == .flag(true) || claims.text("email_verified") == "true"
            else { return nil }
            return .mail(address.lowercasingASCII)
        }
    }

    /// Whether what it tells of the sign-in counts as a second factor.
    func hasSecondFactor(by provider: IdentityProvider) -> Bool {
        provider.isSecondFactor(acr: claims.text("acr"), amr: claims.texts("amr") ?? [])
    }
}

extension String {
    fileprivate var lowercasingASCII: String {
        String(decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 + 32 : $0 }, as: UTF8.self)
    }
}
