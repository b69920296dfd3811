// What an entrance keeps on its device: scans until the server has them, and a copy that opens to badges alone.

const CODE = /[^abcdefghjkmnpqrstuvwxyz23456789]/g; // the signs of a code; others are spaces and hyphens
export const WHOLE = 20;

export const plain = (text) => text.normalize('NFKC').toLowerCase().replace(CODE, '');

function open(name) {
  return new Promise((done, fail) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('scans', { keyPath: 'key' });
      asked.result.createObjectStore('copy');
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

const settled = (asked) => new Promise((done, fail) => {
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error);
});

export async function store(event) {
  const base = await open(`entrance:${event}`);
  const of = (name, mode) => base.transaction(name, mode).objectStore(name);
  return {
    keep: (scan) => settled(of('scans', 'readwrite').put(scan)),
    drop: (keys) => { const scans = of('scans', 'readwrite'); for (const key of keys) scans.delete(key); },
    waiting: () => settled(of('scans', 'readonly').getAll()),
    copy: () => settled(of('copy', 'readonly').get('copy')),
    keepCopy: (copy) => settled(of('copy', 'readwrite').put(copy, 'copy')),
    forgetCopy: () => settled(of('copy', 'readwrite').delete('copy')),
  };
}

const bytes = (text) => new TextEncoder().encode(text);
const hash = (text) => crypto.subtle.digest('SHA-256', bytes(text));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (one) => one.toString(16).padStart(2, '0')).join('');

// What the copy says of a code, or nothing: the code is both the way to its entry and the key to it.
export async function look(copy, code) {
  const entry = copy?.entries[hex(await hash(`rostrum.badge.index:${code}`)).slice(0, 32)];
  if (!entry) return null;
  const sealed = Uint8Array.from(atob(entry), (one) => one.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', await hash(`rostrum.badge.key:${code}`), 'AES-GCM', false, ['decrypt']);
  const told = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, 12) }, key, sealed.slice(12));
  return JSON.parse(new TextDecoder().decode(told));
}
