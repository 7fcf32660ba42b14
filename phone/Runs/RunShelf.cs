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

/// <summary>The runs on this phone, and how they come here from the clip.</summary>
public sealed class RunShelf
{
    private readonly PhoneDevice _phone;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, RunRecord> _runs = [];
    private readonly Dictionary<string, RunDownload> _unfinished = [];
    private bool _fetching;

    /// <summary>Makes an empty shelf.</summary>
    public RunShelf(PhoneDevice phone, TimeProvider time)
    {
        _phone = phone;
        _time = time;
    }

    /// <summary>Called when there is more or less on the shelf.</summary>
    public event Action? Changed;

    /// <summary>The runs, newest first.</summary>
    public IEnumerable<RunRecord> Runs => _runs.Values.OrderByDescending(run => run.StartedAt);

    /// <summary>The run that is being fetched, or null.</summary>
    public RunDownload? Fetching { get; private set; }

    /// <summary>What went wrong with the last fetching, in words; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes up what earlier pages have kept.</summary>
    public async Task LoadAsync()
    {
        foreach (string text in await _phone.AllAsync(Stores.Runs))
        {
            Show(JsonSerializer.Deserialize(text, PhoneJson.Default.KeptRun)!);
        }

        Changed?.Invoke();
    }

    /// <summary>Fetches the clip's finished runs that are not here yet. After a lost link it goes on where it was.</summary>
    public async Task FetchNewAsync(ClipClient clip)
    {
        ArgumentNullException.ThrowIfNull(clip);
        if (_fetching)
        {
            return;
        }

        _fetching = true;
        Problem = null;
        try
        {
            IReadOnlyList<LoggedRun> logged = await clip.ListRunsAsync() ?? [];

            // The clip's newest run is not over while it records.
            bool isOneOpen = clip.Metrics is { Recording: true };
            foreach (LoggedRun run in isOneOpen ? logged.SkipLast(1) : logged)
            {
                await FetchAsync(clip, run);
            }
        }
        catch (TransportException)
        {
            Problem = "The link broke. The rest is fetched when it is back.";
        }
        catch (InvalidDataException damaged)
        {
            Problem = damaged.Message;
        }
        finally
        {
            Fetching = null;
            _fetching = false;
            Changed?.Invoke();
        }
    }

    /// <summary>Takes a run off the shelf.</summary>
    public async Task DeleteAsync(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string key = KeptRun.KeyOf(run.Clip, run.Number);
        _runs.Remove(key);
        await _phone.RemoveAsync(Stores.Runs, key);
        Changed?.Invoke();
    }

    /// <summary>Clears the shelf.</summary>
    public async Task DeleteAllAsync()
    {
        _runs.Clear();
        await _phone.ClearAsync(Stores.Runs);
        Changed?.Invoke();
    }

    private async Task FetchAsync(ClipClient clip, LoggedRun run)
    {
        string key = KeptRun.KeyOf(clip.Name, run.Run);
        if (_runs.TryGetValue(key, out RunRecord? known) && (known.HasEnd || known.Bytes >= run.Length))
        {
            return;
        }

        if (!_unfinished.TryGetValue(key, out RunDownload? download))
        {
            download = new RunDownload(run.Run);
            _unfinished[key] = download;
        }

        download.Expect(run.Length);
        Fetching = download;
        Changed?.Invoke();
        if (await clip.FetchAsync(download) != ControlStatus.Ok)
        {
            Problem = $"The clip does not give run {run.Run}.";
            return;
        }

        var kept = new KeptRun(clip.Name, run.Run, _time.GetLocalNow(), download.ToArray());
        await _phone.PutAsync(Stores.Runs, key, JsonSerializer.Serialize(kept, PhoneJson.Default.KeptRun));
        Show(kept);
        if (_runs[key].HasEnd)
        {
            _unfinished.Remove(key);
        }

        Changed?.Invoke();
    }

    private void Show(KeptRun kept) => _runs[kept.Key] = RunRecord.Of(kept);
}
