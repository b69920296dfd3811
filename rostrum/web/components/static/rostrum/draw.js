// Puts a message into the page. What goes where, the server's markup says; words come from its templates.
//   data-field="now.name"    the value as text; with data-words="lang" the word for that code
//   data-when="now|x !y a=b" shown when every part holds; of a part with a bar, one of its sides
//   data-ready="now"         a button that has nothing to act upon says so, and keeps its place and the focus
//   data-default="a=b"       a choice made already while every part holds; it takes the place of another when that changes
//   data-hot="key"           the key of the desk by which it is pressed
//   data-list="next"         rows made from the template named by data-row, kept by data-key
//   data-here="segment"      aria-current on the child whose data-id or data-key is that value

export const value = (from, path) => path.split('.').reduce((told, name) => told?.[name], from);

export const put = (element, text) => {
  if (element && element.textContent !== text) element.textContent = text;
};

const wording = (list, code) => {
  const words = document.querySelector(`template[data-words="${list}"]`);
  return words?.content.querySelector(`[data-code="${CSS.escape(code)}"]`);
};

export const word = (list, code) => wording(list, code)?.textContent ?? code;

// A word says its language where that is not the page's.
function putWord(element, list, code) {
  const found = wording(list, code);
  put(element, found?.textContent ?? code);
  if (found && element.lang !== found.lang) element.lang = found.lang;
}

const holds = (from, part) => {
  if (part.includes('|')) return part.split('|').some((side) => holds(from, side));
  if (part[0] === '!') return !holds(from, part.slice(1));
  const [path, wanted] = part.split('=');
  const told = value(from, path);
  return wanted === undefined ? Boolean(told) : String(told ?? '') === wanted;
};
const fits = (from, condition) => condition.split(' ').every((part) => holds(from, part));

// Rows of a list are filled from their own part of the state.
const each = (root, name, act) => {
  for (const element of root.querySelectorAll(`[data-${name}]`)) {
    if (root !== document || name === 'list' || !element.closest('[data-list]')) act(element, element.dataset[name]);
  }
};

// What somebody is writing into a field stays; it follows the state again when the state has changed.
function fillIn(element, told) {
  const written = element.type !== 'hidden' && (element === document.activeElement || element.dataset.told === told);
  if (written) return;
  element.dataset.told = told;
  element.value = told;
}

export function fill(root, from) {
  each(root, 'field', (element, path) => {
    const told = String(value(from, path) ?? '');
    if (element.dataset.words) putWord(element, element.dataset.words, told);
    else put(element, told);
  });
  each(root, 'when', (element, told) => {
    const hidden = !fits(from, told);
    if (element.hidden !== hidden) element.hidden = hidden;
  });
  each(root, 'ready', (element, told) => element.setAttribute('aria-disabled', !fits(from, told)));
  each(root, 'default', (element, told) => {
    const made = fits(from, told);
    if (element.defaultChecked !== made) element.checked = element.defaultChecked = made;
  });
  each(root, 'hot', (element, path) => { element.dataset.hotkey = value(from, path) ?? ''; });
  each(root, 'moment', (element, path) => { element.dataset.since = value(from, path) ?? ''; });
  each(root, 'value', (element, path) => fillIn(element, String(value(from, path) ?? '')));
}

// The row in focus stays where it is while the others move round it; one that has gone stays until it is left.
function place(list, rows) {
  const held = rows.find((row) => row.contains(document.activeElement));
  const at = held ? rows.indexOf(held) : 0;
  let before = held || list.firstElementChild;
  for (const row of rows.slice(0, at).reverse()) {
    if (row.nextElementSibling !== before) list.insertBefore(row, before);
    before = row;
  }
  let after = held || null;
  for (const row of rows.slice(held ? at + 1 : 0)) {
    const next = after ? after.nextElementSibling : list.firstElementChild;
    if (row !== next) list.insertBefore(row, next);
    after = row;
  }
}

function leave(row) {
  if (!row.contains(document.activeElement)) { row.remove(); return; }
  row.dataset.gone = '';
  delete row.dataset.key;
  row.addEventListener('focusout', ({ relatedTarget }) => {
    if (!row.contains(relatedTarget)) row.remove();
  });
}

function drawList(list, from) {
  const told = value(from, list.dataset.list) || [];
  const had = new Map([...list.children].map((row) => [row.dataset.key, row]));
  had.delete(undefined);
  const rows = told.map((one) => {
    const key = String(one[list.dataset.by || 'request']);
    const row = had.get(key)
      || document.getElementById(list.dataset.row).content.firstElementChild.cloneNode(true);
    had.delete(key);
    row.dataset.key = key;
    fill(row, one);
    return row;
  });
  for (const row of had.values()) leave(row);
  [...list.children].forEach((row, at) => { if (row.dataset.gone !== undefined) rows.splice(at, 0, row); });
  place(list, rows);
}

export function draw(from) {
  fill(document, from);
  each(document, 'list', (list) => drawList(list, from));
  each(document, 'here', (group, path) => {
    const here = String(value(from, path) ?? '');
    for (const one of group.querySelectorAll('[data-id], [data-key]')) {
      if ((one.dataset.id ?? one.dataset.key) === here) one.setAttribute('aria-current', 'true');
      else one.removeAttribute('aria-current');
    }
  });
}
