using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using HipSense.Core;
using HipSense.Phone.Link;

namespace HipSense.Phone.Browser;

/// <summary>
/// Keeps the keys of the owner's clips in the browser's database, which no other site can read. A clip hands its key over once, so a key that the database
/// does not take is kept here until the page is closed; and a new key does not put the old one out, since a clip that cannot prove itself may have given it.
/// </summary>
public sealed class KeyRing : IKeyRing
{
    private const int MostKeys = 2;
    private const char Between = ' ';

    private readonly ITextStore _store;
    private readonly Dictionary<string, byte[][]> _known = [];

    /// <summary>Makes a key ring.</summary>
    /// <param name="store">Where the keys outlive the page.</param>
    public KeyRing(ITextStore store)
    {
        _store = store;
    }

    /// <inheritdoc/>
    public bool IsAllKept { get; private set; } = true;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<byte[]>> FindAsync(string name)
    {
        byte[][] kept = [];
        try
        {
            kept = await _store.GetAsync(Entry(name)) is string text ? [.. text.Split(Between).Select(Parse).OfType<byte[]>()] : [];
        }
        catch (StoreException)
        {
            // What is known here will do; without any, the clip's button has to be held once more.
        }

        return Merge(_known.GetValueOrDefault(name, []), kept);
    }

    /// <inheritdoc/>
    public async Task KeepAsync(string name, byte[] key)
    {
        byte[][] keys = Merge([key], await FindAsync(name));
        _known[name] = keys;
        try
        {
            await _store.PutAsync(Entry(name), string.Join(Between, keys.Select(Convert.ToHexString)));
            IsAllKept = true;
        }
        catch (StoreException)
        {
            IsAllKept = false;
        }
    }

    /// <inheritdoc/>
    public async Task ForgetAsync(string name)
    {
        _known.Remove(name);
        try
        {
            await _store.RemoveAsync(Entry(name));
        }
        catch (StoreException)
        {
            // An old key opens nothing.
        }
    }

    private static string Entry(string name) => "key of " + name;

    private static byte[][] Merge(IEnumerable<byte[]> first, IEnumerable<byte[]> then) =>
        [.. first.Concat(then).DistinctBy(Convert.ToHexString).Take(MostKeys)];

    private static byte[]? Parse(string text)
    {
        byte[] key = new byte[OwnerProof.KeyBytes];
        return text.Length == 2 * key.Length && Convert.FromHexString(text, key, out _, out int count) == System.Buffers.OperationStatus.Done && count == key.Length ? key : null;
    }
}
