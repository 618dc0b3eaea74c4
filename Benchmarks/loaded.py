"""A served city of 7,700 for benches: everybody signed in, a survey open."""
import hashlib, os, re, sqlite3, subprocess, sys, time, urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
os.chdir(ROOT)
sys.path.insert(0, os.path.join(ROOT, "Tests/judges"))
WORK = ".build/load"


class Database:
    """The city's own database, by its own tools: the bench opens sessions where people would give passwords."""

    def __init__(self, city, url):
        self.city, self.url = city, url

    def run(self, statements):
        if self.url:
            script = "SET search_path = city_okayama;" + ";".join(statements)
            done = subprocess.run(["psql", self.url, "-q", "-v", "ON_ERROR_STOP=1", "-At"], input=script, capture_output=True, text=True)
            if done.returncode:
                sys.exit(done.stderr[-2000:])
            return [line.split("|") for line in done.stdout.splitlines()]
        db = sqlite3.connect(f"{WORK}/data/city_okayama.sqlite", timeout=30)
        rows = []
        with db:
            for statement in statements:
                rows += db.execute(statement).fetchall()
        db.close()
        return rows

    def sign_everyone_in(self):
        """Gives a session's token for each account, the planner's first."""
        now = int(time.time() * 1000)
        self.run(["UPDATE account SET state = 'active'"])
        accounts = self.run(["SELECT account.id, coalesce(person_id, 0) FROM account ORDER BY id"])
        blob = (lambda b: f"'\\x{b.hex()}'") if self.url else (lambda b: f"x'{b.hex()}'")
        flag = "true" if self.url else "1"
        tokens, values = [], []
        for account, person in accounts:
            token = hashlib.sha256(f"load {account}".encode()).hexdigest()
            tokens.append((token, int(person)))
            values.append(
                f"({blob(hashlib.sha256(b'ikusei session ' + token.encode()).digest())}, {account}, {now}, {now}, {now + 36000000}, {now}, {flag}, '127.0.0.1', 'load')")
        for start in range(0, len(values), 500):
            self.run(["INSERT INTO session (token_hash, account_id, created_at, seen_at, expires_at, authenticated_at,"
                      " has_second_factor, address, agent) VALUES " + ",".join(values[start:start + 500])])
        return tokens


def open_survey(database):
    """Opens the shipped survey for today; gives its number and (item, a value) for each item."""
    now = int(time.time() * 1000)
    instrument = open("instruments/all-staff-literacy.yaml", encoding="utf-8").read()
    # Everybody is asked everything: the load is then the same for each person.
    instrument = re.sub(r"^  asks: .*\n", "", instrument, flags=re.M)
    items = []
    for block in re.split(r"^  - id: ", instrument, flags=re.M)[1:]:
        kind = re.search(r"kind: (\w+)", block).group(1)
        option = re.search(r'- \{id: "?([^",}]+)', block)
        items.append((block.split()[0], "yes" if kind == "canDo" else option.group(1) if option else "..."))
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 9 * 3600))
    quoted = instrument.replace("'", "''")
    database.run([
        "INSERT INTO survey (title, instrument_text, opens_on, closes_on, created_at) VALUES"
        f" ('load', '{quoted}', '{today}', '{today}', {now})"])
    return database.run(["SELECT max(id) FROM survey"])[0][0], items


def form_code(city, token):
    """The code of a session's forms, as a page shows it."""
    headers = {"Cookie": f"ikusei-{city.slug}={token}"}
    request = urllib.request.Request(f"{city.base}/{city.slug}/my/sessions", headers=headers)
    text = urllib.request.urlopen(request, timeout=60).read().decode()
    return re.search('name=.csrf. value=.([0-9a-f]+)', text).group(1)
