using System;
using System.Threading;
using HipSense.Core;
using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Firmware;

/// <summary>
/// The way to the phone. The package's thread only answers and queues; everything is done here, at a turn of the loop, and nothing waits:
/// what the stack does not take is tried again later, alerts from their ring, metrics with their newest values.
/// </summary>
public sealed class Link : Duty, IHipListener
{
    private const int PollMs = 50;
    private const int IdlePollMs = 250;
    private const int BackOffMs = 50;
    private const int HeartbeatMs = 2000;
    private const int AlertsPerTurn = 4;

    // Who throws a stranger off at once again and again gives everybody else as little of the radio as the stranger does; and each start of the stack
    // leaves some of the runtime's memory behind.
    private const int LeastGapMs = 30000;
    private const int MostGapMs = 300000;
    private const int MostRestarts = 20;

    // Long enough that who was thrown off and comes back at once is not sooner there than the owner's phone, which looks every eight seconds.
    private const int OffAirMs = 10000;

    // A radio that does not start.
    private const int StartAgainMs = 60000;

    // For the reply that it is done to reach the phone.
    private const int RenameMs = 1000;

    private readonly ClipParts _clip;
    private readonly BluetoothServer _server;
    private readonly ControlPoint _control;
    private readonly AlertPacket _alert = new();

    private readonly byte[] _packet = new byte[AlertPacket.Length];

    // Only while somebody records: most never do.
    private RawSender? _raw;
    private byte[]? _reply;
    private byte[]? _heldSettings;
    private bool _isOnAir;
    private bool _hasFailed;
    private bool _ownerSeen;
    private int _connection;
    private long _onAirMs;
    private long _renameMs = Never;
    private long _gapEndMs;
    private int _gapMs = LeastGapMs;
    private long _retryMs;
    private long _metricsDueMs;
    private long _cadenceDueMs;
    private int _nextAlert = 1;
    private int _liveFrom = 1;

    /// <summary>Makes the table of services; the radio starts when the loop runs.</summary>
    /// <param name="clip">The parts of the clip; those that are made after the radio are not asked before the loop runs.</param>
    /// <param name="keyStore">Where the owner's key is kept.</param>
    public Link(ClipParts clip, SettingsStore keyStore)
    {
        _clip = clip;
        Session = new OwnerSession(keyStore);
        Live = new LiveRun(clip);
        InfoPacket info = new()
        {
            FirmwareMajor = FirmwareVersion.Major,
            FirmwareMinor = FirmwareVersion.Minor,
            FirmwarePatch = FirmwareVersion.Patch,
            Capabilities = Capabilities.Log | Capabilities.Battery | Capabilities.SelfTest | Capabilities.Raw,
        };
        _server = new BluetoothServer(info, LookAtSettings);
        _control = new ControlPoint(clip, this);
        Sender = new LogSender(clip.Runs, _server.Hip.LogNotifier, Session.Cipher);
        clip.Settings.Found = UseSettings;
        if (!Session.HasKey && clip.Boot.SafeMode == SafeMode.Off)
        {
            // At the first start, and before the loop: what it takes of the flash costs no sample.
            TryMakeKey();
        }
    }

    /// <summary>Who may see and change what is the runner's.</summary>
    public readonly OwnerSession Session;

    /// <summary>The run as it is now.</summary>
    public readonly LiveRun Live;

    /// <summary>The last alerts.</summary>
    public readonly AlertRing Alerts = new();

    /// <summary>Sends runs.</summary>
    public readonly LogSender Sender;

    /// <summary>Sends what the sensor measures.</summary>
    public RawSender Raw => _raw ??= new RawSender(_clip, _server.Hip.LogNotifier, Session.Cipher);

    /// <summary>True while what the sensor measures is sent.</summary>
    public bool IsRawOn => _raw != null && _raw.IsOn;

    /// <summary>Called when the phone asks for a self-test; null when there is none.</summary>
    public ThreadStart? SelfTest;

    /// <summary>How the self-test stands.</summary>
    public readonly SelfTestSummary SelfTestResult = new();

    /// <summary>Times that a stranger was thrown off.</summary>
    public int Restarts;

    /// <summary>Settings that were written in a session with a key and wait for the request that applies them, as they were written; or null.</summary>
    public byte[]? HeldSettings => _heldSettings;

    /// <summary>Bytes of the connection's packets.</summary>
    public int Mtu => _server.Connection.Mtu;

    /// <summary>True when the radio has started.</summary>
    public bool IsOn { get; private set; }

    /// <summary>True when the connection is the owner's.</summary>
    public bool OwnerIsHere => Session.IsOwner(_connection);

    /// <summary>Packets that the stack did not take at the first try.</summary>
    public int NotifyFailures => _server.Hip.Failures + _server.Cadence.Notifier.Failures + _server.Battery.Notifier.Failures;

    /// <summary>Writes that were refused.</summary>
    public int Refused => _server.Hip.SettingsWrites.Refused + _server.Hip.ControlWrites.Refused;

    /// <summary>Faults in answering the radio.</summary>
    public int HandlerFaults => _server.Hip.HandlerFaults;

    /// <summary>Lets the key be read for a minute.</summary>
    public void OpenPairWindow()
    {
        if (!Session.HasKey)
        {
            return;
        }

        Session.OpenWindow(Clock.UptimeMs);
        _server.Hip.Key.Show(Session.Key, 0);
        _clip.Cues.Play(Haptic.PairWindow);
    }

    /// <summary>Makes an alert as if a hip had dropped.</summary>
    public void AddTestAlert(Side side)
    {
        _alert.Side = side;
        _alert.Kind = CueKind.TooMuchDrop;
        _alert.Reason = CueReason.AboveCeiling;
        _alert.MeanCdeg = _clip.Settings.Values.Alerts.CeilingCdeg;
        _alert.ThresholdCdeg = _clip.Settings.Values.Alerts.CeilingCdeg;
        _alert.SilentReason = SilentReason.Other;
        AddAlert(test: true, silent: !_clip.Motor.Works);
    }

    /// <summary>Sends the kept alerts from a number on again.</summary>
    public void ReplayFrom(int sequence)
    {
        _liveFrom = (Alerts.Newest + 1) & ushort.MaxValue;
        _nextAlert = sequence;
    }

    /// <summary>Puts the settings in force that wait for it.</summary>
    /// <param name="number">The number of the request.</param>
    public ControlStatus ApplySettings(uint number)
    {
        byte[]? packet = _heldSettings;
        _heldSettings = null;
        if (packet == null)
        {
            return ControlStatus.NotFound;
        }

        Session.Cipher.DecryptSettings(packet, number);
        if (packet[0] != ClipSettings.SchemaOf(Session.Minor) || !ClipSettings.IsValid(packet))
        {
            return ControlStatus.BadParameter;
        }

        if (!_clip.Settings.Change(packet))
        {
            return ControlStatus.BadState;
        }

        UseSettings();
        _clip.Cues.Play(Haptic.SettingsChanged);
        return ControlStatus.Ok;
    }

    /// <summary>Forgets whose clip this is: runs, alerts, settings and key. Its name follows from the key: a second later it is seen under another.</summary>
    public void FactoryReset(long nowMs)
    {
        Sender.Forget();
        StopRaw();
        _clip.RunControl.Forget();
        Alerts.Forget();
        _clip.Keeper.Forget();
        Session.Renew(nowMs);
        _heldSettings = null;
        _renameMs = nowMs + RenameMs;
        _server.Hip.Hide();
        _clip.Settings.Reset();
        UseSettings();
        _clip.Cues.Play(Haptic.SettingsChanged);
    }

    /// <inheritdoc/>
    public void OnCalibration(CalibrationResult result, long atUs)
    {
        Live.Take(result);
    }

    /// <inheritdoc/>
    public void OnActivity(Activity activity, long sinceUs)
    {
        Live.Take(activity);
    }

    /// <inheritdoc/>
    public void OnStance(Stance stance)
    {
        Live.Take(stance);
    }

    /// <inheritdoc/>
    public void OnStride(Stride stride)
    {
        Live.Take(stride);
    }

    /// <inheritdoc/>
    public void OnCue(Cue cue)
    {
        _alert.Take(cue);
        _alert.SilentReason = _clip.Cues.SilentReason;
        AddAlert(test: false, silent: _clip.Cues.Silent);
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        if (!_isOnAir && !GoesOnAir(nowMs))
        {
            return;
        }

        _server.Battery.Show(_clip.Battery.Percent);
        if (Session.WindowS(nowMs) == 0)
        {
            _server.Hip.Key.Hide();
        }

        // Before anybody new is met: what waits was written in the session that is on now.
        TakeSettings();
        int connection = _server.Connection.Number;
        if (connection != _connection)
        {
            Meet(connection, nowMs);
        }

        bool open = (connection & 1) != 0;
        if (open)
        {
            TakeRequests(nowMs);
            if (nowMs >= _retryMs && Send(nowMs) == Delivery.Refused)
            {
                _retryMs = nowMs + BackOffMs;
            }

            ThrowOffStranger(nowMs);
            if (!_isOnAir)
            {
                return;
            }
        }

        if (nowMs >= _renameMs && _reply == null)
        {
            GoOffAir(nowMs);
            return;
        }

        DueMs = nowMs + (open ? PollMs : IdlePollMs);
        if (open && IsAlertWaiting && _clip.Keeper.DueMs < DueMs)
        {
            DueMs = _clip.Keeper.DueMs;
        }
    }

    /// <summary>For a tenth of a second: a number that somebody knows must not be given again after a restart.</summary>
    private bool IsAlertWaiting => _clip.Keeper.KeptAlert != Alerts.Newest;

    private string Name => "HIP-" + Digits.Hex(Session.Fingerprint);

    /// <summary>Lets phones see the clip, when it is time.</summary>
    /// <returns>False when it is not.</returns>
    private bool GoesOnAir(long nowMs)
    {
        if (nowMs < _onAirMs)
        {
            DueMs = _onAirMs;
            return false;
        }

        // If it fails, which the loop notes, it is not tried again at once: it takes memory each time.
        _onAirMs = nowMs + StartAgainMs;
        if (_hasFailed)
        {
            _server.Stop();
        }

        _hasFailed = true;
        if (!Session.HasKey)
        {
            MakeKey();
        }

        _server.Start(Name);
        Session.UseNoise();
        _hasFailed = false;
        _renameMs = Never;
        _isOnAir = true;
        IsOn = true;
        return true;
    }

    /// <summary>The name follows from the key, the key needs the radio's noise, and the radio must know the name when it starts.</summary>
    private void MakeKey()
    {
        BluetoothServer.TurnOn();
        Session.UseNoise();
        _server.Stop();
    }

    private void TryMakeKey()
    {
        try
        {
            MakeKey();
        }
        catch (Exception)
        {
            // The loop tries again, and notes it.
            _hasFailed = true;
        }
    }

    private void GoOffAir(long untilMs)
    {
        _isOnAir = false;
        _onAirMs = untilMs;
        DueMs = untilMs;
        _server.Stop();
    }

    /// <summary>On the package's thread: looks, and changes nothing.</summary>
    private byte LookAtSettings(byte[] value)
    {
        return !Session.IsOwner(_server.Connection.Number) ? GattProtocolError.InsufficientAuthorization
            : Session.Cipher.HasKey ? (value.Length == ClipSettings.Length ? (byte)0 : GattProtocolError.InvalidAttributeValueLength)
            : !ClipSettings.IsOfKnownLength(value) ? GattProtocolError.InvalidAttributeValueLength
            : !ClipSettings.IsValid(value) ? ClipSettings.NotAllowed
            : ClipSettings.RevisionOf(value) != _clip.Settings.Values.Revision ? ClipSettings.Stale
            : (byte)0;
    }

    private void Meet(int connection, long nowMs)
    {
        _connection = connection;
        _reply = null;
        _heldSettings = null;
        _ownerSeen = false;
        Session.Begin(connection, nowMs);
        _control.Forget();
        Sender.Abort();
        StopRaw();
        _server.Cadence.IsHeard = false;
        _server.Battery.Forget();
    }

    private void StopRaw()
    {
        _raw?.Stop();
        _raw = null;
    }

    private void TakeSettings()
    {
        byte[]? packet = _server.Hip.SettingsQueue.Take();
        if (packet == null)
        {
            return;
        }

        if (Session.Cipher.HasKey)
        {
            _heldSettings = packet;
            return;
        }

        // They were accepted from the owner; that the connection has ended since does not undo it.
        if (_clip.Settings.Change(packet))
        {
            UseSettings();
            _clip.Cues.Play(Haptic.SettingsChanged);
        }
    }

    private void TakeRequests(long nowMs)
    {
        if (_reply != null)
        {
            return;
        }

        byte[]? packet = _server.Hip.ControlQueue.Take(_connection);
        if (packet == null)
        {
            return;
        }

        _reply = _control.Answer(packet, nowMs);
        if (OwnerIsHere && !_ownerSeen)
        {
            // From here on alerts come as they happen; those before are sent when they are asked for.
            _ownerSeen = true;
            _gapMs = LeastGapMs;
            Session.CloseWindow();
            _nextAlert = (Alerts.Newest + 1) & ushort.MaxValue;
            _liveFrom = _nextAlert;
            _metricsDueMs = nowMs;
            ShowToOwner();
        }
    }

    private void UseSettings()
    {
        _clip.UseSettings();
        if (IsRawOn)
        {
            Raw.NoteSettings();
        }

        ShowToOwner();
    }

    private void ShowToOwner()
    {
        if (OwnerIsHere)
        {
            byte[] settings = _clip.Settings.NewPacket(ClipSettings.SchemaOf(Session.Minor));
            Session.Cipher.Encrypt(settings, 0, 0);
            _server.Hip.Settings.Show(settings, _connection);
            byte[] newest = new byte[AlertPacket.Length];
            newest = Alerts.Copy(Alerts.Newest, newest) ? newest : new byte[0];
            Session.Cipher.Encrypt(newest, 0, 0);
            _server.Hip.Alert.Show(newest, _connection);
        }
    }

    private Delivery Send(long nowMs)
    {
        if (_reply != null)
        {
            if (_server.Hip.ControlNotifier.Send(_reply) == Delivery.Refused)
            {
                return Delivery.Refused;
            }

            _reply = null;
        }

        if (OwnerIsHere
            && (SendAlerts() == Delivery.Refused
                || SendMetrics(nowMs) == Delivery.Refused
                || (IsRawOn && Raw.Turn(nowMs) == Delivery.Refused)
                || (Sender.IsSending && Sender.Turn() == Delivery.Refused)))
        {
            return Delivery.Refused;
        }

        if (nowMs >= _cadenceDueMs)
        {
            if (_server.Cadence.Tell(Live.Metrics.Activity == Activity.Running, Live.Metrics.Cadence) == Delivery.Refused)
            {
                return Delivery.Refused;
            }

            _cadenceDueMs = nowMs + CadenceService.PeriodMs;
        }

        return _server.Battery.Tell();
    }

    private Delivery SendAlerts()
    {
        if (IsAlertWaiting)
        {
            return Delivery.Queued;
        }

        for (int i = 0; i < AlertsPerTurn && Alerts.CountFrom(_nextAlert) > 0; i++)
        {
            if (!Alerts.Copy(_nextAlert, _packet))
            {
                // Lost; the phone was told how many when it asked, or sees the gap.
                _nextAlert = Alerts.Oldest;
                continue;
            }

            if (Alerts.CountFrom(_nextAlert) > Alerts.CountFrom(_liveFrom))
            {
                AlertPacket.MarkReplayed(_packet);
            }

            Session.Cipher.Encrypt(_packet, 0, 0);
            Delivery delivery = _server.Hip.AlertNotifier.Send(_packet);
            if (delivery != Delivery.Queued)
            {
                return delivery;
            }

            _nextAlert = (_nextAlert + 1) & ushort.MaxValue;
        }

        return Delivery.Queued;
    }

    private Delivery SendMetrics(long nowMs)
    {
        if (nowMs < _metricsDueMs && !Live.HasNews)
        {
            return Delivery.Queued;
        }

        Delivery delivery = SendFeedback(nowMs);
        if (delivery == Delivery.Refused)
        {
            return delivery;
        }

        byte[] packet = Live.Encode(nowMs, Alerts.Newest);
        Session.Cipher.Encrypt(packet, 0, 0);
        _server.Hip.Metrics.Show(packet, _connection);
        delivery = _server.Hip.MetricsNotifier.Send(packet);
        if (delivery != Delivery.Refused)
        {
            Live.HasNews = false;
            _metricsDueMs = nowMs + HeartbeatMs;
        }

        if (delivery == Delivery.Queued)
        {
            Live.Metrics.Sequence = (Live.Metrics.Sequence + 1) & ushort.MaxValue;
        }

        return delivery;
    }

    /// <summary>Before the metrics: who draws at each metrics has the thresholds and the other angles to them.</summary>
    private Delivery SendFeedback(long nowMs)
    {
        if (!Session.Cipher.HasKey)
        {
            return Delivery.Queued;
        }

        // The package copies what it sends.
        byte[] packet = Live.EncodeFeedback(nowMs);
        Session.Cipher.Encrypt(packet, 0, 0);
        Delivery delivery = _server.Hip.MetricsNotifier.Send(packet);
        if (delivery != Delivery.Queued)
        {
            return delivery;
        }

        byte[] angles = Live.EncodeAngles(nowMs);
        Session.Cipher.Encrypt(angles, 0, 0);
        return _server.Hip.MetricsNotifier.Send(angles);
    }

    private void AddAlert(bool test, bool silent)
    {
        _alert.Test = test;
        _alert.Silent = silent;
        _alert.TimeMs = (uint)Clock.UptimeMs;
        _alert.Strides = Live.Strides;
        _alert.Run = (uint)_clip.Log.Session.Number;
        Alerts.Add(_alert);
        _clip.Keeper.NoteAlert();
        ShowToOwner();
        DueMs = 0;
    }

    /// <summary>Who neither proves to be the owner nor listens to the cadence keeps the only place from who would.</summary>
    private void ThrowOffStranger(long nowMs)
    {
        if (!Session.IsOverdue(nowMs) || _server.Cadence.IsHeard || Session.WindowS(nowMs) > 0 || nowMs < _gapEndMs || Restarts >= MostRestarts)
        {
            return;
        }

        Restarts++;
        _gapEndMs = nowMs + _gapMs;
        _gapMs = _gapMs * 2 < MostGapMs ? _gapMs * 2 : MostGapMs;
        GoOffAir(nowMs + OffAirMs);
    }
}
