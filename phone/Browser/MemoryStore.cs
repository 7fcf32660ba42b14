using System.Collections.Generic;
using System.Threading.Tasks;

namespace HipSense.Phone.Browser;

/// <summary>Keeps texts until the page is closed: for what shall not outlive it.</summary>
internal sealed class MemoryStore : ITextStore
{
    private readonly Dictionary<string, string> _texts = [];

    /// <inheritdoc/>
    public Task<IReadOnlyList<KeyValuePair<string, string>>> AllAsync() => Task.FromResult<IReadOnlyList<KeyValuePair<string, string>>>([.. _texts]);

    /// <inheritdoc/>
    public Task<string?> GetAsync(string key) => Task.FromResult(_texts.GetValueOrDefault(key));

    /// <inheritdoc/>
    public Task PutAsync(string key, string text)
    {
        _texts[key] = text;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task RemoveAsync(string key)
    {
        _texts.Remove(key);
        return Task.CompletedTask;
    }
}
