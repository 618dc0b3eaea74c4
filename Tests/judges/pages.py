"""Booklets and reports in a real browser: no accessibility violations (axe-core, WCAG 2.2 AA), no request to anywhere,
no overflow at 390 px, and a PDF of A4 pages."""
import glob, os, pathlib, re, shutil, subprocess, sys, tempfile
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

IKUSEI = ".build/release/ikusei"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}")


def documents(work):
    for plan, staff in (("oyama", "1100"), ("okayama", "7700")):
        path = f"plans/{plan}.yaml"
        city = f"{work}/{plan}"
        subprocess.run([IKUSEI, "synth", "--plan", path, "--staff", staff, "--seed", "1", "--as-of", "2026-10-01",
                        "--out", city], check=True, stdout=subprocess.DEVNULL)
        for language in ("ja", "en"):
            booklet = f"{work}/{plan}-booklet-{language}.html"
            subprocess.run([IKUSEI, "booklet", path, "-o", booklet, "--lang", language], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            yield booklet
            out = f"{work}/{plan}-report-{language}"
            rosters = [p for kind in ("roster", "units", "roles") for p in sorted(glob.glob(f"{city}/{kind}*.csv"))]
            subprocess.run([IKUSEI, "run", "--plan", path, "--roster", *rosters, "--answers", f"{city}/answers.csv",
                            "--completions", f"{city}/completions.csv", "--as-of", "2026-10-01", "--out", out,
                            "--lang", language], check=True, stdout=subprocess.DEVNULL)
            yield f"{out}/report.html"


def judge(page, path, axe):
    name = "/".join(path.split("/")[-2:])
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(pathlib.Path(path).resolve().as_uri())
    outside = [url for url in requests if not url.startswith(("file:", "data:"))]
    check(f"{name}: no outside request", not outside, str(outside[:3]))
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    check(f"{name}: 0 axe violations", found.violations_count == 0,
          "; ".join(f"{v['id']} x{len(v['nodes'])}" for v in found.response["violations"]))
    check(f"{name}: one h1", page.locator("h1").count() == 1)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        check(f"{name}: no overflow at {width} px", overflow <= 0, str(overflow))
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    boxes = {tuple(map(float, box.split())) for box in re.findall(r"/MediaBox \[([0-9. ]+)\]", pdf.decode("latin-1"))}
    check(f"{name}: prints as A4", boxes != set() and all(
        abs(sorted((b[2], b[3]))[0] - 595) < 2 and abs(sorted((b[2], b[3]))[1] - 842) < 2 for b in boxes), str(boxes))


def main():
    work = tempfile.mkdtemp(prefix="ikusei-pages-")
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            axe = Axe()
            for path in documents(work):
                page = browser.new_page()
                judge(page, path, axe)
                page.close()
            browser.close()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
