using System;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.JSInterop;

namespace HipSense.Phone.Browser;

/// <summary>What the phone itself can do (wwwroot/js/phone.js): keep, make itself heard and felt, stay awake, share, renew the page.</summary>
public sealed class PhoneDevice : IDisposable
{
    private readonly IJSRuntime _js;
    private readonly DotNetObjectReference<PhoneDevice> _self;
    private IJSObjectReference? _module;

    /// <summary>Makes one; open it before anything else.</summary>
    public PhoneDevice(IJSRuntime js)
    {
        _js = js;
        _self = DotNetObjectReference.Create(this);
    }

    /// <summary>Called when the page can be seen again.</summary>
    public event Action? Seen;

    /// <summary>Called when <see cref="CanSound"/> has changed.</summary>
    public event Action? SoundChanged;

    /// <summary>Called when a newer version of the page has been fetched and waits.</summary>
    public event Action? UpdateReady;

    /// <summary>True when the browser lets the page sound: it does after the first touch.</summary>
    public bool CanSound { get; private set; }

    private IJSObjectReference Module => _module ?? throw new InvalidOperationException("The page has not been opened.");

    /// <summary>Loads the module and watches the page.</summary>
    public async Task OpenAsync()
    {
        _module = await _js.InvokeAsync<IJSObjectReference>("import", "./js/phone.js");
        await Module.InvokeVoidAsync("watch", _self);
    }

    /// <summary>Keeps a text in a store, under a key.</summary>
    /// <exception cref="StoreException">The phone refuses; likewise below.</exception>
    public Task PutAsync(string store, string key, string text) => StoreAsync<object?>("put", store, key, text);

    /// <summary>The text under a key, or null.</summary>
    public Task<string?> GetAsync(string store, string key) => StoreAsync<string?>("get", store, key);

    /// <summary>All keys of a store, each with its text.</summary>
    public Task<string[][]> AllAsync(string store) => StoreAsync<string[][]>("all", store);

    /// <summary>Forgets what is under a key.</summary>
    public Task RemoveAsync(string store, string key) => StoreAsync<object?>("remove", store, key);

    /// <summary>Asks the browser never to clear what this page keeps, and hears its answer; null when it has none.</summary>
    /// <param name="ask">False: only hears what it has promised before.</param>
    public async Task<bool?> PersistAsync(bool ask)
    {
        try
        {
            return await Module.InvokeAsync<bool?>("persist", ask);
        }
        catch (JSException)
        {
            return null;
        }
    }

    /// <summary>Lets the page sound from now on; to be called from a touch.</summary>
    public Task AllowSoundAsync() => TryAsync("allowSound");

    /// <summary>Plays tones, one after the other.</summary>
    /// <param name="pan">−1: in the left ear; 1: in the right.</param>
    /// <param name="tones">The tones.</param>
    /// <returns>False when the phone did not; likewise below.</returns>
    public Task<bool> PlayAsync(double pan, Tone[] tones) => TryAsync("play", pan, tones);

    /// <summary>Speaks English words.</summary>
    public Task<bool> SayAsync(string text) => TryAsync("say", text);

    /// <summary>Vibrates: on, off, on …, milliseconds.</summary>
    public Task<bool> VibrateAsync(int[] pattern) => TryAsync("vibrate", pattern);

    /// <summary>Keeps the screen on, or no longer.</summary>
    public Task<bool> StayAwakeAsync(bool on) => TryAsync("stayAwake", on);

    /// <summary>Hands a file to the system's sharing, or downloads it.</summary>
    public Task<bool> ShareAsync(string name, string type, byte[] bytes) => TryAsync("share", name, type, bytes);

    /// <summary>Changes to the newer version.</summary>
    public ValueTask RenewAsync() => Module.InvokeVoidAsync("renew");

    /// <summary>For the module: the page has been shown or hidden.</summary>
    [JSInvokable]
    public void OnVisible(bool visible)
    {
        if (visible)
        {
            Seen?.Invoke();
        }
    }

    /// <summary>For the module: the page may sound, or not any more.</summary>
    [JSInvokable]
    public void OnSound(bool on)
    {
        CanSound = on;
        SoundChanged?.Invoke();
    }

    /// <summary>For the module: a newer version waits.</summary>
    [JSInvokable]
    public void OnUpdateReady() => UpdateReady?.Invoke();

    /// <inheritdoc/>
    public void Dispose() => _self.Dispose();

    private async Task<bool> TryAsync(string what, params object?[] arguments)
    {
        try
        {
            return await Module.InvokeAsync<object?>(what, arguments) is not JsonElement { ValueKind: JsonValueKind.False };
        }
        catch (JSException)
        {
            // A phone that cannot do one of these does the others, and the clip does without it.
            return false;
        }
    }

    private async Task<T> StoreAsync<T>(string what, params object?[] arguments)
    {
        try
        {
            return await Module.InvokeAsync<T>(what, arguments);
        }
        catch (JSException refused)
        {
            throw new StoreException(refused.Message, refused);
        }
    }
}
