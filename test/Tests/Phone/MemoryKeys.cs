using System.Collections.Generic;
using System.Threading.Tasks;
using HipSense.Phone.Link;

namespace HipSense.Tests.Phone;

/// <summary>Keys that are kept for a test.</summary>
internal sealed class MemoryKeys : IKeyRing
{
    public Dictionary<string, byte[]> Kept { get; } = [];

    public Task<byte[]?> FindAsync(string name) => Task.FromResult(Kept.GetValueOrDefault(name));

    public Task KeepAsync(string name, byte[] key)
    {
        Kept[name] = key;
        return Task.CompletedTask;
    }
}
