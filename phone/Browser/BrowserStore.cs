using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace HipSense.Phone.Browser;

/// <summary>A part of the browser's database, which no other site can read.</summary>
/// <param name="phone">The phone.</param>
/// <param name="name">Which part: one of <see cref="Stores"/>.</param>
internal sealed class BrowserStore(PhoneDevice phone, string name) : ITextStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> AllAsync() =>
        [.. (await phone.AllAsync(name)).Select(pair => new KeyValuePair<string, string>(pair[0], pair[1]))];

    /// <inheritdoc/>
    public Task<string?> GetAsync(string key) => phone.GetAsync(name, key);

    /// <inheritdoc/>
    public Task PutAsync(string key, string text) => phone.PutAsync(name, key, text);

    /// <inheritdoc/>
    public Task RemoveAsync(string key) => phone.RemoveAsync(name, key);
}
