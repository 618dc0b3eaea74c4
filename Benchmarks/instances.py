"""Makes instance folders (docs/instance-folders.md) of any size: seats of one year, and nominations over five years.

Only the magnitudes are a city's: sections of about fifty, thirteen municipalities, forty mandatory sessions and twenty
elective courses for 7,700 people. The same arguments give the same bytes."""
import csv, json, os, random


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def seats(folder, staff, fill=0.98, absence=0.2, seed=1, days=60):
    """`fill`: people of the mandatory course for each seat; `absence`: most of a section away in a half-day."""
    dice = random.Random(seed)
    os.makedirs(folder, exist_ok=True)
    municipalities, sections = 13, max(4, round(staff / 51.3))
    times = max(1, round(staff / 7700))
    place = [(dice.uniform(-40, 40), dice.uniform(-40, 40)) for _ in range(municipalities)]
    place[0] = (0, 0)
    minutes = [[0 if a == b else max(12, round(1.3 * ((pa[0] - pb[0]) ** 2 + (pa[1] - pb[1]) ** 2) ** 0.5)) for b, pb in enumerate(place)] for a, pa in enumerate(place)]
    home = [0 if dice.random() < 0.72 else dice.randrange(1, municipalities) for _ in range(sections)]
    weights = [dice.lognormvariate(0, 0.55) for _ in range(sections)]
    section = dice.choices(range(sections), weights, k=staff)
    size = [section.count(s) for s in range(sections)] if sections < 300 else None
    if size is None:
        size = [0] * sections
        for s in section:
            size[s] += 1
    write(folder, "sections.csv", ["section", "muni", "size", "cap"],
          [(s, home[s], size[s], max(1, int(size[s] * absence))) for s in range(sections)])
    write(folder, "staff.csv", ["staff", "section", "cls"], [(p, section[p], 1 if dice.random() < 0.3 else 2) for p in range(staff)])
    write(folder, "travel.csv", ["a", "b", "minutes"],
          [(a, b, minutes[a][b]) for a in range(municipalities) for b in range(municipalities)])

    halves = [f"{d}{h}" for d in range(days) for h in "ap"]
    sessions = []
    chosen = dice.sample(halves, 16)
    shares = [dice.choice((1, 1, 2)) for _ in range(40 * times)]
    for at, share in enumerate(shares):
        where = -1 if dice.random() < 0.6 else (0 if dice.random() < 0.6 else dice.randrange(municipalities))
        cap = max(1, round(staff / fill * share / sum(shares)))
        sessions.append([len(sessions), 0, "M", chosen[at % len(chosen)], where, 0, cap])
    small = staff < 3000
    ofCourse = {}
    for course in range(1, 20 * times + 1):
        for _ in range(dice.choice((3, 4, 4, 5, 5))):
            day = dice.randrange(days)
            slots = f"{day}a|{day}p" if dice.random() < 0.25 else f"{day}{dice.choice('ap')}"
            where = -1 if dice.random() < 0.35 else (0 if dice.random() < 0.6 else dice.randrange(municipalities))
            cap = (4 if where < 0 else 3) if small else (30 if where < 0 else 20)
            ofCourse.setdefault(course, []).append(len(sessions))
            sessions.append([len(sessions), course, "E", slots, where, 2 if small else 8, cap])
    write(folder, "sessions.csv", ["session", "course", "kind", "slots", "muni", "capmin", "cap"], sessions)

    def unavailable():
        for p in range(staff):
            for day in sorted(dice.sample(range(days), dice.randrange(6, 19))):
                half = dice.random()
                if half < 0.7:
                    yield p, f"{day}a"
                if half > 0.3:
                    yield p, f"{day}p"

    write(folder, "unavail.csv", ["staff", "slot"], unavailable())
    write(folder, "mpref.csv", ["staff", "slot", "rank"],
          ((p, slot, rank) for p in range(staff) for rank, slot in enumerate(dice.sample(chosen, 3), 1)))
    requests, wishes = [], []
    for p in range(staff):
        for course in dice.sample(range(1, 20 * times + 1), dice.choices((0, 1, 2, 3), (60, 28, 9, 3))[0]):
            nominated = dice.random() < 0.13
            request = len(requests)
            requests.append((request, p, course, 2 if nominated else 3, dice.choice((1, 2, 3, 4, 6, 9))))
            own = ofCourse[course]
            for rank, session in enumerate(dice.sample(own, min(3, len(own))), 1):
                wishes.append((request, session, rank))
    write(folder, "requests.csv", ["req", "staff", "course", "cls", "weight"], requests)
    write(folder, "epref.csv", ["req", "session", "rank"], wishes)
    with open(os.path.join(folder, "meta.json"), "w") as file:
        json.dump({"name": f"seats {staff:,}", "maxel": 2, "days": days}, file)


def nominations(folder, staff, seed=1):
    """A city with a section for each twenty people; two in three units of each want two people for project management."""
    dice = random.Random(seed)
    os.makedirs(folder, exist_ok=True)
    sections, units = max(3, staff // 20), max(9, staff * 3 // 20)
    ofUnit = [u * sections // units for u in range(units)]
    wanting = set(dice.sample(range(units), round(units * 110 / 450)))
    write(folder, "units.csv", ["unit", "section", "need"],
          [(u, ofUnit[u], 2 if u in wanting else 0) for u in range(units)])
    people, size = [], [0] * sections
    for p in range(staff):
        unit = dice.randrange(units)
        size[ofUnit[unit]] += 1
        grade = dice.choices((0, 1, 2), (70, 22, 8))[0]
        isInfo = ofUnit[unit] == 0
        retire = dice.choice((1, 2, 3, 4, 5)) if dice.random() < 0.08 else 99
        people.append([
            p, ofUnit[unit], unit, 3 if isInfo else grade, int(isInfo), int(dice.random() < 0.06), dice.randrange(0, 6),
            retire, dice.choice((16, 16, 24, 40)), int(dice.random() < 0.03), int(dice.random() < 0.02),
            dice.choice((0, 0, 1, 2, 4)), dice.choice((0, 0, 1, 2, 4)), dice.choice((0, 1, 3)) if isInfo else 0,
            int(dice.random() < 0.15)])
    write(folder, "staff.csv", ["staff", "section", "unit", "role", "info", "runs", "tenure", "retire", "hours", "doneDT",
                                "donePM", "gDT", "gPM", "gADV", "vol"], people)
    write(folder, "sections.csv", ["section", "size", "absence", "need"],
          [(s, size[s], max(1, size[s] // 4), 1) for s in range(sections)])
    core, advanced = max(1, round(staff * 48 / 3000)), max(1, round(staff * 10 / 3000))
    with open(os.path.join(folder, "meta.json"), "w") as file:
        json.dump({
            "name": f"nominations {staff:,}", "T": 5,
            "targets": {"DT": [round(staff * 190 / 3000), 4], "PM": [round(staff * 240 / 3000), 5], "ADV": [min(round(staff * 30 / 3000), 3 * advanced, size[0] // 3), 3]},
            "cap": {"DT": [core] * 5, "PM": [core] * 5, "ADV": [advanced] * 5},
            "hours": {"DT": 16, "PM": 16, "ADV": 24}, "hazard": [0.05, 0.12, 0.35, 0.5, 0.5, 0.5, 0.6], "exit": 0.015}, file)
