namespace System.Device.Adc;

/// <summary>An analogue-to-digital converter.</summary>
public abstract class AdcControllerBase
{
    /// <summary>Opens a channel.</summary>
    /// <param name="channelNumber">Its number, which is not the pin's.</param>
    /// <returns>The channel.</returns>
    public abstract AdcChannel OpenChannel(int channelNumber);
}
