using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HipSense.Phone.Browser;

namespace HipSense.Tests.Phone;

/// <summary>A phone's storage that a test can fill up or close.</summary>
internal sealed class FakeStore : ITextStore
{
    public SortedDictionary<string, string> Texts { get; } = new(System.StringComparer.Ordinal);

    /// <summary>True: it takes nothing more.</summary>
    public bool IsFull { get; set; }

    /// <summary>How many letters it can hold in all.</summary>
    public int Room { get; set; } = int.MaxValue;

    /// <summary>Until when what it is asked for under a key is on its way.</summary>
    public Func<string, Task> Gives { get; set; } = _ => Task.CompletedTask;

    /// <summary>True: it takes and gives nothing.</summary>
    public bool IsClosed { get; set; }

    public Task<IReadOnlyList<KeyValuePair<string, string>>> AllAsync()
    {
        Look();
        return Task.FromResult<IReadOnlyList<KeyValuePair<string, string>>>([.. Texts]);
    }

    public async Task<string?> GetAsync(string key)
    {
        Look();
        string? text = Texts.GetValueOrDefault(key);
        await Gives(key);
        return text;
    }

    public Task PutAsync(string key, string text)
    {
        Look();
        if (IsFull || Texts.Where(one => one.Key != key).Sum(one => one.Value.Length) + text.Length > Room)
        {
            throw new StoreException("Full.");
        }

        Texts[key] = text;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string key)
    {
        Look();
        Texts.Remove(key);
        return Task.CompletedTask;
    }

    private void Look()
    {
        if (IsClosed)
        {
            throw new StoreException("Closed.");
        }
    }
}
