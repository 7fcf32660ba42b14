using System.Threading.Tasks;

namespace HipSense.Phone.Link;

/// <summary>Where the keys of the owner's clips are kept.</summary>
public interface IKeyRing
{
    /// <summary>The key of a clip, or null.</summary>
    /// <param name="name">The clip's name.</param>
    Task<byte[]?> FindAsync(string name);

    /// <summary>Keeps the key of a clip.</summary>
    /// <param name="name">The clip's name.</param>
    /// <param name="key">The key.</param>
    Task KeepAsync(string name, byte[] key);
}
