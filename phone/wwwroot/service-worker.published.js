// Cache first: the page works without a network. Each version fills a cache of its own before it is used, so no page is ever half old.
self.importScripts('./service-worker-assets.js');

const cacheName = `hipsense-${self.assetsManifest.version}`;
const left = /service-worker(-assets|\.published)?\.js$|\.(gz|br|map|pdb)$/;

async function fill() {
  const cache = await caches.open(cacheName);
  await cache.addAll(self.assetsManifest.assets
    .filter(asset => !left.test(asset.url))
    .map(asset => new Request(asset.url, { integrity: asset.hash, cache: 'no-cache' })));
}

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name !== cacheName) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request) {
  const wanted = request.mode === 'navigate' ? 'index.html' : request;
  return await (await caches.open(cacheName)).match(wanted) ?? fetch(request);
}

self.addEventListener('install', event => event.waitUntil(fill()));
self.addEventListener('activate', event => event.waitUntil(forgetOthers()));
self.addEventListener('message', event => { if (event.data === 'take over') self.skipWaiting(); });
self.addEventListener('fetch', event => { if (event.request.method === 'GET') event.respondWith(answer(event.request)); });
