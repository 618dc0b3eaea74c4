/// Saves each answer of the survey as it is given. Without it the form's own buttons save the page.
enum SurveyScript {
    static let text = #"""
        const form = document.getElementById('answers');

        const start = () => {
          const { survey, saved, saving, unsaved, lost, ended, refused } = form.dataset;
          const key = `ikusei-survey-${form.action}-${survey}`;
          const note = document.getElementById('save-note');
          const stamp = document.getElementById('save-stamp');
          const questions = [...form.querySelectorAll('[data-item]')];
          const pending = new Map();
          let isSending = false;
          let isStopped = false;
          let pause = 2000;
          let timer;

          const show = (item, text, isGood) => {
            const tag = form.querySelector(`[data-item="${CSS.escape(item)}"] [data-tag]`);
            if (!tag) return;
            tag.textContent = text;
            tag.classList.toggle('good', isGood);
          };

          const tell = (text, isBad) => {
            note.textContent = text;
            note.parentElement.hidden = !text;
            note.parentElement.classList.toggle('error', isBad);
          };

          const keep = () => {
            try {
              if (pending.size) sessionStorage.setItem(key, JSON.stringify([...pending]));
              else sessionStorage.removeItem(key);
            } catch { /* a browser that keeps nothing still sends */ }
          };

          const count = () => {
            const done = questions.filter(question => 'done' in question.dataset);
            const answered = Number(form.dataset.answered) + done.length;
            const total = Number(form.dataset.total);
            const seconds = questions.filter(question => !done.includes(question))
              .reduce((sum, question) => sum + Number(question.dataset.seconds), Number(form.dataset.seconds));
            document.getElementById('answered').textContent = answered;
            document.getElementById('minutes').textContent = Math.ceil(seconds / 60);
            const bar = document.getElementById('progress');
            bar.value = total ? Math.floor(answered * 100 / total) : 0;
            bar.textContent = `${bar.value} %`;
          };

          const stop = text => {
            isStopped = true;
            for (const item of pending.keys()) show(item, unsaved, false);
            tell(text, true);
          };

          const again = () => {
            for (const item of pending.keys()) show(item, unsaved, false);
            tell(lost, true);
            timer = setTimeout(send, pause);
            pause = Math.min(pause * 2, 30000);
          };

          const send = async () => {
            clearTimeout(timer);
            if (isSending || isStopped || !pending.size) return;
            isSending = true;
            const [item, value] = pending.entries().next().value;
            show(item, saving, false);
            let answer;
            try {
              answer = await fetch(form.dataset.address, {
                method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(15000),
                body: new URLSearchParams({ csrf: form.elements.csrf.value, survey, item, value }),
              });
            } catch { answer = null; }
            isSending = false;
            if (!answer || answer.status >= 500) return again();
            if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return stop(ended);
            if (answer.status !== 204) return stop(refused);
            pause = 2000;
            if (pending.get(item) === value) {
              pending.delete(item);
              const question = form.querySelector(`[data-item="${CSS.escape(item)}"]`);
              if (value) question.dataset.done = ''; else delete question.dataset.done;
              show(item, value ? saved : question.dataset.open, Boolean(value));
            }
            keep();
            count();
            if (!pending.size) {
              tell('', false);
              const now = new Date();
              stamp.textContent = stamp.dataset.words
                .replace('%', `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`);
            }
            send();
          };

          const take = input => {
            if (!input.name || input.type === 'hidden') return;
            pending.delete(input.name);
            pending.set(input.name, input.value.trim());
            show(input.name, saving, false);
            keep();
            send();
          };

          let typing;
          form.addEventListener('change', event => { clearTimeout(typing); take(event.target); });
          form.addEventListener('input', event => {
            if (event.target.type !== 'textarea') return;
            clearTimeout(typing);
            typing = setTimeout(() => take(event.target), 1200);
          });
          form.addEventListener('submit', () => { pending.clear(); keep(); isStopped = true; });
          addEventListener('online', () => { pause = 2000; send(); });
          addEventListener('beforeunload', event => { if (pending.size) event.preventDefault(); });

          try {
            for (const [item, value] of JSON.parse(sessionStorage.getItem(key) ?? '[]')) {
              const inputs = form.elements[item];
              if (!inputs) continue;
              inputs.value = value;
              pending.set(item, value);
            }
          } catch { /* what cannot be read is not restored */ }
          send();
        };

        if (form?.dataset.address) start();

        """#
}
