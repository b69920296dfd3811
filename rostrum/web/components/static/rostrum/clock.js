// The server's clock, and every clock of a page drawn from an absolute deadline.
// It decides nothing: the timekeeper closes the microphone, this page shows what the record says.

const SLEEP = 500; // ms between wall and monotonic clock that tell of sleep or of a clock set anew
const OFTEN = 30_000; // ms between two measurements of a desk's line
const TOLERANCE = 200; // ms a first guess may differ from this device's clock
const SPOKEN = [60, 30, 10, 0];

let offset = Date.now() - performance.now(); // server's clock less the monotonic one, in ms
let drift = offset; // the same for this device's wall clock: it moves when the device sleeps
let heard = false;
let timeAddress = '';
let shown = null;

export const serverNow = () => offset + performance.now();
export const measureAt = (address) => { timeAddress = address; };

// A message tells the time at which it left: it is late by its journey, so the greatest guess is the best.
export function hear(micros) {
  const guess = micros / 1000 - performance.now();
  const far = Math.abs(guess - (heard ? offset : drift)) > TOLERANCE;
  offset = heard ? Math.max(offset - 1, guess) : guess;
  heard = true;
  if (far) measure();
}

async function sample() {
  const before = performance.now();
  const answer = await fetch(timeAddress, { cache: 'no-store' });
  const { now } = await answer.json();
  const after = performance.now();
  return { journey: after - before, offset: now / 1000 - (before + after) / 2 };
}

const put = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };

// A desk sees how long its line takes there and back; the words hold the place of the figure.
function showDelay(ms) {
  for (const element of document.querySelectorAll('[data-delay]')) {
    element.dataset.says ||= element.textContent;
    element.hidden = false;
    put(element, element.dataset.says.replace('{ms}', Math.round(ms)));
  }
}

let measuring = false;
export async function measure() {
  if (!timeAddress || measuring) return;
  measuring = true;
  try {
    const samples = [];
    for (let i = 0; i < 5; i += 1) samples.push(await sample());
    offset = samples.reduce((best, one) => (one.journey < best.journey ? one : best)).offset;
    heard = true;
    showDelay(Math.min(...samples.map((one) => one.journey)));
  } catch { /* without a connection the last offset stands; hello brings a new one */ }
  measuring = false;
  draw();
}

function wake() {
  const moved = Date.now() - performance.now() - drift;
  if (Math.abs(moved) < SLEEP) return;
  drift += moved;
  offset += Math.max(0, moved); // sleep only leaps ahead; a clock put back was set by somebody
  measure();
}

export const digits = (seconds) => {
  const whole = Math.abs(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n) => String(n).padStart(2, '0');
  return (seconds < 0 ? '−' : '') + (h ? `${h}:${two(m)}` : m) + `:${two(s)}`;
};

const phaseOf = (left, { warnings: [minute = 60, conclude = 10] }) => {
  if (left <= conclude) return 'conclude';
  return left <= minute ? 'minute' : 'calm';
};

// What a clock shows for a message at a moment: seconds, phase, and which word stands beside them.
export function reading(message, now, desk) {
  const { state, deadline } = message;
  const rate = state.rehearsal ? state.rehearsal.rate : 1;
  const { now: speaking, last } = state;
  if (!speaking) {
    const cut = last && last.end === 'cut';
    return { seconds: 0, limit: 0, phase: cut ? 'off' : 'idle', word: cut ? 'off' : 'idle' };
  }
  if (speaking.paused) {
    const seconds = Math.ceil(speaking.left || 0);
    return { seconds, limit: speaking.limit, phase: phaseOf(seconds, state), word: 'paused' };
  }
  if (deadline === null || speaking.limit === null) {
    const spoken = Math.max(0, Math.floor((now - speaking.given / 1000) * rate / 1000));
    return { seconds: spoken, limit: null, phase: 'calm', word: 'unlimited' };
  }
  const left = Math.ceil((deadline / 1000 - now) * rate / 1000);
  const { limit } = speaking;
  if (left > 0) {
    const phase = phaseOf(left, state);
    return { seconds: left, limit, phase, word: phase };
  }
  const over = desk && state.enforcement !== 'cut';
  const word = state.enforcement === 'urge' ? 'conclude' : 'over';
  return { seconds: over ? left : 0, limit, phase: 'conclude', word };
}

function say(clock, request, left) {
  const status = clock.querySelector('[role=status]');
  const before = clock.dataset.speaker === request ? Number(clock.dataset.left) : Infinity;
  clock.dataset.speaker = request;
  clock.dataset.left = left;
  const mark = SPOKEN.find((one) => before > one && left <= one);
  if (status && before !== Infinity && mark !== undefined) status.textContent = status.dataset[`at${mark}`];
}

function drawClock(clock, message, now) {
  const { seconds, limit, phase, word } = reading(message, now, clock.hasAttribute('data-desk'));
  clock.hidden = phase === 'idle';
  put(clock.querySelector('[data-digits]'), digits(seconds));
  if (clock.dataset.phase !== phase) clock.dataset.phase = phase;
  const words = clock.querySelector('[data-word]');
  if (words) put(words, words.dataset[word] || '');
  const bar = clock.querySelector('progress');
  if (bar) {
    bar.hidden = limit === null;
    bar.max = limit || 1;
    bar.value = Math.max(0, seconds);
  }
  if (limit && message.state.now) say(clock, message.state.now.request, seconds);
  else if (phase === 'off') say(clock, clock.dataset.speaker, 0);
}

// The programme's time of a rehearsal, or the meeting's time, in the zone of the event.
function drawTime(element, message, now) {
  const { rehearsal } = message.state;
  const at = rehearsal && element.dataset.now === 'programme'
    ? rehearsal.start / 1000 + (now - rehearsal.origin / 1000) * rehearsal.rate : now;
  const style = { hour: 'numeric', minute: '2-digit', timeZone: element.dataset.zone };
  const parts = new Intl.DateTimeFormat(document.documentElement.lang, style).formatToParts(at);
  const word = ({ type, value }) => (type === 'dayPeriod' && element.dataset[value.toLowerCase()]) || value;
  put(element, parts.map(word).join(''));
}

// What is left of the segment in force by the programme; nothing where its end is not fixed.
function drawLeft(element, message, now) {
  const { rehearsal, segment } = message.state;
  const at = rehearsal ? rehearsal.start / 1000 + (now - rehearsal.origin / 1000) * rehearsal.rate : now;
  const end = JSON.parse(element.dataset.ends)[segment];
  put(element, end === undefined ? '–' : digits(Math.floor((end - at) / 1000)));
}

// The time since a moment of the record, such as how long somebody has waited.
function drawSince(element, now) {
  put(element, digits(Math.max(0, Math.floor((now - Number(element.dataset.since) / 1000) / 1000))));
}

function draw() {
  if (!shown) return;
  const now = serverNow();
  for (const clock of document.querySelectorAll('[data-clock]')) drawClock(clock, shown, now);
  for (const element of document.querySelectorAll('[data-now]')) drawTime(element, shown, now);
  for (const element of document.querySelectorAll('[data-segment-left]')) drawLeft(element, shown, now);
  for (const element of document.querySelectorAll('[data-since]:not([data-window], [data-due])')) drawSince(element, now);
  for (const one of document.querySelectorAll('[data-window]')) {
    const open = Number(one.dataset.since) / 1000 > now;
    if (one.hidden === open) one.hidden = !open;
  }
  for (const one of document.querySelectorAll('[data-due]')) { // what is due when a moment has come
    const due = Boolean(one.dataset.since) && Number(one.dataset.since) / 1000 <= now;
    if (one.hidden === due) one.hidden = !due;
  }
}

export function show(message) {
  shown = message;
  draw();
}

function tick() {
  wake();
  draw();
  setTimeout(tick, 250 - (serverNow() % 250));
}

export function start(message) {
  hear(message.now);
  show(message);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { wake(); measure(); } });
  tick();
  if (document.querySelector('[data-delay]')) { measure(); setInterval(measure, OFTEN); }
}
