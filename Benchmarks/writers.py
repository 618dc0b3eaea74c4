"""Clients that save answers of a survey one after another and remember what was acknowledged, and the verdict on what
the database has in the end."""
import http.client, random, sys, threading, time, urllib.parse
from loaded import form_code


class Writer(threading.Thread):
    """Saves answers of its own people, one after another, and remembers what was acknowledged and what is in doubt."""

    def __init__(self, city, survey, items, people, seed):
        super().__init__(daemon=True)
        self.city, self.survey, self.items, self.people = city, survey, items, people
        self.random = random.Random(seed)
        self.acknowledged, self.doubtful, self.saved, self.refused, self.goes_on = {}, {}, 0, 0, True
        self.times = []

    def run(self):
        connection = None
        while self.goes_on:
            token, person, code = self.random.choice(self.people)
            item, options = self.random.choice(self.items)
            value = self.random.choice(options)
            body = urllib.parse.urlencode({"csrf": code, "survey": self.survey, "item": item, "value": value})
            key = (person, item)
            try:
                if connection is None:
                    connection = http.client.HTTPConnection("127.0.0.1", self.city.port, timeout=40)
                    connection.connect()
            except OSError:
                connection = None
                time.sleep(0.02)
                continue
            try:
                connection.request("POST", f"/{self.city.slug}/my/survey/answers", body, {
                    "Cookie": f"ikusei-{self.city.slug}={token}", "Content-Type": "application/x-www-form-urlencoded"})
                answer = connection.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException):
                # Nobody knows whether it was saved: either is right.
                self.doubtful.setdefault(key, set()).add(value)
                connection = None
                continue
            if answer.status == 204:
                self.acknowledged[key] = value
                self.doubtful.pop(key, None)
                self.saved += 1
                self.times.append(time.monotonic())
            elif answer.status >= 500:
                # The server says that it could not, or does not know: the answer to COMMIT may be what was lost.
                self.doubtful.setdefault(key, set()).add(value)
                self.refused += 1
                time.sleep(0.02)
            else:
                sys.exit(f"{answer.status} for {body}")


def begin(city, survey, items, sessions, count=16):
    """Starts the clients; gives them."""
    choices = {"yes": ["yes", "partly", "no"]}
    items = [(item, choices.get(value, [value])) for item, value in items]
    people = [(token, person, form_code(city, token)) for token, person in sessions]
    writers = [Writer(city, survey, items, people[n::count], n) for n in range(count)]
    for writer in writers:
        writer.start()
    return writers


def end(writers):
    for writer in writers:
        writer.goes_on = False
    for writer in writers:
        writer.join(timeout=60)


def judge(writers, database, survey, what):
    """Compares what was acknowledged with what is there; prints the figures; gives the exit code."""
    rows = database.run([
        "SELECT person_id, item, value FROM answer JOIN response ON response.id = answer.response_id"
        f" WHERE survey_id = {survey}"])
    found = {}
    for person, item, value in rows:
        key = (int(person), item)
        if key in found:
            sys.exit(f"twice: {key}")
        found[key] = value
    lost = wrong = 0
    for writer in writers:
        for key, value in writer.acknowledged.items():
            if key not in found:
                lost += 1
            elif found[key] != value and found[key] not in writer.doubtful.get(key, ()):
                wrong += 1
    saved = sum(writer.saved for writer in writers)
    print(f"{what}; {saved} saves acknowledged, of {sum(len(w.acknowledged) for w in writers)} answers;"
          f" lost {lost}, other than acknowledged {wrong}, twice 0")
    return 1 if lost or wrong else 0
