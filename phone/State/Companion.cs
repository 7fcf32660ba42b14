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
using HipSense.Phone.Recordings;
using HipSense.Phone.Runs;

namespace HipSense.Phone;

/// <summary>What the four screens have in common: the clip, the phone, the runs, and what happens between them.</summary>
public sealed class Companion : IAsyncDisposable
{
    private const string ChoicesKey = "page";

    // The end of a run goes to the clip's flash after it was told.
    private static readonly TimeSpan s_untilWritten = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_mute = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestUntilAgain = TimeSpan.FromMinutes(1);

    private readonly PhoneDevice _phone;
    private readonly TimeProvider _time;
    private readonly WebBluetooth _bluetooth;
    private readonly BrowserStore _choices;
    private readonly KeyRing _keys;
    private DemoClip? _demo;
    private RunShelf? _demoShelf;
    private AlertPacket? _lastBeforeRun;
    private bool _wasLive;
    private bool _wasRecording;
    private bool _isAwake;
    private bool _isChanging;
    private bool _isFetchDue;
    private bool _isFetching;

    /// <summary>Makes a companion without a clip.</summary>
    public Companion(PhoneDevice phone, WebBluetooth bluetooth, RecordingStore recordings, TimeProvider time)
    {
        _phone = phone;
        _time = time;
        _bluetooth = bluetooth;
        _choices = new BrowserStore(phone, Stores.Choices);
        _keys = new KeyRing(_choices);
        Herald = new Herald(phone, time);
        Shelf = new RunShelf(new BrowserStore(phone, Stores.Runs), time);
        Recordings = new RecordingShelf(recordings, time);
        Recorder = new Recorder(Recordings, time);
        Clip = Attach(new ClipClient(bluetooth, _keys, time));
        Herald.Changed += Tell;
        Shelf.Changed += Tell;
        Recordings.Changed += Tell;
        Recorder.Changed += OnRecorderChanged;
        phone.Seen += OnSeen;
        phone.SoundChanged += Tell;
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

    /// <summary>Tilt and rotation of the last strides.</summary>
    public LiveAngles Angles { get; } = new();

    /// <summary>Who tells of alerts.</summary>
    public Herald Herald { get; }

    /// <summary>The runs on this phone.</summary>
    public RunShelf Shelf { get; }

    /// <summary>The recordings on this phone.</summary>
    public RecordingShelf Recordings { get; }

    /// <summary>Records what the clip's sensor measures.</summary>
    public Recorder Recorder { get; }

    /// <summary>The runs of the clip in the page, which are nobody's and go with it; null when that is not on.</summary>
    public RunShelf? DemoShelf => _demoShelf;

    /// <summary>The alerts of the run that is on, or of the last one.</summary>
    public IEnumerable<AlertPacket> Alerts => Clip.Alerts.All.Reverse().TakeWhile(alert => alert != _lastBeforeRun).Reverse().Where(alert => !alert.Test && IsOfRun(alert));

    /// <summary>True when this browser can talk to a clip.</summary>
    public bool CanBluetooth { get; private set; } = true;

    /// <summary>True when a newer version of the page waits.</summary>
    public bool IsUpdateReady { get; private set; }

    /// <summary>Whether the browser has promised to keep what this page keeps; null when it does not say.</summary>
    public bool? IsPersistent { get; private set; }

    /// <summary>True when tones are wanted and the browser does not let the page sound before it has been touched.</summary>
    public bool NeedsTouch => Herald.Choices.Sound && !_phone.CanSound;

    /// <summary>True when the clip is the one in the page.</summary>
    public bool IsDemo => _demo is not null;

    /// <summary>True when the runner of the clip in the page has stopped.</summary>
    public bool IsDemoOver => _demo is { IsOver: true };

    /// <summary>True when what is shown is live.</summary>
    public bool IsLive => Clip.State == LinkState.Live;

    /// <summary>True while the clip records a run, as far as is known.</summary>
    public bool IsRecording => Clip.Metrics is { Recording: true };

    /// <summary>How long the runner wants to be told nothing, as the clip told last. A motor that is off, or keeps some cues to itself, is another thing.</summary>
    public TimeSpan MutedFor => Clip.Feedback is FeedbackPacket told
        ? TimeSpan.FromSeconds(told.MutedS)
        : Clip is { Metrics.Muted: true, Settings.MotorOn: true } ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;

    private RunShelf ShelfOfClip => _demoShelf ?? Shelf;

    /// <summary>Opens what the page needs, once.</summary>
    public async Task OpenAsync()
    {
        await _phone.OpenAsync();
        CanBluetooth = await _bluetooth.OpenAsync();
        Herald.Choices = await LoadChoicesAsync();
        await Shelf.LoadAsync();
        await Recordings.LoadAsync();
        IsPersistent = await _phone.PersistAsync(ask: false);
    }

    /// <summary>Lets the runner choose a clip and connects to it.</summary>
    public async Task PairAsync()
    {
        await _phone.AllowSoundAsync();
        await UseAsync(null);
        await Clip.PairAsync();
        if (Clip.State == LinkState.Live && IsPersistent != true)
        {
            await PersistAsync();
        }
    }

    /// <summary>Runs a virtual clip in the page and connects to that.</summary>
    public async Task TryAsync()
    {
        await _phone.AllowSoundAsync();
        await UseAsync(new DemoClip(_time));
        await Clip.PairAsync();
    }

    /// <summary>Leaves the clip in the page, and its runs with it.</summary>
    public Task LeaveDemoAsync() => UseAsync(null);

    /// <summary>Asks the browser to keep for good what this page keeps.</summary>
    public async Task PersistAsync()
    {
        IsPersistent = await _phone.PersistAsync(ask: true);
        Tell();
    }

    /// <summary>Starts or ends a run on the clip. Called from a touch, after which the page may sound.</summary>
    public async Task<ControlStatus?> SetRunningAsync(bool on)
    {
        await _phone.AllowSoundAsync();
        return await Clip.DoAsync(new ControlRequest { Op = on ? ControlOp.Start : ControlOp.Stop });
    }

    /// <summary>Keeps clip and phone quiet for five minutes, or no longer.</summary>
    public Task<ControlStatus?> SetMutedAsync(bool on) => Clip.MuteAsync(on ? s_mute : TimeSpan.Zero);

    /// <summary>Has the clip make an alert, to feel and hear what one is like.</summary>
    public async Task<ControlStatus?> TestAsync(Side side)
    {
        await _phone.AllowSoundAsync();
        return await Clip.DoAsync(new ControlRequest { Op = ControlOp.TestAlert, Side = side });
    }

    /// <summary>Keeps the runner's choices.</summary>
    /// <returns>False when they hold only until the page is closed.</returns>
    public async Task<bool> KeepChoicesAsync()
    {
        bool isKept = true;
        try
        {
            await _choices.PutAsync(ChoicesKey, JsonSerializer.Serialize(Herald.Choices, ChoicesJson.Default.Choices));
        }
        catch (StoreException)
        {
            isKept = false;
        }

        KeepAwake();
        Tell();
        return isKept;
    }

    /// <summary>Hands a file over.</summary>
    /// <returns>False when the phone did not take it.</returns>
    public Task<bool> ShareAsync(string name, string type, byte[] bytes) => _phone.ShareAsync(name, type, bytes);

    /// <summary>Changes to the newer version of the page.</summary>
    public ValueTask RenewAsync() => _phone.RenewAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Recorder.Dispose();
        _demo?.Dispose();
        return Clip.DisposeAsync();
    }

    private async Task<Choices> LoadChoicesAsync()
    {
        try
        {
            return await _choices.GetAsync(ChoicesKey) is string text ? JsonSerializer.Deserialize(text, ChoicesJson.Default.Choices) ?? new Choices() : new Choices();
        }
        catch (Exception unreadable) when (unreadable is StoreException or JsonException)
        {
            return new Choices();
        }
    }

    /// <summary>Takes another clip: one in the page, or whichever is chosen next.</summary>
    private async Task UseAsync(DemoClip? demo)
    {
        if (_isChanging)
        {
            demo?.Dispose();
            return;
        }

        _isChanging = true;
        try
        {
            await Recorder.LeaveAsync();
            await Clip.DisposeAsync();
            _demo?.Dispose();
            _demo = demo;
            _demoShelf = null;
            if (demo is not null)
            {
                _demoShelf = new RunShelf(new MemoryStore(), demo.Time);
                _demoShelf.Changed += Tell;
            }

            Trace.Clear();
            Angles.Clear();
            _lastBeforeRun = null;
            _wasLive = false;
            _wasRecording = false;
            Clip = Attach(demo is null ? new ClipClient(_bluetooth, _keys, _time) : new ClipClient(demo.Transport, new DemoKeys(), demo.Time));
        }
        finally
        {
            _isChanging = false;
        }

        KeepAwake();
        Tell();
    }

    private ClipClient Attach(ClipClient clip)
    {
        clip.Changed += () => OnClipChanged(clip);
        clip.Measured += metrics =>
        {
            Trace.Take(metrics, clip.Feedback);
            Angles.Take(metrics, clip.Angles);
        };
        clip.Alerts.Received = alert =>
        {
            if (alert.Test || IsOfRun(alert))
            {
                _ = Herald.TellAsync(alert);
            }
        };
        return clip;
    }

    /// <summary>After Stop the clip goes on to watch who runs on; what it finds then belongs to no run. A clip that cannot record has no runs at all.</summary>
    private bool IsOfRun(AlertPacket alert) => alert.Run != 0 || (Clip.Metrics is MetricsPacket metrics && (metrics.Health & ClipHealth.NoLog) != 0);

    private void OnRecorderChanged()
    {
        KeepAwake();
        Tell();
    }

    private void OnSeen() => Clip.LookAgain();

    private void OnClipChanged(ClipClient clip)
    {
        if (clip != Clip)
        {
            return;
        }

        bool isRecording = IsRecording;
        Herald.IsMuted = MutedFor > TimeSpan.Zero;
        if (isRecording && !_wasRecording && _wasLive)
        {
            _lastBeforeRun = clip.Alerts.All is [.., AlertPacket newest] ? newest : null;
        }

        bool isFetchDue = IsLive && !isRecording && (!_wasLive || _wasRecording);
        _wasLive = clip.State is LinkState.Live or LinkState.Stale;
        _wasRecording = isRecording;
        KeepAwake();
        if (isFetchDue)
        {
            FetchSoon();
        }

        Tell();
    }

    /// <summary>The screen stays on while a run is recorded, whoever started it, also while the link is being made again.</summary>
    private void KeepAwake()
    {
        bool isWanted = Herald.Choices.StayAwake && (IsRecording || Recorder.Current is not null) && Clip.State is LinkState.Live or LinkState.Stale or LinkState.Reconnecting;
        if (isWanted != _isAwake)
        {
            _isAwake = isWanted;
            _ = _phone.StayAwakeAsync(isWanted);
        }
    }

    private void FetchSoon()
    {
        _isFetchDue = true;
        if (!_isFetching)
        {
            _ = FetchDueAsync();
        }
    }

    private async Task FetchDueAsync()
    {
        _isFetching = true;
        TimeSpan pause = s_untilWritten;
        try
        {
            while (_isFetchDue)
            {
                _isFetchDue = false;
                await Task.Delay(pause, _time);
                if (Clip.State is LinkState.Live or LinkState.Stale && !IsRecording && !await ShelfOfClip.FetchNewAsync(Clip))
                {
                    _isFetchDue = true;
                    pause = pause * 2 < s_longestUntilAgain ? pause * 2 : s_longestUntilAgain;
                }
            }
        }
        finally
        {
            _isFetching = false;
        }
    }

    private void Tell() => Changed?.Invoke();
}
