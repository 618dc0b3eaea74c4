/// One question at a time: digits choose, an answer that cannot be sent is kept on the device and sent later. Without it
/// the form's own buttons do.
enum QuestionScript {
    static let text = #"""
        const form = document.getElementById('question');
        const goOn = document.getElementById('go-on');

        const start = () => {
          const { next, kind, position, item, saving, lost, ended, refused, elsewhere, choose } = form.dataset;
          const key = `ikusei-question-${location.pathname}`;
          const note = document.getElementById('save-note');
          const buttons = [...form.querySelectorAll('.turn button')];
          const inputs = [...form.querySelectorAll('input[name=chosen]')];
          let pause = 2000;
          let timer;
          let isSending = false;
          let waiting = null;

          const tell = (text, isBad) => {
            note.textContent = text;
            note.parentElement.hidden = !text;
            note.parentElement.classList.toggle('error', isBad);
          };
          const keep = value => {
            try {
              if (value) sessionStorage.setItem(key, JSON.stringify(value)); else sessionStorage.removeItem(key);
            } catch { /* a browser that keeps nothing still sends */ }
          };
          const kept = () => {
            try { return JSON.parse(sessionStorage.getItem(key) ?? 'null'); } catch { return null; }
          };
          const isHere = value => value && value.position === position && value.item === item;

          // What is on its way cannot be changed any more.
          const hold = isHeld => {
            for (const part of [...buttons, ...inputs]) part.disabled = isHeld;
          };

          const send = async answer => {
            clearTimeout(timer);
            if (isSending) {
              waiting = answer;
              return;
            }
            isSending = true;
            if (!answer.stays) {
              hold(true);
              tell(saving, false);
            }
            let response;
            try {
              response = await fetch(form.action, {
                method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(15000),
                body: new URLSearchParams({
                  csrf: form.elements.csrf.value, position, item, quiet: '1', chosen: answer.chosen,
                  confidence: answer.confidence,
                }),
              });
            } catch { response = null; }
            isSending = false;
            if (!response || response.status >= 500) {
              tell(lost, true);
              const last = waiting ?? answer;
              waiting = null;
              timer = setTimeout(() => send(last), pause);
              pause = Math.min(pause * 2, 30000);
              return;
            }
            if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
              return tell(ended, true);
            }
            if (waiting) {
              const last = waiting;
              waiting = null;
              return send(last);
            }
            keep(null);
            if (response.status !== 204) {
              hold(false);
              return tell(response.status === 409 ? elsewhere : refused, true);
            }
            if (answer.stays) return tell('', false);
            location.assign(kind === 'practice' ? `${location.pathname}?after=${position}` : next);
          };

          const earlier = kept();
          if (isHere(earlier)) {
            const input = inputs.find(input => input.value === earlier.chosen);
            if (input) input.checked = true;
            if (input && earlier.isGiven) send(earlier);
          } else {
            keep(null);
          }

          form.addEventListener('change', event => {
            if (event.target.name !== 'chosen') return;
            const answer = { position, item, chosen: event.target.value };
            // In a mock exam any way of leaving the question keeps what was chosen.
            if (kind === 'mock') Object.assign(answer, { confidence: 'sure', isGiven: true, stays: true });
            keep(answer);
            if (answer.stays) send(answer);
          });
          form.addEventListener('submit', event => {
            const chosen = inputs.find(input => input.checked);
            if (!chosen) return;
            event.preventDefault();
            const answer = {
              position, item, chosen: chosen.value, confidence: event.submitter?.value || 'sure', isGiven: true,
            };
            keep(answer);
            pause = 2000;
            send(answer);
          });
          addEventListener('online', () => {
            const answer = kept();
            if (isHere(answer) && answer.isGiven) { pause = 2000; send(answer); }
          });
          addEventListener('keydown', event => {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            const sureness = kind === 'practice' ? 'asd'.indexOf(event.key.toLowerCase()) : -1;
            if (sureness >= 0 || event.key === 'Enter' && event.target === document.body) {
              event.preventDefault();
              if (!inputs.some(input => input.checked)) return tell(choose, true);
              if (!buttons[0].disabled) form.requestSubmit(buttons[Math.max(0, sureness)]);
              return;
            }
            if (!/^[1-9]$/.test(event.key)) return;
            const input = inputs[Number(event.key) - 1];
            if (!input || input.disabled) return;
            input.checked = true;
            input.focus();
            input.dispatchEvent(new Event('change', { bubbles: true }));
            event.preventDefault();
          });
          // Shown once more from the browser's own store: what it held is no longer so.
          addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
          document.querySelector('.keys').hidden = false;
        };

        if (form) start();
        goOn?.focus({ preventScroll: true });

        """#
}
