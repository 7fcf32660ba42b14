using System;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// Keeps on the flash what the clip needs to go on protecting the runner after a restart that nobody wanted: how it sits and what it has learned, what the run
/// has come to, and the number of the newest alert. How the clip sits is written down when it has changed, the run every twenty seconds, and
/// a number before anybody is told of it, so that none is given twice.
/// </summary>
public sealed class RunKeeper : Duty
{
    private const int LookMs = 2000;
    private const int PeriodMs = 20000;
    private const int AfterFailureMs = 60000;
    private const byte CountVersion = 1;
    private const int AtAlert = 1;
    private const int AtRun = 3;
    private const int AtStatistics = 5;
    private const int CountBytes = AtStatistics + RunStatistics.KeptBytes;

    private readonly HipMonitor _monitor;
    private readonly RunSession _session;
    private readonly AlertRing? _alerts;
    private readonly FlashTurn _turn;
    private readonly SettingsStore _stateStore = new("run");
    private readonly SettingsStore _countStore = new("counts");
    private readonly RunState _state = new();

    // What was loaded, until the run goes on; from then on what there is now. Of what is on the flash the sum alone is known, since a second array of each would be held for ever.
    private readonly byte[] _stateBytes = new byte[RunState.Length];
    private readonly byte[] _countBytes = new byte[CountBytes];
    private uint _keptStateSum;
    private uint _keptCountSum;
    private long _countsDueMs;
    private long _againMs;

    /// <summary>Reads what is on the flash. Alerts go on with the number after the last.</summary>
    /// <param name="monitor">The detection.</param>
    /// <param name="session">Knows which run it is.</param>
    /// <param name="sampler">Whose FIFO has to last while the flash is busy.</param>
    /// <param name="alerts">Whose numbers go on; null when there are none.</param>
    public RunKeeper(HipMonitor monitor, RunSession session, Sampler sampler, AlertRing? alerts)
    {
        _monitor = monitor;
        _session = session;
        _alerts = alerts;
        _turn = new FlashTurn(sampler);
        Load(_stateStore, _stateBytes, RunState.Version, RunState.OldestVersion);
        Load(_countStore, _countBytes, CountVersion, CountVersion);
        _keptStateSum = SumOf(_stateBytes);
        _keptCountSum = SumOf(_countBytes);
        KeptAlert = LittleEndian.U16(_countBytes, AtAlert);
        _alerts?.Restore(KeptAlert);
    }

    /// <summary>The newest alert whose number is on the flash; one that cannot be written counts as if it were.</summary>
    public int KeptAlert { get; private set; }

    /// <summary>
    /// Puts in force what is kept of the run in whose midst the clip was cut off. Whether it is really gone on with the session decides later.
    /// </summary>
    /// <returns>False when there was none: nothing is as it was.</returns>
    public bool Resume()
    {
        if (!_state.Decode(_stateBytes) || _state.Run == 0)
        {
            return false;
        }

        _session.Restore(_state.Run, _state.RestS, _state.StartedUnixS);
        _monitor.Restore(_state);
        if (LittleEndian.U16(_countBytes, AtRun) == _state.Run)
        {
            _monitor.Statistics.Restore(_countBytes, AtStatistics);
        }

        return true;
    }

    /// <summary>There is an alert, which waits until its number is on the flash.</summary>
    public void NoteAlert()
    {
        DueMs = 0;
    }

    /// <summary>The clip is switched off on purpose, after the run's end: the next start begins anew.</summary>
    public void EndCleanly()
    {
        if (IsStateNew())
        {
            SaveState();
        }

        if (AreCountsNew())
        {
            SaveCounts();
        }
    }

    /// <summary>Another runner's from now on: nothing of the last run is left on the flash. The numbers of the alerts go on.</summary>
    public void Forget()
    {
        IsStateNew();
        _keptStateSum = SumOf(_stateBytes);
        _stateStore.SaveTwice(_stateBytes);
        AreCountsNew();
        _keptCountSum = SumOf(_countBytes);
        _countStore.SaveTwice(_countBytes);
        KeptAlert = LittleEndian.U16(_countBytes, AtAlert);
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        bool countsAreNew = (nowMs >= _countsDueMs || IsAlertNew) && AreCountsNew();
        if (!countsAreNew && (nowMs < _againMs || !IsStateNew()))
        {
            DueMs = nowMs + LookMs;
        }
        else if (!_turn.HasCome(nowMs))
        {
            DueMs = _turn.AgainMs;
        }
        else if (countsAreNew)
        {
            // In a run there is always something new, and each try on a flash that takes nothing holds the loop up.
            _againMs = SaveCounts() ? 0 : nowMs + AfterFailureMs;
            _countsDueMs = nowMs + (_againMs == 0 ? PeriodMs : AfterFailureMs);
            DueMs = nowMs;
        }
        else
        {
            SaveState();
            DueMs = nowMs + LookMs;
        }
    }

    private bool IsAlertNew => _alerts != null && _alerts.Newest != KeptAlert;

    /// <summary>Takes a payload of a store over, when it is one of ours; one of an older version is shorter.</summary>
    private static void Load(SettingsStore store, byte[] into, byte version, byte oldestVersion)
    {
        byte[]? kept = store.Load();
        if (kept != null && kept.Length > 0 && (kept[0] == version ? kept.Length == into.Length : kept[0] >= oldestVersion && kept[0] < version && kept.Length < into.Length))
        {
            Array.Copy(kept, 0, into, 0, kept.Length);
        }
    }

    private static uint SumOf(byte[] payload)
    {
        return Crc32.Update(0, payload, 0, payload.Length);
    }

    private bool IsStateNew()
    {
        _monitor.Keep(_state);
        _state.Run = _session.KeptNumber;
        _state.RestS = _session.RestS(Clock.UptimeMs);
        _state.StartedUnixS = _session.KeptStartedUnixS;
        _state.Encode(_stateBytes);
        return SumOf(_stateBytes) != _keptStateSum;
    }

    /// <summary>Writes the state. A flash that refuses is asked again when there is something new: it may be full for ever.</summary>
    private void SaveState()
    {
        _keptStateSum = SumOf(_stateBytes);
        _stateStore.Save(_stateBytes);
    }

    private bool AreCountsNew()
    {
        Array.Clear(_countBytes, 0, CountBytes);
        _countBytes[0] = CountVersion;
        LittleEndian.PutU16(_countBytes, AtAlert, _alerts != null ? _alerts.Newest : KeptAlert);
        LittleEndian.PutU16(_countBytes, AtRun, _session.KeptNumber);
        if (_session.KeptNumber != 0)
        {
            _monitor.Statistics.Keep(_countBytes, AtStatistics);
        }

        return SumOf(_countBytes) != _keptCountSum;
    }

    private bool SaveCounts()
    {
        _keptCountSum = SumOf(_countBytes);
        bool saved = _countStore.Save(_countBytes);

        // Written or not: no alert waits for a flash that is full.
        KeptAlert = LittleEndian.U16(_countBytes, AtAlert);
        return saved;
    }
}
