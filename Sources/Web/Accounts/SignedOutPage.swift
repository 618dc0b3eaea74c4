/// After signing out, where the identity provider's session goes on.
struct SignedOutPage: WebPage {
    let href: String

    static let source = """
        {{! title: [[サインアウトしました|You have signed out]] }}
        {{! frame: door }}
        <h1>[[サインアウトしました|You have signed out]]</h1>
        <p class="lead">[[職員認証のサインインはまだ続いています。ほかの人も使う端末では、職員認証からもサインアウトしてください。|You are still signed in with your staff account. On a device that others use too, sign out of it as well.]]</p>
        <div class="actions"><a class="button wide" href="{{href}}">[[職員認証からもサインアウトする|Sign out of the staff account too]]</a></div>
        <p><a href="/sign-in">[[サインインの画面に戻る|Back to the sign-in page]]</a></p>
        """
}
