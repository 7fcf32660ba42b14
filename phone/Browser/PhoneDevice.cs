using System;
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

    /// <summary>Called when a newer version of the page has been fetched and waits.</summary>
    public event Action? UpdateReady;

    private IJSObjectReference Module => _module ?? throw new InvalidOperationException("The page has not been opened.");

    /// <summary>Loads the module and watches the page.</summary>
    public async Task OpenAsync()
    {
        _module = await _js.InvokeAsync<IJSObjectReference>("import", "./js/phone.js");
        await Module.InvokeVoidAsync("watch", _self);
    }

    /// <summary>Keeps a text in a store, under a key.</summary>
    public ValueTask PutAsync(string store, string key, string text) => Module.InvokeVoidAsync("put", store, key, text);

    /// <summary>The text under a key, or null.</summary>
    public ValueTask<string?> GetAsync(string store, string key) => Module.InvokeAsync<string?>("get", store, key);

    /// <summary>All texts of a store.</summary>
    public ValueTask<string[]> AllAsync(string store) => Module.InvokeAsync<string[]>("all", store);

    /// <summary>Forgets what is under a key.</summary>
    public ValueTask RemoveAsync(string store, string key) => Module.InvokeVoidAsync("remove", store, key);

    /// <summary>Forgets everything in a store.</summary>
    public ValueTask ClearAsync(string store) => Module.InvokeVoidAsync("clear", store);

    /// <summary>Lets the page sound from now on; to be called from a touch.</summary>
    public ValueTask AllowSoundAsync() => Module.InvokeVoidAsync("allowSound");

    /// <summary>Plays tones, one after the other.</summary>
    /// <param name="pan">−1: in the left ear; 1: in the right.</param>
    /// <param name="tones">The tones.</param>
    public ValueTask PlayAsync(double pan, Tone[] tones) => Module.InvokeVoidAsync("play", pan, tones);

    /// <summary>Speaks English words.</summary>
    public ValueTask SayAsync(string text) => Module.InvokeVoidAsync("say", text);

    /// <summary>Vibrates: on, off, on …, milliseconds.</summary>
    public ValueTask VibrateAsync(int[] pattern) => Module.InvokeVoidAsync("vibrate", [pattern]);

    /// <summary>Keeps the screen on, or no longer.</summary>
    public ValueTask StayAwakeAsync(bool on) => Module.InvokeVoidAsync("stayAwake", on);

    /// <summary>Hands a file to the system's sharing, or downloads it.</summary>
    public ValueTask ShareAsync(string name, string type, byte[] bytes) => Module.InvokeVoidAsync("share", name, type, bytes);

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

    /// <summary>For the module: a newer version waits.</summary>
    [JSInvokable]
    public void OnUpdateReady() => UpdateReady?.Invoke();

    /// <inheritdoc/>
    public void Dispose() => _self.Dispose();
}
