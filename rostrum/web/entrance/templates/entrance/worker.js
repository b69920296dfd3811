// Keeps the page of an entrance and its files. Asks the server first, so that a page is never older than it must be.
const FILES = {{ files|safe }};
const KEPT = 'entrance';
const PATIENCE = 4000; // ms that a weak connection may take before what is kept is shown

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll([...FILES, './'])).then(() => self.skipWaiting()));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

const late = () => new Promise((_, fail) => { setTimeout(fail, PATIENCE); });

async function answer(request) {
  const kept = await caches.open(KEPT);
  try {
    const fresh = await Promise.race([fetch(request), late()]);
    if (fresh.ok && !fresh.redirected) await kept.put(request, fresh.clone());
    return fresh;
  } catch {
    return (await kept.match(request, { ignoreSearch: true })) || Response.error();
  }
}

const ours = ({ url, mode }) => FILES.includes(new URL(url).pathname)
  || (mode === 'navigate' && new URL(url).pathname === new URL('./', self.location).pathname);

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && ours(event.request)) event.respondWith(answer(event.request));
});
