namespace HipSense.Peers;

/// <summary>Finds the up vector from a gyroscope and an accelerometer, one sample after the other.</summary>
public interface IUpFilter
{
    /// <summary>The filter and its settings, as a table shows them.</summary>
    string Name { get; }

    /// <summary>Unit vector up, in sensor axes, after the newest sample.</summary>
    Vector Up { get; }

    /// <summary>Takes one sample.</summary>
    /// <param name="rate">Angular rate, rad/s, sensor axes.</param>
    /// <param name="force">Specific force, g, sensor axes: +1 g upward at rest.</param>
    void Update(Vector rate, Vector force);
}
