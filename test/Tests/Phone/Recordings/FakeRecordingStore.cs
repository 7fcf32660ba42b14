using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using HipSense.Phone.Browser;

namespace HipSense.Tests.Phone;

/// <summary>A phone's storage for recordings that a test can fill up or close.</summary>
internal sealed class FakeRecordingStore : IRecordingStore
{
    private readonly Dictionary<(string Id, int Index), byte[]> _chunks = [];
    private readonly List<byte> _file = [];

    /// <summary>What is known of each recording.</summary>
    public Dictionary<string, string> Texts { get; } = [];

    /// <summary>True: it takes nothing more; what is there can be read and removed.</summary>
    public bool IsFull { get; set; }

    /// <summary>True: it takes and gives nothing.</summary>
    public bool IsClosed { get; set; }

    /// <summary>How long it takes over everything.</summary>
    public Func<Task> Takes { get; set; } = () => Task.CompletedTask;

    /// <summary>The names of the files that were handed over.</summary>
    public List<string> Files { get; } = [];

    /// <summary>The last file that was handed over, unpacked.</summary>
    public string File => Encoding.UTF8.GetString([.. _file]);

    /// <summary>The chunks of a recording, in order.</summary>
    public IEnumerable<byte[]> ChunksOf(string id) => _chunks.Where(one => one.Key.Id == id).OrderBy(one => one.Key.Index).Select(one => one.Value);

    public async Task<string[]> ListAsync()
    {
        await LookAsync(takes: false);
        return [.. Texts.Values];
    }

    public async Task PutAsync(string id, string text)
    {
        await LookAsync(takes: true);
        Texts[id] = text;
    }

    public async Task AppendAsync(string id, string text, int index, byte[] chunk)
    {
        await LookAsync(takes: true);
        Texts[id] = text;
        _chunks[(id, index)] = chunk;
    }

    public async Task<byte[]> ChunkAsync(string id, int index)
    {
        await LookAsync(takes: false);
        return _chunks.GetValueOrDefault((id, index), []);
    }

    public async Task RemoveAsync(string id)
    {
        await LookAsync(takes: false);
        Texts.Remove(id);
        foreach ((string Id, int Index) key in _chunks.Keys.Where(key => key.Id == id).ToList())
        {
            _chunks.Remove(key);
        }
    }

    public async Task BeginFileAsync()
    {
        await LookAsync(takes: false);
        _file.Clear();
    }

    public async Task AddToFileAsync(byte[] bytes)
    {
        await LookAsync(takes: false);
        _file.AddRange(bytes);
    }

    public async Task EndFileAsync(string name)
    {
        await LookAsync(takes: false);
        Files.Add(name);
    }

    private async Task LookAsync(bool takes)
    {
        await Takes();
        if (IsClosed || (takes && IsFull))
        {
            throw new StoreException(IsClosed ? "Closed." : "Full.");
        }
    }
}
