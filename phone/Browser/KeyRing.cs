using System;
using System.Threading.Tasks;
using HipSense.Phone.Link;

namespace HipSense.Phone.Browser;

/// <summary>Keeps the keys of the owner's clips in the browser's database, which no other site can read.</summary>
public sealed class KeyRing : IKeyRing
{
    private readonly PhoneDevice _phone;

    /// <summary>Makes a key ring on a phone.</summary>
    public KeyRing(PhoneDevice phone)
    {
        _phone = phone;
    }

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string name) =>
        await _phone.GetAsync(Stores.Choices, Entry(name)) is string text ? Convert.FromHexString(text) : null;

    /// <inheritdoc/>
    public Task KeepAsync(string name, byte[] key) => _phone.PutAsync(Stores.Choices, Entry(name), Convert.ToHexString(key)).AsTask();

    private static string Entry(string name) => "key of " + name;
}
