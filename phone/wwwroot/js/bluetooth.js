// The door to Web Bluetooth, and nothing else: what is said through it is decided in C# (Browser/WebBluetooth.cs).
let device, page;
const characteristics = new Map();

const dropped = () => { characteristics.clear(); page.invokeMethodAsync('OnDropped'); };

export const isSupported = () => 'bluetooth' in navigator;

// Lets the runner choose a clip: { outcome: 'chosen' | 'none' | 'off', name }.
export async function choose(dotnet, service, others) {
  page = dotnet;
  if (!await navigator.bluetooth.getAvailability()) return { outcome: 'off' };
  try {
    const chosen = await navigator.bluetooth.requestDevice({ filters: [{ services: [service] }], optionalServices: others });
    device?.removeEventListener('gattserverdisconnected', dropped);
    device = chosen;
  } catch (error) {
    if (error.name === 'NotFoundError') return { outcome: 'none' };
    throw error;
  }
  device.addEventListener('gattserverdisconnected', dropped);
  return { outcome: 'chosen', name: device.name ?? '' };
}

// Connects to the chosen clip and learns what it offers of the given services.
export async function connect(services) {
  const server = await device.gatt.connect();
  characteristics.clear();
  for (const uuid of services) {
    const found = await server.getPrimaryService(uuid).then(s => s.getCharacteristics(), error => {
      if (error.name === 'NotFoundError') return [];
      throw error;
    });
    for (const one of found) characteristics.set(one.uuid, one);
  }
}

export const disconnect = () => device?.gatt.disconnect();

export async function read(uuid) {
  const value = await get(uuid).readValue();
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

export const write = (uuid, bytes) => get(uuid).writeValueWithResponse(bytes);

export async function subscribe(uuid) {
  const characteristic = get(uuid);
  characteristic.addEventListener('characteristicvaluechanged', () => {
    const value = characteristic.value;
    page.invokeMethodAsync('OnNotified', uuid, new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  });
  await characteristic.startNotifications();
}

function get(uuid) {
  const found = characteristics.get(uuid);
  if (!found) throw new Error(`The clip has no characteristic ${uuid}.`);
  return found;
}
