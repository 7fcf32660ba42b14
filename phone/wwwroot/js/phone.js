// What the phone can do that .NET has no words for: keep, make itself heard and felt, stay awake, share, install. No decisions here.

import { database } from './database.js';

// Keeping: a store of runs and one of choices, both of JSON texts.
const change = database('hipsense', ['runs', 'choices']);
const inStore = (name, mode, act) => change([name], mode, act);
const result = request => () => request.result ?? null;
export const put = (name, key, text) => inStore(name, 'readwrite', store => result(store.put(text, key)));
export const get = (name, key) => inStore(name, 'readonly', store => result(store.get(key)));
export const all = name => inStore(name, 'readonly', store => {
  const keys = store.getAllKeys(), texts = store.getAll();
  return () => keys.result.map((key, i) => [String(key), String(texts.result[i])]);
});
export const remove = (name, key) => inStore(name, 'readwrite', store => result(store.delete(key)));

// Whether the browser has promised to clear nothing of it when room gets short; it may ask its user.
export const persist = async ask => ask
  ? await navigator.storage?.persist?.() ?? null
  : await navigator.storage?.persisted?.() ?? null;

// Being heard. A browser lets a page sound only after a touch: the first one anywhere will do.
let audio, page;
export function allowSound() {
  if (!audio) {
    audio = new AudioContext();
    audio.onstatechange = () => page?.invokeMethodAsync('OnSound', audio.state === 'running');
  }
  // Without a touch this waits for one, which nobody who asks for it shall do.
  audio.resume().catch(() => undefined);
}

// Plays tones one after the other: pan −1 is the left ear, 1 the right.
export function play(pan, tones) {
  if (audio?.state !== 'running') return false;
  let at = audio.currentTime;
  for (const { hz, seconds, pause } of tones) {
    const tone = new OscillatorNode(audio, { frequency: hz });
    const level = new GainNode(audio, { gain: 0 });
    tone.connect(level).connect(new StereoPannerNode(audio, { pan })).connect(audio.destination);
    level.gain.setTargetAtTime(0.5, at, 0.01);
    level.gain.setTargetAtTime(0, at + seconds, 0.02);
    tone.start(at);
    tone.stop(at + seconds + 0.2);
    at += seconds + pause;
  }
  return true;
}

export function say(text) {
  if (!('speechSynthesis' in window)) return;
  const words = new SpeechSynthesisUtterance(text);
  words.lang = 'en';
  speechSynthesis.speak(words);
}

export const vibrate = pattern => navigator.vibrate?.(pattern) ?? false;

// Staying awake. The system takes the lock away whenever the page is hidden.
let awake = false, lock;
export async function stayAwake(on) {
  awake = on;
  if (!on) return lock?.release();
  if (document.visibilityState === 'visible') lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
}

// Sharing: the system's own sheet where there is one for files, else a download.
export async function share(name, type, bytes) {
  const file = new File([bytes], name, { type });
  if (matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })) {
    return navigator.share({ files: [file] }).catch(error => { if (error.name !== 'AbortError') throw error; });
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

// Being installed and renewed.
let registration, renewing = false;
export async function watch(dotnet) {
  page = dotnet;
  for (const touch of ['pointerdown', 'keydown']) addEventListener(touch, allowSound, { capture: true });
  document.addEventListener('visibilitychange', () => {
    const visible = document.visibilityState === 'visible';
    if (visible && awake) stayAwake(true);
    page.invokeMethodAsync('OnVisible', visible);
  });
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => { if (renewing) location.reload(); });
  registration = await navigator.serviceWorker.register('service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
  const tell = () => { if (registration.waiting && navigator.serviceWorker.controller) page.invokeMethodAsync('OnUpdateReady'); };
  if (!registration) return;
  tell();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', tell));
}

export function renew() {
  renewing = true;
  registration.waiting?.postMessage('take over');
}
