using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using HipSense.Core;

namespace HipSense.Phone.Link;

/// <summary>
/// This phone's side of the talk with a clip: connects, proves to be the owner's, hears metrics and alerts, asks and sets, and connects again
/// when the link breaks. Everything that the screens show of a clip is here.
/// </summary>
public sealed class ClipClient : IAsyncDisposable
{
    // Before it nothing bound what is asked to who has proven: nobody on the way shall make a clip pass for such an old one.
    private const int LeastMinor = 1;
    private const string BatteryLevel = "00002a19-0000-1000-8000-00805f9b34fb";

    // Then a button instead: a phone must not look for a clip all day.
    private static readonly TimeSpan s_longestSearch = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(0.5);

    // A proof may come too late on a slow link; a wrong key stays wrong.
    private const int MostRefusals = 3;

    // A clip keeps twelve.
    private const int MostRuns = 64;

    // A self-test takes some seconds.
    private const int MostLooks = 20;
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromSeconds(1);

    // Of the settings' packet.
    private const int RevisionAt = 1;

    private readonly AbortableTransport _transport;
    private readonly IKeyRing _keys;
    private readonly TimeProvider _time;
    private readonly ControlPoint _control;
    private readonly Freshness _freshness;
    private readonly ITimer _staleTimer;
    private RunDownload? _download;
    private ControlRequest? _rawRequest;
    private LinkState _state = LinkState.NotConnected;
    private CancellationTokenSource? _search;
    private Task _searching = Task.CompletedTask;
    private bool _isTrying;
    private bool _hasKey;
    private int _bootId;

    /// <summary>Makes a client; nothing happens until it is told to connect.</summary>
    public ClipClient(IClipTransport transport, IKeyRing keys, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(time);
        _transport = new AbortableTransport(transport, time);
        _keys = keys;
        _time = time;
        _control = new ControlPoint(_transport, time);
        _freshness = new Freshness(time);
        _staleTimer = time.CreateTimer(_ => Changed?.Invoke(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Alerts = new AlertFeed(_control);
        _transport.Dropped = OnDropped;
    }

    /// <summary>Called when anything here has changed.</summary>
    public event Action? Changed;

    /// <summary>Called with each packet of metrics, old ones left out.</summary>
    public event Action<MetricsPacket>? Measured;

    /// <summary>Takes the packets of the raw stream, decrypted, when not null. The first may come before <see cref="StartRawAsync"/> has answered.</summary>
    public Action<byte[]>? RawTaken { get; set; }

    /// <summary>Another number at each start of the clip.</summary>
    public int BootId => _bootId;

    /// <summary>How it stands with the clip.</summary>
    public LinkState State => _state == LinkState.Live && !_freshness.IsFresh ? LinkState.Stale : _state;

    /// <summary>Which try to connect again this is, from 1.</summary>
    public int Attempt { get; private set; }

    /// <summary>The clip's name; empty before one is chosen.</summary>
    public string Name => _transport.Name;

    /// <summary>The newest metrics, live or old; null when there are none of this clip.</summary>
    public MetricsPacket? Metrics { get; private set; }

    /// <summary>What the clip's cues are decided by, and whether its motor tells them: as new as <see cref="Metrics"/>; null when not known.</summary>
    public FeedbackPacket? Feedback { get; private set; }

    /// <summary>Tilt and rotation: as new as <see cref="Metrics"/>; null when the clip does not tell them.</summary>
    public AnglesPacket? Angles { get; private set; }

    /// <summary>What the clip is.</summary>
    public InfoPacket? Info { get; private set; }

    /// <summary>The clip's battery, percent; null while not known.</summary>
    public int? BatteryPercent { get; private set; }

    /// <summary>The settings in force on the clip.</summary>
    public ClipSettings? Settings { get; private set; }

    /// <summary>The newest schema of settings that clip and page both know.</summary>
    public byte SettingsSchema { get; private set; } = ClipSettings.Schema;

    /// <summary>The clip's alerts.</summary>
    public AlertFeed Alerts { get; }

    /// <summary>Why there is no connection, and what to do, in words; null when there is nothing to say.</summary>
    public string? Problem { get; private set; }

    /// <summary>False when the clip's key will be lost with the page, because the phone's storage did not take it.</summary>
    public bool IsKeyKept => _keys.IsAllKept;

    /// <summary>Milliseconds of the clip's uptime at the moment that the page knew last, and when that was: to tell the time of alerts.</summary>
    public (uint UptimeMs, DateTimeOffset At) Epoch { get; private set; }

    /// <summary>Lets the runner choose a clip, connects to it, and takes its key if its pair window is open.</summary>
    public async Task PairAsync()
    {
        if (_state == LinkState.Searching)
        {
            return;
        }

        await DisconnectAsync();
        Problem = null;
        Move(LinkState.Searching);
        LinkState? instead = await ChooseAsync();
        if (_state != LinkState.Searching)
        {
            // Somebody has ended the search meanwhile.
            return;
        }

        if (instead is LinkState state)
        {
            Move(state);
            return;
        }

        Metrics = null;
        Feedback = null;
        Angles = null;
        Settings = null;
        await ReconnectAsync();
    }

    /// <summary>Connects to the clip that was chosen before, and tries again for five minutes.</summary>
    public async Task ReconnectAsync()
    {
        EndSearch();
        using var search = new CancellationTokenSource();
        _search = search;
        Task before = _searching;
        var done = new TaskCompletionSource();
        _searching = done.Task;
        try
        {
            await before;
            await SearchAsync(search.Token);
        }
        finally
        {
            _search = _search == search ? null : _search;
            done.SetResult();
        }
    }

    /// <summary>Ends the connection, or the search for one.</summary>
    public async Task DisconnectAsync()
    {
        EndSearch();
        if (_state is not (LinkState.NotConnected or LinkState.NotSupported or LinkState.BluetoothOff))
        {
            Move(LinkState.NotConnected);
            await HangUpAsync();
        }
    }

    /// <summary>Asks the clip for something that has no answer but whether it was done.</summary>
    /// <returns>How it ended; null when the link broke.</returns>
    public async Task<ControlStatus?> DoAsync(ControlRequest request)
    {
        return (await AskAsync(request))?.Status;
    }

    /// <summary>Asks the clip something.</summary>
    /// <returns>The reply; null when the link broke.</returns>
    public async Task<ControlReply?> AskAsync(ControlRequest request)
    {
        try
        {
            return await _control.AskAsync(request);
        }
        catch (TransportException)
        {
            return null;
        }
    }

    /// <summary>Has the clip send what its sensor measures.</summary>
    /// <param name="how">Whether its detection begins anew.</param>
    /// <returns>The reply; null when the link broke.</returns>
    public Task<ControlReply?> StartRawAsync(RawStart how)
    {
        _rawRequest = new ControlRequest { Op = ControlOp.RawStart, RawStart = how };
        return AskAsync(_rawRequest);
    }

    /// <summary>Keeps the clip's motor still for a while.</summary>
    /// <param name="time">How long, at most 18 hours; none ends it.</param>
    /// <returns>How it ended; null when the link broke.</returns>
    public Task<ControlStatus?> MuteAsync(TimeSpan time) => DoAsync(new ControlRequest { Op = ControlOp.Mute, Seconds = (int)time.TotalSeconds });

    /// <summary>Deletes a run from the clip's log.</summary>
    /// <param name="run">Its number.</param>
    /// <returns>
    /// <see cref="ControlStatus.Ok"/>; <see cref="ControlStatus.NotFound"/> when there is none; <see cref="ControlStatus.BadState"/> while it is being
    /// recorded; null when the link broke.
    /// </returns>
    public Task<ControlStatus?> DeleteRunAsync(uint run) => DoAsync(new ControlRequest { Op = ControlOp.Delete, Run = run });

    /// <summary>Has the clip forget everything: runs, alerts, settings and key. This phone is a stranger to it afterwards.</summary>
    /// <returns><see cref="ControlStatus.Ok"/>; <see cref="ControlStatus.BadState"/> when nobody holds the clip's button; null when the link broke.</returns>
    public async Task<ControlStatus?> FactoryResetAsync()
    {
        string name = Name;
        ControlStatus? status = await DoAsync(new ControlRequest { Op = ControlOp.FactoryReset });
        if (status == ControlStatus.Ok)
        {
            await _keys.ForgetAsync(name);
            await DisconnectAsync();
            Metrics = null;
            Feedback = null;
            Angles = null;
            Settings = null;
            Changed?.Invoke();
        }

        return status;
    }

    /// <summary>Has the clip test itself and waits for the result.</summary>
    /// <returns>The result; null when the clip does not test itself now, does not come to an end, or the link broke.</returns>
    public async Task<SelfTestSummary?> TestItselfAsync()
    {
        if (await DoAsync(new ControlRequest { Op = ControlOp.SelfTest }) != ControlStatus.Ok)
        {
            return null;
        }

        for (int i = 0; i < MostLooks; i++)
        {
            if (!await TryAsync(() => _transport.PauseAsync(s_betweenLooks)))
            {
                return null;
            }

            ControlReply? reply = await AskAsync(new ControlRequest { Op = ControlOp.Statistics, Page = StatisticsPage.SelfTest });
            var summary = new SelfTestSummary();
            if (reply is { Status: ControlStatus.Ok } && summary.Decode(reply.Bytes) && summary.State is SelfTestState.Passed or SelfTestState.Failed)
            {
                return summary;
            }
        }

        return null;
    }

    /// <summary>Writes settings to the clip.</summary>
    /// <param name="change">Changes a copy of the settings in force.</param>
    /// <returns>What became of them.</returns>
    public async Task<SettingsOutcome> ChangeSettingsAsync(Action<ClipSettings> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Settings is null)
        {
            return SettingsOutcome.NoLink;
        }

        byte[] packet = new byte[ClipSettings.Length];
        Settings.Encode(packet);
        var wanted = new ClipSettings(new AlertSettings());
        wanted.Decode(packet);
        change(wanted);
        wanted.Encode(packet, SettingsSchema);
        int basedOn = Settings.Revision;
        ControlStatus? status = null;
        bool isAnswered = await TryAsync(async () => status = (await _control.ApplyAsync(packet)).Status);

        // The clip's own words are what counts: the reply may have been lost when they were in force already.
        if (!await TryAsync(ReadSettingsAsync))
        {
            return SettingsOutcome.NoLink;
        }

        return Settings.Revision == basedOn ? SettingsOutcome.Refused
            : (status == ControlStatus.Ok || !isAnswered) && HasSame(packet) ? SettingsOutcome.Saved
            : SettingsOutcome.ChangedElsewhere;
    }

    /// <summary>The runs in the clip's log, oldest first.</summary>
    /// <returns>Number, length in bytes and start; null when the link broke or the clip has no log.</returns>
    public async Task<IReadOnlyList<LoggedRun>?> ListRunsAsync()
    {
        var runs = new List<LoggedRun>();
        int count = 1;
        for (int i = 0; i < count; i++)
        {
            ControlReply? reply = await AskAsync(new ControlRequest { Op = ControlOp.List, Index = i });
            if (reply is null)
            {
                return null;
            }

            if (reply.Status != ControlStatus.Ok)
            {
                break;
            }

            count = Math.Min(reply.Count, MostRuns);
            if (count > 0)
            {
                runs.Add(new LoggedRun(reply.Run, (int)reply.Length, reply.StartedUnixS == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(reply.StartedUnixS)));
            }
        }

        return runs;
    }

    /// <summary>Fetches what a download still lacks. It may be called again, with the same download, when the link has been lost.</summary>
    /// <param name="download">The download.</param>
    /// <param name="goesOn">Asked after every window; false: that was enough for now.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="TransportException">The link broke.</exception>
    /// <exception cref="System.IO.InvalidDataException">The run cannot be read without errors.</exception>
    public async Task<ControlStatus> FetchAsync(RunDownload download, Func<bool>? goesOn = null)
    {
        ArgumentNullException.ThrowIfNull(download);
        _download = download;
        try
        {
            return await download.FetchAsync(_control, _time, () =>
            {
                Changed?.Invoke();
                return goesOn is null || goesOn();
            });
        }
        finally
        {
            _download = null;
            Changed?.Invoke();
        }
    }

    /// <summary>The page can be seen again: whether what it shows is old is judged anew.</summary>
    public void LookAgain() => Changed?.Invoke();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        _transport.Dropped = null;
        await _staleTimer.DisposeAsync();
    }

    private bool HasSame(byte[] packet)
    {
        byte[] inForce = new byte[ClipSettings.Length];
        Settings!.Encode(inForce, SettingsSchema);
        inForce[RevisionAt] = packet[RevisionAt];
        return inForce.AsSpan().SequenceEqual(packet);
    }

    private static async Task<bool> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (TransportException)
        {
            return false;
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken ended)
    {
        try
        {
            await Task.Delay(pause, _time, ended);
        }
        catch (TaskCanceledException)
        {
            // Somebody ended the search.
        }
    }

    private async Task<LinkState?> ChooseAsync()
    {
        try
        {
            return await _transport.ChooseAsync() switch
            {
                Choice.Chosen => null,
                Choice.BluetoothOff => LinkState.BluetoothOff,
                Choice.NotSupported => LinkState.NotSupported,
                _ => LinkState.NotConnected,
            };
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            Problem = "The browser did not let you choose a clip. Touch the button once more; if that does not help, load the page again.";
            return LinkState.NotConnected;
        }
    }

    private async Task SearchAsync(CancellationToken ended)
    {
        long since = _time.GetTimestamp();
        TimeSpan pause = s_firstPause;
        int refusals = 0;
        Attempt = 0;
        while (!ended.IsCancellationRequested)
        {
            Move(Attempt == 0 ? LinkState.Connecting : LinkState.Reconnecting);
            LinkState? reached = await TryConnectAsync();
            if (ended.IsCancellationRequested)
            {
                // Whoever has ended the search has hung up.
                return;
            }

            if (reached == LinkState.Live)
            {
                Problem = null;
                Move(LinkState.Live);
                await Alerts.ResumeAsync(_bootId);
                return;
            }

            // A clip has one place, and it is not for those who can do nothing with it.
            await HangUpAsync();
            if (reached == LinkState.NotConnected || (reached == LinkState.NotAuthorised && (!_hasKey || ++refusals == MostRefusals)))
            {
                Move(reached.Value);
                return;
            }

            if (_time.GetElapsedTime(since) >= s_longestSearch)
            {
                Move(LinkState.NotConnected);
                return;
            }

            Attempt++;
            Move(LinkState.Reconnecting);
            await PauseAsync(pause, ended);
            pause = pause < s_longestPause ? pause * 2 : pause;
        }
    }

    /// <summary>One try. Whatever goes wrong in it, the next may go well.</summary>
    private async Task<LinkState?> TryConnectAsync()
    {
        _isTrying = true;
        try
        {
            LinkState reached = await ConnectAsync();
            return _transport.IsUp ? reached : null;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            return null;
        }
        finally
        {
            _isTrying = false;
        }
    }

    private async Task<LinkState> ConnectAsync()
    {
        await _transport.ConnectAsync();
        _freshness.Reset();
        await _control.OpenAsync();
        ControlReply hello = await _control.AskAsync(new ControlRequest { Op = ControlOp.Hello, Major = Packet.Major });
        if (hello.Status != ControlStatus.Ok)
        {
            throw new TransportException("The clip does not greet.");
        }

        if (hello.Major != Packet.Major || hello.Minor < LeastMinor)
        {
            Problem = "The clip speaks another version than this page. Load the page again to get its newest version; if that does not help, the clip's firmware is older.";
            return LinkState.NotConnected;
        }

        _bootId = hello.BootId;
        Epoch = (hello.UptimeMs, _time.GetUtcNow());
        await TryAsync(ReadWhatAnybodyMayAsync);
        if (!await ProveAsync(hello))
        {
            return LinkState.NotAuthorised;
        }

        await _control.AskAsync(new ControlRequest
        {
            Op = ControlOp.SetTime,
            UnixS = (uint)Epoch.At.ToUnixTimeSeconds(),
            ZoneMinutes = (int)_time.LocalTimeZone.GetUtcOffset(Epoch.At).TotalMinutes,
        });
        await ReadSettingsAsync();
        await _transport.SubscribeAsync(LinkIds.Log, OnLog);
        await _transport.SubscribeAsync(LinkIds.Alert, packet => Alerts.Take(Decrypt(packet)));
        await _transport.SubscribeAsync(LinkIds.Metrics, OnMetrics);
        OnMetrics(await _transport.ReadAsync(LinkIds.Metrics));
        return LinkState.Live;
    }

    private async Task ReadWhatAnybodyMayAsync()
    {
        var info = new InfoPacket();
        Info = info.Decode(await _transport.ReadAsync(LinkIds.Info)) ? info : null;
        OnBattery(await _transport.ReadAsync(BatteryLevel));
        await _transport.SubscribeAsync(BatteryLevel, OnBattery);
    }

    private void OnBattery(byte[] value)
    {
        BatteryPercent = value.Length > 0 ? value[0] : BatteryPercent;
        Changed?.Invoke();
    }

    private async Task<bool> ProveAsync(ControlReply hello)
    {
        IReadOnlyList<byte[]> keys = await _keys.FindAsync(Name);
        _hasKey = keys.Count > 0;
        foreach (byte[] key in keys)
        {
            if (await ProveAsync(key, hello))
            {
                if (key != keys[0] || !_keys.IsAllKept)
                {
                    await _keys.KeepAsync(Name, key);
                }

                return true;
            }
        }

        if (hello.WindowS == 0)
        {
            return false;
        }

        // The owner holds the clip's button: it hands its key over once, on a link that the system encrypts for that. So it is kept before anything else.
        byte[] given = await _transport.ReadAsync(LinkIds.Key);
        if (given.Length != OwnerProof.KeyBytes)
        {
            return false;
        }

        await _keys.KeepAsync(Name, given);
        _hasKey = true;
        return await ProveAsync(given, hello);
    }

    private async Task<bool> ProveAsync(byte[] key, ControlReply hello)
    {
        int minor = hello.Minor >= OwnerProof.SessionMinor ? OwnerProof.SessionMinor : OwnerProof.FirstKeyMinor;
        SettingsSchema = ClipSettings.SchemaOf(minor);
        _control.Cipher = await Owner.ProveAsync(_control, key, hello.BootId, minor);
        return _control.Cipher is not null;
    }

    private byte[] Decrypt(byte[] packet) => _control.Cipher?.Decrypt(packet) ?? packet;

    private async Task ReadSettingsAsync()
    {
        var settings = new ClipSettings(new AlertSettings());
        if (settings.Decode(Decrypt(await _transport.ReadAsync(LinkIds.Settings))))
        {
            Settings = settings;
            Changed?.Invoke();
        }
    }

    private void OnLog(byte[] packet)
    {
        if (packet.Length == 0 || packet[0] is not (Packet.Raw or Packet.RawNote))
        {
            _download?.Take(packet);
        }
        else if (_control.Cipher is SessionCipher cipher && _rawRequest is not null && packet.Length > RawPacket.HeaderBytes)
        {
            RawTaken?.Invoke(cipher.DecryptRaw(packet, _rawRequest.Number));
        }
    }

    private void OnMetrics(byte[] packet)
    {
        packet = Decrypt(packet);
        var feedback = new FeedbackPacket();
        if (feedback.Decode(packet))
        {
            // It comes just before the metrics, which say whether it is new.
            Feedback = feedback;
            return;
        }

        var angles = new AnglesPacket();
        if (angles.Decode(packet))
        {
            Angles = angles;
            return;
        }

        var metrics = new MetricsPacket();
        if (!metrics.Decode(packet) || !_freshness.Take(metrics.TimeMs))
        {
            return;
        }

        Metrics = metrics;
        _staleTimer.Change(Freshness.Limit, Timeout.InfiniteTimeSpan);
        Measured?.Invoke(metrics);
        Alerts.HearOfNewest(metrics.NewestAlert);
        Changed?.Invoke();
    }

    private void OnDropped()
    {
        EndWaits();
        if (!_isTrying && _state == LinkState.Live)
        {
            _ = ReconnectAfterDropAsync();
        }
    }

    private async Task ReconnectAfterDropAsync()
    {
        Move(LinkState.Reconnecting);
        await ReconnectAsync();
    }

    private void EndSearch()
    {
        _search?.Cancel();
        _search = null;
        EndWaits();
    }

    private void EndWaits()
    {
        _transport.Abort();
        _control.Close();
        _download?.Close();
    }

    private async Task HangUpAsync()
    {
        EndWaits();
        try
        {
            await _transport.DisconnectAsync();
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            // There is nothing left to end.
        }
    }

    private void Move(LinkState state)
    {
        _state = state;
        Changed?.Invoke();
    }
}
