"""Each kind of user's main way, in a real browser, from the first page to done."""
import csv, datetime, glob, io, re, time
from playwright.sync_api import TimeoutError as PlaywrightTimeout


class Ways:
    def __init__(self, city, users, chromium, check):
        self.city, self.users, self.chromium, self.check = city, users, chromium, check
        self.root = f"{city.base}/{city.slug}"

    def page(self, role, width=1280, **options):
        context = self.chromium.new_context(viewport={"width": width, "height": 900}, locale="ja-JP", **options)
        browser = self.users[role][1]
        context.add_cookies([{"name": k, "value": v, "url": self.city.base} for k, v in browser.cookies.items()])
        return context.new_page()

    def all(self):
        for way in (self.sign_in, self.planner_opens_a_survey, self.staff_answers_by_keyboard_on_a_phone,
                    self.staff_without_script, self.head_confirms_levels,
                    self.planner_imports_a_roster_and_takes_it_back, self.planner_imports_a_roster_by_keyboard,
                    self.certificate_from_proof_to_correction,
                    self.planner_sorts_narrows_and_saves_a_table, self.tables_are_saved_by_their_page,
                    self.administrator_prints_a_code,
                    self.auditor_verifies_the_log):
            try:
                way()
            except Exception as error:
                self.check(f"{way.__name__} goes to its end", False, str(error)[:600])

    def evaluate(self, page, expression):
        """Asks the page, again where it was just leaving for another."""
        for _ in range(50):
            try:
                return page.evaluate(expression)
            except Exception as error:
                if "navigation" not in str(error) and "destroyed" not in str(error):
                    raise
                page.wait_for_load_state("load")
        raise TimeoutError(expression)

    def until(self, page, condition):
        """Waits for what the page's policy forbids it to evaluate by itself."""
        for _ in range(400):
            if self.evaluate(page, f"() => Boolean({condition})"):
                page.wait_for_load_state("load")
                return True
            page.wait_for_timeout(50)
        raise TimeoutError(condition)

    def sign_in(self):
        """Signing in again with the password, and the second factor where there is one; out again."""
        from city import PASSWORD, totp
        for role in ("staff", "planner"):
            login, _, secret = self.users[role]
            page = self.chromium.new_context(locale="ja-JP").new_page()
            page.goto(f"{self.root}/")
            page.fill("#identifier", login)
            page.fill("#password", "wrong password once")
            page.click("button.button.wide")
            self.check(f"{role}: a wrong password is refused in words", page.locator(".notice.error").count() == 1)
            page.fill("#password", PASSWORD)
            page.click("button.button.wide")
            if secret:
                # The code shown at the first sign-in was used up: wait for the next.
                time.sleep(31 - time.time() % 30)
                page.fill("#code", totp(secret))
                page.click("button.button")
            self.check(f"{role}: signs in with the password", "/sign-in" not in page.url and "second-factor" not in page.url, page.url)
            page.click("text=サインアウト")
            self.check(f"{role}: signs out", page.url.endswith("/sign-in"), page.url)
            page.context.close()

    def planner_opens_a_survey(self):
        page = self.page("planner")
        page.goto(f"{self.root}/surveys")
        today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=9))).date()
        page.fill("#from", today.isoformat())
        page.fill("#to", (today - datetime.timedelta(days=1)).isoformat())
        page.click("form[action$='/surveys'] button.button")
        self.check("planner: a window that ends before it begins is refused in words", page.locator(".notice.error").count() >= 1)
        page.fill("#from", today.isoformat())
        page.fill("#to", (today + datetime.timedelta(days=7)).isoformat())
        page.click("form[action$='/surveys'] button.button")
        self.check("planner: opens a survey", page.locator(".notice.success").count() >= 1, page.url)
        page.context.close()

    def tab_to(self, page, wanted, most=400):
        """Presses Tab until the focus is on what is wanted; gives whether it got there."""
        for _ in range(most):
            page.keyboard.press("Tab")
            if self.evaluate(page, f"(() => {{ const e = document.activeElement; return {wanted} }})()"):
                return True
        return False

    def staff_answers_by_keyboard_on_a_phone(self):
        page = self.page("staff", width=390)
        page.goto(f"{self.root}/my/survey")
        self.check("staff: the survey's first page leads on by keyboard", self.tab_to(page, "e.matches('main a.button')"))
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/my/survey/\d+$"))
        page.wait_for_load_state("load")
        pages = 0
        while re.search(r"/my/survey/\d+$", page.url) and pages < 20:
            pages += 1
            for _ in range(page.locator("fieldset.question").count()):
                if not self.tab_to(page, "e.type === 'radio' && !document.querySelector(`[name=\"${e.name}\"]:checked`)", 60):
                    break
                page.keyboard.press("Space")
            if pages == 1:
                self.until(page, "document.querySelectorAll('[data-tag].good').length >= document.querySelectorAll('fieldset.question').length")
                before = page.locator("input:checked").count()
                page.reload()
                self.check("staff: a reload keeps every answer", page.locator("input:checked").count() == before, before)
            address = page.url
            self.tab_to(page, "e.name === 'turn' && e.value === 'next'")
            page.keyboard.press("Enter")
            self.until(page, f"location.href !== {address!r}")
        self.check("staff: all pages lead to the review", page.url.endswith("/my/survey/review"), page.url)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        self.check("staff: the review fits a phone", wide <= 0)
        self.check("staff: handing in can be reached", self.tab_to(page, "e.matches('form[action$=\"/submit\"] button')"))
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/my/survey$"))
        self.check("staff: is thanked", page.locator(".notice.success").count() >= 1)
        page.goto(f"{self.root}/my/survey/1")
        self.check("staff: what was handed in cannot be changed", page.locator("fieldset[disabled]").count() > 0 and page.locator("button[name=turn]").count() == 0)
        page.context.close()

    def staff_without_script(self):
        """The head answers a page without script, goes away and finds it again."""
        page = self.page("head", java_script_enabled=False)
        page.goto(f"{self.root}/my/survey/1")
        group = page.locator("fieldset.question").first
        group.locator("input").nth(1).check()
        page.locator("button[name=turn][value=next]").click()
        page.goto(f"{self.root}/my/survey/1")
        self.check("without script an answer is saved all the same", page.locator("fieldset.question").first.locator("input").nth(1).is_checked())
        page.context.close()

    def head_confirms_levels(self):
        page = self.page("head")
        page.goto(f"{self.root}/section")
        links = page.locator("a[href*='/section/levels/']")
        self.check("head: sees their people", links.count() > 0)
        if links.count():
            links.first.click()
            page.locator("main select, main input[type=radio]").first.wait_for()
            if page.locator("main select").count():
                page.locator("main select").first.select_option(index=2)
            else:
                page.locator("main input[type=radio]").nth(1).check()
            page.locator("main form button.button").first.click()
            self.check("head: confirms a level", page.locator(".notice.success").count() >= 1, page.url)
        stranger = self.page("head")
        answer = stranger.goto(f"{self.root}/people/999999")
        self.check("head: somebody who is not theirs is not found", answer.status == 404)
        stranger.context.close()
        page.context.close()

    def planner_imports_a_roster_and_takes_it_back(self):
        newest = max(glob.glob(f"{self.city.folder}/{self.city.plan}/roster-*.csv"))
        lines = open(newest, encoding="utf-8-sig", newline="").read().split("\r\n")
        number = lines[-2].split(",")[0]
        kept = [line for line in lines if not line.startswith(number + ",")]
        later = f"{self.city.folder}/roster-20261115.csv"
        with open(later, "w", encoding="utf-8-sig", newline="") as file:
            file.write("\r\n".join(kept))
        broken = f"{self.city.folder}/roster-20261116.csv"
        with open(broken, "w", encoding="utf-8-sig", newline="") as file:
            file.write("\r\n".join([lines[0], lines[1].replace("2022", "20x2")]))
        page = self.page("planner")

        def upload(path):
            page.goto(f"{self.root}/roster/import")
            page.set_input_files("#files", path)
            page.check("#mapping-ikusei-standard")
            page.click("form[enctype] button.button")

        upload(broken)
        self.check("planner: a broken file is told with its row", re.search(r"roster-20261116\.csv:2:\d+", page.content()) is not None)
        self.check("planner: before anything else, and without figures", page.locator("#summary").count() == 1 and page.locator(".tiles").count() == 0)
        self.check("planner: and cannot be taken in", page.locator("form[action*='/roster/import/'] #confirm").count() == 0, page.url)
        page.goto(f"{self.root}/roster")
        self.check("planner: the history says so", page.locator("td .state.late").count() == 1)
        page.locator("form[action$='/drop'] button").first.click()
        self.check("planner: and it can be thrown away", page.locator(".notice.success").count() >= 1 and page.locator("td .state.late").count() == 0)
        for name in ("roster.xlsx", "roster.pdf"):
            other = f"{self.city.folder}/{name}"
            with open(other, "wb") as file:
                file.write(b"PK\x03\x04" if name.endswith("xlsx") else b"%PDF-1.7")
            upload(other)
            self.check(f"planner: {name} is refused in words", "I013" in page.content() and "CSV" in page.locator("#summary").inner_text())
        upload(newest)
        self.check("planner: the same roster changes nothing", page.locator(".notice h2").count() == 1 and page.locator(".tiles .value").first.inner_text() == "0")
        self.check("planner: and its notices are grouped", page.locator("main table tbody tr").count() <= 5)
        page.locator("form[action$='/drop'] button").first.click()
        upload(later)
        self.check("planner: sees what an import would change", "/roster/import/" in page.url, page.url)
        page.check("#confirm")
        page.locator("form[action*='/roster/import/'] button.button").first.click()
        self.check("planner: takes it in", page.locator(".notice.success").count() >= 1, page.url)
        page.goto(f"{self.root}/roster")
        page.locator("a[href*='/undo']").first.click()
        page.locator("main form button").first.click()
        self.check("planner: takes it back", page.locator(".notice.success").count() >= 1, page.url)
        page.context.close()

    def planner_imports_a_roster_by_keyboard(self):
        """From the sign-in to the import and back without a mouse; only the dialogue of the system chooses the file."""
        from city import PASSWORD, totp
        newest = max(glob.glob(f"{self.city.folder}/{self.city.plan}/roster-*.csv"))
        lines = open(newest, encoding="utf-8-sig", newline="").read().split("\r\n")
        later = f"{self.city.folder}/roster-20261117.csv"
        with open(later, "w", encoding="utf-8-sig", newline="") as file:
            file.write("\r\n".join(line for line in lines if not line.startswith(lines[-2].split(",")[0] + ",")))
        login, _, secret = self.users["planner"]
        page = self.chromium.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900}).new_page()

        def go(wanted, most=400):
            if not self.tab_to(page, wanted, most):
                raise TimeoutError(f"Tab never comes to {wanted} on {page.url}")

        def press(wanted, address):
            go(wanted)
            page.keyboard.press("Enter")
            page.wait_for_url(re.compile(address))
            page.wait_for_load_state("load")

        page.goto(f"{self.root}/")
        go("e.id === 'identifier'")
        page.keyboard.type(login)
        go("e.id === 'password'")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("second-factor"))
        # A code is good once: wait for the next.
        time.sleep(31 - time.time() % 30)
        go("e.id === 'code'")
        page.keyboard.type(totp(secret))
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(f"/{self.city.slug}/?$"))
        press("e.matches('nav a[href$=\"/roster\"]')", "/roster$")
        press("e.matches('main a.button')", "/roster/import$")
        go("e.id === 'files'")
        # On a busy machine the browser sometimes takes no dialogue from the first key.
        for key in ("Enter", "Space", "Enter"):
            try:
                with page.expect_file_chooser(timeout=10000) as chooser:
                    page.keyboard.press(key)
                chooser.value.set_files(later)
                break
            except PlaywrightTimeout:
                self.evaluate(page, "document.getElementById('files').focus()")
        else:
            raise TimeoutError("no key opens the dialogue for files")
        go("e.name === 'mapping'")
        for _ in range(8):
            if self.evaluate(page, "document.activeElement.id === 'mapping-ikusei-standard'"):
                break
            page.keyboard.press("ArrowDown")
        press("e.matches('form[enctype] button.button')", r"/roster/import/\d+$")
        go("e.id === 'confirm'")
        page.keyboard.press("Space")
        press("e.matches('form[action*=\"/roster/import/\"] button.button')", r"/roster(\?|$)")
        self.check("planner by keyboard: takes a roster in", page.locator(".notice.success").count() >= 1, page.url)
        press("e.matches('a[href*=\"/undo\"]')", "/undo$")
        press("e.matches('main form button')", "/roster$")
        self.check("planner by keyboard: takes it back", page.locator(".notice.success").count() >= 1, page.url)
        page.context.close()

    def certificate_from_proof_to_correction(self):
        """A member of staff registers a certificate, the planner confirms it, and later corrects its day."""
        staff = self.page("staff", width=390)
        staff.goto(f"{self.root}/my/certificates")
        if not staff.locator("#kind").count():
            return
        staff.select_option("#kind", index=1)
        staff.fill("#passed", "2026-06-01")
        staff.set_input_files("#file", {"name": "proof.png", "mimeType": "image/png", "buffer": b"no picture at all"})
        staff.click("form[enctype] button.button")
        self.check("staff: what is no picture is refused in words", staff.locator("#summary a[href='#file']").count() == 1, staff.url)
        picture = staff.screenshot()
        self.check("staff: and the rest of the form is kept", staff.input_value("#passed") == "2026-06-01" and staff.input_value("#kind") != "")
        staff.set_input_files("#file", {"name": "合格証.png", "mimeType": "image/png", "buffer": picture})
        staff.click("form[enctype] button.button")
        self.check("staff: registers a certificate with its proof", staff.locator("td .state.soon").count() == 1, staff.url)

        planner = self.page("planner")
        planner.goto(f"{self.root}/certificates")
        row = planner.locator("tbody tr").last
        with planner.expect_download() as download:
            row.locator("a[href*='/proof']").click()
        self.check("planner: sees the proof as it was handed in", open(download.value.path(), "rb").read() == picture)
        card = row.locator("th a").get_attribute("href")
        row.locator("button[value=refuse]").click()
        self.check("planner: sending back wants a reason", planner.locator("p.error[role=alert]").count() == 1, planner.url)
        planner.locator("tbody tr").last.locator("button[value=confirm]").click()
        self.check("planner: confirms it", planner.locator(".notice.success").count() == 1, planner.url)
        staff.reload()
        self.check("staff: sees that it is confirmed", staff.locator("td .state.done").count() >= 1)

        planner.goto(f"{self.city.base}{card}/records")
        planner.locator("a[href*='/records/certificate/']").last.click()
        planner.fill("#day", "2026-05-31")
        planner.fill("#reason", "合格証の日付のとおりに直す")
        planner.locator("main form.form button.button").click()
        self.check("planner: corrects its day, with a reason", planner.locator(".notice.success").count() == 1 and "合格証の日付" in planner.content(), planner.url)
        staff.goto(f"{self.root}/my/certificates")
        self.check("staff: sees the day as it was corrected", "5月31日" in staff.content().replace("\u2060", ""))
        staff.context.close()
        planner.context.close()

    def planner_sorts_narrows_and_saves_a_table(self):
        """Tables that stand whole on a page: in the browser alone, and every row is there without."""
        page = self.page("planner")
        page.goto(f"{self.root}/")
        table = page.locator("#targets-table")
        head = table.locator("thead button.sorter").nth(1)

        def rows():
            return [text.strip() for text in table.locator("tbody th[scope=row] a").all_inner_texts()]

        before = rows()
        head.press("Enter")
        ascending = rows()
        self.check("planner: a table is sorted by keyboard, and says so",
                   sorted(before) == sorted(ascending) and head.locator("xpath=..").get_attribute("aria-sort") == "ascending")
        head.click()
        self.check("planner: and the other way round", rows() == ascending[::-1], (before, ascending, rows()))
        with page.expect_download() as download:
            page.locator("#targets-table").locator("xpath=ancestor::div[contains(@class, 'scroll')]/preceding-sibling::div[1]").locator("button.linklike").click()
        saved = list(csv.reader(io.StringIO(open(download.value.path(), encoding="utf-8-sig").read())))
        self.check("planner: saves it as it stands", len(saved) == len(before) + 1
                   and all(name in row[1] for name, row in zip(rows(), saved[1:])), saved[:2])
        page.goto(f"{self.root}/my/data")
        field = page.locator(".table-bar input[type=search]").first
        narrowed = page.locator("table:has(tbody tr:nth-child(10))").first
        count = narrowed.locator("tbody tr:visible").count()
        field.fill("ない言葉")
        self.check("planner: narrows a long table", count >= 10 and narrowed.locator("tbody tr:visible").count() == 0, count)
        field.fill("")
        self.check("planner: and has it whole again", narrowed.locator("tbody tr:visible").count() == count)
        page.context.close()
        plain = self.page("planner", java_script_enabled=False)
        plain.goto(f"{self.root}/")
        self.check("without script the table has every row", plain.locator("#targets-table tbody tr").count() == len(before))
        plain.context.close()

    def tables_are_saved_by_their_page(self):
        """Tables that are cut into pages: by the server, all of them."""
        for role, path in (("administrator", "/accounts"), ("head", "/section"), ("planner", "/people")):
            page = self.page(role)
            page.goto(f"{self.root}{path}")
            with page.expect_download() as download:
                page.locator("main a[download]").first.click()
            saved = list(csv.reader(io.StringIO(open(download.value.path(), encoding="utf-8-sig").read())))
            total = page.locator("main .pages p").first.inner_text()
            number = int(re.search(r"[\d,]+", total).group().replace(",", ""))
            self.check(f"{role}: {path} is saved whole", len(saved) == number + 1, (len(saved), total))
            page.locator("thead th a").first.click()
            self.check(f"{role}: {path} is sorted by its head", page.locator("th[aria-sort]").count() == 1, page.url)
            page.context.close()

    def administrator_prints_a_code(self):
        page = self.page("administrator")
        page.goto(f"{self.root}/accounts")
        page.locator("tbody a[href*='/accounts/']").first.click()
        page.locator("form[action$='/code'] button").first.click()
        self.check("administrator: prints a one-time code", re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", page.content()) is not None, page.url)
        page.context.close()

    def auditor_verifies_the_log(self):
        page = self.page("auditor")
        page.goto(f"{self.root}/audit")
        page.locator("form[action$='/audit/verify'] button").first.click()
        self.check("auditor: the log is whole", re.search(r"\d+:[0-9a-f]{64}", page.content()) is not None, page.url)
        page.context.close()
