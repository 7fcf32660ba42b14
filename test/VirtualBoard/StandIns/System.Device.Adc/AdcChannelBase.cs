namespace System.Device.Adc;

/// <summary>A channel of a converter.</summary>
public abstract class AdcChannelBase
{
    /// <summary>Converts once.</summary>
    /// <returns>Counts.</returns>
    public abstract int ReadValue();
}
