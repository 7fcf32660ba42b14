using System.Threading.Tasks;

namespace HipSense.Phone.Browser;

/// <summary>Keeps recordings beyond the page, and hands them over as packed files. Everything throws <see cref="StoreException"/> when the phone refuses.</summary>
public interface IRecordingStore
{
    /// <summary>What is known of each recording.</summary>
    Task<string[]> ListAsync();

    /// <summary>Keeps what is known of a recording.</summary>
    Task PutAsync(string id, string text);

    /// <summary>Keeps a chunk and what is known of its recording: both or none.</summary>
    Task AppendAsync(string id, string text, int index, byte[] chunk);

    /// <summary>A chunk; empty when it is not there.</summary>
    Task<byte[]> ChunkAsync(string id, int index);

    /// <summary>Forgets a recording and its chunks.</summary>
    Task RemoveAsync(string id);

    /// <summary>Begins a packed file.</summary>
    Task BeginFileAsync();

    /// <summary>Adds to it.</summary>
    Task AddToFileAsync(byte[] bytes);

    /// <summary>Hands it to the system's sharing, or downloads it.</summary>
    Task EndFileAsync(string name);
}
