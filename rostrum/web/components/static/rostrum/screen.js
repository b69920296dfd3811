// The big screen: after five seconds of silence its wait slide covers the time, which could mislead a room.
import { listen } from './stream.js';

const STEPS = 4; // how often a long name is set smaller, so that it stands on two lines at most

function fit(name) {
  for (let step = 0; step <= STEPS; step += 1) {
    name.dataset.step = step;
    const lines = Math.round(name.offsetHeight / Number.parseFloat(getComputedStyle(name).lineHeight));
    if (lines <= 2 && name.scrollWidth <= name.clientWidth) return;
  }
}

const names = document.querySelectorAll('[data-fit]');
const fitAll = () => names.forEach(fit);
for (const name of names) {
  new MutationObserver(fitAll).observe(name, { childList: true, characterData: true, subtree: true });
}
addEventListener('resize', fitAll);
listen();
fitAll();
