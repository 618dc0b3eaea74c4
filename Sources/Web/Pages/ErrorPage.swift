import HTTPTypes
import Kernel

struct ErrorPage: WebPage {
    let forbidden: Bool
    let notFound: Bool
    /// There is a page of this kind, and perhaps for others.
    let notYours: Bool
    let expired: Bool
    let refused: Bool
    let untimely: Bool
    let failed: Bool
    let status: String
    let reason: String?
    let incident: String?

    init(_ refusal: Refusal?, _ web: WebContext) {
        var (forbidden, notFound, expired) = (false, false, false)
        switch refusal {
        case .forbidden: forbidden = true
        case .notFound: notFound = true
        case .formExpired: expired = true
        default: break
        }
        notYours = notFound && web.session != nil && !web.site.routes.methods(at: web.path, in: web.city).isEmpty
        (self.forbidden, self.notFound, self.expired) = (forbidden, notFound && !notYours, expired)
        failed = refusal == nil
        if case .conflict = refusal { untimely = true } else { untimely = false }
        refused = !(forbidden || notFound || expired || failed || untimely)
        status = String(refusal?.status.code ?? 500)
        reason = refusal?.reason?[web.language]
        incident = refusal == nil ? web.requestID : nil
    }

    static let source = """
        {{! title: [[表示できません|Cannot be shown]] }}
        {{#forbidden}}
        <h1>[[この画面は表示できません|You may not see this page]]</h1>
        <p class="lead">[[あなたの役割では、この画面を見ることができません。|Your role does not include this page.]]</p>
        {{/forbidden}}
        {{#notFound}}
        <h1>[[画面が見つかりません|Page not found]]</h1>
        <p class="lead">[[アドレスが違うか、対象がなくなった可能性があります。|The address may be wrong, or what it showed no longer exists.]]</p>
        {{/notFound}}
        {{#notYours}}
        <h1>[[この画面はあなたには表示されません|There is nothing here for you to see]]</h1>
        <p class="lead">[[対象がないか、あなたが見てよい範囲の外にあります。どちらであるかは、個人のデータを守るため示しません。|Either there is no such thing, or it lies outside what you may see. To protect people's data we do not say which.]]</p>
        {{/notYours}}
        {{#expired}}
        <h1>[[もう一度お試しください|Please try once more]]</h1>
        <p class="lead">[[時間がたったため、安全のために送信を受け付けませんでした。内容は保存していません。前の画面に戻り、読み込み直してから送信してください。|Too much time had passed, so for safety the form was not accepted. Nothing was saved. Go back, reload the page and send it again.]]</p>
        {{/expired}}
        {{#refused}}
        <h1>[[受け付けられませんでした|This was not accepted]]</h1>
        <p class="lead">[[送信された内容は受け付けられません。何も保存していません。|What was sent cannot be accepted. Nothing was saved.]]</p>
        {{/refused}}
        {{#untimely}}
        <h1>[[いまはできません|Not possible now]]</h1>
        <p class="lead">[[いまの状態では、この画面や操作は使えません。何も変更していません。|As things stand, this page or action cannot be used. Nothing was changed.]]</p>
        {{/untimely}}
        {{#failed}}
        <h1>[[処理できませんでした|Something went wrong]]</h1>
        <p class="lead">[[システムの不具合で処理が止まりました。途中までの変更は残していません。|A fault stopped the operation. No part of the change was kept.]]</p>
        {{/failed}}
        {{#reason}}
        <div class="notice warning"><p>{{.}}</p></div>
        {{/reason}}
        <h2>[[次にできること|What you can do]]</h2>
        <ul>
        {{#forbidden}}
          <li>[[必要な仕事であれば、{{contact}} に役割の付与を依頼してください。|If your work needs it, ask {{contact}} to grant you the role.]]</li>
        {{/forbidden}}
        {{#notYours}}
          <li>[[このアドレスをほかの人から受け取ったときは、送った人に、あなたが見られる画面か確かめてください。|If somebody sent you this address, ask them whether it is meant for you.]]</li>
          <li>[[仕事で見る必要があるときは、{{contact}} に役割の付与を依頼してください。|If your work needs it, ask {{contact}} to grant you the role.]]</li>
        {{/notYours}}
        {{#notFound}}
          <li>[[一覧や検索から探し直してください。|Look for it again from a list or the search.]]</li>
        {{/notFound}}
        {{#failed}}
          <li>[[少し待って、もう一度お試しください。|Wait a little and try again.]]</li>
          <li>[[続くときは、下の番号を添えて {{contact}} にお知らせください。|If it goes on, tell {{contact}} and quote the number below.]]</li>
        {{/failed}}
          <li><a href="/">[[最初の画面に戻る|Back to the first page]]</a></li>
        </ul>
        <dl class="facts">
          <dt>[[状態番号|Status]]</dt><dd>{{status}}</dd>
        {{#incident}}
          <dt>[[受付番号|Number to quote]]</dt><dd class="mono">{{.}}</dd>
        {{/incident}}
        </dl>
        """
}
