using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Browser;
using HipSense.Phone.Demo;
using HipSense.Phone.Link;
using HipSense.Phone.Live;
using HipSense.Phone.Runs;

namespace HipSense.Phone;

/// <summary>What the four screens have in common: the clip, the phone, the runs, and what happens between them.</summary>
public sealed class Companion : IAsyncDisposable
{
    private const string ChoicesKey = "page";
    private const int MuteSeconds = 300;

    // The end of a run goes to the clip's flash after it was told.
    private static readonly TimeSpan s_untilWritten = TimeSpan.FromSeconds(1);

    private readonly PhoneDevice _phone;
    private readonly TimeProvider _time;
    private readonly WebBluetooth _bluetooth;
    private readonly KeyRing _keys;
    private DemoClip? _demo;
    private AlertPacket? _lastBeforeRun;
    private bool _wasLive;
    private bool _wasRecording;

    /// <summary>Makes a companion without a clip.</summary>
    public Companion(PhoneDevice phone, WebBluetooth bluetooth, TimeProvider time)
    {
        _phone = phone;
        _time = time;
        _bluetooth = bluetooth;
        _keys = new KeyRing(phone);
        Herald = new Herald(phone, time);
        Shelf = new RunShelf(phone, time);
        Clip = Attach(new ClipClient(bluetooth, _keys, time));
        Herald.Changed += Tell;
        Shelf.Changed += Tell;
        phone.Seen += Clip.LookAgain;
        phone.UpdateReady += () =>
        {
            IsUpdateReady = true;
            Tell();
        };
    }

    /// <summary>Called when anything that a screen shows has changed.</summary>
    public event Action? Changed;

    /// <summary>The clip: over the air, or the one in the page.</summary>
    public ClipClient Clip { get; private set; }

    /// <summary>The drops of the last strides.</summary>
    public LiveTrace Trace { get; } = new();

    /// <summary>Who tells of alerts.</summary>
    public Herald Herald { get; }

    /// <summary>The runs on this phone.</summary>
    public RunShelf Shelf { get; }

    /// <summary>The alerts of the run that is on, or of the last one.</summary>
    public IEnumerable<AlertPacket> Alerts => Clip.Alerts.All.Reverse().TakeWhile(alert => alert != _lastBeforeRun).Reverse().Where(alert => !alert.Test);

    /// <summary>True when this browser can talk to a clip.</summary>
    public bool CanBluetooth { get; private set; } = true;

    /// <summary>True when a newer version of the page waits.</summary>
    public bool IsUpdateReady { get; private set; }

    /// <summary>True when the clip is the one in the page.</summary>
    public bool IsDemo => _demo is not null;

    /// <summary>True when what is shown is live.</summary>
    public bool IsLive => Clip.State == LinkState.Live;

    /// <summary>Opens what the page needs, once.</summary>
    public async Task OpenAsync()
    {
        await _phone.OpenAsync();
        CanBluetooth = await _bluetooth.OpenAsync();
        if (await _phone.GetAsync(Stores.Choices, ChoicesKey) is string text)
        {
            Herald.Choices = JsonSerializer.Deserialize(text, PhoneJson.Default.Choices)!;
        }

        await Shelf.LoadAsync();
    }

    /// <summary>Lets the runner choose a clip and connects to it.</summary>
    public async Task PairAsync()
    {
        await UseAsync(_bluetooth, _keys, _time);
        await Clip.PairAsync();
    }

    /// <summary>Runs a virtual clip in the page and connects to that.</summary>
    public async Task TryAsync()
    {
        await _phone.AllowSoundAsync();
        var demo = new DemoClip(_time);
        await UseAsync(demo.Transport, new DemoKeys(), demo.Time);
        _demo = demo;
        await Clip.PairAsync();
    }

    /// <summary>Starts or ends a run on the clip. Called from a touch, after which the page may sound and keep the screen on.</summary>
    public async Task<ControlStatus?> SetRunningAsync(bool on)
    {
        await _phone.AllowSoundAsync();
        ControlStatus? status = await Clip.DoAsync(new ControlRequest { Op = on ? ControlOp.Start : ControlOp.Stop });
        if (status == ControlStatus.Ok)
        {
            await _phone.StayAwakeAsync(on && Herald.Choices.StayAwake);
        }

        return status;
    }

    /// <summary>Keeps clip and phone quiet for five minutes, or no longer.</summary>
    public Task<ControlStatus?> SetMutedAsync(bool on) => Clip.DoAsync(new ControlRequest { Op = ControlOp.Mute, Seconds = on ? MuteSeconds : 0 });

    /// <summary>Has the clip make an alert, to feel and hear what one is like.</summary>
    public async Task<ControlStatus?> TestAsync(Side side)
    {
        await _phone.AllowSoundAsync();
        return await Clip.DoAsync(new ControlRequest { Op = ControlOp.TestAlert, Side = side });
    }

    /// <summary>Keeps the runner's choices.</summary>
    public async Task KeepChoicesAsync()
    {
        await _phone.PutAsync(Stores.Choices, ChoicesKey, JsonSerializer.Serialize(Herald.Choices, PhoneJson.Default.Choices));
        Tell();
    }

    /// <summary>Hands a file over.</summary>
    public ValueTask ShareAsync(string name, string type, byte[] bytes) => _phone.ShareAsync(name, type, bytes);

    /// <summary>Changes to the newer version of the page.</summary>
    public ValueTask RenewAsync() => _phone.RenewAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Clip.DisposeAsync();

    private async Task UseAsync(IClipTransport transport, IKeyRing keys, TimeProvider time)
    {
        _phone.Seen -= Clip.LookAgain;
        await Clip.DisposeAsync();
        Trace.Clear();
        _lastBeforeRun = null;
        _demo?.Dispose();
        _demo = null;
        Clip = Attach(new ClipClient(transport, keys, time));
        _phone.Seen += Clip.LookAgain;
    }

    private ClipClient Attach(ClipClient clip)
    {
        clip.Changed += OnClipChanged;
        clip.Measured += Trace.Take;
        clip.Alerts.Received = alert => _ = Herald.TellAsync(alert);
        return clip;
    }

    private void OnClipChanged()
    {
        bool isRecording = Clip.Metrics is { Recording: true };
        Herald.IsMuted = Clip.Metrics is { Muted: true };
        if (IsLive && !isRecording && (!_wasLive || _wasRecording))
        {
            _ = FetchSoonAsync();
        }

        if (isRecording && !_wasRecording && _wasLive)
        {
            _lastBeforeRun = Clip.Alerts.All is [.., AlertPacket newest] ? newest : null;
        }

        _wasLive = Clip.State is LinkState.Live or LinkState.Stale;
        _wasRecording = isRecording;
        Tell();
    }

    private async Task FetchSoonAsync()
    {
        await Task.Delay(s_untilWritten, _time);
        await Shelf.FetchNewAsync(Clip);
    }

    private void Tell() => Changed?.Invoke();
}
