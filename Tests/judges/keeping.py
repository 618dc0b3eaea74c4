"""Keeping and erasing, in a real browser: a head corrects a level, the planner sets a period after counting, the
administrator erases somebody who has left; afterwards nothing of them is in the city's files, and the targets are the
same. Every page with axe (WCAG 2.2 AA) in both languages at 1280 and 390 px. SHOTS names a folder for pictures."""
import glob, os, re, sqlite3, sys, tempfile

sys.path.insert(0, os.path.dirname(__file__))
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from city import City, ikusei
from server import FLAGS, TAGS

SHOTS = os.environ.get("SHOTS")
passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {detail}")


def page_of(city, users, chromium, role, width):
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="ja-JP")
    context.add_cookies([{"name": k, "value": v, "url": city.base} for k, v in users[role][1].cookies.items()])
    return context.new_page()


def look(city, users, chromium, axe, role, path, name):
    for language in ("en", "ja"):
        users[role][1].submit(f"/{city.slug}/my/sessions", {"language": language, "return": f"/{city.slug}"},
                              to=f"/{city.slug}/language")
        for width in (1280, 390):
            page = page_of(city, users, chromium, role, width)
            answer = page.goto(f"{city.base}/{city.slug}{path}")
            check(f"{name} {language} {width}: there", answer.status == 200, answer.status)
            found = axe.run(page, options=TAGS).response["violations"]
            check(f"{name} {language} {width}: axe", not found, [(v["id"], v["nodes"][0]["html"][:160]) for v in found])
            wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
            check(f"{name} {language} {width}: not wider than the window", not wide)
            if SHOTS:
                page.screenshot(path=f"{SHOTS}/{name}-{language}-{width}.png", full_page=True)
            page.context.close()


def in_files(folder, text):
    return any(text.encode() in open(path, "rb").read() for path in glob.glob(f"{folder}/data/city_*"))



def main():
    with tempfile.TemporaryDirectory() as folder:
        city = City(folder)
        users = city.start(port=int(os.environ["PORT"]) if "PORT" in os.environ else None).users()
        root = f"{city.base}/{city.slug}"
        try:
            with sync_playwright() as playwright:
                chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
                walk(city, users, chromium, Axe(), root, folder)
                chromium.close()
        finally:
            city.stop()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def walk(city, users, chromium, axe, root, folder):
    database = sqlite3.connect(f"file:{folder}/data/city_{city.slug}.sqlite?mode=ro", uri=True)
    head = page_of(city, users, chromium, "head", 1280)
    head.goto(f"{root}/section")
    levels = head.locator("a[href*='/section/levels/']").first.get_attribute("href")
    person = levels.rsplit("/", 1)[1]
    head.goto(city.base + levels)
    head.locator("table select").first.select_option("2")
    head.click("main form button.button")
    head.goto(f"{root}/people/{person}")
    head.click("main a:has-text('記録を訂正する')")
    check("the card leads to corrections", head.url.endswith("/records"), head.url)
    look(city, users, chromium, axe, "head", f"/people/{person}/records", "records")
    head.locator("main a:has-text('訂正する')").first.click()
    form = head.url
    look(city, users, chromium, axe, "head", form.removeprefix(root), "correction")
    head.select_option("#level", "1")
    head.fill("#reason", "別の職員と取り違えた")
    head.click("main form button.button")
    text = head.locator("main").inner_text()
    check("both rows are shown", "訂正済み" in text and "別の職員と取り違えた" in text, text[:400])
    check("what is corrected cannot be corrected again", head.goto(form).status == 409)
    other = page_of(city, users, chromium, "staff", 1280)
    check("staff corrects nobody", other.goto(f"{root}/people/{person}/records").status == 404)

    planner = page_of(city, users, chromium, "planner", 1280)
    planner.goto(f"{root}/retention")
    look(city, users, chromium, axe, "planner", "/retention", "retention")
    planner.fill("#amount-peopleWhoLeft", "1")
    planner.locator("form:has(#amount-peopleWhoLeft) button[value='try']").click()
    check("a period is counted before it is set", "まだ決めていません" in planner.locator("main").inner_text())
    planner.goto(f"{root}/retention")
    planner.fill("#amount-proofs", "3")
    planner.check("#on-proofs")
    planner.locator("form:has(#amount-proofs) button[value='set']").click()
    check("who set it is told", users["planner"][0] in planner.locator("main").inner_text())
    planner.fill("#amount-proofs", "99")
    planner.locator("form:has(#amount-proofs) button[value='set']").click()
    check("what cannot be is refused beside the field", planner.locator("#amount-proofs-error").inner_text() != "")
    out = ikusei("retention", "show", "--city", city.slug, *city.place)
    check("the console says the same", re.search(r"^proofs\ton\t3\t", out, re.M), out[:300])

    leaver, number, name = database.execute(
        "SELECT id, staff_number, name FROM person WHERE id IN (SELECT person_id FROM post GROUP BY person_id"
        " HAVING max(valid_to) < '2026-04-01') AND name IN (SELECT name FROM person GROUP BY name HAVING count(*) = 1)"
        " ORDER BY id LIMIT 1").fetchone()
    check("before: the name is in the file", in_files(folder, name))
    planner.goto(f"{root}/")
    before = planner.locator("main").inner_text()
    look(city, users, chromium, axe, "administrator", f"/people/{leaver}/erasure", "erasure")
    admin = page_of(city, users, chromium, "administrator", 1280)
    present = database.execute("SELECT person_id FROM post WHERE valid_to > '2030-01-01' LIMIT 1").fetchone()[0]
    admin.goto(f"{root}/people/{present}/erasure")
    check("nobody in service is erased", admin.locator(".notice.warning").count() == 1 and admin.locator("#reason").count() == 0)
    admin.goto(f"{root}/people/{leaver}/erasure")
    admin.select_option("#reason", "request")
    admin.fill("#reference", "令8人第12号")
    admin.click("main form button.button")
    look(city, users, chromium, axe, "administrator", admin.url.removeprefix(root), "erasure-confirm")
    admin.fill("#staffNumber", "x")
    admin.click("main form button.button")
    check("another number is refused", admin.locator("#staffNumber-error").inner_text() != "")
    admin.fill("#staffNumber", number)
    admin.click("main form button.button")
    check("erased", "消去しました" in admin.locator("body").inner_text(), admin.url)
    check("after: the name is in no file of the city", not in_files(folder, name), name)
    check("a second time there is nobody", admin.goto(f"{root}/people/{leaver}/erasure").status == 404)
    planner.goto(f"{root}/")
    check("the planner's home says the same as before", planner.locator("main").inner_text() == before)
    ikusei("audit", "verify", "--city", city.slug, *city.place)
    check("the log is whole", True)


if __name__ == "__main__":
    sys.exit(main())
