"""The served pages in a real browser, as each kind of user sees them: every link leads somewhere, no page has an
accessibility violation (axe, WCAG 2.2 AA) in either language at 1280 and 390 px, none is wider than the window, none
asks anything of the network outside. `server.py sqlite` or `server.py postgres` (then IKUSEI_TEST_POSTGRES names the
server); screenshots go to .build/judges/screenshots."""
import collections, os, re, shutil, sys, tempfile
from playwright.sync_api import sync_playwright
from axe_playwright_python.sync_playwright import Axe
from city import City
from ways import Ways

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]
TAGS = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WIDTHS = {1280: 900, 390: 844}
passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}")


def pattern(path):
    """The kind of page: numbers and queries left out."""
    return re.sub(r"/\d+", "/*", path.split("?")[0])


def crawl(city, role, browser):
    """Opens what can be reached by links from the first page; of each kind of page three. Gives one path of each kind."""
    root = f"/{city.slug}"
    seen, counts, kinds = set(), collections.Counter(), {}
    waiting = collections.deque([root])
    while waiting:
        path = waiting.popleft()
        if path in seen or counts[pattern(path)] >= 3:
            continue
        seen.add(path)
        counts[pattern(path)] += 1
        browser.open(path)
        if browser.status == 303:
            waiting.append(browser.location)
            continue
        check(f"{role}: {path} opens", browser.status == 200, f"{browser.status}")
        if browser.status != 200 or "text/html" not in browser.headers.get("Content-Type", ""):
            continue
        check(f"{role}: {path} has no unfilled template", "{{" not in browser.text and "[[" not in browser.text)
        check(f"{role}: {path} has no inline script or style",
              not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", browser.text) or path.endswith("/booklet"))
        if not path.endswith("/booklet"):
            kinds.setdefault(pattern(path), path)
        for link in re.findall(r'<a\b[^>]*\bhref="([^"#]+)', browser.text):
            link = link.replace("&amp;", "&")
            if link.startswith("/") and not link.startswith("/assets/"):
                waiting.append(link)
            elif not link.startswith(("mailto:", "otpauth:")):
                check(f"{role}: {path} links outside", False, link)
    return kinds


def look(page, axe, city, role, path, language, shots):
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        answer = page.goto(city.base + path, wait_until="load")
        name = f"{role} {path} {language} {width}"
        check(f"{name}: opens in the browser", answer.status == 200, answer.status)
        check(f"{name}: is in its language", page.evaluate("document.documentElement.lang") == language)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        check(f"{name}: is no wider than the window", wide <= 0, f"{wide} px")
        found = axe.run(page, options=TAGS).response["violations"]
        check(f"{name}: axe", not found, [(v["id"], v["nodes"][0]["html"][:160], len(v["nodes"])) for v in found])
        file = re.sub(r"[^a-z0-9]+", "-", f"{role}{pattern(path)}".replace("*", "one").lower()).strip("-")
        page.screenshot(path=f"{shots}/{file}.{language}.{width}.png", full_page=True)


def main(engine):
    folder = tempfile.mkdtemp(prefix="ikusei-server-")
    shots = ".build/judges/screenshots"
    shutil.rmtree(shots, ignore_errors=True)
    os.makedirs(shots, exist_ok=True)
    database = os.environ["IKUSEI_TEST_POSTGRES"] if engine == "postgres" else None
    city = City(folder, database=database, staff=400)
    try:
        city.start()
        users = city.users()
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            axe = Axe()
            looked = set()
            Ways(city, users, chromium, check).all()
            for role, (login, browser, secret) in users.items():
                kinds = crawl(city, role, browser)
                context = chromium.new_context(locale="ja-JP", timezone_id="Asia/Tokyo")
                context.add_cookies([{"name": k, "value": v, "url": city.base} for k, v in browser.cookies.items()])
                outside, complaints = [], []
                context.on("request", lambda r: outside.append(r.url) if not r.url.startswith(city.base) else None)
                page = context.new_page()
                page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
                page.on("pageerror", lambda e: complaints.append(str(e)))
                # The same page looks alike to those who share it; once is enough on the second engine.
                kinds = {kind: path for kind, path in kinds.items()
                         if engine == "sqlite" and (kind not in looked or role in ("planner", "head", "staff"))}
                looked.update(kinds)
                for language in ("en", "ja"):
                    browser.submit(f"/{city.slug}/my/sessions", {"language": language, "return": f"/{city.slug}"},
                                   to=f"/{city.slug}/language")
                    for path in sorted(kinds.values()):
                        look(page, axe, city, role, path, language, shots)
                check(f"{role}: nothing is asked of the network outside", not outside, outside[:3])
                check(f"{role}: the browser complains of nothing", not complaints, complaints[:3])
                context.close()
            chromium.close()
        log = open(city.log.name).read()
        check("the log tells of no fault", " error " not in log, log[-1500:])
    finally:
        city.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1] if len(sys.argv) > 1 else "sqlite") else 0)
