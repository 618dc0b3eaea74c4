"""Practice and mock exams in a real browser, as a member of staff works: by keyboard, on a phone, with the connection
lost, the page reloaded and without scripts. `practice.py sqlite` or `practice.py postgres` (then IKUSEI_TEST_POSTGRES
names the server); screenshots go to .build/judges/screenshots."""
import csv, datetime, os, re, shutil, sys, tempfile
import yaml
from playwright.sync_api import sync_playwright
from axe_playwright_python.sync_playwright import Axe
from city import City
from server import FLAGS, TAGS, WIDTHS

SHOTS = ".build/judges/screenshots"
BANK = yaml.safe_load(open("banks/ip-practice.yaml"))
KEYS = {item["text"]["ja"]: (item["key"], [o["id"] for o in item["options"]]) for item in BANK["items"]}
SURVEY = yaml.safe_load(open("instruments/all-staff-literacy.yaml"))["items"]
passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}")


def until(page, what, seconds=30):
    """Waits for a condition: the page's own rules forbid scripts from text."""
    for _ in range(seconds * 20):
        try:
            if what():
                return
        except Exception:  # the page is just being left
            pass
        page.wait_for_timeout(50)
    page.screenshot(path=f"{SHOTS}/practice-stuck.png")
    raise RuntimeError(f"waited in vain at {page.url}")


def shot(page, name):
    os.makedirs(SHOTS, exist_ok=True)
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        check(f"{name} fits {width} px", page.evaluate("document.documentElement.scrollWidth") <= width)
        found = Axe().run(page, options={"runOnly": TAGS["runOnly"]}).response["violations"]
        check(f"{name} is accessible at {width} px", not found, str([v["id"] for v in found]))
        page.screenshot(path=f"{SHOTS}/practice-{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def question(page):
    """The text of the question on the screen, without its topic; none where the questions are over."""
    for _ in range(200):
        try:
            return page.evaluate("""() => { const legend = document.querySelector('fieldset.question legend').cloneNode(true);
                legend.querySelector('.place')?.remove(); return legend.textContent.trim(); }""")
        except Exception:  # the page is just being left
            if page.url.endswith("/my/survey"):
                return ""
            page.wait_for_timeout(50)
    raise RuntimeError(f"no question at {page.url}")


def choose(page, text, right=True):
    """Presses the digit of the right answer, or of the one after it."""
    page.wait_for_selector(".keys:visible")
    page.keyboard.press(digit(text, right))


def digit(text, right=True):
    key, options = KEYS[text]
    at = options.index(key)
    return str((at if right else (at + 1) % len(options)) + 1)


def practise(page, base):
    page.goto(f"{base}/my/practice")
    shot(page, "overview-empty")
    check("the plan's exam is told", "計画が勧める資格" in page.content())
    check("nothing is forecast without answers", "問答えると、見込みを示せます" in page.content())
    page.get_by_role("button", name=re.compile("分の練習を始める")).click()
    check("one question on the screen", page.locator("fieldset.question").count() == 1)
    shot(page, "question")
    first = question(page)
    choose(page, first)
    check("a digit chooses", page.locator("input[name=chosen]:checked").count() == 1)
    page.reload()
    check("a reload keeps what was chosen", page.locator("input[name=chosen]:checked").count() == 1)
    choose(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"after=1"))
    check("Enter answers", "正解です" in page.content())
    check("the explanation is told", page.locator(".explanation").count() == 1)
    widths = [box["width"] for box in (li.bounding_box() for li in page.locator("ul.answers li").all())]
    check("the right answer is as wide as the others", max(widths) - min(widths) < 2, str(widths))
    shot(page, "feedback-right")
    page.keyboard.press("Enter")
    page.wait_for_selector(".keys:visible")
    page.keyboard.press("Enter")
    until(page, lambda: "答えを一つ選んでください" in page.locator("#save-note").inner_text())
    second = question(page)
    check("the next question is another", second != first)
    choose(page, second, right=False)
    # The connection is lost, the page is left and opened again once it is back.
    page.context.set_offline(True)
    page.get_by_role("button", name="たぶん").click()
    until(page, lambda: "通信が切れて" in page.locator("#save-note").inner_text())
    shot(page, "offline")
    page.context.set_offline(False)
    page.wait_for_url(re.compile(r"after=2"), timeout=60000)
    check("what was answered offline is sent when the connection is back", "不正解です" in page.content())
    shot(page, "feedback-wrong")
    page.get_by_role("link", name="次の問題へ").click()
    third = question(page)
    choose(page, third)
    page.context.set_offline(True)
    page.get_by_role("button", name="自信あり").click()
    until(page, lambda: "通信が切れて" in page.locator("#save-note").inner_text())
    page.context.set_offline(False)
    page.reload()
    # Sent before the reload or after it: it is there, once.
    until(page, lambda: "after=3" in page.url or page.locator("[name=position]").input_value() == "4", 60)
    page.goto(f"{page.url.split('?')[0]}?after=3")
    check("an answer given offline survives a reload", "正解です" in page.content())
    back = page.url.split("?")[0]
    csrf = page.locator("input[name=csrf]").first.get_attribute("value")
    page.goto(back)
    page.get_by_role("button", name="今日はここまでにする").click()
    check("the result counts", re.search(r"2</?\s*<small> / 3|2\s*/\s*3", page.locator("dl.tiles").inner_text()) is not None,
          page.locator("dl.tiles").inner_text())
    check("what went wrong is explained", "間違えた問題" in page.content())
    shot(page, "result")
    stale = page.context.request.post(back, form={"csrf": csrf, "position": "3", "item": "x", "chosen": "1", "quiet": "1"})
    check("an answer to what is over is told not to be saved", stale.status == 409, str(stale.status))
    page.goto(back)
    check("a sitting that is over shows its result", "練習の画面に戻る" in page.content())


def mock(page, base):
    page.goto(f"{base}/my/practice")
    page.get_by_role("button", name="模擬試験（20問）").click()
    shot(page, "mock")
    check("a mock exam has its size", "/ 20問" in page.content())
    texts = []
    for position in range(1, 21):
        text = question(page)
        texts.append(text)
        if position == 4:
            page.goto(f"{page.url.split('?')[0]}?q=5")
            continue
        choose(page, text, right=position % 4 != 0)
        page.keyboard.press("Enter")
        until(page, lambda: "fieldset" not in page.content() or page.locator("[name=position]").input_value() != str(position))
    check("no question twice", len(set(texts)) == len(texts))
    fields = {item["text"]["ja"]: item["field"] for item in BANK["items"]}
    counts = {name: sum(fields[t] == name for t in texts) for name in ("strategy", "management", "technology")}
    check("fields in the exam's shares (32 : 18 : 42 of 92)", counts == {"strategy": 7, "management": 4, "technology": 9}, str(counts))
    check("the open question is told before handing in", question(page) == texts[3], page.url)
    choose(page, texts[3], right=False)
    page.keyboard.press("Enter")
    until(page, lambda: page.get_by_role("link", name="問題に戻る").count() == 1)
    shot(page, "mock-review")
    page.goto(f"{page.url.split('?')[0]}?q=8")
    choose(page, texts[7], right=False)
    until(page, lambda: page.evaluate("sessionStorage.length") == 0)
    page.get_by_role("link", name="10 回答済み").click()
    page.goto(f"{page.url.split('?')[0]}?q=8")
    check("a changed answer is kept however the question is left",
          page.locator("input[name=chosen]:checked").get_attribute("id") == f"option-{int(digit(texts[7], right=False)) - 1}")
    page.goto(f"{page.url.split('?')[0]}?q=20")
    check("an answer of a mock exam can be changed", page.locator("input[name=chosen]:checked").count() == 1)
    choose(page, question(page))
    page.keyboard.press("Enter")
    until(page, lambda: page.get_by_role("link", name="問題に戻る").count() == 1)
    page.get_by_role("button", name="終えて結果を見る").click()
    tiles = page.locator("dl.tiles").inner_text().replace("\n", " ")
    check("a mock exam's result", "16 / 20" in tiles, tiles)
    check("the chance to pass is an estimate", "合格の見込み（目安）" in page.content())
    shot(page, "mock-result")
    page.goto(f"{base}/my/practice")
    page.get_by_text("受験日と1日の時間を決める").click()
    page.fill("input[name=examOn]", "2027-02-20" if os.environ.get("IKUSEI_NOW") else future(page))
    page.get_by_role("button", name="保存する").click()
    check("the way to the exam is told", "試験まであと" in page.content())
    page.get_by_text("これからの2週間").first.click()
    shot(page, "overview")
    page.get_by_text(re.compile("を変える")).click()
    page.evaluate("document.querySelector('input[name=minutes]').removeAttribute('max')")
    page.fill("input[name=minutes]", "600")
    page.get_by_role("button", name="保存する").click()
    check("too many minutes are refused beside the field", page.locator("input[name=minutes][aria-invalid=true]").count() == 1)


def second_year(city, browser, base):
    """A survey asked again: who answered before is put a few questions, one by one, within the survey."""
    staff = sorted(n for n in city.units if n in city.codes)
    answered = [row["職員番号"] for row in csv.DictReader(open(f"{city.folder}/{city.plan}/answers.csv", encoding="utf-8-sig"))
                if sum(bool(row[i["id"]]) for i in SURVEY if i["kind"] == "knowledge") >= 10 and row["職員番号"] in city.codes]
    planner, person = [n for n in staff[2:] if n not in answered][0], [n for n in answered if n not in staff[:3]][0]
    city.grant(planner, "planner")
    user, _ = city.first_sign_in(planner)
    user.open(f"/{city.slug}/surveys")
    for survey in re.findall(rf'href="(/{city.slug}/surveys/\d+)"', user.text):
        user.open(survey + "/close")
        if user.status == 200 and "csrf" in user.text:
            user.submit(survey + "/close", {})
    today = datetime.date.today()
    user.submit(f"/{city.slug}/surveys", {"instrument": "all-staff-literacy", "from": str(today),
                                          "to": str(today + datetime.timedelta(days=20))})
    check("the planner opens the second survey", user.status == 303, f"{user.status}")
    own, _ = city.first_sign_in(person)
    context = browser.new_context(locale="ja")
    context.add_cookies([{"name": k, "value": v, "url": city.base} for k, v in own.cookies.items()])
    page = context.new_page()
    page.goto(f"{base}/my/survey")
    check("the questions of knowledge stand apart", page.get_by_role("button", name="知識の確認を始める").count() == 1)
    shot(page, "survey-second")
    page.get_by_role("button", name="知識の確認を始める").click()
    check("they are the survey's, not practice", "/my/survey/questions/" in page.url, page.url)
    shot(page, "survey-question")
    keys = {item["text"]["ja"]: (item["key"], [o["id"] for o in item["options"]]) for item in SURVEY if item["kind"] == "knowledge"}
    count = 0
    while not page.url.endswith("/my/survey") and count < 10:
        text = question(page)
        if not text:
            break
        key, options = keys[text]
        page.wait_for_selector(".keys:visible")
        page.keyboard.press(str(options.index(key) + 1))
        page.keyboard.press("Enter")
        count += 1
        until(page, lambda: page.url.endswith("/my/survey") or question(page) != text)
    check("five to eight questions", 5 <= count <= 8, str(count))
    until(page, lambda: page.url.endswith("/my/survey"))
    check("back at the survey they are done", "知識の確認は終わりました" in page.content())
    shot(page, "survey-second-done")
    context.close()
    others = [n for n in answered if n not in (planner, person) and n not in staff[:3]][:20]
    for reader in [own] + [city.first_sign_in(n)[0] for n in others]:
        answer_alone(reader, city.slug)
    newest = max(map(int, re.findall(rf'href="/{city.slug}/surveys/(\d+)"', user.open(f"/{city.slug}/surveys").text)))
    user.submit(f"/{city.slug}/surveys/{newest}/close", {})
    context = browser.new_context(locale="ja")
    context.add_cookies([{"name": k, "value": v, "url": city.base} for k, v in user.cookies.items()])
    page = context.new_page()
    page.goto(f"{base}/surveys/{newest}/results")
    check("as people were put different questions, shares right are told as estimates", "正答率（見込み）" in page.content())
    shares = page.locator("#knowledge ~ .scroll table").first.locator("tbody td:last-child").all_inner_texts()
    asked = page.locator("#knowledge ~ .scroll table").first.locator("tbody td:nth-child(2)").all_inner_texts()
    told = [share for share, count in zip(shares, asked) if int(count) >= 5]
    check("of each question that five were put there is one", told and all(share.endswith("%") for share in told), str(told))
    check("and of no other", all(share == ("＊" if int(count) else "–") for share, count in zip(shares, asked) if int(count) < 5), str(shares))
    shot(page, "survey-second-results")
    context.close()


def answer_alone(user, city):
    """Answers the questions of knowledge without scripts, and hands in."""
    user.submit(f"/{city}/my/survey", {}, to=f"/{city}/my/survey/questions")
    sitting = user.location
    while options := re.findall(r'name="chosen" value="([^"]*)"', user.open(sitting).text):
        user.submit(sitting, {"chosen": options[0]}, hidden=["position", "item", "then"])
    user.submit(f"/{city}/my/survey/review", {}, to=f"/{city}/my/survey/submit")
    check("handed in with the questions alone", user.status == 303, f"{user.status} {user.text[:300]}")


def future(page):
    return page.evaluate("new Date(Date.now() + 80 * 864e5).toISOString().slice(0, 10)")


def plain(browser, cookies, base):
    """Without scripts, on a phone."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="ja")
    context.add_cookies(cookies)
    page = context.new_page()
    page.goto(f"{base}/my/practice")
    page.get_by_role("button", name=re.compile("練習")).first.click()
    page.locator("label.option").first.click()
    page.get_by_role("button", name="勘で選んだ").click()
    check("without scripts an answer is explained", page.locator(".explanation").count() == 1)
    page.get_by_role("link", name="次の問題へ").click()
    check("without scripts the next question comes", page.locator("fieldset.question").count() == 1)
    address = page.url
    context.close()
    return address


def main():
    engine = sys.argv[1]
    folder = tempfile.mkdtemp(prefix="ikusei-practice-")
    database = os.environ["IKUSEI_TEST_POSTGRES"] if engine == "postgres" else None
    city = City(folder, staff=400, database=database).start()
    try:
        staff = sorted(n for n in city.units if n in city.codes)
        users = [city.first_sign_in(login)[0] for login in staff[:2]]
        base = f"{city.base}/{city.slug}"
        cookies = [[{"name": k, "value": v, "url": city.base} for k, v in user.cookies.items()] for user in users]
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            context = chromium.new_context(locale="ja")
            context.add_cookies(cookies[0])
            page = context.new_page()
            errors = []
            page.on("pageerror", lambda error: errors.append(str(error)))
            practise(page, base)
            mock(page, base)
            check("no script fails", not errors, str(errors))
            own = plain(chromium, cookies[0], base)
            other = chromium.new_context(locale="ja")
            other.add_cookies(cookies[1])
            answer = other.new_page().goto(own)
            check("nobody sees another's sitting", answer.status == 404, str(answer.status))
            second_year(city, chromium, base)
            chromium.close()
    finally:
        city.stop()
        shutil.rmtree(folder)
    print(f"practice, {engine}: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
