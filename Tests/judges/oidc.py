"""Sign-in by a city's OpenID provider in a real browser, against a provider that others have written
(oidc-provider-mock, Canaille): two cities with a provider each, in one installation. `oidc.py sqlite` or `oidc.py postgres`;
screenshots go to .build/judges/oidc."""
import json, logging, os, re, shutil, sys, tempfile, time, urllib.parse, urllib.request, warnings
warnings.filterwarnings("ignore")
logging.getLogger("werkzeug").setLevel(logging.ERROR)
from playwright.sync_api import sync_playwright
from axe_playwright_python.sync_playwright import Axe
import oidc_provider_mock
from city import PASSWORD, Browser, City, free_port, ikusei
from server import FLAGS, TAGS, WIDTHS
from strict_provider import StrictProvider

SHOTS = ".build/judges/oidc"
passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}")


class Provider:
    """A provider that answers on a port of its own until it is stopped."""

    def __init__(self, port=None):
        self.port = port or free_port()
        self.issuer = f"http://localhost:{self.port}"
        self.start()

    def start(self):
        self.running = oidc_provider_mock.run_server_in_thread(self.port)
        self.running.__enter__()
        return self

    def stop(self):
        if self.running:
            self.running.__exit__(None, None, None)
            self.running = None

    def tell(self, sub, **claims):
        request = urllib.request.Request(
            f"{self.issuer}/users/{urllib.parse.quote(sub)}", method="PUT", data=json.dumps(claims).encode(),
            headers={"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=10)


class Way:
    """One person at one browser."""

    def __init__(self, chromium, city, provider, **options):
        self.context = chromium.new_context(locale="ja-JP", timezone_id="Asia/Tokyo", **options)
        self.city, self.provider = city, provider
        self.root = f"{city.base}/{city.slug}"
        self.page = self.context.new_page()
        self.complaints = []
        self.page.on("console", lambda m: self.complaints.append(m.text)
                     if m.type == "error" and m.location["url"].startswith(self.root) else None)

    def press(self, text):
        self.page.click(f"main a.button:has-text('{text}')")
        self.page.wait_for_load_state("load")

    def agree(self, sub):
        self.page.fill("input[name=sub]", sub)
        self.page.click("button:has-text('Authorize')")
        self.page.wait_for_load_state("load")

    def sign_in(self, sub, path="", label="職員認証"):
        self.page.goto(f"{self.root}{path}")
        self.press(label)
        check("the browser is at the city's own provider", self.page.url.startswith(self.provider.issuer), self.page.url)
        self.agree(sub)
        return self.page

    def is_refused(self):
        return self.page.locator(".notice.error").count() == 1 and self.page.locator("#password").count() == 1

    def close(self):
        self.context.close()


def look(page, axe, name, shots):
    for language in ("ja", "en"):
        if page.evaluate("document.documentElement.lang") != language:
            page.locator("form[action$='/language'] button").click()
            page.wait_for_load_state("load")
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(f"{name} {language} {width}: is no wider than the window", wide <= 0, f"{wide} px")
            found = axe.run(page, options=TAGS).response["violations"]
            check(f"{name} {language} {width}: axe", not found, [(v["id"], v["nodes"][0]["html"][:160]) for v in found])
            page.screenshot(path=f"{shots}/{name}.{language}.{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def settle(city, provider, *more):
    return ikusei("city", "sign-in", city.slug, *city.place, "--issuer", provider.issuer, "--client-id", "ikusei", *more)


def console(city, provider, folder):
    secret = f"{folder}/secret.txt"
    with open(secret, "w") as file:
        file.write("open sesame\n")
    out = settle(city, provider, "--client-secret-file", secret, "--match", "staff-number:employee_number",
                 "--second-factor", "mfa")
    check("console: shows what it has kept, and no secret", "staff-number:employee_number" in out and "sesame" not in out, out)
    found = ikusei("city", "sign-in", city.slug, *city.place, "--check")
    check("console: --check finds endpoints and a key",
          f"token_endpoint\t{provider.issuer}/oauth2/token" in found and re.search(r"^keys\t1$", found, re.M), found)
    shown = ikusei("city", "sign-in", city.slug, *city.place, "--show")
    check("console: --show shows the settings", f"issuer\t{provider.issuer}" in shown, shown)
    os.remove(secret)


def people(city):
    staff = [number for number in sorted(city.units) if number in city.codes]
    return staff[0], staff[1], staff[2]


def main(engine):
    folder = tempfile.mkdtemp(prefix="ikusei-oidc-")
    shutil.rmtree(SHOTS, ignore_errors=True)
    os.makedirs(SHOTS, exist_ok=True)
    database = os.environ["IKUSEI_TEST_POSTGRES"] if engine == "postgres" else None
    providers = Provider(), Provider()
    first = City(folder, "oyama", staff=120, database=database)
    second = City(folder, "okayama", staff=120, database=database)
    try:
        console(first, providers[0], folder)
        with open(f"{folder}/second.txt", "w") as file:
            file.write("another secret\n")
        settle(second, providers[1], "--client-secret-file", f"{folder}/second.txt", "--secret-stays-in-file",
               "--match", "staff-number:employee_number", "--passwords", "few",
               "--label", "市の職員認証でサインイン", "--label-en", "Sign in with the city's account")
        planner, plain, other = people(first)
        first.grant(planner, "planner")
        first.grant(planner, "administrator")
        first.start()
        second.port, second.base = first.port, first.base
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            for way in (ordinary, unknown, declined, second_factor, again, signing_out, two_cities, tampering, few, down, strict):
                try:
                    way(chromium, first, second, providers, (planner, plain, other))
                except Exception as error:
                    check(f"{way.__name__} goes to its end", False, str(error)[:900])
            chromium.close()
        log = open(first.log.name).read()
        check("the log tells of no fault", " error " not in log, log[-1500:])
        check("the log of actions is whole", ":" in ikusei("audit", "verify", "--city", first.slug, *first.place))
    finally:
        first.stop()
        for provider in providers:
            provider.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return failed


def ordinary(chromium, city, _, providers, persons):
    """Somebody invited who has never signed in: from a page deep inside to the provider, and back to that page."""
    _, number, _ = persons
    providers[0].tell("hanako", employee_number=number, auth_time=int(time.time()))
    way = Way(chromium, city, providers[0])
    way.page.goto(f"{way.root}/sign-in")
    look(way.page, Axe(), "sign-in-for-all", SHOTS)
    way.page.locator("form[action$='/language'] button").click()
    page = way.sign_in("hanako", "/my/certificates?page=1")
    check("comes back to the page that was asked for", page.url == f"{way.root}/my/certificates?page=1", page.url)
    cookies = {cookie["name"]: cookie for cookie in way.context.cookies(city.base)}
    check("the cookie of the way is gone", not any(".provider." in name for name in cookies), list(cookies))
    check("the browser complains of nothing", not way.complaints, way.complaints[:3])
    page.goto(f"{way.root}/my/sessions")
    check("the session is one as any other", page.locator("table tbody tr").count() == 1)
    way.close()


def unknown(chromium, city, _, providers, persons):
    providers[0].tell("stranger", employee_number="999999999")
    providers[0].tell("nameless", name="No number")
    for sub in ("stranger", "nameless"):
        way = Way(chromium, city, providers[0])
        way.sign_in(sub)
        check(f"{sub} is refused in words", way.is_refused(), way.page.url)
        check(f"{sub} is told no more than needed", sub not in way.page.content() and "999999999" not in way.page.content())
        if sub == "stranger":
            look(way.page, Axe(), "refused", SHOTS)
        way.close()


def declined(chromium, city, _, providers, persons):
    way = Way(chromium, city, providers[0])
    way.page.goto(f"{way.root}/my")
    way.press("職員認証")
    way.page.click("button:has-text('Deny')")
    check("declining at the provider is told in words", way.is_refused(), way.page.url)
    way.page.click("main a.button:has-text('職員認証')")
    check("and can be tried again", way.page.url.startswith(providers[0].issuer), way.page.url)
    way.agree("hanako")
    check("to the page that was asked for at first", way.page.url == f"{way.root}/my", way.page.url)
    way.close()


def second_factor(chromium, city, _, providers, persons):
    """A planner: without the provider's second factor an authenticator is asked for, with it none."""
    number = persons[0]
    providers[0].tell("keikaku", employee_number=number)
    way = Way(chromium, city, providers[0])
    way.sign_in("keikaku", "/plan")
    check("without a second factor one is to be set up", "/second-factor/enrol" in way.page.url, way.page.url)
    way.close()
    providers[0].tell("keikaku", employee_number=number, amr=["pwd", "mfa"], auth_time=int(time.time()))
    way = Way(chromium, city, providers[0])
    way.sign_in("keikaku", "/accounts")
    check("with the provider's the roles work", way.page.url == f"{way.root}/accounts", way.page.url)
    way.close()


def again(chromium, city, _, providers, persons):
    """A dangerous action more than ten minutes after signing in; the time is moved in the database's place by asking."""
    number = persons[0]
    providers[0].tell("keikaku", employee_number=number, amr=["mfa"], auth_time=int(time.time()))
    way = Way(chromium, city, providers[0])
    page = way.sign_in("keikaku", "/accounts")
    page.goto(f"{way.root}/re-authenticate?return=%2F{city.slug}%2Faccounts%2Fnew")
    check("without a password here, the provider alone is offered", page.locator("#password").count() == 0)
    look(page, Axe(), "re-authenticate", SHOTS)
    page.locator("form[action$='/language'] button").click()
    page.wait_for_load_state("load")
    way.press("職員認証")
    asked = urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)
    check("the provider is asked to ask anew", asked.get("prompt") == ["login"] and asked.get("max_age") == ["60"], asked)
    providers[0].tell("keikaku", employee_number=number, amr=["mfa"], auth_time=int(time.time()) - 3600)
    way.agree("keikaku")
    check("an old sign-in at the provider is not enough", page.locator(".notice.error").count() == 1, page.url)
    page.goto(f"{way.root}/re-authenticate?return=%2F{city.slug}%2Faccounts%2Fnew")
    way.press("職員認証")
    providers[0].tell("keikaku", employee_number=number, amr=["mfa"], auth_time=int(time.time()))
    way.agree("keikaku")
    check("a new one leads back", page.url == f"{way.root}/accounts/new", page.url)
    check("and says so", page.locator(".notice.success").count() == 1)
    page.goto(f"{way.root}/re-authenticate")
    way.press("職員認証")
    providers[0].tell("hanako", employee_number=persons[1], auth_time=int(time.time()))
    way.agree("hanako")
    check("somebody else is refused", page.locator(".notice.error").count() == 1, page.url)
    check("and the session goes on", page.goto(f"{way.root}/accounts").status == 200)
    way.close()


def signing_out(chromium, city, _, providers, persons):
    way = Way(chromium, city, providers[0])
    page = way.sign_in("hanako", "/my")
    page.click("text=サインアウト")
    page.wait_for_load_state("load")
    look_at = page.locator("main a.button")
    href = look_at.get_attribute("href") or ""
    check("signing out shows the way out of the provider too", href.startswith(f"{providers[0].issuer}/oauth2/end_session?id_token_hint="), href)
    page.set_viewport_size({"width": 390, "height": 844})
    page.screenshot(path=f"{SHOTS}/signed-out.ja.390.png")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.screenshot(path=f"{SHOTS}/signed-out.ja.1280.png")
    found = Axe().run(page, options=TAGS).response["violations"]
    check("signed out: axe", not found, [v["id"] for v in found])
    look_at.click()
    page.wait_for_load_state("load")
    page.click("button:has-text('End session')")
    page.wait_for_load_state("load")
    check("the provider sends back to the sign-in page", page.url == f"{way.root}/sign-in", page.url)
    page.goto(f"{way.root}/my")
    check("here the session is over", "/sign-in" in page.url, page.url)
    way.close()


def two_cities(chromium, first, second, providers, persons):
    """The same staff number in both cities: whoever is vouched for in one is nobody in the other."""
    common = sorted((set(first.codes) & set(second.codes)) - {persons[0]})
    check("both cities have a staff number in common", common)
    providers[0].tell("both", employee_number=common[0])
    way = Way(chromium, first, providers[0])
    page = way.sign_in("both", "/my")
    check("signs in to the first city", page.url.startswith(f"{way.root}/my"), page.url)
    page.goto(f"{second.base}/{second.slug}/my")
    check("and is nobody in the second", "/sign-in" in page.url, page.url)
    # The answer of the first city's provider, carried to the second's door.
    page.goto(f"{second.base}/{second.slug}/sign-in/provider")
    state = urllib.parse.parse_qs(urllib.parse.urlsplit(page.url).query)["state"][0]
    other = Way(chromium, first, providers[0])
    other.page.goto(f"{other.root}/sign-in")
    other.press("職員認証")
    given = Browser("").open(other.page.url, b"sub=both").location
    code = urllib.parse.parse_qs(urllib.parse.urlsplit(given).query)["code"][0]
    page.goto(f"{second.base}/{second.slug}/sign-in/callback?code={code}&state={state}")
    check("a code of one city's provider opens nothing in the other", page.locator(".notice.error").count() == 1, page.url)
    page.goto(f"{second.base}/{second.slug}/my")
    check("nobody is signed in there", "/sign-in" in page.url, page.url)
    # And an answer in another browser than the one that asked.
    stranger = Way(chromium, first, providers[0])
    answer = stranger.page.goto(given)
    check("an answer in another browser opens nothing", answer.status == 403, answer.status)
    stranger.close()
    other.close()
    way.close()


def tampering(chromium, city, _, providers, persons):
    way = Way(chromium, city, providers[0])
    for path in ("/sign-in/callback?state=x", "/sign-in/callback?state=x&code=y", "/sign-in/callback?error=access_denied"):
        answer = way.page.goto(way.root + path)
        check(f"{path} by itself is refused", answer.status == 403, answer.status)
    page = way.sign_in("hanako", "/my")
    taken = []
    way.page.on("request", lambda r: taken.append(r.url) if "/sign-in/callback?" in r.url else None)
    way.context.clear_cookies()
    way.sign_in("hanako", "/my")
    way.context.clear_cookies()
    answer = way.page.goto(taken[0])
    check("an answer that comes a second time is refused", answer.status == 403, answer.status)
    way.context.clear_cookies()
    way.page.goto(f"{way.root}/sign-in/provider?return=https%3A%2F%2Fevil.example%2F")
    way.agree("hanako")
    check("no way back leads out of the city", way.page.url.startswith(f"{way.root}"), way.page.url)
    way.close()


def few(chromium, _, city, providers, persons):
    """The second city: passwords for few, the button first."""
    number = next(n for n in sorted(city.units) if n in city.codes)
    providers[1].tell("taro", employee_number=number)
    way = Way(chromium, city, providers[1])
    way.page.goto(f"{way.root}/sign-in")
    check("the button comes first, the form is folded away",
          way.page.locator("main a.button").count() == 1 and not way.page.locator("#password").is_visible())
    look(way.page, Axe(), "sign-in-for-few", SHOTS)
    way.page.locator("form[action$='/language'] button").click()
    page = way.sign_in("taro", "/my", label="市の職員認証")
    check("staff sign in by the provider", page.url.startswith(f"{way.root}/my"), page.url)
    way.close()
    code = city.codes[sorted(n for n in city.codes if n != number)[0]]
    login = sorted(n for n in city.codes if n != number)[0]
    browser = Browser(city.base)
    browser.submit(f"/{city.slug}/first-sign-in", {
        "identifier": login, "code": code[1], "password": PASSWORD, "again": PASSWORD})
    check("a code gives staff no password there", browser.status == 422 and "職員認証でサインイン" in browser.text, browser.status)


def down(chromium, city, second, providers, persons):
    number = persons[2]
    browser = Browser(city.base)
    browser.submit(f"/{city.slug}/first-sign-in", {
        "identifier": number, "code": city.codes[number][1], "password": PASSWORD, "again": PASSWORD})
    check("a password can be chosen beside the provider", browser.status == 303, browser.status)
    ports = [provider.port for provider in providers]
    for provider in providers:
        provider.stop()
    city.stop()
    city.start(port=city.port)
    way = Way(chromium, city, providers[0])
    way.page.goto(f"{way.root}/my")
    answer = None
    with way.page.expect_response(lambda r: "/sign-in/provider" in r.url) as waiting:
        way.press("職員認証")
    answer = waiting.value
    check("while the provider is down, the page says so", answer.status == 503 and way.is_refused(), answer.status)
    look(way.page, Axe(), "provider-down", SHOTS)
    way.page.fill("#identifier", number)
    way.page.fill("#password", PASSWORD)
    way.page.click("button.button.wide")
    way.page.wait_for_load_state("load")
    check("and a password leads in, to the page that was asked for", way.page.url == f"{way.root}/my", way.page.url)
    way.close()


def strict(chromium, city, _, providers, persons):
    """The same city with a provider for production use (Canaille)."""
    provider = StrictProvider(free_port(), persons[1], "hanako@city.example", f"{city.base}/{city.slug}")
    secret = f"{city.folder}/strict.txt"
    with open(secret, "w") as file:
        file.write(provider.client[1])
    city.stop()
    settle(city, provider, "--match", "staff-number:sub", "--client-secret-file", secret)
    found = ikusei("city", "sign-in", city.slug, *city.place, "--check")
    check("strict: --check finds its keys", re.search(r"^keys\t[1-9]", found, re.M), found)
    city.start(port=city.port)
    way = Way(chromium, city, provider)
    page = way.page
    try:
        page.goto(f"{way.root}/my")
        way.press("職員認証")
        provider.agree(page, persons[1])
        check("strict: signs in, to the page that was asked for", page.url == f"{way.root}/my",
              page.locator("main").inner_text()[:300])
        page.click("text=サインアウト")
        page.wait_for_load_state("load")
        page.locator("main a.button").click()
        page.wait_for_load_state("load")
        if page.url.startswith(provider.issuer):
            page.locator("button[name=answer][value=logout], form button").first.click()
            page.wait_for_load_state("load")
        check("strict: signing out there leads back", page.url.startswith(f"{way.root}/sign-in"), page.url)
        way.press("職員認証")
        check("strict: and it has forgotten the person", page.locator("input[name=password], input[name=login]").count() > 0, page.url)
    except Exception:
        page.screenshot(path=f"{SHOTS}/strict-failed.png")
        print(page.url)
        raise
    finally:
        way.close()
        provider.stop()


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1] if len(sys.argv) > 1 else "sqlite") else 0)
