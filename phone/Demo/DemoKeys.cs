using System.Threading.Tasks;
using HipSense.Phone.Link;

namespace HipSense.Phone.Demo;

/// <summary>The virtual clip is new each time, so its key is kept nowhere.</summary>
internal sealed class DemoKeys : IKeyRing
{
    public Task<byte[]?> FindAsync(string name) => Task.FromResult<byte[]?>(null);

    public Task KeepAsync(string name, byte[] key) => Task.CompletedTask;
}
