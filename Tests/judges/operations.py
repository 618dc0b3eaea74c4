"""The server as its operator runs it, judged from outside: TLS, a proxy's word, a Unix socket, its end in the middle of
a request, its figures by Prometheus' own checker, its settings, and its mail through msmtp to a mail server, read by
Python's `email`."""
import email, email.policy, http.client, os, re, shutil, signal, socket, ssl, subprocess, sys, tempfile, threading, time, urllib.parse, warnings
from aiosmtpd.controller import Controller
from city import IKUSEI, PASSWORD, Browser, City, free_port, ikusei

passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}")


class Served:
    """A server with its own options, until the block ends."""

    def __init__(self, city, *options, ready=None, environment=None):
        self.log = open(f"{city.folder}/{free_port()}.log", "w+")
        self.process = subprocess.Popen([IKUSEI, "serve", *options], stdout=self.log, stderr=self.log,
                                        env={**os.environ, **(environment or {})})
        for _ in range(200):
            try:
                if ready():
                    return
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.05)
        raise SystemExit(f"the server does not answer\n{self.text[-3000:]}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=40)

    @property
    def text(self):
        return open(self.log.name).read()


def ask(port, path, headers=None, context=None):
    made = http.client.HTTPSConnection("127.0.0.1", port, timeout=10, context=context) if context \
        else http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    made.request("GET", path, headers=headers or {})
    answer = made.getresponse()
    body = answer.read().decode()
    made.close()
    return answer, body


def tls(city):
    pem, key = f"{city.folder}/tls.pem", f"{city.folder}/tls.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                    "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", pem], check=True, capture_output=True)
    port = free_port()
    context = ssl.create_default_context(cafile=pem)
    with Served(city, "--port", str(port), "--certificate", pem, "--private-key", key, *city.place,
                ready=lambda: ask(port, "/readyz", context=context)[0].status == 200):
        answer, _ = ask(port, "/healthz", context=context)
        check("TLS: answers under a certificate of its own", answer.status == 200)
        answer, _ = ask(port, f"/{city.slug}/sign-in", context=context)
        cookies = answer.headers.get_all("Set-Cookie") or []
        check("TLS: cookies are __Host- and Secure", cookies and all(c.startswith("__Host-") and "Secure" in c for c in cookies), cookies)
        check("TLS: says that https is to be kept to", "max-age" in answer.headers.get("Strict-Transport-Security", ""))
        for version, name in ((ssl.TLSVersion.TLSv1, "1.0"), (ssl.TLSVersion.TLSv1_1, "1.1")):
            warnings.simplefilter("ignore", DeprecationWarning)
            old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
            old.set_ciphers("ALL:@SECLEVEL=0")
            old.minimum_version = old.maximum_version = version
            try:
                ask(port, "/healthz", context=old)
                check(f"TLS {name} is refused", False)
            except (ssl.SSLError, ConnectionError):
                check(f"TLS {name} is refused", True)
        try:
            ask(port, "/healthz")
            check("TLS: plain HTTP is not answered", False)
        except (OSError, http.client.HTTPException):
            check("TLS: plain HTTP is not answered", True)


def tries(port, city, address, times):
    """Fails to sign in as nobody known, as if from the address; gives the last page."""
    browser = Browser(f"http://127.0.0.1:{port}")
    headers = {"X-Forwarded-For": address, "X-Forwarded-Proto": "https"}
    for _ in range(times):
        browser.open(f"/{city.slug}/sign-in", headers=headers)
        fields = {"csrf": browser.field("csrf"), "identifier": "nobody", "password": "not the right one at all"}
        browser.open(f"/{city.slug}/sign-in", urllib.parse.urlencode(fields).encode(), headers)
    return browser


def proxy(city):
    port = free_port()
    with Served(city, "--port", str(port), "--trusted-proxy", "127.0.0.1", "--public-url", "https://ikusei.example", *city.place,
                ready=lambda: ask(port, "/readyz")[0].status == 200):
        answer, _ = ask(port, f"/{city.slug}/sign-in", {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"})
        check("proxy: cookies are Secure where browsers see https", "Secure" in (answer.headers.get("Set-Cookie") or ""))
        check("proxy: figures are not for whoever comes through it", ask(port, "/metrics", {"X-Forwarded-For": "127.0.0.1"})[0].status == 404)
        check("proxy: figures are for the machine itself", ask(port, "/metrics")[0].status == 200)
        first = tries(port, city, "192.0.2.7", 31)
        wait = first.text
        check("proxy: an address that fails too often waits", first.status == 429 or "30" in wait or "しばらく" in wait or "待" in wait, first.status)
        other = tries(port, city, "192.0.2.8", 1)
        check("proxy: another address behind the same proxy does not", other.text != wait and other.status != 429, other.status)
    port = free_port()
    with Served(city, "--port", str(port), *city.place, ready=lambda: ask(port, "/readyz")[0].status == 200):
        answer, _ = ask(port, f"/{city.slug}/sign-in", {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.9"})
        check("no proxy named: its word on https is not taken", "Secure" not in (answer.headers.get("Set-Cookie") or ""))


class OverSocket(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=10)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)


def unix_socket(city):
    path = f"{city.folder}/s"

    def get(what):
        connection = OverSocket(path)
        connection.request("GET", what, headers={"X-Forwarded-For": "192.0.2.3"})
        return connection.getresponse()

    with Served(city, "--socket", path, "--public-url", "https://ikusei.example", *city.place, ready=lambda: get("/readyz").status == 200) as served:
        check("Unix socket: answers", get("/healthz").status == 200)
        check("Unix socket: figures are not for whoever comes through it", get("/metrics").status == 404)
        served.process.kill()
        served.process.wait()
    # What a killed server left behind is no obstacle.
    with Served(city, "--socket", path, "--public-url", "https://ikusei.example", *city.place, ready=lambda: get("/readyz").status == 200):
        check("Unix socket: one that was left behind is taken over", get("/healthz").status == 200)


def graceful_stop(city):
    port = free_port()
    with Served(city, "--port", str(port), *city.place, ready=lambda: ask(port, "/readyz")[0].status == 200) as served:
        browser = Browser(f"http://127.0.0.1:{port}").open(f"/{city.slug}/sign-in")
        body = urllib.parse.urlencode({"csrf": browser.field("csrf"), "identifier": "nobody", "password": "x" * 200}).encode()
        cookie = "; ".join(f"{k}={v}" for k, v in browser.cookies.items())
        idle = socket.create_connection(("127.0.0.1", port))
        under_way = socket.create_connection(("127.0.0.1", port))
        under_way.settimeout(20)
        under_way.sendall(
            f"POST /{city.slug}/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\nContent-Length: {len(body)}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode() + body[:40])
        time.sleep(0.5)
        begun = time.monotonic()
        served.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        check("stop: it waits for the request under way", served.process.poll() is None)
        refused = False
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=2) as late:
                late.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                refused = late.recv(100) == b""
        except OSError:
            refused = True
        check("stop: it takes no new one", refused)
        under_way.sendall(body[40:])
        answer = b""
        try:
            while b"\r\n\r\n" not in answer and (part := under_way.recv(65536)):
                answer += part
        except OSError:
            pass
        check("stop: the request under way is answered", answer.startswith(b"HTTP/1.1 4"), answer[:80])
        under_way.close()
        idle.close()
        try:
            code = served.process.wait(timeout=35)
        except subprocess.TimeoutExpired:
            code = None
        check("stop: it ends by itself with 0", code == 0, code)
        check("stop: within half a minute", time.monotonic() - begun < 30)
        check("stop: the log tells of no fault", " error " not in served.text, served.text[-600:])


def figures(city):
    port = free_port()
    promtool = shutil.which("promtool") or ".build/promtool"
    with Served(city, "--port", str(port), *city.place, ready=lambda: ask(port, "/readyz")[0].status == 200):
        def load():
            for path in ("/healthz", f"/{city.slug}/sign-in", "/nowhere", f"/{city.slug}/my") * 40:
                ask(port, path)

        threads = [threading.Thread(target=load) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        answer, text = ask(port, "/metrics")
    judged = subprocess.run([promtool, "check", "metrics"], input=text, capture_output=True, text=True)
    check("figures: promtool finds nothing", judged.returncode == 0 and not judged.stderr.strip(), judged.stderr[:600])
    check("figures: their form is named", answer.headers["Content-Type"].startswith("text/plain; version=0.0.4"), answer.headers["Content-Type"])
    value = {line.rpartition(" ")[0]: float(line.rpartition(" ")[2]) for line in text.splitlines() if not line.startswith("#")}
    total = sum(v for k, v in value.items() if k.startswith("ikusei_http_requests_total"))
    check("figures: every request is counted", total >= 960, total)
    check("figures: the histogram counts as many", value["ikusei_http_request_duration_seconds_count"] == total)
    check("figures: the city is up", value[f'ikusei_up{{city="{city.slug}"}}'] == 1)
    check("figures: nobody's name or number", not any(login in text for login in list(city.codes)[:50] if len(login) > 3))


def settings(city):
    def said(text, *words, environment=None):
        path = f"{city.folder}/settings.yaml"
        open(path, "w").write(text)
        return subprocess.run([IKUSEI, "serve", "--config", path, "--check-config", "--lang", "en", *words], capture_output=True,
                              text=True, env={**os.environ, **(environment or {})})

    done = said("data: /a\nlisten:\n  prot: 1\n  port: high\npublic-url: x\n")
    check("settings: errors end with 1", done.returncode == 1, done.returncode)
    done = said("data: /a\nlisten:\n  port: high\npublic-url: x\n", environment={"IKUSEI_BACKUPS_KEEP": "0"})
    check("settings: every error is told at once, with file and line",
          re.search(r"settings\.yaml:3:\d+: error C003", done.stderr) and re.search(r"settings\.yaml:4:\d+: error C003", done.stderr)
          and "IKUSEI_BACKUPS_KEEP: error C003" in done.stderr, done.stderr)
    secret = f"{city.folder}/secret"
    open(secret, "w").write("postgres://ikusei:opensesame@127.0.0.1:1/ikusei\n")
    done = said(f"database-file: {secret}\n", "--port", "1234", environment={"IKUSEI_LISTEN_HOST": "::1"})
    check("settings: what is in force and from where", done.returncode == 0 and re.search(r"listen\.port +1234 +command line --port", done.stdout)
          and re.search(r"listen\.host +::1 +environment IKUSEI_LISTEN_HOST", done.stdout), done.stdout + done.stderr)
    check("settings: a secret is not shown", "opensesame" not in done.stdout + done.stderr)
    done = subprocess.run([IKUSEI, "serve", "--database-file", secret, "--lang", "en"], capture_output=True, text=True, timeout=60)
    check("settings: a secret is not told where the database cannot be reached", done.returncode == 1 and "opensesame" not in done.stdout + done.stderr, done.stderr)


class Box:
    """A mail server that keeps what it is given."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 kept"

    def wait(self, count, seconds=40):
        for _ in range(seconds * 10):
            if len(self.mails) >= count:
                return True
            time.sleep(0.1)
        return False


def read(mail):
    """The mail as Python's parser has it, checked for what every mail of ours has to be."""
    sender, receivers, content = mail
    message = email.message_from_bytes(content, policy=email.policy.default)
    name = str(message["Subject"])
    check(f"mail {name}: the parser finds no defect", not message.defects and not any(h.defects for h in message.values()), message.defects)
    check(f"mail {name}: comes back to the sender that was named", sender == "ikusei@aoba.example", sender)
    check(f"mail {name}: goes to whom its head names, once", receivers == [a.addr_spec for a in message["To"].addresses], receivers)
    check(f"mail {name}: no line is too long", all(len(line) <= 78 for line in content.split(b"\r\n")))
    check(f"mail {name}: is marked as automatic", message["Auto-Submitted"] == "auto-generated")
    check(f"mail {name}: has a date with its zone and an identity", message["Date"].datetime.utcoffset() is not None and "@aoba.example>" in message["Message-ID"])
    check(f"mail {name}: is text in UTF-8", message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8")
    return message


def backups(city):
    """The installation's own database, which knows the cities: copied daily, and brought back."""
    port, data = free_port(), city.place[1]
    if time.gmtime(time.time() + 9 * 3600).tm_hour >= 2:
        with Served(city, "--port", str(port), *city.place, ready=lambda: ask(port, "/readyz")[0].status == 200):
            for _ in range(300):
                names = os.listdir(f"{data}/backups") if os.path.isdir(f"{data}/backups") else []
                if any(n.startswith("ikusei-") for n in names) and any(n.startswith("city_") for n in names):
                    break
                time.sleep(0.1)
        check("backups: the day's copies are of the city and of the installation", len(names) >= 2, names)
    copy = f"{city.folder}/own.sqlite"
    ikusei("backup", "--installation", "--out", copy, *city.place)
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(f"{data}/ikusei.sqlite{ending}"):
            os.remove(f"{data}/ikusei.sqlite{ending}")
    check("backups: without the installation's database no city is known", city.slug not in ikusei("city", "list", *city.place))
    said = ikusei("restore", copy, "--installation", "--replace", "--lang", "en", *city.place)
    check("backups: the installation comes back with its cities", "(1 cities)" in said and city.slug in ikusei("city", "list", *city.place), said)
    done = subprocess.run([IKUSEI, "backup", "--out", copy + "2", *city.place], capture_output=True, text=True)
    check("backups: a city or the installation has to be named", done.returncode == 2, done.returncode)


def mail(city):
    box, port = Box(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    rc, sendmail = f"{city.folder}/msmtprc", f"{city.folder}/sendmail"
    open(rc, "w").write(f"account default\nhost 127.0.0.1\nport {controller.port}\ntls off\nauth off\nlogfile {city.folder}/msmtp.log\n")
    os.chmod(rc, 0o600)
    open(sendmail, "w").write(f'#!/bin/sh\nexec {shutil.which("msmtp")} -C {rc} "$@"\n')
    os.chmod(sendmail, 0o755)
    config = f"{city.folder}/mail.yaml"
    where = f"data: {city.place[1]}" if city.place[0] == "--data" else f'database: "{city.place[1]}"'
    open(config, "w").write(f"{where}\nlisten:\n  port: {port}\npublic-url: https://ikusei.example\nmail:\n  command: {sendmail}\n  from: ikusei@aoba.example\n")
    city.add("kanri", "管理 担当", "administrator")
    city.add("keikaku", "計画 担当", "planner")
    try:
        with Served(city, "--config", config, ready=lambda: ask(port, "/readyz")[0].status == 200) as served:
            # The public address is https: the browser keeps its cookies all the same.
            city.base, root = f"http://127.0.0.1:{port}", f"/{city.slug}"
            administrator, _ = city.first_sign_in("kanri")
            planner, _ = city.first_sign_in("keikaku")
            name = '花子 "Bcc: x@y" <z@w>, 佐藤佐藤佐藤佐藤佐藤佐藤佐藤'
            administrator.submit(f"{root}/accounts/new", {"login": "hanako", "name": name, "mail": "hanako@aoba.example", "role": ""})
            administrator.open(f"{root}/accounts?name=hanako")
            number = re.search(r'name="account" value="(\d+)"', administrator.text).group(1)
            administrator.submit(f"{root}/accounts/{number}", {"delivery": "mail"}, to=f"{root}/accounts/{number}/code")
            check("mail: the page says that the code goes by mail, and shows none",
                  administrator.status == 200 and not re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", administrator.text), administrator.status)
            check("mail: the code arrives", box.wait(1))
            message = read(box.mails[0])
            code = re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", message.get_content()).group(0)
            # Python before 3.12 puts a space between the encoded words of a name, which RFC 2047 §6.2 says is none.
            arrived = message["To"].addresses[0].display_name.replace(" ", "")
            check("mail: the name is whole, whatever it has in it", arrived == name.replace(" ", ""), message["To"])
            city.codes["hanako"] = (name, code)
            hanako, _ = city.first_sign_in("hanako")
            check("mail: the code opens the account", hanako.status == 303)
            check("mail: whoever has a new password is told", box.wait(2) and "パスワード" in str(read(box.mails[1])["Subject"]))
            second = "six loud cranes over the sea"
            hanako.submit(f"{root}/my/password", {"old": PASSWORD, "password": second, "again": second, "current": PASSWORD})
            check("mail: a changed password is told", box.wait(3), hanako.status)
            for _ in range(5):
                Browser(city.base).submit(f"{root}/sign-in", {"identifier": "hanako", "password": "wrong wrong wrong"})
            check("mail: a lock is told", box.wait(4) and "止めて" in str(read(box.mails[3])["Subject"]))
            day = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 9 * 3600))
            planner.submit(f"{root}/surveys", {"instrument": "all-staff-literacy", "from": day, "to": day})
            planner.open(f"{root}/surveys")
            survey = re.search(r"/surveys/(\d+)", planner.text).group(1)
            for _ in range(2):
                planner.submit(f"{root}/surveys/{survey}/unanswered", {}, to=f"{root}/surveys/{survey}/reminders")
            planner.open(f"{root}/surveys/{survey}/unanswered.csv")
            unanswered = planner.text.count("@")
            check("mail: there are people to remind", unanswered > 20, unanswered)
            check("mail: everyone who has not answered and has an address is reminded once", box.wait(4 + unanswered, 120) and not box.wait(5 + unanswered, 12), f"{len(box.mails)} of {unanswered}")
            for one in box.mails[4:7]:
                check("mail: a reminder leads to the city's page", f"https://ikusei.example/{city.slug}" in read(one).get_content())
            check("mail: each has an identity of its own", len({email.message_from_bytes(m[2])["Message-ID"] for m in box.mails}) == len(box.mails))
            planner.open(f"{root}/mails")
            check("mail: the planner sees how many, and nobody's address", planner.status == 200 and "@" not in re.sub(r"<[^>]*>", "", planner.text))
            check("mail: neither code nor address stands in the log", code not in served.text and "hanako@" not in served.text)
            lines = ask(port, "/metrics")[1]
            check("mail: what was sent is counted", f'ikusei_mails{{city="{city.slug}",state="sent"}} {len(box.mails)}' in lines, [l for l in lines.splitlines() if "mails" in l])
    finally:
        controller.stop()


def main():
    folder = tempfile.mkdtemp(prefix="ikusei-operations-")
    try:
        city = City(folder, staff=100)
        for part in (settings, tls, proxy, unix_socket, graceful_stop, figures, backups, mail):
            try:
                part(city)
            except Exception as error:
                check(f"{part.__name__} goes to its end", False, f"{type(error).__name__} {error}"[:600])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
