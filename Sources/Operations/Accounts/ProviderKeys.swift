import Foundation
import JWTKit

/// The public keys of a provider (RFC 7517). One that cannot be used is passed over, as a set has keys for encryption and
/// of new kinds too.
struct ProviderKeys: Sendable {
    struct Key: Sendable {
        var kid: String?
        fileprivate var description: Description
        fileprivate var jwk: JWK
    }

    private(set) var keys: [Key]

    private static let mostKeys = 100

    fileprivate struct Description: Decodable, Sendable {
        var kty: String
        var kid: String?
        var alg: String?
        var use: String?
        var crv: String?
        var n: String?
    }

    private struct KeySet: Decodable {
        struct Element: Decodable {
            var key: Key?

            init(from decoder: any Decoder) throws {
                guard let description = try? Description(from: decoder), let jwk = try? JWK(from: decoder) else {
                    return
                }
                key = Key(kid: description.kid, description: description, jwk: jwk)
            }
        }

        var keys: [Element]
    }

    /// Nil for what is no key set.
    init?(_ json: [UInt8]) {
        guard let set = try? JSONDecoder().decode(KeySet.self, from: Data(json)) else { return nil }
        keys = set.keys.prefix(Self.mostKeys).compactMap(\.key)
    }

    /// How many can sign tokens.
    var usable: Int { keys.count { key in IDToken.Algorithm.allCases.contains { key.fits($0) } } }

    /// The key that a token's header names; one without a name only where there is but one that fits.
    func key(_ kid: String?, for algorithm: IDToken.Algorithm) -> JWK? {
        let fitting = keys.filter { $0.fits(algorithm) && (kid == nil || $0.kid == kid) }
        guard fitting.count == 1, var jwk = fitting.first?.jwk else { return nil }
        // Keys of some providers do not say what they are for; the token's header says it, within what fits the key.
        jwk.algorithm = JWK.Algorithm(rawValue: algorithm.rawValue)
        jwk.keyIdentifier = "key"
        return jwk
    }
}

extension ProviderKeys.Key {
    /// Bytes of an RSA modulus of 2048 bits, in base64url.
    private static let shortestModulus = 342

    fileprivate func fits(_ algorithm: IDToken.Algorithm) -> Bool {
        guard description.use == nil || description.use == "sig",
            description.alg == nil || description.alg == algorithm.rawValue
        else { return false }
        return switch algorithm {
        case .rs256, .ps256: description.kty == "RSA" && description.n?.utf8.count ?? 0 >= Self.shortestModulus
        case .es256: description.kty == "EC" && description.crv == "P-256"
        case .eddsa: description.kty == "OKP" && description.crv == "Ed25519"
        }
    }
}
