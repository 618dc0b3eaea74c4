"""Provisioning by SCIM 2.0 (RFC 7643, RFC 7644). On SQLite an outside tester walks the whole protocol; on both engines
a client lets somebody join and leave, tries to get at more than it may, and two change the same user at once.
`scim.py sqlite` or `scim.py postgres` (then IKUSEI_TEST_POSTGRES names the server)."""
import concurrent.futures, json, os, re, shutil, subprocess, sys, tempfile, urllib.error, urllib.parse, urllib.request
from city import City, ikusei, PASSWORD

SCIM2 = os.path.join(os.path.dirname(sys.executable), "scim2")
# What the tester has checked so far; fewer would mean that it skips something.
TESTER_CHECKS = 89
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"
passed = failed = 0


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}")


class Answer:
    def __init__(self, answer):
        self.status, self.headers = answer.status, answer.headers
        text = answer.read().decode()
        self.json = json.loads(text) if text else None
        self.type = (answer.headers.get("Content-Type") or "").split(";")[0]


class Client:
    def __init__(self, base, token):
        self.base, self.token = base, token

    def ask(self, method, path, body=None, **headers):
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        if body is not None:
            sent.setdefault("Content-Type", "application/scim+json")
        data = body.encode() if isinstance(body, str) else None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data=data, headers=sent, method=method)
        try:
            return Answer(urllib.request.urlopen(request, timeout=60))
        except urllib.error.HTTPError as error:
            return Answer(error)

    def find(self, filter, kind="Users"):
        return self.ask("GET", f"/{kind}?" + urllib.parse.urlencode({"filter": filter}))

    def patch(self, path, *operations, **headers):
        return self.ask("PATCH", path, {"schemas": [PATCH], "Operations": list(operations)}, **headers)


def user(name, number=None, **more):
    body = {"schemas": [USER], "userName": name, "active": True, **more}
    if number:
        body["schemas"].append(ENTERPRISE)
        body[ENTERPRISE] = {"employeeNumber": number}
    return body


def refused(name, answer, status, kind=None):
    check(name, answer.status == status and answer.type == "application/scim+json"
          and answer.json.get("schemas") == [ERROR] and answer.json.get("status") == str(status)
          and answer.json.get("scimType") == kind, f"{answer.status} {answer.json}")


def tester(base, token):
    done = subprocess.run([SCIM2, "-u", base, "test", "-v"], capture_output=True, text=True,
                          env={**os.environ, "SCIM_CLI_HEADERS": f"Authorization: Bearer {token}"})
    lines = re.findall(r"^(SUCCESS|COMPLIANT|ACCEPTABLE|DEVIATION|ERROR|CRITICAL|SKIPPED) (\S+)\n?(  .*)?", done.stdout, re.M)
    good = sum(status == "SUCCESS" for status, _, _ in lines)
    print(f"tester: {good} of {len(lines)} checks SUCCESS")
    check("the tester has no complaint", done.returncode == 0 and good == len(lines),
          "\n".join(" ".join(line) for line in lines if line[0] != "SUCCESS")[:3000] + done.stderr[-1500:])
    check(f"the tester has checked {TESTER_CHECKS} things at least", good >= TESTER_CHECKS, good)


def joiner_and_leaver(city, client, number):
    name = f"{number}@city.example.jp"
    # The roster's people have accounts in this city already: the client finds the one of the number.
    found = client.find(f'{ENTERPRISE}:employeeNumber eq "{number}"')
    check("an account is found by staff number", found.json["totalResults"] == 1, found.json)
    path = f"/Users/{found.json['Resources'][0]['id']}"
    joined = client.patch(path, {"op": "replace", "path": "userName", "value": name},
                          {"op": "add", "path": f"{ENTERPRISE}:department", "value": "情報課"})
    check("and is given the directory's login", joined.status == 200 and joined.json["userName"] == name, joined.json)
    code = ikusei("account", "code", name, "--city", city.slug, *city.place).strip().split("\t")
    city.codes[code[0]] = (code[1], code[2])
    browser, _ = city.first_sign_in(name)
    check("who joined signs in with the code", browser.open(f"/{city.slug}/my").status == 200, browser.status)
    left = client.patch(path, {"op": "Replace", "value": {"active": False}})
    check("who leaves is made inactive", left.status == 200 and left.json["active"] is False, left.json)
    browser.open(f"/{city.slug}/my")
    check("and is signed out at once", browser.status == 303 and "/sign-in" in browser.location, browser.status)
    again = browser.submit(f"/{city.slug}/sign-in", {"identifier": name, "password": PASSWORD})
    check("and cannot sign in again", again.status == 422 or "/sign-in" in (again.location or ""), again.status)
    gone = client.ask("DELETE", path)
    check("DELETE answers 204", gone.status == 204 and gone.json is None, gone.status)
    refused("a deleted user is not there", client.ask("GET", path), 404)
    check("nor in a list", client.find(f'userName eq "{name}"').json["totalResults"] == 0)
    back = client.ask("POST", "/Users", user(name, number))
    check("the same person can be provisioned again", back.status == 201 and back.json["active"] is True, back.json)
    log = ikusei("account", "list", "--containing", name, "--city", city.slug, *city.place)
    check("without any role", "administrator" not in log and "planner" not in log, log)


def attacks(city, client, administrator):
    everything = client.find("userName pr").json["totalResults"]
    for text in ["' OR '1'='1", "x'; DROP TABLE account; --", "%", "*", "_", "\\", "あ' UNION SELECT 1 --", "\u2028"]:
        answer = client.find(f"userName eq {json.dumps(text)}")
        check(f"a filter for {text!r} finds nobody", answer.status == 200 and answer.json["totalResults"] == 0, answer.json)
    for text in ["userName eq", "userName eq 'x'", 'userName eq "x" or', "(" * 3000, 'password eq "x"', 'userName eq "x"]',
                 'passwordHash pr', "1=1", 'userName eq "a" -- or userName pr']:
        refused(f"the filter {text[:30]} is refused", client.find(text), 400, "invalidFilter")
    check("and nothing is lost", client.find("userName pr").json["totalResults"] == everything)
    boss = client.find(f'userName eq "{administrator}"').json["Resources"][0]["id"]
    refused("an administrator's login is not the client's to change",
            client.patch(f"/Users/{boss}", {"op": "replace", "path": "userName", "value": "mine"}), 403)
    refused("nor is the mail", client.patch(f"/Users/{boss}", {"op": "add", "path": "emails", "value": [{"value": "a@b.example"}]}), 403)
    refused("the last administrator stays", client.ask("DELETE", f"/Users/{boss}"), 403)
    mine = client.ask("POST", "/Users", user("mine", roles=[{"value": "administrator"}], password="secret secret secret"))
    check("roles and passwords are passed over", mine.status == 201 and not {"roles", "password"} & set(mine.json), mine.json)
    group = client.ask("POST", "/Groups", {"schemas": [GROUP], "displayName": "administrator", "members": [{"value": mine.json["id"]}]})
    check("a group is made", group.status == 201 and group.headers["Location"].endswith(group.json["id"]), group.json)
    listed = ikusei("account", "list", "--containing", "mine", "--city", city.slug, *city.place)
    check("and gives no role", "administrator" not in listed, listed)
    path = f"/Groups/{group.json['id']}"
    ikusei("account", "group-role", group.json["id"][1:], "--role", "auditor", "--city", city.slug, *city.place)
    listed = ikusei("account", "list", "--containing", "mine", "--city", city.slug, *city.place)
    check("until the administrator ties one", "auditor" in listed or "監査" in listed, listed)
    client.patch(path, {"op": "remove", "path": f'members[value eq "{mine.json["id"]}"]'})
    listed = ikusei("account", "list", "--containing", "mine", "--city", city.slug, *city.place)
    check("which goes with the membership", "auditor" not in listed and "監査" not in listed, listed)
    check("a group is deleted", client.ask("DELETE", path).status == 204)
    return mine.json["id"]


def protocol(client, id):
    path = f"/Users/{id}"
    seen = client.ask("GET", path)
    tag = seen.headers["ETag"]
    check("a version is a weak tag, in header and meta", tag.startswith('W/"') and seen.json["meta"]["version"] == tag, tag)
    check("who has it already is told so", client.ask("GET", path, If_None_Match=tag).status == 304)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: client.patch(path, {"op": "replace", "path": "displayName", "value": f"名前{n}"}, If_Match=tag).status, range(8)))
    check("of eight who change it at once one succeeds", sorted(answers) == [200] + [412] * 7, answers)
    refused("an old version deletes nothing", client.ask("DELETE", path, If_Match=tag), 412)
    refused("/Me is not implemented", client.ask("GET", "/Me"), 501)
    refused("/Bulk is not implemented", client.ask("POST", "/Bulk", {}), 501)
    refused("what is no JSON", client.ask("POST", "/Users", "{"), 400, "invalidSyntax")
    refused("a body of another kind", client.ask("POST", "/Users", "x=1", Content_Type="text/plain"), 415)
    refused("no schemas", client.ask("POST", "/Users", {"userName": "x"}), 400, "invalidSyntax")
    refused("no login", client.ask("POST", "/Users", {"schemas": [USER]}), 400, "invalidValue")
    refused("a login twice", client.ask("POST", "/Users", user("MINE")), 409, "uniqueness")
    refused("a read-only attribute", client.patch(path, {"op": "replace", "path": "id", "value": "1"}), 400, "mutability")
    refused("a path to nothing", client.patch(path, {"op": "add", "path": "nickName", "value": "x"}), 400, "invalidPath")
    refused("a filter that fits nothing", client.patch(path, {"op": "replace", "path": 'emails[type eq "home"].value', "value": "a@b"}), 400, "noTarget")
    refused("another method", client.ask("PUT", "/Users"), 405)
    refused("another address", client.ask("GET", "/Nothing"), 404)
    page = client.ask("GET", "/Users?startIndex=3&count=2&sortBy=userName&attributes=userName").json
    check("pages", page["startIndex"] == 3 and page["itemsPerPage"] == 2 and page["totalResults"] > 100, page)
    check("with the attributes asked for", all(set(r) == {"schemas", "id", "userName"} for r in page["Resources"]), page)
    whole = [client.ask("GET", f"/Users?startIndex={at}&count=100").json["Resources"] for at in range(1, page["totalResults"] + 1, 100)]
    ids = [r["id"] for part in whole for r in part]
    check("all pages together are everybody, once", len(ids) == len(set(ids)) == page["totalResults"], len(ids))


def main(engine):
    folder = tempfile.mkdtemp(prefix="ikusei-scim-")
    database = os.environ["IKUSEI_TEST_POSTGRES"] if engine == "postgres" else None
    city, other = City(folder, database=database, staff=300), City(folder, "okayama", database=database, staff=200)
    try:
        def token(of, *scopes):
            words = sum((["--scope", scope] for scope in scopes), [])
            return ikusei("account", "token", "add", "directory", *words, "--city", of.slug, *of.place).strip()

        city.add("chief", "管理 者", "administrator")
        city.start(port=int(os.environ["IKUSEI_JUDGE_PORT"]) if "IKUSEI_JUDGE_PORT" in os.environ else None)
        base = f"{city.base}/{city.slug}/scim/v2"
        client = Client(base, token(city, "scim"))
        for name, stranger in [("no token", None), ("a made-up one", "ikusei_x"), ("another city's", token(other, "scim"))]:
            answer = Client(base, stranger).ask("GET", "/Users")
            refused(f"{name} lets nobody in", answer, 401)
            check(f"{name} is told how", answer.headers["WWW-Authenticate"].startswith("Bearer"))
        answer = Client(base, token(city, "accounts:read", "accounts:write")).ask("GET", "/Users")
        refused("a token of other scopes", answer, 403)
        if engine == "sqlite":
            tester(base, client.token)
        numbers = sorted(n for n in city.codes if n in city.units)
        joiner_and_leaver(city, client, numbers[5])
        protocol(client, attacks(city, client, "chief"))
        verified = ikusei("audit", "verify", "--city", city.slug, *city.place)
        check("the log of actions is whole", ":" in verified, verified)
        log = open(city.log.name).read()
        check("the server's log tells of no fault", " error " not in log, log[-1500:])
        check("and of no address or login", "chief" not in log and "mine" not in log)
    finally:
        city.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1] if len(sys.argv) > 1 else "sqlite") else 0)
