"""The interface for programs, judged from outside: its description by openapi-spec-validator, its conduct by
schemathesis (SQLite only) and by a script: paging, idempotency, scopes, other cities' tokens, problem documents.
`api.py sqlite` or `api.py postgres` (then IKUSEI_TEST_POSTGRES names the server)."""
import base64, concurrent.futures, datetime, glob, json, os, shutil, subprocess, sys, tempfile, urllib.error, urllib.request
from city import City, Browser, ikusei

passed = failed = 0
SCOPES = ["plan:read", "plan:write", "roster:read", "roster:write", "progress:read", "skills:read", "skills:write", "survey:read",
          "survey:write", "training:read", "training:write", "accounts:read", "accounts:write", "audit:read", "health:read"]


def check(name, condition, detail=""):
    global passed, failed
    if condition:
        passed += 1
    else:
        failed += 1
        print(f"FAILED: {name} {detail}")


class Client:
    def __init__(self, city, token):
        self.root, self.token = f"{city.base}/{city.slug}/api/v1", token

    def ask(self, method, path, body=None, **headers):
        url = path if path.startswith("http") else self.root + path
        request = urllib.request.Request(url, method=method, data=None if body is None else json.dumps(body).encode())
        if body is not None:
            request.add_header("Content-Type", "application/json")
        if self.token is not None:
            request.add_header("Authorization", f"Bearer {self.token}")
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            answer = urllib.request.urlopen(request, timeout=120)
        except urllib.error.HTTPError as error:
            answer = error
        text = answer.read().decode()
        is_json = "json" in (answer.headers.get("Content-Type") or "")
        return Answer(answer.status, answer.headers, json.loads(text) if text and is_json else text)

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body=None, **headers):
        return self.ask("POST", path, body, **headers)


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def is_problem(self, status):
        return (self.status == status and self.headers.get("Content-Type") == "application/problem+json"
                and self.body["status"] == status and self.body["type"] and self.body["title"] and self.body["instance"])

    def __repr__(self):
        return f"{self.status} {str(self.body)[:300]}"


def issue(city, name, *scopes, until=None):
    more = ["--until", until] if until else []
    return ikusei("account", "token", "add", name, "--scope", *scopes, *more, "--city", city.slug, *city.place).strip()


def all_pages(client, path, limit):
    items, pages, following = [], 0, path + ("&" if "?" in path else "?") + f"limit={limit}"
    while following:
        answer = client.get(following)
        if answer.status != 200:
            raise SystemExit(f"{following}: {answer}")
        items += answer.body["items"]
        pages += 1
        link = answer.headers.get("Link")
        check(f"{path}: Link and next agree", bool(link) == ("next" in answer.body))
        following = client.root.split("/", 3)[0] + "//" + client.root.split("/")[2] + link[1:link.index(">")] if link else None
    return items, pages


def paging(city, client):
    for path, limit in [("/people", 100), ("/units", 20), ("/targets", 3), ("/plan/versions", 1), ("/shortages", 50),
                        ("/accounts", 300), ("/roster/imports", 1), ("/surveys", 1), ("/audit", 500)]:
        items, pages = all_pages(client, path, limit)
        ids = [json.dumps(item, sort_keys=True) for item in items]
        check(f"{path}: all pages, nothing twice", len(set(ids)) == len(ids) and len(items) > 0, f"{len(items)} in {pages}")
        check(f"{path}: full pages but the last", pages == max(1, -(-len(items) // limit)), f"{len(items)} in {pages}")
    people, _ = all_pages(client, "/people", 100)
    check("people: everyone in service", len(people) > 900, f"{len(people)}")
    first = people[0]
    found = client.get(f"/people?text={first['staffNumber']}").body["items"]
    check("people: found by staff number", first["id"] in [p["id"] for p in found])
    return people


def reading(city, client, people):
    person = people[0]["id"]
    for path in [f"/people/{person}", f"/people/{person}/card", f"/people/{person}/levels", f"/people/{person}/training",
                 "/plan", "/skill-map", "/skill-map?rows=grades", "/health", "/jobs", "/instruments", "/roster/mappings"]:
        answer = client.get(path)
        check(f"{path} answers", answer.status == 200, answer)
        tag = answer.headers.get("ETag")
        if tag:
            again = client.get(path, If_None_Match=tag)
            check(f"{path}: 304 for what is known", again.status == 304 and again.body == "", again)
    day = client.get("/people/%d/card?asOf=2026-04-01" % person)
    check("a card on another day", day.status == 200 and day.body["asOf"] == "2026-04-01", day)
    check("a day before the roster is refused", client.get("/people?asOf=1950-01-01").is_problem(422))
    plan = client.get("/plan").body
    target = plan["targets"][0]["id"]
    check("a target by its id", client.get(f"/targets/{target}").body["id"] == target)
    log = client.get(f"/audit?person={person}&action=person.see").body["items"]
    check("looking at a card is written down, with the token's name", log and log[0]["actor"].startswith("token:"), log[:1])
    version = client.get("/plan/versions").body["items"][0]["id"]
    text = client.get(f"/plan/versions/{version}/text")
    check("the plan's own text", "plan" in text.body and text.headers["Content-Type"] == "application/yaml")
    result = client.post("/plan/check", {"text": text.body}).body
    check("a good plan is usable", result["isUsable"] is True, result["findings"][:2])
    check("a bad plan is not, with places", client.post("/plan/check", {"text": "plan: ["}).body["isUsable"] is False)
    survey = client.get("/surveys").body["items"][-1]["id"]
    results = client.get(f"/surveys/{survey}/results")
    check("results of a closed survey", results.status == 200 and results.body["tables"], results)
    hidden = [row for table in results.body["tables"] for row in table["rows"] for skill in row["skills"] if skill["isWithheld"]]
    check("small groups are withheld", len(hidden) > 0)
    return plan


def writing(city, client, people, plan):
    number = people[0]["staffNumber"]
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))).date()
    done = {"items": [{"staffNumber": number, "programme": plan["programmes"][0]["id"], "day": "2026-09-30", "hours": 2.25, "passed": True}]}
    first = client.post("/completions", done, Idempotency_Key="c1")
    check("a completion is recorded", first.status == 200 and first.body == {"recorded": 1, "known": 0}, first)
    again = client.post("/completions", done, Idempotency_Key="c1")
    check("the same word, the same answer", again.body == first.body and again.headers.get("Idempotency-Replayed") == "true", again)
    check("without a word it is there already", client.post("/completions", done).body == {"recorded": 0, "known": 1})
    other = {"items": [{**done["items"][0], "day": "2026-09-29"}]}
    check("another body under the same word is refused", client.post("/completions", other, Idempotency_Key="c1").is_problem(422))
    wrong = client.post("/completions", {"items": [{**done["items"][0], "programme": "no-such"}]})
    check("what the plan does not have is refused with its place",
          wrong.is_problem(422) and wrong.body["errors"][0]["place"] == "#/items/0/programme", wrong)
    check("what is not as described is refused with its place",
          client.post("/completions", {"items": [{"staffNumber": 5}]}).body["errors"][0]["place"] == "#/items/0/staffNumber")
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        draft = {"text": "plan: {}", "note": "at once"}
        answers = list(pool.map(lambda _: client.post("/plan/versions", draft, Idempotency_Key="d1"), range(8)))
    made = [a for a in answers if a.status == 201]
    check("eight at once under one word: one is made", len({a.body["id"] for a in made}) == 1 and all(a.status in (201, 409) for a in answers), answers)
    drafts = [v for v in client.get("/plan/versions").body["items"] if "inForceFrom" not in v]
    check("one draft is there", len(drafts) == 1, drafts)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: client.post("/plan/versions", draft), range(4)))
    check("without a word each makes one: the word is what held them", len({a.body["id"] for a in answers}) == 4)
    location = answers[0].headers["Location"]
    check("Location leads to what was made", client.get(city.base + location).status == 200, location)
    for version in client.get("/plan/versions").body["items"]:
        if "inForceFrom" not in version:
            check("a draft is discarded", client.ask("DELETE", f"/plan/versions/{version['id']}").status == 204)
    instrument = client.get("/instruments").body["items"][0]["name"]
    survey = client.post("/surveys", {"instrument": instrument, "from": str(today), "until": str(today)}).body["id"]
    waiting, _ = all_pages(client, f"/surveys/{survey}/unanswered", 200)
    check("nobody has answered yet", len(waiting) > 500, len(waiting))
    units, _ = all_pages(client, f"/surveys/{survey}/response", 200)
    check("response by unit adds up", sum(u["asked"] for u in units) == len(waiting) and sum(u["answered"] for u in units) == 0)
    check("no results of an open survey", client.get(f"/surveys/{survey}/results").is_problem(409))
    check("it is closed", client.post(f"/surveys/{survey}/closure").status == 204)
    person = people[1]["id"]
    check("an absence", client.post(f"/people/{person}/absences", {"kind": "leave", "from": str(today), "until": str(today)}).status == 204)
    check("it shows", client.get(f"/people/{person}").body["isOnLeave"] is True)
    if plan["roles"]:
        role = plan["roles"][0]["id"]
        assigned = client.post(f"/people/{person}/roles", {"role": role, "from": str(today)})
        check("a role", assigned.status == 204 and role in [r["role"] for r in client.get(f"/people/{person}").body["roles"]], assigned)
    account = client.post("/accounts", {"login": "renkei01", "name": "連携 一郎"})
    check("an account, without a code in the answer", account.status == 201 and list(account.body) == ["id"], account)
    check("no secret of it can be read", "code" not in json.dumps(client.get(f"/accounts/{account.body['id']}").body).lower())
    check("it is closed", client.post(f"/accounts/{account.body['id']}/closure").status == 204)
    check("closing it twice is a conflict", client.post(f"/accounts/{account.body['id']}/closure").is_problem(409))


def importing(city, client):
    files = [{"name": os.path.basename(path), "content": base64.b64encode(open(path, "rb").read()).decode()}
             for path in sorted(glob.glob(f"{city.folder}/{city.plan}/roster-*.csv"))[-1:]]
    made = client.post("/roster/imports", {"files": files, "mapping": {"kind": "last"}}, Idempotency_Key="i1")
    check("a roster is uploaded", made.status == 201, made)
    number = made.body["id"]
    look = client.get(f"/roster/imports/{number}")
    check("it is looked at before anything changes", look.status == 200 and "joined" in look.body, look)
    applied = client.post(f"/roster/imports/{number}/application", {"confirmedLeaving": True})
    check("it is imported", applied.status == 200, applied)
    check("twice is a conflict", client.post(f"/roster/imports/{number}/application", {"confirmedLeaving": True}).is_problem(409))
    check("it is taken back", client.ask("DELETE", f"/roster/imports/{number}").status == 204)
    check("an empty file is refused with its name", client.post(
        "/roster/imports", {"files": [{"name": "x.csv", "content": ""}], "mapping": {"kind": "guessed"}}).body["errors"][0]["place"].startswith("x.csv"))


def refusals(city, other, client, description):
    nobody = Client(city, None).get("/people")
    check("no token: 401 with a challenge", nobody.is_problem(401) and nobody.headers["WWW-Authenticate"].startswith("Bearer"), nobody)
    for name, token in [("a made-up token", "ikusei_" + "A" * 43), ("another city's token", issue(other, "theirs", *SCOPES))]:
        answer = Client(city, token).get("/people")
        check(f"{name}: 401", answer.is_problem(401) and 'error="invalid_token"' in answer.headers["WWW-Authenticate"], answer)
    gone = issue(city, "gone", "plan:read")
    check("a good token is good", Client(city, gone).get("/plan").status == 200)
    number = [line.split("\t")[0] for line in ikusei("account", "token", "list", "--city", city.slug, *city.place).splitlines() if "\tgone\t" in line][0]
    ikusei("account", "token", "revoke", number, "--city", city.slug, *city.place)
    check("a revoked token: 401", Client(city, gone).get("/plan").is_problem(401))
    try:
        issue(city, "past", "plan:read", until="2020-01-01")
        check("a token that has ended cannot be issued", False)
    except SystemExit:
        check("a token that has ended cannot be issued", True)
    narrow = {scope: Client(city, issue(city, scope, scope)) for scope in SCOPES}
    none = 0
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            wanted = operation["security"][0]["token"][0]
            holder = narrow["health:read" if wanted != "health:read" else "audit:read"]
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
            place = path.replace("{target}", "x").replace("{role}", "x")
            while "{" in place:
                place = place[:place.index("{")] + "1" + place[place.index("}") + 1:]
            answer = holder.ask(method.upper(), place, body)
            if not (answer.is_problem(403) and f'scope="{wanted}"' in answer.headers["WWW-Authenticate"]):
                none += 1
                print(method, place, answer)
            if body is not None and method == "post" and path in ("/completions", "/evidence", "/certificates", "/plan/check"):
                example = narrow[wanted].ask("POST", place, body)
                check(f"{path}: its example is as described", example.status != 400, example)
    check("every route refuses a token without its scope, and names it", none == 0)
    check("405 names the methods", client.ask("PUT", "/people").is_problem(405) and client.ask("PUT", "/people").headers["Allow"] == "GET, HEAD")
    check("a parameter that is not known: 400", client.get("/people?nothing=1").is_problem(400))
    check("a parameter twice: 400", client.get("/people?limit=1&limit=2").is_problem(400))
    check("no JSON: 415", client.ask("POST", "/completions").is_problem(415))
    fast = Client(city, issue(city, "fast", "plan:read"))
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(lambda _: fast.get("/plan/versions"), range(1000)))
    slowed = [a for a in statuses if a.status == 429]
    check("too fast: 429 with Retry-After", slowed and all(a.is_problem(429) and int(a.headers["Retry-After"]) >= 1 for a in slowed), len(slowed))
    check("another token is not slowed", client.get("/plan/versions").status == 200)


def described(city):
    from openapi_spec_validator import OpenAPIV31SpecValidator
    text = urllib.request.urlopen(f"{city.base}/{city.slug}/api/v1/openapi.json").read()
    description = json.loads(text)
    errors = list(OpenAPIV31SpecValidator(description).iter_errors())
    check("openapi-spec-validator: no error", not errors, errors[:3])
    return description


def schemathesis(city, folder, known):
    token = issue(city, "schemathesis", *SCOPES)
    config = f"{folder}/schemathesis.toml"
    # 422 is "well formed, and not possible": no word of a plan and no id of a person can be made up from a schema.
    with open(config, "w") as f:
        # Things that are there, so that more than their absence is tried; not the only roster.
        f.write('[parameters]\n' + "".join(f'"path.{name}" = {number}\n' for name, number in known.items()))
        f.write('[checks]\npositive_data_acceptance.expected-statuses = ["2xx", "304", "401", "403", "404", "409", "422"]\n')
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "--config-file", config, "run",
         f"{city.base}/{city.slug}/api/v1/openapi.json", "--header", f"Authorization: Bearer {token}", "--checks", "all",
         "--phases", "examples,coverage,fuzzing", "--max-examples", "8", "--seed", "1", "--rate-limit", "45/s",
         "--generation-database", "none", "--request-timeout", "30", "--no-color"], capture_output=True, text=True, cwd=folder)
    text = done.stdout + done.stderr
    begin = max(0, text.find("= FAILURES ="), text.find("= ERRORS ="))
    check("schemathesis: no violation", done.returncode == 0, text[begin:begin + 12000] + text[-2000:])


def emptied(client):
    only = client.get("/roster/imports").body["items"][0]["id"]
    check("the only roster can be taken back, too", client.ask("DELETE", f"/roster/imports/{only}").status == 204)
    empty = [client.get(path).status for path in ("/people", "/units", "/targets", "/skill-map", "/surveys", "/health")]
    check("a city without anybody answers", empty == [200] * 6, empty)


def main():
    engine = sys.argv[1] if len(sys.argv) > 1 else "sqlite"
    database = os.environ["IKUSEI_TEST_POSTGRES"] if engine == "postgres" else None
    folder = tempfile.mkdtemp(prefix="ikusei-api-")
    city = City(folder, "oyama", staff=1100, database=database)
    other = City(folder, "okayama", staff=300, database=database)
    try:
        city.start(port=int(os.environ.get("IKUSEI_JUDGE_PORT", "0")) or None)
        token = issue(city, "all", *SCOPES)
        client = Client(city, token)
        description = described(city)
        people = paging(city, client)
        plan = reading(city, client, people)
        writing(city, client, people, plan)
        importing(city, client)
        refusals(city, other, client, description)
        if engine == "sqlite":
            waiting = client.post("/roster/imports", {"files": [{"name": "x.csv", "content": "YQo="}], "mapping": {"kind": "last"}})
            survey = client.get("/surveys").body["items"][0]["id"]
            schemathesis(city, folder, {"person": people[0]["id"], "import": waiting.body["id"], "survey": survey})
        emptied(client)
    finally:
        check("the server is still there", city.server and city.server.poll() is None)
        city.stop()
        log = open(city.log.name).read()
        faults = [line for line in log.splitlines() if " error " in line]
        if os.environ.get("IKUSEI_JUDGE_LOG"):
            shutil.copy(city.log.name, os.environ["IKUSEI_JUDGE_LOG"])
        check("the server's log tells of no fault", not faults, faults[:3])
        shutil.rmtree(folder, ignore_errors=True)
    print(f"api {engine}: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
