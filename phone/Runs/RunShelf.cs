using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Browser;
using HipSense.Phone.Link;

namespace HipSense.Phone.Runs;

/// <summary>
/// The runs on this phone, and how they come here from the clip. Nothing that was fetched is lost: what the phone's storage does not take stays in memory and is
/// tried again, nothing is put into the place of something longer or of something else, and what cannot be read costs nothing but itself.
/// </summary>
public sealed class RunShelf
{
    // The end of a run that was cut off is written two minutes after the clip's next start, if it is written at all.
    private const int MostLooksForEnd = 6;

    private static readonly TimeSpan s_untilSavedAgain = TimeSpan.FromSeconds(30);

    private readonly ITextStore _store;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Entry> _entries = [];
    private readonly Dictionary<(string Clip, uint Run), RunDownload> _unfinished = [];
    private readonly List<string> _unreadable = [];
    private readonly List<string> _undo = [];
    private readonly Dictionary<string, int> _looksForEnd = [];
    private Task<bool> _fetch = Task.FromResult(true);
    private ClipClient? _fetchFrom;
    private bool _isLoaded;
    private bool _isSavingLater;

    /// <summary>Makes an empty shelf.</summary>
    /// <param name="store">Where the runs outlive the page.</param>
    /// <param name="time">The time.</param>
    public RunShelf(ITextStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>Called when there is more or less on the shelf.</summary>
    public event Action? Changed;

    /// <summary>The runs, newest first.</summary>
    public IEnumerable<RunRecord> Runs => _entries.Values.Where(entry => !entry.IsDeleted).Select(entry => entry.Run).OrderByDescending(run => run.StartedAt);

    /// <summary>The runs that the phone's storage has not taken: they are here until the page is closed.</summary>
    public IEnumerable<RunRecord> Unsaved => _entries.Values.Where(entry => !entry.IsDeleted && entry.IsDirty).Select(entry => entry.Run);

    /// <summary>The keys of deleted runs that are not deleted in the phone's storage yet: they would be back if the page were closed now.</summary>
    public IEnumerable<string> UnsavedDeletions => _entries.Values.Where(entry => entry.IsDeleted && entry.IsDirty).Select(entry => entry.Key);

    /// <summary>How many runs were deleted last and can be had back.</summary>
    public int Undoable => _undo.Count;

    /// <summary>How many things lie in the phone's storage that are no runs, or not any more.</summary>
    public int Unreadable => _unreadable.Count;

    /// <summary>True when the phone's storage does not say which runs it has.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The run that is being fetched, or null.</summary>
    public RunDownload? Fetching { get; private set; }

    /// <summary>What went wrong with the last fetching and what follows, in words; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes up what earlier pages have kept.</summary>
    public async Task LoadAsync()
    {
        try
        {
            foreach ((string key, string text) in await _store.AllAsync())
            {
                TakeUp(key, text);
            }

            _isLoaded = true;
        }
        catch (StoreException)
        {
            // What is fetched now is kept in memory, and asked for again below.
        }

        IsClosed = !_isLoaded;
        await SaveAgainAsync();
    }

    /// <summary>Fetches the clip's finished runs that are not here yet. After a lost link it goes on where it was.</summary>
    /// <param name="clip">The clip.</param>
    /// <returns>False when it is worth asking again.</returns>
    public Task<bool> FetchNewAsync(ClipClient clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (!_fetch.IsCompleted && _fetchFrom == clip)
        {
            return _fetch;
        }

        // That of another clip ends with its connection.
        _fetchFrom = clip;
        _fetch = FetchAfterAsync(_fetch, clip);
        return _fetch;
    }

    /// <summary>Tries once more to keep what the phone's storage has not taken.</summary>
    /// <returns>True when everything is kept.</returns>
    public async Task<bool> SaveAgainAsync()
    {
        foreach (string key in _entries.Values.Where(entry => entry.IsDirty).Select(entry => entry.Key).ToList())
        {
            await SaveAsync(key);
        }

        Changed?.Invoke();
        return !_entries.Values.Any(entry => entry.IsDirty);
    }

    /// <summary>Deletes runs, here and, when the clip is there next, on the clip. Until others are deleted or the page is closed they can be had back.</summary>
    /// <param name="runs">Which.</param>
    public async Task DeleteAsync(IEnumerable<RunRecord> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        string[] keys = [.. runs.Select(run => run.Key).Where(_entries.ContainsKey)];
        string[] before = [.. _undo];
        _undo.Clear();
        _undo.AddRange(keys);
        DateTimeOffset now = _time.GetLocalNow();
        await MarkAsync(before.Concat(keys), now);
    }

    /// <summary>Brings back what was deleted last.</summary>
    public async Task UndoAsync()
    {
        string[] keys = [.. _undo];
        _undo.Clear();
        await MarkAsync(keys, null);
    }

    /// <summary>Throws away what cannot be read.</summary>
    public async Task DeleteUnreadableAsync()
    {
        foreach (string key in _unreadable.ToList())
        {
            try
            {
                await _store.RemoveAsync(key);
                _unreadable.Remove(key);
            }
            catch (StoreException)
            {
                // It is still told of.
            }
        }

        Changed?.Invoke();
    }

    private async Task<bool> FetchAfterAsync(Task before, ClipClient clip)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Problem = null;
        try
        {
            if (!_isLoaded)
            {
                await LoadAsync();
            }

            await SaveAgainAsync();
            if (await clip.ListRunsAsync() is not IReadOnlyList<LoggedRun> logged)
            {
                Problem = "The link broke before the clip had told which runs it has. They are fetched when it is back.";
                return false;
            }

            // The clip's newest run is not over while it records.
            bool isOneOpen = clip.Metrics is { Recording: true };
            foreach (LoggedRun run in isOneOpen ? logged.SkipLast(1) : logged)
            {
                await FetchAsync(clip, run);
            }

            return isOneOpen || logged.Count == 0 || !MayEndSoon(clip.Name, logged[^1]);
        }
        catch (TransportException)
        {
            Problem = "The link broke. The rest is fetched when it is back.";
            return false;
        }
        finally
        {
            Fetching = null;
            Changed?.Invoke();
        }
    }

    private async Task FetchAsync(ClipClient clip, LoggedRun run)
    {
        if (IsKnown(clip.Name, run))
        {
            return;
        }

        // Checksums do not tell one run from another: each record ends with its own, after which the checksum of the whole is the same for any two runs whose
        // records are as long. The beginning does.
        var download = new RunDownload(run.Run);
        download.Expect(run.Length);
        try
        {
            ControlStatus status = await clip.FetchAsync(download, () => false);
            if (status == ControlStatus.Ok)
            {
                if (!await NeedsRestAsync(clip, run, download))
                {
                    _unfinished.Remove((clip.Name, run.Run));
                    return;
                }

                _unfinished[(clip.Name, run.Run)] = download;
                Fetching = download;
                Changed?.Invoke();
                status = await clip.FetchAsync(download);
            }

            if (status == ControlStatus.Ok)
            {
                _unfinished.Remove((clip.Name, run.Run));
                await AddAsync(new KeptRun(clip.Name, run.Run, _time.GetLocalNow(), download.ToArray()));
            }
            else
            {
                Problem = status == ControlStatus.NotFound
                    ? $"Run {run.Run} is not on the clip any more: it had to make room for newer ones."
                    : $"Run {run.Run} could not be read from the clip. It stays there; touch “Look for new runs” to try once more.";
            }
        }
        catch (InvalidDataException)
        {
            Problem = $"Run {run.Run} did not come without errors. It stays on the clip; bring the phone nearer and touch “Look for new runs”.";
        }
    }

    private bool MayEndSoon(string clip, LoggedRun newest)
    {
        Entry? here = _entries.Values.FirstOrDefault(entry => !entry.IsDeleted && entry.Run.Clip == clip && entry.Run.Number == newest.Run && entry.Run.Bytes >= newest.Length);
        if (here is null or { Run.HasEnd: true })
        {
            return false;
        }

        int looks = _looksForEnd.GetValueOrDefault(here.Key);
        _looksForEnd[here.Key] = looks + 1;
        return looks < MostLooksForEnd;
    }

    private bool IsKnown(string clip, LoggedRun logged) => logged.StartedAt is not null && _entries.Values.Any(entry =>
        !entry.IsDeleted
        && entry.Run.Clip == clip
        && entry.Run.Number == logged.Run
        && entry.Run.Bytes == logged.Length
        && entry.Run.KnowsStart
        && entry.Run.StartedAt == logged.StartedAt);

    /// <summary>Tells by a run's beginning whether it is here already, or is not wanted; what is here of it need not come again.</summary>
    private async Task<bool> NeedsRestAsync(ClipClient clip, LoggedRun run, RunDownload download)
    {
        if (_unfinished.TryGetValue((clip.Name, run.Run), out RunDownload? before))
        {
            GoOnFrom(download, before.ToArray());
        }

        string identity = KeptRun.KeyOf(clip.Name, run.Run, download.ToArray());
        Entry? known = _entries.Values.FirstOrDefault(entry => entry.Run.Identity == identity);
        if (known is null)
        {
            return true;
        }

        if (known.IsDeleted)
        {
            await DeleteOnClipAsync(clip, run, known);
            return false;
        }

        if (known.Run.Bytes >= run.Length)
        {
            return false;
        }

        GoOnFrom(download, await LogOfAsync(known));
        return true;
    }

    private static void GoOnFrom(RunDownload download, byte[] here)
    {
        if (here.Length > download.Have && IsPrefix(download.ToArray(), here))
        {
            download.GoOnFrom(here);
        }
    }

    private async Task DeleteOnClipAsync(ClipClient clip, LoggedRun run, Entry known)
    {
        if (_undo.Contains(known.Key) || await clip.DeleteRunAsync(run.Run) != ControlStatus.Ok)
        {
            // As long as it is on the clip, it must be known not to be wanted.
            return;
        }

        try
        {
            await _store.RemoveAsync(known.Key);
            _entries.Remove(known.Key);
        }
        catch (StoreException)
        {
            // It is a note of a few bytes.
        }
    }

    private async Task AddAsync(KeptRun kept)
    {
        string key = kept.Key;
        bool isTaken = false;
        foreach (Entry same in _entries.Values.Where(entry => entry.Run.Identity == kept.Key).ToList())
        {
            if (same.IsDeleted)
            {
                return;
            }

            // Two clips that were new at the same time may tell the same of a run's beginning, and not of the rest.
            bool isOurs = IsPrefix(await LogOfAsync(same), kept.Log);
            key = isOurs ? same.Key : key;
            isTaken |= same.Key == key && !isOurs;
        }

        key = isTaken ? FreeKey(key) : key;
        if (Parse(JsonSerializer.Serialize(kept, RunJson.Default.KeptRun)) is null)
        {
            Problem = $"Run {kept.Number} is not to be understood. It stays on the clip.";
            return;
        }

        _entries[key] = new Entry(key, RunRecord.Of(kept, key), null, kept, true);
        await SaveAsync(key);
        Changed?.Invoke();
    }

    /// <summary>Has the storage keep a run as it is here. What another page has put there meanwhile stays, if it is more or something else.</summary>
    private async Task SaveAsync(string key)
    {
        if (!_entries.TryGetValue(key, out Entry? entry) || !entry.IsDirty)
        {
            return;
        }

        try
        {
            KeptRun? there = Parse(await _store.GetAsync(key));
            if (!Is(entry))
            {
                // What has become of it meanwhile is kept by what made it so.
                return;
            }

            KeptRun? kept = entry.Fetched ?? there;
            if (kept is not null && there is { DeletedAt: null } && !entry.IsDeleted && !IsPrefix(there.Log, kept.Log))
            {
                _entries[key] = new Entry(key, RunRecord.Of(there, key), null, null, false);
                if (!IsPrefix(kept.Log, there.Log))
                {
                    string free = FreeKey(key);
                    _entries[free] = new Entry(free, RunRecord.Of(kept, free), null, kept, true);
                    await SaveAsync(free);
                }

                return;
            }

            if (kept is not null)
            {
                kept = kept with { DeletedAt = entry.DeletedAt };
                try
                {
                    await PutAsync(key, entry.IsDeleted && !_undo.Contains(key) ? kept.Head() : kept);
                }
                catch (StoreException) when (entry.IsDeleted && Is(entry))
                {
                    await MakeRoomAsync(entry with { Fetched = kept });
                    return;
                }
            }

            if (Is(entry))
            {
                _entries[key] = entry with { Fetched = null, IsDirty = false };
            }
        }
        catch (StoreException)
        {
            _ = SaveLaterAsync();
        }
    }

    /// <summary>What is deleted makes room in a storage that is full: its beginning stays there, the rest in memory while it can be had back.</summary>
    private async Task MakeRoomAsync(Entry entry)
    {
        _entries[entry.Key] = entry;
        await _store.RemoveAsync(entry.Key);
        if (Is(entry))
        {
            await PutAsync(entry.Key, entry.Fetched!.Head());
        }

        if (Is(entry))
        {
            _entries[entry.Key] = entry with { Fetched = _undo.Contains(entry.Key) ? entry.Fetched : null, IsDirty = false };
        }
    }

    private bool Is(Entry entry) => _entries.TryGetValue(entry.Key, out Entry? now) && now == entry;

    private Task PutAsync(string key, KeptRun kept) => _store.PutAsync(key, JsonSerializer.Serialize(kept, RunJson.Default.KeptRun));

    private async Task SaveLaterAsync()
    {
        if (_isSavingLater)
        {
            return;
        }

        _isSavingLater = true;
        try
        {
            do
            {
                await Task.Delay(s_untilSavedAgain, _time);
            }
            while (!await SaveAgainAsync());
        }
        finally
        {
            _isSavingLater = false;
        }
    }

    private async Task MarkAsync(IEnumerable<string> keys, DateTimeOffset? deletedAt)
    {
        foreach (string key in keys)
        {
            if (_entries.TryGetValue(key, out Entry? entry))
            {
                _entries[key] = entry with { DeletedAt = deletedAt, IsDirty = true };
            }
        }

        Changed?.Invoke();
        await SaveAgainAsync();
    }

    private void TakeUp(string key, string text)
    {
        KeptRun? kept = Parse(text);
        if (kept is null)
        {
            if (!_unreadable.Contains(key))
            {
                _unreadable.Add(key);
            }
        }
        else if (!_entries.ContainsKey(key))
        {
            // What an earlier page has deleted cannot be had back any more.
            _entries[key] = new Entry(key, RunRecord.Of(kept, key), kept.DeletedAt, null, kept.DeletedAt is not null && kept.Log.Length > KeptRun.HeadBytes);
        }
    }

    private async Task<byte[]> LogOfAsync(Entry entry) => (entry.Fetched ?? await ReadAsync(entry.Key))?.Log ?? [];

    private async Task<KeptRun?> ReadAsync(string key)
    {
        try
        {
            return Parse(await _store.GetAsync(key));
        }
        catch (StoreException)
        {
            return null;
        }
    }

    private string FreeKey(string key) => Enumerable.Range(2, int.MaxValue - 2).Select(i => Text.Of($"{key} #{i}")).First(free => !_entries.ContainsKey(free));

    private static bool IsPrefix(byte[] beginning, byte[] whole) => whole.AsSpan().StartsWith(beginning);

    private static KeptRun? Parse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            KeptRun? kept = JsonSerializer.Deserialize(text, RunJson.Default.KeptRun);
            return kept is { Clip: not null, Log: not null } && RunFigures.Of(RunRecord.Of(kept)) is not null ? kept : null;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>A run on the shelf.</summary>
    /// <param name="Key">Under what it is kept.</param>
    /// <param name="Run">The run.</param>
    /// <param name="DeletedAt">When it was deleted; null: not.</param>
    /// <param name="Fetched">The run as it came, while the storage does not have it.</param>
    /// <param name="IsDirty">True while the storage has something else, or nothing.</param>
    private sealed record Entry(string Key, RunRecord Run, DateTimeOffset? DeletedAt, KeptRun? Fetched, bool IsDirty)
    {
        public bool IsDeleted => DeletedAt is not null;
    }
}
