import Domain
package import Kernel

extension AccountError {
    package var phrase: Phrase {
        switch self {
        case .refused:
            Phrase(
                ja: "サインインできませんでした。ログイン名とパスワード（またはコード）を確かめてください。続けて間違えると、しばらくの間サインインできなくなります",
                en:
                    "Signing in failed. Check the login and the password (or the code). After several failures signing in "
                    + "is closed for a while")
        case .tooManyAttempts(let until):
            Phrase(
                ja: "この端末からの試行が多すぎます。\(Self.clock(until))以降にもう一度お試しください",
                en: "Too many attempts from this address. Try again after \(Self.clock(until))")
        case .secondFactorNeeded:
            Phrase(ja: "認証アプリに表示されている6桁のコードを入力してください", en: "Enter the six digits that your authenticator shows")
        case .secondFactorRefused:
            Phrase(
                ja: "コードが正しくないか、すでに使われています。次のコードが表示されてから入力してください",
                en: "The code is wrong or was used already. Wait for the next one and enter it")
        case .passwordRefused(let faults):
            Phrase(
                ja: faults.map(\.phrase.ja).joined(separator: "。"), en: faults.map(\.phrase.en).joined(separator: ". "))
        case .passwordNotUsed:
            Phrase(
                ja: "この市の職員は、パスワードではなく職員認証でサインインします。サインインの画面のボタンを使ってください",
                en: "Staff of this city sign in with their staff account, not with a password. Use the button of the "
                    + "sign-in page")
        case .notSignedIn: Phrase(ja: "サインインしてください", en: "Please sign in")
        case .sessionIdle:
            Phrase(
                ja: "しばらく操作がなかったため、サインアウトしました", en: "You were signed out, because nothing was done for a while")
        case .sessionExpired:
            Phrase(
                ja: "サインインから時間がたったため、サインアウトしました", en: "You were signed out, because your session had lasted its time")
        case .authenticationNotFresh:
            Phrase(ja: "続けるには、もう一度パスワードを入力してください", en: "Enter your password again to go on")
        case .notAllowed: Phrase(ja: "この操作をする権限がありません", en: "You may not do this")
        case .busy:
            Phrase(ja: "混み合っています。少し待ってからもう一度お試しください", en: "The server is busy. Wait a little and try again")
        case .cryptographyUnavailable: Phrase(ja: "サーバーの内部エラーです", en: "The server has failed")
        default: managementPhrase
        }
    }

    /// Those that only somebody signed in sees.
    private var managementPhrase: Phrase {
        switch self {
        case .noSuchAccount: Phrase(ja: "そのアカウントはありません", en: "There is no such account")
        case .accountClosed: Phrase(ja: "そのアカウントは閉鎖されています", en: "The account is closed")
        case .loginTaken(let login):
            Phrase(ja: "ログイン名「\(login)」はすでに使われています", en: "The login “\(login)” is taken")
        case .loginEmpty: Phrase(ja: "ログイン名を入力してください", en: "Enter a login")
        case .noSuchGrant: Phrase(ja: "その役割の付与はありません", en: "There is no such grant")
        case .noSuchGroup: Phrase(ja: "そのグループはありません", en: "There is no such group")
        case .roleNotForGroups:
            Phrase(ja: "管理者の役割はグループに結び付けられません", en: "The administrator's role cannot be tied to a group")
        case .periodEndsBeforeItBegins: Phrase(ja: "終わりの日が始まりの日より前です", en: "The period ends before it begins")
        case .unitMissing: Phrase(ja: "所属長には所属が要ります", en: "A section head needs a unit")
        case .noSuchUnit(let code):
            Phrase(ja: "その期間に所属「\(code)」はありません", en: "There is no unit “\(code)” in that period")
        case .deputyForOneself: Phrase(ja: "自分自身の代理にはなれません", en: "Nobody can stand in for themselves")
        case .nothingToStandInFor:
            Phrase(
                ja: "代理を受ける人は、その期間にその役割を持っていません",
                en: "The one to stand in for does not hold that role in that period")
        case .lastAdministrator:
            Phrase(ja: "最後の管理者です。先に別の管理者を決めてください", en: "This is the last administrator: name another first")
        case .changedMeanwhile:
            Phrase(ja: "ほかの操作で先に変更されました。もう一度お試しください", en: "It was changed meanwhile. Please try again")
        case .noSuchToken: Phrase(ja: "そのトークンはないか、すでに無効です", en: "There is no such token, or it is revoked already")
        case .tokenRefused: Phrase(ja: "トークンが違うか、無効です", en: "The token is wrong, or good no longer")
        case .tokenIncomplete:
            Phrase(ja: "トークンには名前（60字以内）と権限が要ります", en: "A token needs a name (at most 60 characters) and a scope")
        case .tokenEndsInThePast: Phrase(ja: "最終日は今日以後の日にしてください", en: "A token's last day must not be over")
        case .noSuchSession: Phrase(ja: "そのサインインはすでに終わっています", en: "That session is over already")
        default:
            Phrase(
                ja: "登録の手続きを最初からやり直してください", en: "Please begin again with setting up the second factor")
        }
    }

    private static func clock(_ instant: Instant) -> String {
        let clock = instant.clockInJapan
        return "\(clock.hour):\(clock.minute < 10 ? "0" : "")\(clock.minute)"
    }
}
