using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using HipSense.Phone.Browser;
using HipSense.Phone.Link;
using Microsoft.JSInterop;

namespace HipSense.Tests.Phone.Browser;

/// <summary>
/// A browser as the page's two modules of JavaScript show it to the page: its database, its Bluetooth, its senses. What it keeps outlives the page; what it was asked
/// for can be looked at.
/// </summary>
/// <param name="clip">The clip near it.</param>
/// <param name="kept">What is kept: by store and key.</param>
internal sealed class FakeBrowser(IClipTransport clip, SortedDictionary<(string Store, string Key), string> kept) : IJSRuntime
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    /// <summary>What the page has done to the runner: tones, words, vibration, the lock of the screen, in order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>True: its storage takes nothing more.</summary>
    public bool IsFull { get; set; }

    /// <summary>True: its storage neither takes nor gives.</summary>
    public bool IsClosed { get; set; }

    /// <summary>True while the screen is kept on.</summary>
    public bool IsAwake { get; private set; }

    /// <summary>True: the page has been closed, and nothing that it still waits for comes.</summary>
    public bool IsGone { get; set; }

    /// <summary>The names of what it can do and refuses to.</summary>
    public HashSet<string> Refuses { get; } = [];

    /// <summary>The page's half of the conversation.</summary>
    public PhoneDevice? Page { get; private set; }

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) =>
        new((TValue)(object)(((string)args![0]!).EndsWith("bluetooth.js", StringComparison.Ordinal) ? new Module(this, Bluetooth()) : new Module(this, Phone())));

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

    private Func<string, object?[], Task<object?>> Phone() => (what, args) =>
    {
        if (Refuses.Contains(what))
        {
            throw new JSException("Not here.");
        }

        return Task.FromResult(what switch
        {
            "watch" => Watch((DotNetObjectReference<PhoneDevice>)args[0]!),
            "put" => Put((string)args[0]!, (string)args[1]!, (string)args[2]!),
            "get" => InStorage(() => kept.GetValueOrDefault(((string)args[0]!, (string)args[1]!))),
            "all" => InStorage(() => kept.Where(one => one.Key.Store == (string)args[0]!).Select(one => new[] { one.Key.Key, one.Value }).ToArray()),
            "remove" => InStorage(() => kept.Remove(((string)args[0]!, (string)args[1]!))),
            "list" => Array.Empty<string>(),
            "persist" => (bool)args[0]!,
            "stayAwake" => IsAwake = (bool)args[0]!,
            "allowSound" => Sound(),
            "play" => Note("tone", args[0]),
            "say" => Note("words", args[0]),
            "vibrate" => Note("vibration", ((int[])args[0]!).Length),
            _ => Note(what, null),
        });
    };

    private Func<string, object?[], Task<object?>> Bluetooth()
    {
        DotNetObjectReference<WebBluetooth>? page = null;
        return async (what, args) =>
        {
            try
            {
                switch (what)
                {
                    case "isSupported":
                        return true;
                    case "choose":
                        page = (DotNetObjectReference<WebBluetooth>)args[0]!;
                        clip.Dropped = () => page.Value.OnDropped();
                        Choice choice = await clip.ChooseAsync();
                        return new { Outcome = choice == Choice.Chosen ? "chosen" : choice == Choice.BluetoothOff ? "off" : "none", clip.Name };
                    case "disconnect" when page is null:
                        return null;
                    case not null when page is null:
                        throw new JSException("No device was chosen.");
                    case "connect":
                        await clip.ConnectAsync();
                        return null;
                    case "disconnect":
                        await clip.DisconnectAsync();
                        return null;
                    case "read":
                        return await clip.ReadAsync((string)args[0]!);
                    case "write":
                        await clip.WriteAsync((string)args[0]!, (byte[])args[1]!);
                        return null;
                    default:
                        string uuid = (string)args[0]!;
                        await clip.SubscribeAsync(uuid, value => page!.Value.OnNotified(uuid, value));
                        return null;
                }
            }
            catch (TransportException refused)
            {
                throw new JSException(refused.Message);
            }
        };
    }

    private object? Watch(DotNetObjectReference<PhoneDevice> page)
    {
        Page = page.Value;
        return null;
    }

    private object? Sound()
    {
        Page!.OnSound(true);
        return null;
    }

    private bool Note(string what, object? how)
    {
        Done.Add(how is null ? what : FormattableString.Invariant($"{what} {how}"));
        return true;
    }

    private object? Put(string store, string key, string text) => InStorage(() =>
    {
        if (IsFull)
        {
            throw new JSException("QuotaExceededError");
        }

        return kept[(store, key)] = text;
    });

    private object? InStorage(Func<object?> act) => IsClosed ? throw new JSException("The storage is closed.") : act();

    private Task IfGone() => IsGone ? new TaskCompletionSource().Task : Task.CompletedTask;

    private sealed class Module(FakeBrowser browser, Func<string, object?[], Task<object?>> act) : IJSObjectReference
    {
        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args)
        {
            await browser.IfGone();
            object? result = await act(identifier, args ?? []);
            await browser.IfGone();
            return result switch
            {
                TValue value => value,
                null => default!,
                object other => JsonSerializer.Deserialize<TValue>(JsonSerializer.Serialize(other, s_web), s_web)!,
            };
        }

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
