"""Allocation judged from outside: instance folders solved to their known values and their solutions recomputed here, in
another language and without the program's own check; and a planner's way in the browser from a question to nominations
that are issued, on either engine."""
import collections, csv, json, os, re, shutil, subprocess, sys, tempfile, time
from playwright.sync_api import sync_playwright
from axe_playwright_python.sync_playwright import Axe
from city import IKUSEI, City
from ways import Ways

SHARED = os.path.join("..", "shared", "optimiser")
FLAGS = ["--no-sandbox", "--disable-gpu"]
TAGS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
passed = failed = 0


def check(name, isRight, detail=""):
    global passed, failed
    if isRight:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}", flush=True)


def table(folder, name):
    with open(os.path.join(folder, name), newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def seats(folder, solution):
    """Broken rules and the five levels, by the rules as they are written down (docs/instance-folders.md)."""
    sections = {s["section"]: s for s in table(folder, "sections.csv")}
    staff = {p["staff"]: p for p in table(folder, "staff.csv")}
    sessions = {s["session"]: s for s in table(folder, "sessions.csv")}
    minutes = {(t["a"], t["b"]): int(t["minutes"]) for t in table(folder, "travel.csv")}
    away = {(u["staff"], u["slot"]) for u in table(folder, "unavail.csv")}
    wished = {(w["staff"], w["slot"]): int(w["rank"]) for w in table(folder, "mpref.csv")}
    requests = {(r["staff"], r["course"]): r for r in table(folder, "requests.csv")}
    ranks = {(w["req"], w["session"]): int(w["rank"]) for w in table(folder, "epref.csv")}
    most = json.load(open(os.path.join(folder, "meta.json")))["maxel"]
    price = {1: 0, 2: 1, 3: 2, None: 4}
    broken, cost = [], 0
    used, sitting, inSession, served, electives = {}, {}, {}, set(), {}
    for seat in solution:
        person, session = staff[seat["staff"]], sessions[seat["session"]]
        home = sections[person["section"]]["muni"]
        way = 0 if session["muni"] == "-1" else minutes[home, session["muni"]]
        isMandatory = session["kind"] == "M"
        if way > (45 if isMandatory else 120):
            broken.append(("too far", seat))
        slots = session["slots"].split("|")
        taken = {f"{slot[:-1]}{half}" for slot in slots for half in "ap"} if way > 45 else set(slots)
        for slot in taken:
            if (person["staff"], slot) in away:
                broken.append(("unavailable", seat))
            if (person["staff"], slot) in sitting:
                broken.append(("overlap", seat))
            sitting[person["staff"], slot] = True
            used[person["section"], slot] = used.get((person["section"], slot), 0) + 1
        inSession[session["session"]] = inSession.get(session["session"], 0) + 1
        key = (person["staff"], session["course"])
        if key in served:
            broken.append(("course twice", seat))
        served.add(key)
        if isMandatory:
            rank = min((wished[person["staff"], s] for s in slots if (person["staff"], s) in wished), default=None)
        else:
            electives[person["staff"]] = electives.get(person["staff"], 0) + 1
            if key not in requests:
                broken.append(("not requested", seat))
                continue
            rank = ranks.get((requests[key]["req"], session["session"]))
        cost += price[rank] + (0 if way == 0 else 1 if way <= 20 else 2 if way <= 45 else 4)
    broken += [("electives", p) for p, n in electives.items() if n > most]
    broken += [("section", k) for k, n in used.items() if n > int(sections[k[0]]["cap"])]
    for session, n in inSession.items():
        if n > int(sessions[session]["cap"]) or (sessions[session]["kind"] == "E" and n < int(sessions[session]["capmin"])):
            broken.append(("size", session))
    mandatory = next(s["course"] for s in sessions.values() if s["kind"] == "M")
    unmet = [p for p in staff.values() if (p["staff"], mandatory) not in served]
    open_ = [r for k, r in requests.items() if k not in served]
    return broken, [
        sum(p["cls"] == "1" for p in unmet), sum(p["cls"] == "2" for p in unmet), sum(r["cls"] == "2" for r in open_),
        sum(int(r["weight"]) for r in open_ if r["cls"] == "3"), cost]


def solve(kind, folder, out, *more):
    done = subprocess.run([IKUSEI, "solve", kind, folder, "--format", "json", "--out", out, *more], capture_output=True, text=True)
    return done.returncode, (json.loads(done.stdout) if done.returncode == 0 else done.stderr)


def folders(work):
    known = {}
    if os.path.isdir(SHARED):
        known = json.load(open(os.path.join(SHARED, "known.json")))["seats"]
    for name in ["../../Tests/Fixtures/folders/seats", *sorted(known)]:
        folder = os.path.join("Tests/Fixtures/folders/seats") if name.startswith("..") else os.path.join(SHARED, name)
        out = os.path.join(work, "seats.csv")
        code, report = solve("seats", folder, out)
        check(f"{name}: is solved", code == 0, report if code else "")
        if code:
            continue
        solution = list(csv.DictReader(open(out, newline="", encoding="utf-8-sig")))
        broken, levels = seats(folder, solution)
        told = [round(level["value"]) for level in report["levels"]]
        check(f"{name}: no rule is broken", not broken, broken[:3])
        check(f"{name}: the levels are what the program says", levels == told, (levels, told))
        check(f"{name}: every level is proven", all(level["proven"] for level in report["levels"]), report["levels"])
        if name in known:
            values = [known[name][f"L{i}"] for i in range(1, 6)]
            check(f"{name}: the levels are the known ones", levels == values, (levels, values))
        again = os.path.join(work, "again.csv")
        solve("seats", folder, again)
        check(f"{name}: the same input, the same output", open(out, "rb").read() == open(again, "rb").read())
        with open(again, "w") as file:
            file.write("staff,session\n" + "\n".join(f"{s['staff']},{s['session']}" for s in solution + solution[:1]))
        bad = subprocess.run([IKUSEI, "solve", "verify", folder, again], capture_output=True, text=True)
        check(f"{name}: a seat given twice is found", bad.returncode == 1 and "- " in bad.stdout, bad.stdout)
    out = os.path.join(work, "nominations.csv")
    code, report = solve("nominations", "Tests/Fixtures/folders/nominations", out)
    check("nominations: the small folder is solved", code == 0, report if code else "")
    if os.path.isdir(SHARED):
        code, report = solve("nominations", os.path.join(SHARED, "A_S"), out, "--time", "60")
        values = [level["value"] for level in report["levels"]] if code == 0 else []
        check("A_S: nobody is short, 37 places are covered", values[:2] == [0, 37], values)
        check("A_S: the expected places lie in the known interval", len(values) > 2 and 23.843 <= values[2] <= 23.9005, values)
    empty = tempfile.mkdtemp(dir=work)
    code, errors = solve("seats", empty, out)
    check("an empty folder is told file by file", code == 1 and errors.count("N001") >= 9, errors)


def half_days(text):
    """`2027-06-03 午前、2027-06-04 終日` as (day, half)."""
    found = set()
    for part in re.split("[|、]", text):
        day, _, half = part.strip().partition(" ")
        found |= {(day, h) for h in ({"午前": "a", "午後": "p"}.get(half, "ap"))}
    return found


def seating(name, made, seats, named=frozenset()):
    """A city's seats (session, staff number) by the rules as they are written down (docs/session-files.md), counted here
    from the files alone. Gives the sessions."""
    sessions = {row["回"]: row for row in table(made, "sessions.csv")}
    busy = {row["職員番号"]: half_days(row["出席できない日時"]) for row in table(made, "busy.csv")}
    wished = {(row["職員番号"], row["研修"], row["区分"]) for row in table(made, "wishes.csv")}
    taken, sitting, courses, broken = {}, {}, {}, []
    for session, person in seats:
        about = sessions[session]
        taken[session] = taken.get(session, 0) + 1
        course = (person, about["研修"], about["区分"])
        if course in courses:
            broken.append(("twice", course))
        courses[course] = session
        if about["区分"] == "選択" and course not in wished and course[:2] not in named:
            broken.append(("not wished", course))
        for slot in half_days(about["日時"]):
            if slot in busy.get(person, ()):
                broken.append(("cannot attend", person, slot))
            if slot in sitting.setdefault(person, set()):
                broken.append(("overlap", person, slot))
            sitting[person].add(slot)
    for session, count in taken.items():
        if not int(sessions[session]["最少"]) <= count <= int(sessions[session]["定員"]):
            broken.append(("too few or too many", session, count))
    for person, count in collections.Counter(p for p, _, half in courses if half == "選択").items():
        if count > 2:
            broken.append(("more than two electives", person))
    check(f"{name}: no rule is broken", seats and not broken, broken[:3])
    return sessions


def allocated(work):
    """`ikusei allocate seats` on made cities: the tables recomputed, and a repair that moves only who must move."""
    for plan, staff in (("okayama", 900), ("oyama", 500)):
        made = os.path.join(work, f"made-{plan}")
        subprocess.run([IKUSEI, "synth", "--plan", f"plans/{plan}.yaml", "--staff", str(staff), "--seed", "4", "--as-of",
                        "2026-10-01", "--sessions", "--out", made], check=True, stdout=subprocess.DEVNULL)
        files = [os.path.join(made, f) for f in sorted(os.listdir(made)) if re.match("(roster|units|roles).*csv", f)]

        def allocate(out, *more):
            return subprocess.run(
                [IKUSEI, "allocate", "seats", "--plan", f"plans/{plan}.yaml", "--confirm-leaving", "--roster", *files,
                 "--completions", f"{made}/completions.csv", "--wishes", f"{made}/wishes.csv", "--busy", f"{made}/busy.csv",
                 "--lang", "ja", "--out", out, *more], capture_output=True, text=True)

        out = os.path.join(work, f"seats-{plan}")
        run = allocate(out, "--sessions", f"{made}/sessions.csv")
        check(f"{plan}: seats are given from files", run.returncode == 0, run.stdout[-500:] + run.stderr[-500:])
        if run.returncode:
            continue
        rows = table(out, "seats.csv")
        seats = [(row["回"], row["職員番号"]) for row in rows]
        sessions = seating(f"{plan} from files", made, seats)
        over = [a for a in table(out, "absences.csv") if int(a["不在"]) > int(a["上限"])]
        check(f"{plan}: nowhere are more away than may be", not over, over[:3])
        waiting = table(out, "waiting.csv")
        check(f"{plan}: whoever waits is told why", all(row["理由"] for row in waiting), waiting[:2])
        check(f"{plan}: proven", "最適" in run.stdout, run.stdout)
        again = os.path.join(work, "again")
        allocate(again, "--sessions", f"{made}/sessions.csv")
        check(f"{plan}: the same input, the same output", table(again, "seats.csv") == rows)
        # The fullest session falls away.
        count = {code: sum(1 for s, _ in seats if s == code) for code in sessions}
        gone = max(count, key=lambda code: (count[code], code))
        lines = open(f"{made}/sessions.csv", encoding="utf-8-sig").read().splitlines()
        with open(f"{made}/less.csv", "w") as file:
            file.write("\n".join(",".join(l.split(",")[:-1] + ["0"]) if l.startswith(gone + ",") else l for l in lines))
        repaired = os.path.join(work, f"repaired-{plan}")
        run = allocate(repaired, "--sessions", f"{made}/less.csv", "--told", f"{out}/seats.csv")
        check(f"{plan}: a session falls away, and seats are given again", run.returncode == 0, run.stderr[-500:])
        kept = {(row["回"], row["職員番号"]) for row in table(repaired, "seats.csv")}
        lost = {seat for seat in seats if seat not in kept}
        check(f"{plan}: only those move who must", lost == {s for s in seats if s[0] == gone}, sorted(lost)[:5])
        bad = os.path.join(made, "bad.csv")
        with open(bad, "w") as file:
            file.write("回,研修,日時,定員\nx,ない研修,2026-11-04,5\ny,cloud,いつか,5\n")
        run = allocate(again, "--sessions", bad)
        check(f"{plan}: bad rows are told by line and column", run.returncode == 1 and re.search(r"bad.csv:2:3: error Q017", run.stderr)
              and "Q006" in run.stderr, run.stderr)


def seats_of_a_city(ways, city, named):
    """A planner's way from files to seats that are given out, and somebody of the staff who finds theirs."""
    made = os.path.join(city.folder, city.plan)
    page = ways.page("planner")
    page.goto(f"{ways.root}/sessions")
    check("planner: no sessions says what to do first", page.locator("p.nothing").count() == 1)
    for kind in ("sessions", "wishes", "busy"):
        page.goto(f"{ways.root}/sessions?year=2026")
        page.select_option("#kind", kind)
        page.set_input_files("#file", os.path.join(made, f"{kind}.csv"))
        page.click("form[action$='/files'] button.button")
        check(f"planner: takes {kind}", page.locator(".notice.success").count() == 1, page.locator("main").inner_text()[-400:])
    bad = os.path.join(city.folder, "bad.csv")
    with open(bad, "w") as file:
        file.write("回,研修,日時,定員\nx,ない研修,2026-11-04,5\n")
    page.goto(f"{ways.root}/sessions?year=2026")
    page.set_input_files("#file", bad)
    page.click("form[action$='/files'] button.button")
    check("planner: a bad file is told by line, and nothing is taken", page.locator("text=Q017").count() == 1
          and page.locator("td, th").filter(has_text=re.compile("^x$")).count() == 0)
    page.goto(f"{ways.root}/sessions/seats?year=2026")
    page.click("form[action$='/seats'] button.button")
    plan = page.url
    check("planner: asks for seats", re.search(r"/seats/\d+$", plan) is not None, plan)
    wait(page, plan)
    check("planner: every level has its proof", page.locator("td .state.done").count() >= 5, page.url)
    page.goto(plan + "/people")
    with page.expect_download() as download:
        page.locator("main a[download]").first.click()
    given = [row for row in csv.DictReader(open(download.value.path(), encoding="utf-8-sig")) if row["区分"] == "席"]
    seating("in the browser", made, [(row["回"], row["職員番号"]) for row in given], named)
    page.goto(plan)
    page.click("a[href$='/issue']")
    page.click("main form button.button")
    check("planner: gives the seats out", page.locator(".notice.success").count() >= 1, page.url)
    page.goto(f"{ways.root}/sessions?year=2026")
    first = page.locator("table.calendar a.mark").first.get_attribute("href")
    shots = os.path.join(".build", "judges", "screenshots")
    os.makedirs(shots, exist_ok=True)
    paths = {"sessions": f"{ways.root}/sessions?year=2026", "session": city.base + first if first.startswith("/") else first,
             "absences": f"{ways.root}/sessions/absences?year=2026", "seats": f"{ways.root}/sessions/seats", "seat-plan": plan,
             "seat-people": plan + "/people"}

    def look(page, name, path):
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            answer = page.goto(path)
            check(f"{name} at {width} opens", answer.status == 200, (path, answer.status))
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(f"{name} at {width} is no wider than the window", wide <= 0, wide)
            found = Axe().run(page, options=TAGS).response["violations"]
            check(f"{name} at {width}: axe", not found, [(v["id"], v["nodes"][0]["html"][:160]) for v in found])
            page.screenshot(path=f"{shots}/allocation-{name}.{width}.png", full_page=True)

    for name, path in paths.items():
        look(page, name, path)
    page.set_viewport_size({"width": 1280, "height": 900})
    # A session falls away, and only those who sat there move.
    rows = page.goto(f"{ways.root}/sessions?year=2026") and page.locator("table.listing.wide tbody tr").all()
    row = next(r for r in rows if r.locator("td").nth(3).inner_text().strip() not in ("0", "–"))
    people = int(row.locator("td").nth(3).inner_text())
    row.locator("th a").click()
    page.click("button[value=cancelled]")
    check("planner: calls a session off", page.locator(".notice.warning").count() == 1)
    page.goto(f"{ways.root}/sessions/seats?year=2026")
    page.click("form[action$='/seats'] button.button")
    wait(page, page.url)
    check("planner: just so many move", re.search(rf"のうち、{people}件が変わります", page.locator("main").inner_text()) is not None,
          page.locator("main").inner_text()[:600])
    staff = ways.page("staff")
    look(staff, "my-seats", f"{ways.root}/my/seats")
    for path in ("sessions", "sessions/seats"):
        check(f"staff: {path} are not for everybody", staff.goto(f"{ways.root}/{path}").status == 403)
    staff.set_viewport_size({"width": 390, "height": 800})
    staff.goto(f"{ways.root}/my/seats")
    if staff.locator("select[name=session]").count():
        staff.locator("select[name=session]").first.select_option(index=1)
        staff.locator("button[value=keep]").first.click()
        check("staff: wishes a session on a phone", staff.locator(".tag.good").count() >= 1)
    staff.fill("#busy", "あした")
    staff.click("form[action$='/times'] button.button")
    check("staff: a day that is none is told, what was typed stays", staff.locator("#busy-error").inner_text() != ""
          and staff.input_value("#busy") == "あした")
    staff.context.close()
    page.context.close()


def browser(work, engine):
    database = os.environ["IKUSEI_TEST_POSTGRES"] if engine == "postgres" else None
    city = City(os.path.join(work, "city"), plan="okayama", staff=600, database=database)
    try:
        city.start()
        users = city.users()
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
            ways = Ways(city, users, chromium, check)
            seats_of_a_city(ways, city, scenarios(ways, city))
            chromium.close()
        log = open(city.log.name).read()
        check("the log tells of no fault", " error " not in log, log[-1500:])
    finally:
        city.stop()


def wait(page, url):
    for _ in range(90):
        page.goto(url)
        if page.locator("#levels").count() or page.locator(".notice.error").count():
            return
        time.sleep(1)


def scenarios(ways, city):
    page = ways.page("planner")
    page.goto(f"{ways.root}/nominations")
    check("planner: an empty list says what to do first", page.locator("p.nothing").count() == 1)
    page.fill("#name", "まずはそのまま")
    page.click("form.form button.button")
    check("planner: asks for a scenario", re.search(r"/nominations/\d+$", page.url) is not None, page.url)
    first = page.url
    wait(page, first)
    check("planner: it is worked out", page.locator("#levels + ol li").count() == 6, page.url)
    optimised = page.locator("section, main").locator("text=最適化した案").count()
    check("planner: beside the usual ways", optimised >= 1)
    for path in (first, first + "/people", first + "/units", first + "/units?at=april", first + "/units?at=deadline&named=0", f"{ways.root}/nominations", f"{ways.root}/nominations?after=1"):
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(path)
            if path == first:
                page.screenshot(path=os.path.join(".build", "judges", "screenshots", f"allocation-scenario.{width}.png"), full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            check(f"planner: {path} at {width} is no wider than the window", wide <= 0, wide)
            found = Axe().run(page, options=TAGS).response["violations"]
            check(f"planner: {path} at {width}: axe", not found, [(v["id"], v["nodes"][0]["html"][:120]) for v in found])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(first + "/people?q=")
    named = page.locator("tbody tr").first
    person, programme = named.locator("th").inner_text().strip(), named.locator("td").nth(2).inner_text().strip()
    named.locator("input").check()
    page.click("button[value=leave]")
    second = page.url
    wait(page, second)
    page.goto(second + f"/people?q={person.replace(chr(12288), ' ')}")
    rows = page.locator("tbody tr").all_inner_texts()
    check("planner: whoever is left out is not named for it", not any(programme in row and "控え" not in row for row in rows), rows)
    page.goto(f"{ways.root}/nominations")
    for box in page.locator("tbody input[name=with]").all():
        box.check()
    page.click("form[action$='/comparison'] p.actions button")
    check("planner: two scenarios stand side by side", page.locator("main table").first.locator("thead th").count() == 3, page.url)
    page.goto(second + "/people")
    with page.expect_download() as download:
        page.locator("main a[download]").first.click()
    paper = open(download.value.path(), encoding="utf-8-sig").read().splitlines()
    check("planner: takes the paper for the decision", len(paper) > 10 and "理由" in paper[0], paper[:2])
    named = {(row["職員番号"], row[column]) for row in csv.DictReader(paper) for column in ("研修", "研修ID")
             if row["区分"] == "指名" and row["年度"] == "2026"}
    page.goto(second)
    page.click("a[href$='/issue']")
    page.click("main form button.button")
    check("planner: issues it", page.locator(".notice.success").count() >= 1, page.url)
    page.goto(f"{ways.root}/nominations")
    check("planner: the list says so", page.locator("td .state.done").count() == 1)
    staff = ways.page("staff")
    answer = staff.goto(f"{ways.root}/nominations")
    check("staff: scenarios are not for everybody", answer.status == 403, answer.status)
    staff.context.close()
    page.context.close()
    return named


def main(engine):
    work = tempfile.mkdtemp(prefix="ikusei-allocation-")
    try:
        if engine == "sqlite":
            folders(work)
            allocated(work)
        browser(work, engine)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1] if len(sys.argv) > 1 else "sqlite") else 0)
