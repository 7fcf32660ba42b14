// One of the browser's databases: opened when it is wanted first, and again when it has been closed.
// What it gives back changes stores by name: what is kept is on the disk before it counts as kept.
export function database(name, stores) {
  let opening;
  const opened = () => opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => stores.forEach(store => request.result.createObjectStore(store));
    request.onsuccess = () => {
      // Closed by the browser, or to make room for a later page's: the next who wants it opens it again.
      request.result.onclose = () => { opening = undefined; };
      request.result.onversionchange = () => { request.result.close(); opening = undefined; };
      done(request.result);
    };
    request.onerror = () => { opening = undefined; failed(request.error); };
  });

  // act gets the stores, and may return what tells the result when all is done.
  return async function change(names, mode, act) {
    let transaction;
    try {
      transaction = (await opened()).transaction(names, mode, { durability: 'strict' });
    } catch (error) {
      opening = undefined;
      throw error;
    }
    return new Promise((done, failed) => {
      const result = act(...names.map(store => transaction.objectStore(store)));
      transaction.oncomplete = () => done(result?.() ?? null);
      transaction.onabort = transaction.onerror = () => failed(transaction.error ?? new DOMException('The storage refuses.'));
    });
  };
}
