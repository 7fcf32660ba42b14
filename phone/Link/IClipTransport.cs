using System;
using System.Threading.Tasks;

namespace HipSense.Phone.Link;

/// <summary>
/// A way to one clip: Web Bluetooth, or the virtual clip in the page. It moves bytes and knows nothing of what they mean; one operation is
/// under way at a time.
/// </summary>
public interface IClipTransport
{
    /// <summary>The name of the chosen clip; empty before one is chosen.</summary>
    string Name { get; }

    /// <summary>Called when a connection has ended that nobody here ended.</summary>
    Action? Dropped { get; set; }

    /// <summary>Lets the runner choose a clip.</summary>
    /// <returns>What came of it.</returns>
    Task<Choice> ChooseAsync();

    /// <summary>Connects to the chosen clip and learns what it offers.</summary>
    /// <exception cref="TransportException">It does not answer.</exception>
    Task ConnectAsync();

    /// <summary>Ends the connection, if there is one.</summary>
    Task DisconnectAsync();

    /// <summary>Reads a characteristic.</summary>
    /// <param name="uuid">Which.</param>
    /// <exception cref="TransportException">The clip refuses, or has no such characteristic, or the connection is gone.</exception>
    Task<byte[]> ReadAsync(string uuid);

    /// <summary>Writes a characteristic and waits for the clip's receipt.</summary>
    /// <param name="uuid">Which.</param>
    /// <param name="value">At most 20 bytes.</param>
    /// <exception cref="TransportException">As with <see cref="ReadAsync"/>.</exception>
    Task WriteAsync(string uuid, byte[] value);

    /// <summary>Asks for notifications until the connection ends.</summary>
    /// <param name="uuid">Which characteristic.</param>
    /// <param name="notified">Is given each value.</param>
    /// <exception cref="TransportException">As with <see cref="ReadAsync"/>.</exception>
    Task SubscribeAsync(string uuid, Action<byte[]> notified);
}
