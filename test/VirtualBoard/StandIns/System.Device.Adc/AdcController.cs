using HipSense.Virtual;

namespace System.Device.Adc;

/// <summary>The converter of the virtual board: 12 bits at 12 dB, uncalibrated.</summary>
public class AdcController : AdcControllerBase
{
    private readonly VirtualBoard _board = VirtualBoard.Current;

    /// <summary>Takes the converter.</summary>
    public AdcController() => _board.Image.Need(NativePart.Adc);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public override AdcChannel OpenChannel(int channelNumber) => new(_board, channelNumber);
}
