// The participant's phone. Its place comes from the order everybody hears; a press made offline is kept and sent later.
import { fieldsOf, newKey, say, send } from './acts.js';
import { serverNow } from './clock.js';
import { listen, message, ownState, redraw } from './stream.js';

const own = document.querySelector('[data-mine]');
const store = `press:${document.querySelector('[data-floor]').dataset.floor}`;
let mine = own.dataset.mine; // the id of our request, while it waits or speaks
let matters = JSON.parse(document.getElementById('mine').textContent).matters; // the same beside the list, by form
let code = own.dataset.code; // by which others join our request
let sending = false;
let signalled = '';

const kept = () => JSON.parse(localStorage.getItem(store) || 'null');

// What this category may raise, and what of it waits: the server's list says which requests still stand.
function besideOf({ now, matters: waiting = [], interrupted, raises = {}, segment }) {
  const [may, waits, own] = [{}, {}, {}];
  for (const [form, categories] of Object.entries(raises)) {
    may[form] = Boolean(segment) && categories.includes(document.querySelector('[data-mine]').dataset.category);
  }
  for (const [form, request] of Object.entries(matters)) {
    waits[form] = waiting.some((one) => one.request === request);
    own[form] = waits[form] || [now, interrupted].some((one) => one?.request === request);
  }
  may.any = Object.values(may).some(Boolean);
  return { may, waits, matters: own };
}

// Whether the list takes names from this category now: each door has its own hours.
function takesNames({ accepting, list }) {
  const doors = list?.doors || [];
  const mineOf = doors.find((one) => one.categories.includes(own.dataset.category));
  return accepting && (doors.length ? Boolean(mineOf?.open) : true);
}

// A request of another in which we are named is ours too.
function sharedBy({ together = {} }) {
  return Object.keys(together).find((request) => together[request].includes(own.dataset.who)) || '';
}

function placeOf(told) {
  const { now, interrupted, order = [], mode, segment, writing = [] } = told;
  const shared = sharedBy(told);
  if (shared) mine = shared;
  const ours = [mine, ...Object.values(matters)].filter(Boolean);
  if (now && ours.includes(now.request)) return { state: 'floor' };
  if (interrupted && ours.includes(interrupted.request)) return { state: 'interrupted' };
  const place = mine ? order.indexOf(mine) + 1 : 0;
  if (place) return { state: place === 1 ? 'next' : 'waiting', number: place, before: place - 1, code, joined: Boolean(shared) };
  if (sending) return { state: 'sending' };
  if (kept()) return { state: 'kept' };
  const named = segment && (mode === 'invited' || mode === 'selected');
  if (!named && takesNames(told)) return { state: 'ask' };
  if (writing.includes(own.dataset.who)) return { state: 'writing' };
  return { state: named ? 'invited' : 'closed' };
}

// How our own intervention ended is said until somebody else has the floor.
function stateOf(state) {
  const { now, last } = state;
  const ended = mine && !now && last?.request === mine ? last.end : '';
  const [anew, lapsed, fallen] = [state.anew, state.lapsed, state.fallen]
    .map((told = []) => told.includes(own.dataset.who));
  return { ...placeOf(state), ...besideOf(state), request: mine, ended, anew, lapsed, fallen };
}

function signal(state) {
  const asked = document.querySelector('[data-signal]').checked;
  if (asked && state !== signalled && (state === 'next' || state === 'floor')) {
    navigator.vibrate?.([300, 100, 300]);
    beep();
  }
  signalled = state;
}

function beep() {
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  tone.connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.3);
}

let lock = null;
async function stayAwake(state) {
  const wanted = ['waiting', 'next', 'floor'].includes(state) && !document.hidden;
  if (wanted && !lock) lock = await navigator.wakeLock?.request('screen').catch(() => null);
  else if (!wanted && lock) { lock.release(); lock = null; }
}

function update() {
  ownState.mine = stateOf(message.state);
  signal(ownState.mine.state);
  stayAwake(ownState.mine.state);
}

function changed() {
  update();
  redraw();
}

async function act(form, fields) {
  say('');
  const asks = form.dataset.act === 'request';
  if (asks) { sending = true; changed(); }
  let told;
  try { told = await send(form.action, fields); } catch { told = null; }
  sending = false;
  if (told === null) {
    if (asks) localStorage.setItem(store, JSON.stringify({ address: form.action, fields }));
    else say(own.dataset.unsent);
  } else {
    if (asks) localStorage.removeItem(store);
    if (told.request !== undefined) mine = told.request || mine;
    if (told.joint) code = told.joint;
    if (told.matters) matters = { ...matters, ...told.matters };
    if (!told.ok) say(told.message || own.dataset.unsent);
    if (told.status >= 500 && asks) localStorage.setItem(store, JSON.stringify({ address: form.action, fields }));
  }
  changed();
}

let retrying = false;
async function sendKept() {
  const press = kept();
  if (!press || retrying || !navigator.onLine) return;
  retrying = true;
  const form = document.querySelector('[data-act=request]');
  await act(form, press.fields);
  retrying = false;
}

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.dataset.act) return;
  event.preventDefault();
  const pressed = Math.round(serverNow() * 1000);
  const { floor, lang, form: kind, point, group, code: joins } = fieldsOf(form);
  act(form, { floor, lang, form: kind, point, group, code: joins, key: newKey(), pressed: form.dataset.act === 'request' ? pressed : undefined });
});
addEventListener('online', sendKept);
addEventListener('storage', changed); // another tab of this phone has pressed or sent
listen(() => { update(); sendKept(); });
