using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>The runner's settings, in force and in the store.</summary>
public sealed class KeptSettings
{
    private readonly SettingsStore _store;

    /// <summary>Takes the settings out of the store; what is not there stays as it is.</summary>
    /// <param name="alerts">The alert settings in use, which are changed in place.</param>
    /// <param name="store">The store.</param>
    public KeptSettings(AlertSettings alerts, SettingsStore store)
    {
        _store = store;
        Values = new ClipSettings(alerts);
        byte[]? kept = store.Load();
        bool isUnderstood = kept == null || Values.Decode(kept);
        WereReset = store.WasDamaged || !isUnderstood;
        Packet = Written();
    }

    /// <summary>The settings in force.</summary>
    public readonly ClipSettings Values;

    /// <summary>True when stored settings were damaged, until the next change.</summary>
    public bool WereReset;

    /// <summary>The settings in force as a packet; another array after each change.</summary>
    public byte[] Packet { get; private set; }

    /// <summary>Changes the settings, when they are valid and based on those in force, and keeps them.</summary>
    /// <returns>Whether they are in force now.</returns>
    public bool Change(byte[] packet)
    {
        int revision = Values.Revision;
        if (!ClipSettings.IsValid(packet) || ClipSettings.RevisionOf(packet) != revision)
        {
            return false;
        }

        Values.Decode(packet);
        Values.Revision = (revision + 1) & byte.MaxValue;
        Packet = Written();
        WereReset = !_store.Save(Packet);
        return true;
    }

    /// <summary>Goes back to the defaults.</summary>
    public void Reset()
    {
        byte[] defaults = new byte[ClipSettings.Length];
        new ClipSettings(new AlertSettings()) { Revision = Values.Revision }.Encode(defaults);
        Change(defaults);
    }

    private byte[] Written()
    {
        byte[] packet = new byte[ClipSettings.Length];
        Values.Encode(packet);
        return packet;
    }
}
