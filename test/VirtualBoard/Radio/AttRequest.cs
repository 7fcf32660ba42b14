using nanoFramework.Device.Bluetooth.GenericAttributeProfile;

namespace HipSense.Virtual;

/// <summary>A request on its way through the stack.</summary>
internal sealed class AttRequest(GattLocalCharacteristic characteristic, byte[]? written, AttReply reply)
{
    public GattLocalCharacteristic Characteristic { get; } = characteristic;

    /// <summary>What is written; null for a read.</summary>
    public byte[]? Written { get; } = written;

    public AttReply Reply { get; } = reply;

    public int EventId { get; set; }
}
