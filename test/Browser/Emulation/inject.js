// Comes before the page's own scripts. DevTools can answer a browser's Bluetooth but not notify it, so the page's own characteristics are
// remembered when it subscribes, and are told what the clip has sent.
(() => {
  const type = BluetoothRemoteGATTCharacteristic.prototype, start = type.startNotifications, heard = new Map();
  type.startNotifications = async function () {
    const result = await start.call(this);
    heard.set(this.uuid, this);
    return result;
  };
  window.hipSenseAir = packets => packets.map(([uuid, text]) => {
    const characteristic = heard.get(uuid);
    if (!characteristic?.service.device.gatt.connected) return false;
    const value = new DataView(Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer);
    Object.defineProperty(characteristic, 'value', { configurable: true, get: () => value });
    characteristic.dispatchEvent(new Event('characteristicvaluechanged', { bubbles: true }));
    delete characteristic.value;
    return true;
  });
})();
