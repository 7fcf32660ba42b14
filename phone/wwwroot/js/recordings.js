// Keeping recordings, which are too long for the memory: a database of their own, chunk by chunk, and a way out that packs as it reads. No decisions here.
import { database } from './database.js';
import { share } from './phone.js';

const changeBoth = database('hipsense-recordings', ['recordings', 'chunks']);
const change = (mode, act) => changeBoth(['recordings', 'chunks'], mode, act);

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
  const bytes = await packed;
  writer = packed = undefined;
  return share(name, 'application/gzip', bytes);
}
