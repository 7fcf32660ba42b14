namespace System.Device.Adc;

/// <summary>What a channel measures against.</summary>
public enum AdcChannelMode
{
    /// <summary>Against ground.</summary>
    SingleEnded,

    /// <summary>Against another channel.</summary>
    Differential,
}
