using System;

namespace HipSense.Virtual;

/// <summary>The cell, and the divider and the converter that measure it.</summary>
public sealed class VirtualBattery
{
    private const int FullScaleMillivolts = 3100;
    private const int MostCounts = 4095;

    /// <summary>The cell's voltage, mV.</summary>
    public int Millivolts { get; set; } = 3900;

    /// <summary>USB's voltage behind the board's diode, mV.</summary>
    public int UsbMillivolts { get; set; } = 4700;

    /// <summary>How much too many counts the converter of this chip gives: 0.1 is 10 %.</summary>
    public double ConverterError { get; set; }

    /// <summary>How much too much the divider of the supply gives, against that of the cell: 0.02 is 2 %.</summary>
    public double SupplyDividerError { get; set; }

    /// <summary>Given the running number of the conversion, what a disturbance adds to it, counts.</summary>
    public Func<long, int>? Disturbance { get; set; }

    /// <summary>How often it was measured.</summary>
    public long Conversions { get; private set; }

    /// <summary>Measures half the cell's voltage.</summary>
    internal int Convert() => ConvertHalfOf(Millivolts);

    /// <summary>Measures half of the supply: USB's or else the cell's.</summary>
    internal int ConvertSupply(bool onUsb) => ConvertHalfOf((onUsb ? UsbMillivolts : Millivolts) * (1 + SupplyDividerError));

    private int ConvertHalfOf(double millivolts)
    {
        double counts = millivolts / 2.0 * (1 + ConverterError) * MostCounts / FullScaleMillivolts;
        int disturbance = Disturbance?.Invoke(Conversions) ?? 0;
        Conversions++;
        return Math.Clamp((int)Math.Round(counts) + disturbance, 0, MostCounts);
    }
}
