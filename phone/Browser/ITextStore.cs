using System.Collections.Generic;
using System.Threading.Tasks;

namespace HipSense.Phone.Browser;

/// <summary>Texts under keys, each kept whole or not at all.</summary>
public interface ITextStore
{
    /// <summary>Everything that is kept: keys and texts.</summary>
    /// <exception cref="StoreException">The phone refuses.</exception>
    Task<IReadOnlyList<KeyValuePair<string, string>>> AllAsync();

    /// <summary>The text under a key, or null.</summary>
    /// <exception cref="StoreException">The phone refuses.</exception>
    Task<string?> GetAsync(string key);

    /// <summary>Keeps a text, in the place of what was under its key.</summary>
    /// <exception cref="StoreException">The phone refuses; what was there is there.</exception>
    Task PutAsync(string key, string text);

    /// <summary>Forgets what is under a key.</summary>
    /// <exception cref="StoreException">The phone refuses.</exception>
    Task RemoveAsync(string key);
}
