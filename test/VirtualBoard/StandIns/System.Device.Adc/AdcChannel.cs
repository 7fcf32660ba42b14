using HipSense.Virtual;

namespace System.Device.Adc;

/// <summary>A channel of the virtual board's converter.</summary>
public class AdcChannel : AdcChannelBase, IDisposable
{
    private readonly VirtualBoard _board;
    private readonly int _channel;
    private bool _isDisposed;

    internal AdcChannel(VirtualBoard board, int channel)
    {
        if (channel is < 0 or >= VirtualBoard.AdcChannels)
        {
            throw new ArgumentException($"There is no channel {channel}.");
        }

        _board = board;
        _channel = channel;
    }

    /// <inheritdoc/>
    public override int ReadValue() => _isDisposed ? throw new ObjectDisposedException(nameof(AdcChannel)) : _board.Convert(_channel);

    /// <summary>Gives the channel back.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        GC.SuppressFinalize(this);
    }
}
