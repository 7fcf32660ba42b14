using System.Collections.Generic;
using System.Threading.Tasks;
using HipSense.Phone.Link;

namespace HipSense.Phone.Demo;

/// <summary>The virtual clip is new each time, so its key is kept as long as it lives and nowhere else.</summary>
internal sealed class DemoKeys : IKeyRing
{
    private readonly List<byte[]> _keys = [];

    public bool IsAllKept => true;

    public Task<IReadOnlyList<byte[]>> FindAsync(string name) => Task.FromResult<IReadOnlyList<byte[]>>([.. _keys]);

    public Task KeepAsync(string name, byte[] key)
    {
        _keys.Clear();
        _keys.Add(key);
        return Task.CompletedTask;
    }

    public Task ForgetAsync(string name)
    {
        _keys.Clear();
        return Task.CompletedTask;
    }
}
