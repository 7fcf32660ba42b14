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
}
