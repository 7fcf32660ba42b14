namespace System.Device.Gpio;

/// <summary>High or low.</summary>
public readonly struct PinValue
{
    private readonly byte _value;

    private PinValue(byte value) => _value = value;

    /// <summary>High.</summary>
    public static PinValue High => new(1);

    /// <summary>Low.</summary>
    public static PinValue Low => default;

    /// <summary>Zero is low, everything else high.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator PinValue(int value) => value == 0 ? Low : High;

    /// <summary>True is high.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator PinValue(bool value) => value ? High : Low;

    /// <summary>0 or 1.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator byte(PinValue value) => value._value;

    /// <summary>0 or 1.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator int(PinValue value) => value._value;

    /// <summary>True when high.</summary>
    /// <param name="value">The level.</param>
    public static explicit operator bool(PinValue value) => value._value != 0;

    /// <summary>True when both are the same.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool operator ==(PinValue a, PinValue b) => a._value == b._value;

    /// <summary>True when they differ.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other.</param>
    public static bool operator !=(PinValue a, PinValue b) => a._value != b._value;

    /// <summary>True when the other is the same.</summary>
    /// <param name="other">The other.</param>
    /// <returns>True when both are high or both low.</returns>
    public bool Equals(PinValue other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value;

    /// <inheritdoc/>
    public override string ToString() => _value == 0 ? "Low" : "High";
}
