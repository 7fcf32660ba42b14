using System.Collections.Generic;
using System.Threading.Tasks;

namespace HipSense.Phone.Link;

/// <summary>Where the keys of the owner's clips are kept. Whatever the phone refuses, nothing here throws: a clip gives its key once.</summary>
public interface IKeyRing
{
    /// <summary>False when the newest key will be lost with the page.</summary>
    bool IsAllKept { get; }

    /// <summary>The keys that may be a clip's, the likeliest first; often one or none.</summary>
    /// <param name="name">The clip's name.</param>
    Task<IReadOnlyList<byte[]>> FindAsync(string name);

    /// <summary>Keeps a key of a clip, as the likeliest.</summary>
    /// <param name="name">The clip's name.</param>
    /// <param name="key">The key.</param>
    Task KeepAsync(string name, byte[] key);

    /// <summary>Forgets the keys of a clip: it has made another.</summary>
    /// <param name="name">The clip's name.</param>
    Task ForgetAsync(string name);
}
