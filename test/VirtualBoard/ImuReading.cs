using System;

namespace HipSense.Virtual;

/// <summary>One instant of motion in sensor axes: x to the runner's right, y up, z backward.</summary>
public sealed class ImuReading
{
    /// <summary>Specific force, g.</summary>
    public double Ax, Ay, Az;

    /// <summary>Angular rate, degrees per second.</summary>
    public double Gx, Gy, Gz;

    /// <summary>Temperature of the die, degrees Celsius.</summary>
    public double Temperature = 25;

    /// <summary>Takes over another instant.</summary>
    /// <param name="other">That instant.</param>
    public void Set(ImuReading other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Ax = other.Ax;
        Ay = other.Ay;
        Az = other.Az;
        Gx = other.Gx;
        Gy = other.Gy;
        Gz = other.Gz;
        Temperature = other.Temperature;
    }
}
