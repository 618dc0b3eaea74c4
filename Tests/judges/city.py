"""A served city for the judges: made, loaded, its people invited, and each kind of user signed in for the first time,
all through the program and its pages as anyone would."""
import base64, glob, hashlib, hmac, json, os, re, socket, struct, subprocess, time, urllib.error, urllib.parse, urllib.request

IKUSEI = os.environ.get("IKUSEI", ".build/release/ikusei")
PASSWORD = "five quiet cranes over the river"


def ikusei(*words):
    done = subprocess.run([IKUSEI, *words], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"ikusei {' '.join(words)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def totp(secret, at=None):
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int((at or time.time()) // 30)), hashlib.sha1).digest()
    offset = digest[19] & 15
    return f"{(struct.unpack('>I', digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Browser:
    """Keeps cookies, follows no redirect, fills in forms."""

    def __init__(self, base):
        self.base, self.cookies = base, {}

    def open(self, path, data=None, headers=None):
        request = urllib.request.Request(self.base + path, data=data, headers=dict(headers or {}))
        if self.cookies:
            request.add_header("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items()))

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *a):
                return None

        try:
            answer = urllib.request.build_opener(Stay).open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = cookie.partition("=")
            value = rest.split(";")[0]
            if "Max-Age=0" in cookie:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        self.status, self.location = answer.status, answer.headers.get("Location")
        self.headers, self.text = answer.headers, answer.read().decode("utf-8", "replace")
        return self

    def field(self, name):
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        return found.group(1).replace("&amp;", "&").replace("&#39;", "'") if found else ""

    def submit(self, page, fields, to=None, hidden=()):
        self.open(page)
        fields = {"csrf": self.field("csrf"), **{name: self.field(name) for name in hidden}, **fields}
        return self.open(to or page, urllib.parse.urlencode(fields).encode())


class City:
    """Serves one made city from `folder`; `database` is a PostgreSQL address or None for SQLite."""

    def __init__(self, folder, plan="oyama", staff=1100, database=None, day="2026-10-01"):
        self.folder, self.slug, self.plan = folder, plan, plan
        self.place = ["--database", database] if database else ["--data", f"{folder}/data"]
        made = f"{folder}/{plan}"
        if not os.path.exists(f"{made}/roles.csv"):
            ikusei("synth", "--plan", f"plans/{plan}.yaml", "--staff", str(staff), "--seed", "1", "--as-of", day, "--sessions", "--out", made)
        files = sum((sorted(glob.glob(f"{made}/{kind}*.csv")) for kind in ("roster", "units", "roles")), [])
        ikusei("city", "add", plan, "--confirm-leaving", "--plan", f"plans/{plan}.yaml", "--roster", *files, *sum(
            ([f"--{kind}", f"{made}/{kind}.csv"] for kind in ("answers", "completions", "certificates", "evidence")), []),
            *self.place)
        self.codes = {}
        for line in ikusei("account", "invite", "--city", plan, *self.place).splitlines():
            login, name, code, _ = line.split("\t")
            self.codes[login] = (name, code)
        self.units = {}
        last = max(glob.glob(f"{made}/roster-*.csv"))
        import csv
        with open(last, encoding="utf-8-sig") as f:
            for row in csv.DictReader(f):
                if row["本務区分"] in ("本務", "1", "main", "主") or row["職員番号"] not in self.units:
                    self.units[row["職員番号"]] = (row["所属コード"], row["職階"])
        self.server = None

    def grant(self, login, role, unit=None):
        ikusei("account", "grant", login, "--role", role, *(["--unit", unit] if unit else []), "--city", self.slug, *self.place)

    def add(self, login, name, role):
        out = ikusei("account", "add", login, "--name", name, "--role", role, "--city", self.slug, *self.place)
        login, name, code, _ = out.strip().split("\t")
        self.codes[login] = (name, code)

    def start(self, *more, port=None):
        self.port = port or free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.log = open(f"{self.folder}/server-{self.port}.log", "w")
        self.server = subprocess.Popen([IKUSEI, "serve", "--port", str(self.port), *self.place, *more], stdout=self.log, stderr=self.log)
        for _ in range(200):
            try:
                urllib.request.urlopen(self.base + "/readyz", timeout=5)
                return self
            except OSError:
                if self.server.poll() is not None:
                    raise SystemExit(open(self.log.name).read()[-3000:])
                time.sleep(0.05)
        raise SystemExit("the server does not answer")

    def stop(self):
        if self.server:
            self.server.terminate()
            self.server.wait(timeout=30)
            self.server = None

    def first_sign_in(self, login):
        """Gives a signed-in browser, and the secret of the second factor where the role needs one."""
        browser = Browser(self.base)
        root = f"/{self.slug}"
        browser.submit(f"{root}/first-sign-in", {
            "identifier": login, "code": self.codes[login][1], "password": PASSWORD, "again": PASSWORD})
        secret = None
        if browser.status == 303 and "second-factor/enrol" in (browser.location or ""):
            browser.open(browser.location)
            secret = browser.field("secret")
            fields = {name: browser.field(name) for name in ("csrf", "secret", "uri", "seal", "return")}
            browser.open(f"{root}/second-factor/enrol", urllib.parse.urlencode({**fields, "code": totp(secret)}).encode())
        if browser.status != 303:
            raise SystemExit(f"first sign-in of {login}: {browser.status}\n{browser.text[-3000:]}")
        return browser, secret

    def users(self):
        """One of each kind, by role: (login, browser, secret)."""
        staff = sorted(self.units)
        heads = [n for n in staff if self.units[n][1] == "課長級"] or staff
        plain = [n for n in staff if self.units[n][1] == "一般職員" and n in self.codes]
        people = {"planner": plain[0], "staff": plain[1], "head": next(n for n in heads if n in self.codes)}
        self.grant(people["planner"], "planner")
        self.grant(people["head"], "head", self.units[people["head"]][0])
        for role in ("administrator", "informationDepartment", "auditor", "trainingOffice"):
            login = role.lower()
            self.add(login, {"administrator": "管理 者", "informationDepartment": "情報 守", "auditor": "監査 正", "trainingOffice": "研修 実"}[role], role)
            people[role] = login
        return {role: (login, *self.first_sign_in(login)) for role, login in people.items()}


if __name__ == "__main__":
    import sys
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    city = City(folder, *sys.argv[2:3], staff=int(sys.argv[3]) if len(sys.argv) > 3 else 1100)
    city.start()
    users = city.users()
    out = {role: {"login": login, "cookies": browser.cookies, "secret": secret} for role, (login, browser, secret) in users.items()}
    json.dump({"base": city.base, "slug": city.slug, "password": PASSWORD, "users": out}, open(f"{folder}/users.json", "w"), ensure_ascii=False, indent=1)
    print(json.dumps(out, ensure_ascii=False, indent=1))
    city.stop()
