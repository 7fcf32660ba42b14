using System.Threading.Tasks;
using Microsoft.JSInterop;

namespace HipSense.Phone.Browser;

/// <summary>The browser's database of recordings (wwwroot/js/recordings.js): what is known of each, and its chunks, of which one at a time is in memory.</summary>
/// <param name="js">The browser.</param>
public sealed class RecordingStore(IJSRuntime js) : IRecordingStore
{
    private IJSObjectReference? _module;

    /// <inheritdoc/>
    public Task<string[]> ListAsync() => AskAsync<string[]>("list");

    /// <inheritdoc/>
    public Task PutAsync(string id, string text) => AskAsync<object?>("put", id, text);

    /// <inheritdoc/>
    public Task AppendAsync(string id, string text, int index, byte[] chunk) => AskAsync<object?>("append", id, text, index, chunk);

    /// <inheritdoc/>
    public Task<byte[]> ChunkAsync(string id, int index) => AskAsync<byte[]>("chunk", id, index);

    /// <inheritdoc/>
    public Task RemoveAsync(string id) => AskAsync<object?>("remove", id);

    /// <inheritdoc/>
    public Task BeginFileAsync() => AskAsync<object?>("beginFile");

    /// <inheritdoc/>
    public Task AddToFileAsync(byte[] bytes) => AskAsync<object?>("addToFile", bytes);

    /// <inheritdoc/>
    public Task EndFileAsync(string name) => AskAsync<object?>("endFile", name);

    private async Task<T> AskAsync<T>(string what, params object?[] arguments)
    {
        try
        {
            _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./js/recordings.js");
            return await _module.InvokeAsync<T>(what, arguments);
        }
        catch (JSException refused)
        {
            throw new StoreException(refused.Message, refused);
        }
    }
}
