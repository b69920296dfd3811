// Podium and console: every act is a form, every key presses a button that is on the page.
import { fieldsOf, newKey, say, send } from './acts.js';
import { put } from './draw.js';
import { listen, message, redraw } from './stream.js';

const said = document.querySelector('[data-said]');

// A button that waits, or has nothing to act upon, is not disabled: that would take the focus from whoever works by
// keyboard.
const waits = (form) => form.dataset.sending !== undefined;
function setWaiting(form, button, now) {
  if (now) form.dataset.sending = '';
  else delete form.dataset.sending;
  button?.setAttribute('aria-disabled', now);
}

// Another limit than the rules give is chosen for one giving: it is forgotten with it, and when another is next.
const limits = [...document.querySelectorAll('[name=limit]')];
const limitReason = document.querySelector('[name=limit_reason]');
const limitSaid = document.querySelector('[data-limit-said]');
const otherLimit = () => limits.find((one) => one.checked && !one.defaultChecked);
function tellLimit() {
  const chosen = otherLimit();
  put(limitSaid, chosen ? `${limitSaid.dataset.chosen} ${chosen.nextElementSibling.textContent}` : '');
}

function forgetLimit() {
  for (const one of limits) one.checked = one.defaultChecked;
  if (limitReason) limitReason.selectedIndex = 0;
  tellLimit();
}

function limited(form, fields) {
  const { limit, limit_reason: why, ...rest } = fields;
  const chosen = form.dataset.limited === undefined ? undefined : otherLimit();
  return chosen ? { ...rest, limit: chosen.value, limit_reason: limitReason.value } : rest;
}

for (const one of limits) one.addEventListener('change', tellLimit);

async function act(form, button, more = {}) {
  say('');
  setWaiting(form, button, true);
  try {
    const fields = { ...limited(form, fieldsOf(form)), ...more, key: newKey(), number: message.number };
    const told = await send(button?.hasAttribute('formaction') ? button.formAction : form.action, fields);
    if (!told.ok) say(told.message || said.dataset.unsent);
    else { form.closest('details')?.removeAttribute('open'); if (form.dataset.once !== undefined) form.reset(); }
  } catch { say(said.dataset.unsent); }
  setWaiting(form, button, false);
  redraw();
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.act === undefined) return;
  event.preventDefault();
  if (waits(form) || event.submitter?.getAttribute('aria-disabled') === 'true') return;
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

// A row goes up or down by one place, for the reason chosen in it, else by decision of the chair.
const shift = { ArrowUp: -1, ArrowDown: 1 };
function moveRow(row, step) {
  const form = row?.querySelector('[data-act]');
  const button = form?.querySelector('[formaction$="/move/"]');
  const position = Number(row?.querySelector('[data-field=number]').textContent) + step;
  const last = document.querySelectorAll('[data-queue] [data-key]').length;
  if (!button || waits(form) || position < 1 || position > last) return;
  act(form, button, { position, reason: form.elements.reason.value || 'chair' });
}

document.addEventListener('keydown', (event) => {
  if (event.shiftKey && shift[event.key] && event.target.closest('[data-queue]')) {
    event.preventDefault();
    moveRow(event.target.closest('[data-key]'), shift[event.key]);
    return;
  }
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
  if (target.matches('input:not([type=radio]), select')) { target.closest('details')?.setAttribute('open', ''); target.focus(); } else target.click();
});

const find = document.querySelector('[data-find]');
const rows = document.querySelector('[data-queue]');
// What stands in the row for all to read; not its own acts, whose words every row has.
const read = (row) => [...row.cells].slice(0, -1).map((cell) => cell.textContent).join(' ').toLowerCase();

function sift() {
  const wanted = find.value.trim().toLowerCase();
  for (const row of rows.querySelectorAll('[data-key]')) row.hidden = wanted !== '' && !read(row).includes(wanted);
}

if (find) {
  find.addEventListener('input', sift);
  new MutationObserver(sift).observe(rows, { childList: true, characterData: true, subtree: true });
}

for (const one of document.querySelectorAll('[data-print]')) {
  one.hidden = false;
  one.addEventListener('click', () => print());
}

// What was refused while one person spoke says nothing about the next.
let speaking;
let due;
listen(({ state }) => {
  const now = state.now?.request ?? '';
  if (speaking !== undefined && now !== speaking) say('');
  if (now !== speaking || state.due !== due) forgetLimit();
  speaking = now;
  due = state.due;
});
