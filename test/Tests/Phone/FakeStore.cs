using System.Collections.Generic;
using System.Threading.Tasks;
using HipSense.Phone.Browser;

namespace HipSense.Tests.Phone;

/// <summary>A phone's storage that a test can fill up or close.</summary>
internal sealed class FakeStore : ITextStore
{
    public SortedDictionary<string, string> Texts { get; } = new(System.StringComparer.Ordinal);

    /// <summary>True: it takes nothing more.</summary>
    public bool IsFull { get; set; }

    /// <summary>True: it takes and gives nothing.</summary>
    public bool IsClosed { get; set; }

    public Task<IReadOnlyList<KeyValuePair<string, string>>> AllAsync()
    {
        Look();
        return Task.FromResult<IReadOnlyList<KeyValuePair<string, string>>>([.. Texts]);
    }

    public Task<string?> GetAsync(string key)
    {
        Look();
        return Task.FromResult(Texts.GetValueOrDefault(key));
    }

    public Task PutAsync(string key, string text)
    {
        Look();
        if (IsFull)
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
