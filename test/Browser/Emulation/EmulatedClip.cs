using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Demo;
using HipSense.Virtual;
using Microsoft.Playwright;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Tests.Browser.Emulation;

/// <summary>
/// A clip near the browser: the firmware's own services, on the virtual board, behind the browser's emulated Bluetooth adapter. Its time keeps up
/// with the clock on the wall, and a test can let it run ahead, freeze it, or carry it out of reach.
/// </summary>
internal sealed class EmulatedClip : IAsyncDisposable
{
    private const string Address = "AA:BB:CC:DD:EE:01";
    private const int OutOfReach = 0x3E;
    private const string Configuration = "00002902-0000-1000-8000-00805f9b34fb";

    // Playwright waits for ever for what it asked of a browser that has crashed.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly ICDPSession _browser;
    private readonly ICDPSession _tab;
    private readonly IPage _page;
    private readonly Dictionary<string, Guid> _characteristics = [];
    private readonly List<(string Id, string Type, AttReply Reply)> _waiting = [];
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<string> _answered = [];
    private TimeSpan _ahead;
    private Task _pump = Task.CompletedTask;

    private EmulatedClip(PacedClip clip, IPage page, ICDPSession browser, ICDPSession tab)
    {
        Clip = clip;
        _page = page;
        _browser = browser;
        _tab = tab;
        _ahead = clip.Now;
        On(browser, "BluetoothEmulation.gattOperationReceived", OnGattAsync);
        On(browser, "BluetoothEmulation.characteristicOperationReceived", OnCharacteristicAsync);
        On(browser, "BluetoothEmulation.descriptorOperationReceived", OnDescriptorAsync);
        On(tab, "DeviceAccess.deviceRequestPrompted", OnPromptAsync);
    }

    /// <summary>The clip itself. Only touch it inside of <see cref="With"/>.</summary>
    public PacedClip Clip { get; }

    /// <summary>False: its time stands still, and so it says nothing and answers nothing new.</summary>
    public bool IsAwake { get; set; } = true;

    /// <summary>False: the browser cannot reach it.</summary>
    public bool IsNear { get; set; } = true;

    /// <summary>False: whoever is asked to choose a clip chooses none.</summary>
    public bool IsChosen { get; set; } = true;

    /// <summary>Notifications that are lost on the way: those for which this says true.</summary>
    public Func<Notification, bool>? Loses { get; set; }

    /// <summary>What the page was told last of each kind of packet, in plain.</summary>
    public ConcurrentDictionary<byte, byte[]> Told { get; } = new();

    /// <summary>What went wrong in here; a test that ends with any has failed.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Puts a clip near a page that has not been opened yet.</summary>
    public static async Task<EmulatedClip> NearAsync(IPage page, PacedClip clip)
    {
        IBrowser browser = page.Context.Browser!;
        ICDPSession whole = await browser.NewBrowserCDPSessionAsync();
        ICDPSession tab = await page.Context.NewCDPSessionAsync(page);
        await page.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "Emulation", "inject.js"));
        var emulated = new EmulatedClip(clip, page, whole, tab);
        await tab.SendAsync("DeviceAccess.enable");
        await emulated.SendAsync("enable", new() { ["state"] = "powered-on", ["leSupported"] = true });
        await emulated.SendAsync("simulatePreconnectedPeripheral", new()
        {
            ["address"] = Address,
            ["name"] = emulated.With(paced => "HIP-" + paced.Clip.Link.Session.Fingerprint.ToString("X4", null)),
            ["manufacturerData"] = Array.Empty<object>(),
            ["knownServiceUuids"] = emulated.With(paced => paced.Board.Radio.Services.Select(service => service.Uuid.ToString()).ToArray()),
        });
        emulated._pump = emulated.PumpAsync();
        return emulated;
    }

    /// <summary>Does something with the clip while its time stands still.</summary>
    public T With<T>(Func<PacedClip, T> act)
    {
        lock (_gate)
        {
            using (Clip.Board.Enter())
            {
                return act(Clip);
            }
        }
    }

    /// <summary>Lets the clip's time run ahead.</summary>
    public void Skip(TimeSpan time) => With(clip =>
    {
        clip.AdvanceTo(clip.Now + time);
        _ahead += time;
        return true;
    });

    /// <summary>The link breaks.</summary>
    public Task DropAsync()
    {
        With(clip =>
        {
            clip.Phone.Disconnect();
            clip.Phone.Notifications.Clear();
            _waiting.Clear();
            return true;
        });
        return SendAsync("simulateGATTDisconnection", new() { ["address"] = Address });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The emulation stays on until the browser closes: Chromium crashes when it is disabled below a page that is connected.
        await _end.CancelAsync();
        await _pump;
        _end.Dispose();
    }

    private void On(ICDPSession session, string name, Func<JsonElement, Task> act) => session.Event(name).OnEvent += (_, happened) =>
    {
        if (happened is JsonElement what)
        {
            _ = GuardAsync(() => act(what));
        }
    };

    private async Task GuardAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (PlaywrightException) when (_end.IsCancellationRequested)
        {
            // The test is over.
        }
        catch (PlaywrightException left) when (left.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            // The page was opened anew just then: nobody hears what was said to the old one.
        }
        catch (Exception fault)
        {
            lock (Problems)
            {
                Problems.Add(fault.ToString());
            }
        }
    }

    private Task<JsonElement?> SendAsync(string method, Dictionary<string, object> values) =>
        _browser.SendAsync("BluetoothEmulation." + method, values).WaitAsync(s_patience);

    private async Task OnPromptAsync(JsonElement prompt)
    {
        string id = prompt.GetProperty("id").GetString()!;
        if (!IsChosen)
        {
            if (_answered.Add(id))
            {
                await _tab.SendAsync("DeviceAccess.cancelPrompt", new() { ["id"] = id });
            }

            return;
        }

        // The prompt comes again with every device that is found, and may be answered once.
        if (prompt.GetProperty("devices").GetArrayLength() > 0 && _answered.Add(id))
        {
            await _tab.SendAsync("DeviceAccess.selectPrompt", new() { ["id"] = id, ["deviceId"] = prompt.GetProperty("devices")[0].GetProperty("id").GetString()! });
        }
    }

    private async Task OnGattAsync(JsonElement operation)
    {
        string type = operation.GetProperty("type").GetString()!;
        int code = 0;
        if (type == "connection")
        {
            code = IsNear && With(Connect) ? 0 : OutOfReach;
        }
        else
        {
            await AddServicesAsync();
        }

        await SendAsync("simulateGATTOperationResponse", new() { ["address"] = Address, ["type"] = type, ["code"] = code });
    }

    private static bool Connect(PacedClip clip)
    {
        if (!clip.Phone.IsConnected && clip.Phone.Connect())
        {
            clip.Phone.ExchangeMtu(VirtualRadio.MostMtu);
        }

        return clip.Phone.IsConnected;
    }

    // What the firmware has published, at each discovery: the browser forgets it when a link breaks.
    private async Task AddServicesAsync()
    {
        _characteristics.Clear();
        foreach (GattLocalService service in With(clip => clip.Board.Radio.Services))
        {
            string serviceId = Id(await SendAsync("addService", new() { ["address"] = Address, ["serviceUuid"] = service.Uuid.ToString() }), "serviceId");
            foreach (GattLocalCharacteristic characteristic in service.Characteristics)
            {
                GattCharacteristicProperties can = characteristic.CharacteristicProperties;
                string id = Id(
                    await SendAsync("addCharacteristic", new()
                    {
                        ["serviceId"] = serviceId,
                        ["characteristicUuid"] = characteristic.Uuid.ToString(),
                        ["properties"] = new Dictionary<string, object>
                        {
                            ["read"] = can.HasFlag(GattCharacteristicProperties.Read),
                            ["write"] = can.HasFlag(GattCharacteristicProperties.Write),
                            ["notify"] = can.HasFlag(GattCharacteristicProperties.Notify),
                        },
                    }),
                    "characteristicId");
                _characteristics[id] = characteristic.Uuid;
                if (can.HasFlag(GattCharacteristicProperties.Notify))
                {
                    await SendAsync("addDescriptor", new() { ["characteristicId"] = id, ["descriptorUuid"] = Configuration });
                }
            }
        }
    }

    private async Task OnCharacteristicAsync(JsonElement operation)
    {
        string id = operation.GetProperty("characteristicId").GetString()!;
        string type = operation.GetProperty("type").GetString()!;
        byte[] data = operation.TryGetProperty("data", out JsonElement text) ? text.GetBytesFromBase64() : [];
        Guid uuid = _characteristics[id];
        AttReply? reply = With(clip =>
        {
            if (!clip.Phone.IsConnected)
            {
                return null;
            }

            // A phone encrypts the link by itself when a characteristic asks for that.
            clip.Phone.Pair();
            AttReply asked = type switch
            {
                "read" => clip.Phone.Read(uuid),
                "write" => clip.Phone.Write(uuid, data),
                "subscribe-to-notifications" => clip.Phone.Subscribe(uuid),
                _ => clip.Phone.Unsubscribe(uuid),
            };
            if (!asked.IsDone)
            {
                _waiting.Add((id, type, asked));
            }

            return asked;
        });
        if (reply is { IsDone: true })
        {
            await AnswerAsync(id, type, reply);
        }
    }

    private async Task AnswerAsync(string id, string type, AttReply reply)
    {
        var answer = new Dictionary<string, object> { ["characteristicId"] = id, ["type"] = type, ["code"] = (int)reply.Error };
        if (type == "read" && reply.IsOk)
        {
            answer["data"] = Convert.ToBase64String(reply.Value);
        }

        await SendAsync("simulateCharacteristicOperationResponse", answer);
    }

    private Task OnDescriptorAsync(JsonElement operation) => SendAsync("simulateDescriptorOperationResponse", new()
    {
        ["descriptorId"] = operation.GetProperty("descriptorId").GetString()!,
        ["type"] = operation.GetProperty("type").GetString()!,
        ["code"] = 0,
    });

    private async Task PumpAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await Task.Delay(20, CancellationToken.None);
            await GuardAsync(TurnAsync);
        }
    }

    private async Task TurnAsync()
    {
        (string[][] packets, (string Id, string Type, AttReply Reply)[] done) = With(clip =>
        {
            if (IsAwake)
            {
                clip.AdvanceTo(_ahead + _wall.Elapsed);
            }
            else
            {
                _ahead = clip.Now - _wall.Elapsed;
            }

            Notification[] arrived = [.. clip.Phone.Notifications.Where(one => Loses?.Invoke(one) != true)];
            clip.Phone.Notifications.Clear();
            foreach (Notification one in arrived.Where(one => one.Value[0] is not (Packet.Raw or Packet.RawNote)))
            {
                byte[] plain = [.. one.Value];
                clip.Clip.Link.Session.Cipher.Encrypt(plain, 0, 0);
                Told[plain[0]] = plain;
            }

            string[][] heard = [.. arrived.Select(one => new[] { one.Uuid.ToString(), Convert.ToBase64String(one.Value) })];
            var answered = _waiting.Where(one => one.Reply.IsDone).ToArray();
            _waiting.RemoveAll(one => one.Reply.IsDone);
            return (heard, answered);
        });
        foreach ((string id, string type, AttReply reply) in done)
        {
            await AnswerAsync(id, type, reply);
        }

        if (packets.Length > 0)
        {
            await _page.EvaluateAsync("packets => hipSenseAir(packets)", packets).WaitAsync(s_patience);
        }
    }

    private static string Id(JsonElement? answer, string name) => answer!.Value.GetProperty(name).GetString()!;
}
