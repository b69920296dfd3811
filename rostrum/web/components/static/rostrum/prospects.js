// Forecast and balance on a desk: asked for anew when the state says that somebody ended, asked or a segment opened.
// What came is drawn with the state; the bars alone are drawn here.
import { ownState, redraw } from './stream.js';

const root = document.querySelector('[data-prospects]');
const CALM = 3000; // ms between two questions, so that a hundred presses are one
ownState.prospects = JSON.parse(document.getElementById('prospects').textContent);

let asked = 0;
let coming = 0;

function bars() {
  for (const name of ['categories', 'regions', 'genders']) {
    for (const one of ownState.prospects.balance[name]) {
      const row = root.querySelector(`[data-list="prospects.balance.${name}"] > .bars-row[data-key="${CSS.escape(one.code)}"]`);
      row?.querySelector('[data-bar="share"]').setAttribute('width', `${one.share}%`);
      row?.querySelector('[data-bar="expected"]').setAttribute('x', `${one.expected}%`);
    }
  }
}

async function ask() {
  coming = 0;
  asked = performance.now();
  try {
    const headers = { Accept: 'application/json', 'Accept-Language': document.documentElement.lang };
    const answer = await fetch(root.dataset.prospects, { headers, cache: 'no-store' });
    if (!answer.ok) return;
    ownState.prospects = await answer.json();
  } catch { return; } // the next change asks again
  redraw();
  bars();
}

function changed() {
  if (coming) return;
  coming = setTimeout(ask, Math.max(0, asked + CALM - performance.now()));
}

const watch = new MutationObserver(changed);
for (const sign of root.querySelectorAll('[data-heard]')) watch.observe(sign, { childList: true, characterData: true, subtree: true });
