using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using HipSense.Phone.Browser;

namespace HipSense.Phone.Recordings;

/// <summary>The recordings on this phone. Only one chunk of one is ever in memory.</summary>
/// <param name="store">Where they outlive the page.</param>
/// <param name="time">The time.</param>
public sealed class RecordingShelf(IRecordingStore store, TimeProvider time)
{
    private readonly List<KeptRecording> _all = [];
    private KeptRecording? _deleted;

    /// <summary>Called when there is more or less on the shelf.</summary>
    public event Action? Changed;

    /// <summary>The recordings, newest first.</summary>
    public IEnumerable<KeptRecording> Recordings => _all.Where(one => one.DeletedAt is null).OrderByDescending(one => one.StartedAt);

    /// <summary>True when the recording that was deleted last can be had back.</summary>
    public bool CanUndo => _deleted is not null;

    /// <summary>What went wrong, in words; null when nothing did.</summary>
    public string? Problem { get; private set; }

    /// <summary>The recording that is being packed, and how much of it is done, 0 to 1; null when none is.</summary>
    public (string Id, double Done)? Packing { get; private set; }

    /// <summary>Takes up what earlier pages have kept, and forgets what they deleted.</summary>
    public Task LoadAsync() => TryAsync(async () =>
    {
        List<KeptRecording> kept = [.. (await store.ListAsync()).Select(Read).OfType<KeptRecording>().Where(one => !_all.Exists(other => other.Id == one.Id))];
        _all.AddRange(kept.Where(one => one.DeletedAt is null));
        foreach (KeptRecording gone in kept.Where(one => one.DeletedAt is not null))
        {
            await store.RemoveAsync(gone.Id);
        }
    });

    /// <summary>Puts a new recording on the shelf.</summary>
    internal void Add(KeptRecording recording)
    {
        _all.Add(recording);
        Changed?.Invoke();
    }

    /// <summary>Keeps a chunk of a recording.</summary>
    /// <exception cref="StoreException">The phone refuses; nothing of it is kept.</exception>
    internal async Task AppendAsync(KeptRecording recording, byte[] chunk)
    {
        recording.Chunks++;
        recording.Bytes += chunk.Length;
        try
        {
            await store.AppendAsync(recording.Id, Write(recording), recording.Chunks - 1, chunk);
        }
        catch (StoreException)
        {
            recording.Chunks--;
            recording.Bytes -= chunk.Length;
            throw;
        }
    }

    /// <summary>Gives a recording another name.</summary>
    /// <param name="recording">Which.</param>
    /// <param name="name">The name; stays on this phone.</param>
    public Task RenameAsync(KeptRecording recording, string name)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return TryAsync(() => ChangeAsync(recording, name, recording.DeletedAt));
    }

    /// <summary>Deletes a recording. Until another is deleted or the page is closed it can be had back.</summary>
    public Task DeleteAsync(KeptRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return TryAsync(async () =>
        {
            await ChangeAsync(recording, recording.Name, time.GetUtcNow());
            KeptRecording? before = _deleted;
            _deleted = recording;
            if (before is not null)
            {
                _all.Remove(before);
                await store.RemoveAsync(before.Id);
            }
        });
    }

    /// <summary>Brings back what was deleted last.</summary>
    public Task UndoAsync() => TryAsync(async () =>
    {
        if (_deleted is KeptRecording back)
        {
            await ChangeAsync(back, back.Name, null);
            _deleted = null;
        }
    });

    /// <summary>Packs a recording chunk by chunk and hands it over.</summary>
    public Task ShareAsync(KeptRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return Packing is null ? TryAsync(() => PackAsync(recording)) : Task.CompletedTask;
    }

    /// <summary>The name of a recording's file: it names nobody.</summary>
    public static string FileName(KeptRecording recording)
    {
        ArgumentNullException.ThrowIfNull(recording);
        return string.Create(CultureInfo.InvariantCulture, $"hip-{recording.StartedAt:yyyy-MM-dd-HHmm}.csv.gz");
    }

    private static string Write(KeptRecording recording) => JsonSerializer.Serialize(recording, RecordingJson.Default.KeptRecording);

    private static KeptRecording? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, RecordingJson.Default.KeptRecording);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string> RemarksOf(KeptRecording recording)
    {
        List<string> remarks = [recording.Firmware.Length > 0 ? $"sent by a clip with firmware {recording.Firmware}" : "sent by a clip"];
        if (recording.IsDemo)
        {
            remarks.Add("the clip and its runner were virtual: nobody ran this");
        }

        return remarks;
    }

    /// <summary>Changes what is kept of a recording; it is as before when the phone refuses.</summary>
    private async Task ChangeAsync(KeptRecording recording, string name, DateTimeOffset? deletedAt)
    {
        (string Name, DateTimeOffset? DeletedAt) before = (recording.Name, recording.DeletedAt);
        (recording.Name, recording.DeletedAt) = (name, deletedAt);
        try
        {
            await store.PutAsync(recording.Id, Write(recording));
        }
        catch (StoreException)
        {
            (recording.Name, recording.DeletedAt) = before;
            throw;
        }
    }

    private async Task PackAsync(KeptRecording recording)
    {
        try
        {
            Packing = (recording.Id, 0);
            var text = new RecordingText(RemarksOf(recording));
            await store.BeginFileAsync();
            int chunks = recording.Chunks;
            for (int i = 0; i < chunks; i++)
            {
                Packing = (recording.Id, i / (double)chunks);
                Changed?.Invoke();
                RecordingFrames.Play(await store.ChunkAsync(recording.Id, i), text);
                await HandOverAsync(text);
            }

            text.End();
            await HandOverAsync(text);
            await store.EndFileAsync(FileName(recording));
        }
        finally
        {
            Packing = null;
        }
    }

    private async Task HandOverAsync(RecordingText text)
    {
        if (text.Lines.Length > 0)
        {
            byte[] lines = Encoding.UTF8.GetBytes(text.Lines.ToString());
            text.Lines.Clear();
            await store.AddToFileAsync(lines);
        }
    }

    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            Problem = null;
        }
        catch (StoreException)
        {
            Problem = "The phone's storage refuses: it is full, or closed to this page. Free some room and try again.";
        }

        Changed?.Invoke();
    }
}
