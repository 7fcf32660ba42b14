// Keeping recordings, which are too long for the memory: a database of their own, chunk by chunk, and a way out that packs as it reads. No decisions here.
let database;
const opened = () => database ??= new Promise((done, failed) => {
  const request = indexedDB.open('hipsense-recordings', 1);
  request.onupgradeneeded = () => ['recordings', 'chunks'].forEach(name => request.result.createObjectStore(name));
  request.onsuccess = () => {
    request.result.onclose = () => { database = undefined; };
    request.result.onversionchange = () => { request.result.close(); database = undefined; };
    done(request.result);
  };
  request.onerror = () => { database = undefined; failed(request.error); };
});

// What is kept is on the disk before it counts as kept.
async function change(mode, act) {
  let transaction;
  try {
    transaction = (await opened()).transaction(['recordings', 'chunks'], mode, { durability: 'strict' });
  } catch (error) {
    database = undefined;
    throw error;
  }
  return new Promise((done, failed) => {
    const result = act(transaction.objectStore('recordings'), transaction.objectStore('chunks'));
    transaction.oncomplete = () => done(result?.() ?? null);
    transaction.onabort = transaction.onerror = () => failed(transaction.error ?? new DOMException('The storage refuses.'));
  });
}

const chunkKey = (id, index) => `${id}/${String(index).padStart(8, '0')}`;

export const list = () => change('readonly', recordings => {
  const texts = recordings.getAll();
  return () => texts.result.map(String);
});
export const put = (id, text) => change('readwrite', recordings => { recordings.put(text, id); });

// A chunk and what is known of its recording: both or none.
export const append = (id, text, index, bytes) => change('readwrite', (recordings, chunks) => {
  chunks.put(bytes.slice(), chunkKey(id, index));
  recordings.put(text, id);
});
export const chunk = (id, index) => change('readonly', (_, chunks) => {
  const request = chunks.get(chunkKey(id, index));
  return () => request.result ?? new Uint8Array();
});
export const remove = id => change('readwrite', (recordings, chunks) => {
  chunks.delete(IDBKeyRange.bound(`${id}/`, `${id}/~`));
  recordings.delete(id);
});

// One file at a time is packed, piece by piece.
let writer, packed;
export function beginFile() {
  const gzip = new CompressionStream('gzip');
  writer = gzip.writable.getWriter();
  packed = new Response(gzip.readable).blob();
}
export const addToFile = async bytes => { await writer.write(bytes.slice()); };
export async function endFile(name) {
  await writer.close();
  const file = new File([await packed], name, { type: 'application/gzip' });
  writer = packed = undefined;
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
    return navigator.share({ files: [file] }).catch(error => { if (error.name !== 'AbortError') throw error; });
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
