// Podium and console: every act is a form, every key presses a button that is on the page.
import { fieldsOf, newKey, say, send } from './acts.js';
import { listen, message } from './stream.js';

const said = document.querySelector('[data-said]');

// A button that waits is not disabled: that would take the focus from whoever works by keyboard.
const waits = (form) => form.dataset.sending !== undefined;
function setWaiting(form, button, now) {
  if (now) form.dataset.sending = '';
  else delete form.dataset.sending;
  button?.setAttribute('aria-disabled', now);
}

async function act(form, button) {
  say('');
  setWaiting(form, button, true);
  try {
    const fields = { ...fieldsOf(form), key: newKey(), number: message.number };
    const told = await send(button?.hasAttribute('formaction') ? button.formAction : form.action, fields);
    if (!told.ok) say(told.message || said.dataset.unsent);
    else { form.closest('details')?.removeAttribute('open'); if (form.dataset.once !== undefined) form.reset(); }
  } catch { say(said.dataset.unsent); }
  setWaiting(form, button, false);
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.act === undefined) return;
  event.preventDefault();
  if (waits(form)) return;
  act(form, event.submitter);
});

// A single key acts only while the focus is in the queue: a stray letter elsewhere gives nobody the floor (WCAG 2.1.4).
const queue = document.getElementById('queue');
if (document.activeElement === document.body) queue?.focus({ preventScroll: true });
const typing = (element) => element.closest('input, select, textarea, [contenteditable]');

function move(step) {
  const rows = [...document.querySelectorAll('[data-queue] [data-key] summary')];
  const at = rows.indexOf(document.activeElement);
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
  next?.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) {
    if (event.key === 'Escape') queue?.focus();
    return;
  }
  if (!event.target.closest('[data-keys]')) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (!document.querySelector('[data-queue]')) return;
    event.preventDefault();
    move(event.key === 'ArrowDown' ? 1 : -1);
    return;
  }
  if (event.repeat) { // a key held down is one press: the next would go to the next speaker
    if (event.target.closest('[data-act]')) event.preventDefault();
    return;
  }
  if (event.key === ' ' && event.target.closest('button, a, summary')) return;
  const target = [...document.querySelectorAll(`[data-hotkey="${CSS.escape(event.key.toLowerCase())}"]`)]
    .find((one) => !one.closest('[hidden]'));
  if (!target) return;
  event.preventDefault();
  if (target.matches('input, select')) { target.closest('details')?.setAttribute('open', ''); target.focus(); } else target.click();
});

const find = document.querySelector('[data-find]');
find?.addEventListener('input', () => {
  const wanted = find.value.trim().toLowerCase();
  for (const row of document.querySelectorAll('[data-queue] [data-key]')) {
    row.hidden = wanted !== '' && !row.textContent.toLowerCase().includes(wanted);
  }
});

for (const one of document.querySelectorAll('[data-print]')) {
  one.hidden = false;
  one.addEventListener('click', () => print());
}

// What was refused while one person spoke says nothing about the next.
let speaking;
listen(({ state }) => {
  const now = state.now?.request ?? '';
  if (speaking !== undefined && now !== speaking) say('');
  speaking = now;
});
