using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Link;
using Microsoft.JSInterop;

namespace HipSense.Phone.Browser;

/// <summary>The way to a clip over the browser's Web Bluetooth (wwwroot/js/bluetooth.js).</summary>
public sealed class WebBluetooth : IClipTransport, IDisposable
{
    // The Bluetooth SIG's number of the one service that is used beside the clip's own.
    private const string BatteryService = "0000180f-0000-1000-8000-00805f9b34fb";

    private static readonly string[] s_services = [LinkIds.Service, BatteryService];
    private static readonly string[] s_others = [BatteryService];

    private readonly IJSRuntime _js;
    private readonly DotNetObjectReference<WebBluetooth> _self;
    private readonly Dictionary<string, Action<byte[]>> _notified = [];

    // Android's browsers refuse a second operation while one is under way.
    private readonly SemaphoreSlim _turn = new(1);
    private IJSObjectReference? _module;
    private int _connection;

    /// <summary>Makes a transport that has no clip yet.</summary>
    public WebBluetooth(IJSRuntime js)
    {
        _js = js;
        _self = DotNetObjectReference.Create(this);
    }

    /// <inheritdoc/>
    public string Name { get; private set; } = "";

    /// <inheritdoc/>
    public Action? Dropped { get; set; }

    /// <summary>Loads the module, so that the choice can follow a touch without delay.</summary>
    /// <returns>False when this browser has no Web Bluetooth.</returns>
    public async Task<bool> OpenAsync()
    {
        _module = await _js.InvokeAsync<IJSObjectReference>("import", "./js/bluetooth.js");
        return await _module.InvokeAsync<bool>("isSupported");
    }

    /// <inheritdoc/>
    public async Task<Choice> ChooseAsync()
    {
        if (!await OpenAsync())
        {
            return Choice.NotSupported;
        }

        Chosen chosen = await CallAsync(module => module.InvokeAsync<Chosen>("choose", _self, LinkIds.Service, s_others));
        if (chosen.Outcome == "chosen")
        {
            Name = chosen.Name ?? "";
            return Choice.Chosen;
        }

        return chosen.Outcome == "off" ? Choice.BluetoothOff : Choice.None;
    }

    /// <inheritdoc/>
    public async Task ConnectAsync()
    {
        _notified.Clear();
        _connection++;
        await CallAsync(module => module.InvokeAsync<object?>("connect", [s_services]));
    }

    /// <inheritdoc/>
    public async Task DisconnectAsync()
    {
        // What still waits for its turn belongs to the connection that ends here.
        _connection++;
        if (_module is not null)
        {
            await _module.InvokeVoidAsync("disconnect");
        }
    }

    /// <inheritdoc/>
    public Task<byte[]> ReadAsync(string uuid) => CallAsync(module => module.InvokeAsync<byte[]>("read", uuid));

    /// <inheritdoc/>
    public Task WriteAsync(string uuid, byte[] value) => CallAsync(module => module.InvokeAsync<object?>("write", uuid, value));

    /// <inheritdoc/>
    public Task SubscribeAsync(string uuid, Action<byte[]> notified)
    {
        _notified[uuid] = notified;
        return CallAsync(module => module.InvokeAsync<object?>("subscribe", uuid));
    }

    /// <summary>For the module: a value has come.</summary>
    [JSInvokable]
    public void OnNotified(string uuid, byte[] value)
    {
        if (_notified.TryGetValue(uuid, out Action<byte[]>? notified))
        {
            notified(value);
        }
    }

    /// <summary>For the module: the connection has ended.</summary>
    [JSInvokable]
    public void OnDropped() => Dropped?.Invoke();

    /// <inheritdoc/>
    public void Dispose()
    {
        _self.Dispose();
        _turn.Dispose();
    }

    private async Task<T> CallAsync<T>(Func<IJSObjectReference, ValueTask<T>> call)
    {
        IJSObjectReference module = _module ?? throw new TransportException("No clip was chosen.");
        int connection = _connection;
        await _turn.WaitAsync();
        try
        {
            return connection == _connection ? await call(module) : throw new TransportException("The connection has ended.");
        }
        catch (JSException refused)
        {
            throw new TransportException(refused.Message, refused);
        }
        finally
        {
            _turn.Release();
        }
    }

    private sealed record Chosen(string Outcome, string? Name);
}
