// One stream a page: what it hears, how it comes back, and when the page may no longer be believed.
import { hear, measureAt, serverNow, show, start } from './clock.js';
import { draw } from './draw.js';

const root = document.querySelector('[data-live]');
const { live, floor, audience, tokenUrl, silence, hasty } = root ? root.dataset : {};
const AHEAD = 30_000; // ms before a token runs out at which another is asked for
const EMPTY = { number: -1, now: 0, deadline: null, state: {} };

let source = null;
let coming = 0; // the timer of the next attempt
let token = null;
let lastSign = 0; // when anything was heard, on the monotonic clock
let tried = 0; // when the stream was last asked for: on a thin line its answer takes seconds
let stale = false;
let tell = () => {};

export let message = EMPTY;
export const ownState = {}; // what only this page knows, drawn with the state

export function redraw() {
  draw({ ...message.state, ...ownState, number: message.number, stale });
}

function setStale(now) {
  if (stale === now) return;
  stale = now;
  redraw();
}

function sign() { lastSign = performance.now(); }

function take(event) {
  const told = JSON.parse(event.data);
  sign();
  if (told.number <= message.number) return;
  message = told;
  show(message);
  stale = false;
  tell(message);
  redraw();
}

function beat(event) {
  sign();
  hear(JSON.parse(event.data).now);
}

// A line that opens with nothing after `hello` says that the state at hand is the newest. A page that keeps
// something for the next connection hears of it too: the floor may stay quiet for minutes.
function hello(event) {
  beat(event);
  setTimeout(() => { setStale(false); tell(message); });
}

async function address() {
  const asked = new URLSearchParams({ audience });
  if (message.number >= 0) asked.set('after', message.number);
  if (tokenUrl) {
    if (!token || token.expires / 1000 < serverNow() + AHEAD) {
      const answer = await fetch(tokenUrl, { headers: { Accept: 'application/json' }, cache: 'no-store' });
      if (!answer.ok) throw new Error(answer.status);
      token = await answer.json();
    }
    asked.set('token', token.token);
  }
  return `${live}/${floor}?${asked}`;
}

function close() {
  clearTimeout(coming);
  coming = 0;
  if (source) source.close();
  source = null;
}

// Spread, because ten thousand come back; soon, because a process that starts again is back within a second or two.
function again(wait = 500 + Math.random() * 2000) {
  close();
  coming = setTimeout(open, wait);
}

function lost() {
  if (hasty !== undefined) setStale(true);
  again();
}

async function open() {
  close();
  if (document.hidden) return;
  coming = -1;
  tried = performance.now();
  let where;
  try { where = await address(); } catch { token = null; lost(); return; }
  if (coming !== -1) return;
  coming = 0;
  source = new EventSource(where);
  source.onmessage = take;
  source.onerror = lost;
  source.addEventListener('hello', hello);
  source.addEventListener('beat', beat);
  source.addEventListener('reset', () => { message = { ...message, number: -1 }; sign(); });
  source.addEventListener('end', () => { token = null; again(0); });
}

function watch() {
  if (!document.hidden && performance.now() - lastSign > Number(silence)) {
    setStale(true);
    if (!coming && source && performance.now() - Math.max(lastSign, tried) > Number(silence) + 25_000) again();
  }
  setTimeout(watch, 500);
}

// Begins with what the server put into the page; `then` is called with every new message.
export function listen(then = () => {}) {
  tell = then;
  message = JSON.parse(document.getElementById('state').textContent);
  measureAt(`${live}/time`);
  start(message);
  sign();
  tell(message);
  redraw();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) close();
    else { sign(); open(); }
  });
  addEventListener('offline', lost);
  addEventListener('online', () => again(0));
  open();
  watch();
}
