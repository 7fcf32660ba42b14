namespace HipSense.Runners;

/// <summary>What the wearer does. The numbers are those of the <c>activity</c> column of a recording.</summary>
public enum Activity
{
    /// <summary>Standing still, apart from sway.</summary>
    Still = 0,

    /// <summary>Walking on the flat or on a slope.</summary>
    Walking = 1,

    /// <summary>Running.</summary>
    Running = 2,

    /// <summary>Stairs, jumps, falls, cars: everything that must not raise an alert.</summary>
    Other = 3,
}
