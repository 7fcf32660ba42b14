namespace HipSense.Firmware;

/// <summary>Numbers as text. The base library, asked once for a number as text, holds the customs of a culture ever after: 264 bytes of the heap.</summary>
internal static class Digits
{
    private const int Decimal = 10;
    private const string All = "0123456789ABCDEF";

    /// <summary>A number in hexadecimal, of four digits.</summary>
    /// <param name="value">0 … 65535.</param>
    public static string Hex(int value)
    {
        return Digit(value >> 12) + Digit((value >> 8) & 15) + Digit((value >> 4) & 15) + Digit(value & 15);
    }

    /// <summary>A number of one or two digits.</summary>
    /// <param name="value">0 … 99.</param>
    public static string Of(int value)
    {
        return value < Decimal ? Digit(value) : Digit(value / Decimal) + Digit(value % Decimal);
    }

    private static string Digit(int value)
    {
        return All.Substring(value, 1);
    }
}
