"""Runs the built program as a user would and reads back what it writes with other readers: Python's csv, json and
cp932 codec. Also exit codes, bad input and reproducible bytes."""
import csv, glob, hashlib, io, json, os, shutil, subprocess, sys, tempfile

IKUSEI = ".build/release/ikusei"
passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}")


def ikusei(*words, **options):
    return subprocess.run([IKUSEI, *words], capture_output=True, **options)


def run_arguments(city, plan, out, *more):
    rosters = sorted(glob.glob(f"{city}/roster*.csv") + glob.glob(f"{city}/units*.csv") + glob.glob(f"{city}/roles*.csv"))
    words = ["run", "--plan", plan, "--roster", *rosters]
    for kind in ("answers", "completions", "certificates", "evidence"):
        if os.path.exists(f"{city}/{kind}.csv"):
            words += [f"--{kind}", f"{city}/{kind}.csv"]
    return words + ["--as-of", "2026-10-01", "--out", out, *more]


def digest(folder):
    return {name: hashlib.sha256(open(os.path.join(folder, name), "rb").read()).hexdigest()
            for name in sorted(os.listdir(folder))}


def tables(folder, encoding):
    for path in sorted(glob.glob(f"{folder}/*.csv")):
        raw = open(path, "rb").read()
        name = os.path.basename(path)
        if encoding == "utf-8-sig":
            check(f"{name} begins with a byte order mark", raw.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.reader(io.StringIO(raw.decode(encoding), newline="")))
        check(f"{name} has a heading", len(rows) >= 1)
        check(f"{name} has rows of one width", len({len(row) for row in rows}) == 1)
        objects = json.load(open(path[:-4] + ".json", encoding="utf-8"))
        check(f"{name} has as many rows as its JSON", len(objects) == len(rows) - 1, f"{len(objects)} {len(rows) - 1}")
        check(f"{name} has one JSON key for each column", all(len(o) == len(rows[0]) for o in objects[:50]))


def main():
    work = tempfile.mkdtemp(prefix="ikusei-judge-")
    try:
        for plan in sorted(glob.glob("plans/*.yaml") + glob.glob("plans/templates/*.yaml")):
            name = os.path.basename(plan)[:-5]
            staff = {"oyama": "1100", "okayama": "7700"}.get(name, "600")
            check(f"{name} passes check", ikusei("check", plan).returncode == 0)
            city, out = f"{work}/{name}", f"{work}/{name}-out"
            made = ikusei("synth", "--plan", plan, "--staff", staff, "--seed", "7", "--as-of", "2026-10-01", "--out", city)
            check(f"{name}: a city is made", made.returncode == 0, made.stderr.decode()[-500:])
            ran = ikusei(*run_arguments(city, plan, out, "--lang", "en"))
            check(f"{name}: the run succeeds", ran.returncode == 0, ran.stderr.decode()[-1500:])
            if ran.returncode == 0:
                tables(out, "utf-8-sig")
        city, plan = f"{work}/oyama", "plans/oyama.yaml"
        again = f"{work}/oyama-again"
        ikusei("synth", "--plan", plan, "--staff", "1100", "--seed", "7", "--as-of", "2026-10-01", "--out", again)
        check("the same arguments make the same city, byte for byte", digest(city) == digest(again))
        ikusei(*run_arguments(again, plan, f"{work}/oyama-out2", "--lang", "en"))
        check("the same input gives the same output, byte for byte", digest(f"{work}/oyama-out") == digest(f"{work}/oyama-out2"))
        legacy = f"{work}/oyama-cp932"
        ran = ikusei(*run_arguments(city, plan, legacy, "--encoding", "cp932"))
        check("tables are written in CP932", ran.returncode == 0)
        tables(legacy, "cp932")

        people = {}
        for layout in ("ikusei-standard", "sjis-fixed-codes", "future-orders"):
            folder, out = f"{work}/layout-{layout}", f"{work}/layout-{layout}-out"
            made = ikusei("synth", "--plan", plan, "--staff", "1100", "--seed", "7", "--as-of", "2026-10-01", "--layout", layout, "--out", folder)
            ran = ikusei(*run_arguments(folder, plan, out, "--mapping", f"mappings/{layout}.yaml", "--lang", "ja"))
            check(f"the {layout} layout is read by its mapping", ran.returncode == 0, ran.stderr.decode()[-800:])
            if ran.returncode == 0:
                rows = csv.reader(io.StringIO(open(f"{out}/people.csv", encoding="utf-8-sig").read(), newline=""))
                people[layout] = {(row[1], row[3].split(" ")[-1], row[4]) for row in rows}
        # The second system holds no people from outside the city's own employment.
        standard, fixed, future = (people.get(name, set()) for name in ("ikusei-standard", "sjis-fixed-codes", "future-orders"))
        check("orders of the future change nothing today: the same people", standard == future != set(), f"{len(standard ^ future)}")
        check("fixed codes, era dates and CP932 tell the same people", len(fixed) > 0.97 * len(standard) and
              len(fixed - standard) == 0, f"{len(fixed)} {list(fixed - standard)[:3]}")

        check("help exits 0", ikusei("--help").returncode == 0)
        check("wrong use exits 2", ikusei("check").returncode == 2 and ikusei("nonsense").returncode == 2)
        missing = ikusei("check", f"{work}/none.yaml", "--lang", "en")
        check("a missing plan exits 1 and is named", missing.returncode == 1 and b"none.yaml" in missing.stdout + missing.stderr)
        bad = f"{work}/bad.yaml"
        text = open(plan, encoding="utf-8").read().replace("levels: {", "levels: {nobody: b, ", 1)
        open(bad, "w", encoding="utf-8").write(text)
        shown = ikusei("check", bad, "--format", "json", "--lang", "en")
        found = json.loads(shown.stdout)
        check("a bad plan exits 1 with JSON diagnostics in place",
              shown.returncode == 1 and any(d["severity"] == "error" and d["line"] > 0 for d in found))
        newest = sorted(glob.glob(f"{city}/roster*.csv"))[-1]
        rows = open(newest, "rb").read().split(b"\r\n")
        rows[5] = rows[5].replace(b"20", b"99", 3)
        broken = f"{work}/roster-broken.csv"
        open(broken, "wb").write(b"\r\n".join(rows))
        ran = ikusei("run", "--plan", plan, "--roster", broken, *glob.glob(f"{city}/units*.csv"), "--out", f"{work}/broken-out", "--lang", "en")
        if ran.returncode != 0:
            check("a run with a bad row exits 1, names the file and writes nothing",
                  ran.returncode == 1 and b"roster-broken.csv:6" in ran.stderr and not os.path.exists(f"{work}/broken-out"),
                  ran.stderr.decode()[:500])
        diff = ikusei("roster", "diff", *sorted(glob.glob(f"{city}/roster*.csv"))[-2:], *glob.glob(f"{city}/units*.csv"), "--plan", plan, "--format", "csv")
        check("roster diff lists changes", diff.returncode == 0 and diff.stdout.count(b"\n") > 10, diff.stderr.decode()[:500])
        guess = ikusei("roster", "guess", newest)
        check("roster guess proposes a mapping", guess.returncode == 0 and b"ikuseiMapping: 1" in guess.stdout)
        changed = f"{work}/changed.yaml"
        open(changed, "w", encoding="utf-8").write(open(plan, encoding="utf-8").read().replace('version: "1.1"', 'version: "1.2"', 1))
        diff = ikusei("diff", plan, changed, "--format", "json")
        check("diff of a revision lists its change", diff.returncode == 0 and len(json.loads(diff.stdout)) >= 1)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
