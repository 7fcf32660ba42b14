using System.Threading;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>The runner's settings, in force and in the store. A store that cannot be read is asked again.</summary>
public sealed class KeptSettings : Duty
{
    // Each look at a store that cannot be read takes some of the loop's time.
    private const int AgainMs = 5000;

    private readonly SettingsStore _store;

    /// <summary>Takes the settings out of the store; what is not there stays as it is.</summary>
    /// <param name="alerts">The alert settings in use, which are changed in place.</param>
    /// <param name="store">The store.</param>
    public KeptSettings(AlertSettings alerts, SettingsStore store)
    {
        _store = store;
        Values = new ClipSettings(alerts);
        TakeKept();
        Packet = NewPacket(ClipSettings.Schema);
        DueMs = store.IsUnread ? 0 : Never;
    }

    /// <summary>The settings in force.</summary>
    public readonly ClipSettings Values;

    /// <summary>Called when settings that could not be read at first have come into force.</summary>
    public ThreadStart? Found;

    /// <summary>True when stored settings were damaged or could not be read, until the next change that is kept.</summary>
    public bool WereReset;

    /// <summary>The settings in force as a packet; another array after each change.</summary>
    public byte[] Packet { get; private set; }

    /// <summary>The same in a new array.</summary>
    /// <param name="schema">The schema that who receives it knows.</param>
    public byte[] NewPacket(byte schema)
    {
        byte[] packet = new byte[ClipSettings.LengthOf(schema)];
        Values.Encode(packet, schema);
        return packet;
    }

    /// <summary>Changes the settings, when they are valid and based on those in force, and keeps them.</summary>
    /// <returns>Whether they are in force now.</returns>
    public bool Change(byte[] packet)
    {
        int revision = Values.Revision;
        if (!ClipSettings.IsValid(packet) || ClipSettings.RevisionOf(packet) != revision)
        {
            return false;
        }

        PutInForce(packet);
        WereReset = !_store.Save(Packet);
        return true;
    }

    /// <summary>Goes back to the defaults, and leaves nothing of what was before on the flash.</summary>
    public void Reset()
    {
        byte[] defaults = new byte[ClipSettings.Length];
        new ClipSettings(new AlertSettings()) { Revision = Values.Revision }.Encode(defaults);
        PutInForce(defaults);
        WereReset = !_store.SaveTwice(Packet);
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        TakeKept();
        DueMs = _store.IsUnread ? nowMs + AgainMs : Never;
        if (!_store.IsUnread)
        {
            Packet = NewPacket(ClipSettings.Schema);
            Found?.Invoke();
        }
    }

    private void TakeKept()
    {
        byte[]? kept = _store.Load();
        bool isUnderstood = kept == null || Values.DecodeStored(kept);
        WereReset = _store.WasDamaged || _store.IsUnread || !isUnderstood;
    }

    /// <summary>From here on what could not be read yet is old.</summary>
    private void PutInForce(byte[] packet)
    {
        int revision = Values.Revision;
        Values.Decode(packet);
        Values.Revision = (revision + 1) & byte.MaxValue;
        Packet = NewPacket(ClipSettings.Schema);
        DueMs = Never;
    }
}
