using System.Collections.Generic;
using System.Threading.Tasks;
using HipSense.Phone.Link;

namespace HipSense.Tests.Phone;

/// <summary>Keys that are kept for a test.</summary>
internal sealed class MemoryKeys : IKeyRing
{
    public Dictionary<string, byte[]> Kept { get; } = [];

    public bool IsAllKept => true;

    public Task<IReadOnlyList<byte[]>> FindAsync(string name) => Task.FromResult<IReadOnlyList<byte[]>>(Kept.TryGetValue(name, out byte[]? key) ? [key] : []);

    public Task KeepAsync(string name, byte[] key)
    {
        Kept[name] = key;
        return Task.CompletedTask;
    }

    public Task ForgetAsync(string name)
    {
        Kept.Remove(name);
        return Task.CompletedTask;
    }
}
