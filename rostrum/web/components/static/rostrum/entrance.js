// An entrance. It decides by its copy at once, keeps every scan until the server has it, and tells each under one key.
import { newKey, send } from './acts.js';
import { WHOLE, look, plain, store } from './entrance-store.js';

const root = document.querySelector('[data-entrance]');
const form = root.querySelector('form[data-scan]');
const field = form.elements.code;
const put = (name, text) => { for (const one of root.querySelectorAll(`[data-field="${name}"]`)) one.textContent = text; };
const when = (name, on) => { for (const one of root.querySelectorAll(`[data-when="${name}"]`)) one.hidden = !on; };
const EVERY = 60_000; // ms between two looks for what waits
const COPY_EVERY = 300_000; // ms a copy is good enough for
const COPY_LASTS = 86_400_000; // ms after which a device forgets it
const AGAIN = 4_000; // ms in which a camera sees one badge many times
const MOST = 200;

let kept = null;
let offset = Number(root.dataset.now) / 1000 - Date.now();
let shown = ''; // the scan whose verdict stands on the page
let last = { code: '', at: 0 };
const serverNow = () => Math.round((Date.now() + offset) * 1000);

function show(verdict, { name = '', category = '' } = {}) {
  for (const one of root.querySelectorAll('[data-verdict]')) one.hidden = one.dataset.verdict !== verdict;
  put('name', name);
  put('category', category);
}

const word = ({ type, value }) => (type === 'dayPeriod' && root.dataset[value.toLowerCase()]) || value;
const time = (micros) => new Intl.DateTimeFormat(document.documentElement.lang, {
  hour: 'numeric', minute: '2-digit', timeZone: root.dataset.zone, numberingSystem: 'latn',
}).formatToParts(micros / 1000).map(word).join('');

async function draw() {
  const [waiting, copy] = [await kept.waiting(), await kept.copy()];
  put('waiting', waiting.length);
  when('waiting', waiting.length > 0);
  when('copy', Boolean(copy));
  when('no-copy', !copy);
  if (copy) put('made', time(copy.made));
}

function connected(on) {
  when('online', on);
  when('offline', !on);
  if (on) when('signed-out', false);
}

let telling = false;
async function tell() {
  if (telling) return;
  telling = true;
  try {
    let waiting = await kept.waiting();
    while (waiting.length) {
      const some = waiting.sort((a, b) => a.at - b.at).slice(0, MOST);
      const told = await send(root.dataset.scans, { scans: some });
      if (told.status === 401 || told.status === 403) when('signed-out', true);
      if (!told.ok) break;
      offset = told.now / 1000 - Date.now();
      await kept.drop(some.map((one) => one.key));
      connected(true);
      counted(told);
      waiting = await kept.waiting();
    }
  } catch { connected(false); }
  telling = false;
  await draw();
}

function counted({ seen, counts }) {
  for (const [name, count] of Object.entries(counts)) put(name, count);
  const one = seen.find(({ key }) => key === shown);
  if (one) show(one.verdict === 'admitted' && last.way === 'out' ? 'out' : one.verdict, one);
}

async function fetchCopy() {
  try {
    const answer = await fetch(root.dataset.copy, { headers: { Accept: 'application/json' }, cache: 'no-store' });
    when('signed-out', answer.status === 403);
    if (!answer.ok) return;
    await kept.keepCopy({ ...await answer.json(), fetched: Date.now() });
    connected(true);
  } catch { connected(false); }
  await draw();
}

async function scanned(text) {
  const code = plain(text);
  const way = form.elements.way.value;
  if (code.length !== WHOLE) { show('no_code'); return; }
  if (code === last.code && way === last.way && Date.now() - last.at < AGAIN) return;
  last = { code, way, at: Date.now() };
  const found = await look(await kept.copy(), code).catch(() => null);
  const known = found && (found.verdict === 'admitted' && way === 'out' ? 'out' : found.verdict);
  const scan = { key: newKey(), code, at: serverNow(), way };
  if (found) scan.let_in = found.verdict === 'admitted';
  shown = scan.key;
  show(known || (navigator.onLine ? 'checking' : 'unsure'), found || {});
  await kept.keep(scan);
  await tell();
  const unheard = (await kept.waiting()).some(({ key }) => key === scan.key);
  if (!found && unheard && shown === scan.key) show('unsure');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const text = field.value;
  field.value = '';
  scanned(text);
  field.focus();
});

let eye = null;
async function camera() {
  if (eye) { eye.getTracks().forEach((one) => one.stop()); eye = null; root.querySelector('[data-eye]').replaceChildren(); return; }
  try { eye = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }); } catch { when('no-camera', true); return; }
  const picture = document.createElement('video');
  Object.assign(picture, { srcObject: eye, muted: true, playsInline: true });
  root.querySelector('[data-eye]').replaceChildren(picture);
  await picture.play();
  const reader = new BarcodeDetector({ formats: ['qr_code'] });
  const read = async () => {
    if (!eye) return;
    const [found] = await reader.detect(picture).catch(() => []);
    if (found) await scanned(found.rawValue);
    setTimeout(read, 200);
  };
  read();
}

// Ready is an entrance whose page opens without a connection too; a worker that cannot be put in place ends the wait.
async function keepPage() {
  const held = await navigator.serviceWorker?.register(root.dataset.worker).catch(() => null);
  const coming = held?.installing || held?.waiting;
  if (coming && !held.active) {
    await new Promise((done) => {
      coming.addEventListener('statechange', () => ['activated', 'redundant'].includes(coming.state) && done());
    });
  }
}

async function begin() {
  kept = await store(root.dataset.event);
  if ('BarcodeDetector' in window && navigator.mediaDevices) {
    when('camera', true);
    root.querySelector('[data-camera]').addEventListener('click', camera);
  }
  root.querySelector('[data-fetch]').addEventListener('click', fetchCopy);
  root.querySelector('[data-forget]').addEventListener('click', async () => { await kept.forgetCopy(); await draw(); });
  addEventListener('online', () => { tell(); fetchCopy(); });
  addEventListener('offline', () => connected(false));
  connected(navigator.onLine);
  when('script', true);
  const page = keepPage();
  const age = Date.now() - ((await kept.copy())?.fetched || 0);
  if (age > COPY_LASTS) await kept.forgetCopy();
  if (age > COPY_EVERY) await fetchCopy();
  await tell();
  setInterval(tell, EVERY);
  setInterval(fetchCopy, COPY_EVERY);
  await page;
  root.dataset.ready = 'yes';
}

begin();
