using System;
using System.Device.Adc;
using System.Device.Gpio;
using HipSense.Core;

namespace HipSense.Firmware;

/// <summary>
/// The cell's voltage, once a second, as the median of the last nine: the motor and the radio pull it down for a moment, and the
/// converter is noisy beside the radio. The runtime gives its bare counts, without the calibration in the chip's fuses, and they differ by up to 10 % from chip to chip;
/// see <see cref="TakePoint"/>.
/// </summary>
public sealed class Battery : Duty
{
    private const int LookMs = 1000;
    private const int Looks = 9;

    private const int LowestPoint = 3000;
    private const int HighestPoint = 4400;
    private const int LeastSpan = 500;
    private const int CalibrationBytes = 8;

    // USB is there when the supply is above the cell by one part in so many: more than two dividers of 1 % can differ.
    private const int UsbAboveCell = 16;

    // Half the voltage is measured; 4095 counts are nominally 3100 mV (ESP-IDF, ADC at 12 dB).
    private const int NominalScaleQ16 = (int)(2L * 3100 * 65536 / 4095);

    // Charge left at a light load against the voltage of a lithium-polymer cell at room temperature: a typical curve, not measured on ours.
    private static readonly short[] s_millivolts = { 3300, 3500, 3610, 3700, 3740, 3770, 3800, 3840, 3900, 3970, 4050, 4150 };
    private static readonly byte[] s_percent = { 0, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100 };

    private readonly AdcChannel? _channel;
    private readonly GpioPin? _usb;
    private readonly AdcChannel? _usbChannel;
    private readonly int[] _counts = new int[Looks];
    private readonly int[] _sorted = new int[Looks];
    private int _scaleQ16 = NominalScaleQ16;
    private int _offsetMillivolts;
    private int _looks;
    private int _pointCounts;
    private int _pointMillivolts;

    /// <summary>Takes the converter and the pin that knows of USB.</summary>
    public Battery(Board board)
    {
        AdcController? converter = null;
        try
        {
            converter = new AdcController();
            _channel = converter.OpenChannel(board.BatteryChannel);
        }
        catch (Exception)
        {
            // Whoever does not know its cell runs until the cell's protection ends it.
        }

        try
        {
            if (board.UsbChannel >= 0)
            {
                _usbChannel = converter?.OpenChannel(board.UsbChannel);
            }
            else
            {
                _usb = new GpioController().OpenPin(board.UsbSense, PinMode.Input);
            }
        }
        catch (Exception)
        {
            // It will sleep on its cable, too.
        }

        byte[]? kept = Store.Load();
        if (kept != null && kept.Length == CalibrationBytes)
        {
            Calibrate(LittleEndian.U16(kept, 0), LittleEndian.U16(kept, 2), LittleEndian.U16(kept, 4), LittleEndian.U16(kept, 6));
        }
    }

    /// <summary>True when this chip's counts have been made true; without, the voltage may be 10 % off.</summary>
    public bool IsCalibrated { get; private set; }

    /// <summary>The cell's voltage, millivolts; 0 before the first look, or when it cannot be measured.</summary>
    public int Millivolts { get; private set; }

    /// <summary>Charge left, 0 … 100 %; follows the voltage, so it reads too much while the cell is charged.</summary>
    public int Percent { get; private set; }

    /// <summary>True while USB gives power.</summary>
    public bool OnUsb { get; private set; }

    /// <summary>The median of the newest counts.</summary>
    public int Counts { get; private set; }

    /// <summary>
    /// Takes what a meter reads at the cell, which has not changed for ten seconds. The first point waits for a second one, at least half a volt away; the two
    /// make this chip's counts true, from now on and on the flash.
    /// </summary>
    /// <param name="millivolts">The cell's voltage, 3000 … 4400.</param>
    /// <returns>False when the point cannot be, or not together with the first, which is then forgotten; or when the flash did not take it.</returns>
    public bool TakePoint(int millivolts)
    {
        if (_looks == 0 || millivolts < LowestPoint || millivolts > HighestPoint)
        {
            return false;
        }

        int counts = _pointCounts;
        int first = _pointMillivolts;
        bool isLower = first != 0 && millivolts <= first - LeastSpan;
        bool isHigher = first != 0 && millivolts >= first + LeastSpan;
        _pointCounts = Counts;
        _pointMillivolts = millivolts;
        if (!isLower && !isHigher)
        {
            return true;
        }

        _pointMillivolts = 0;
        byte[] points = new byte[CalibrationBytes];
        LittleEndian.PutU16(points, 0, isHigher ? counts : Counts);
        LittleEndian.PutU16(points, 2, isHigher ? first : millivolts);
        LittleEndian.PutU16(points, 4, isHigher ? Counts : counts);
        LittleEndian.PutU16(points, 6, isHigher ? millivolts : first);
        return Calibrate(LittleEndian.U16(points, 0), LittleEndian.U16(points, 2), LittleEndian.U16(points, 4), LittleEndian.U16(points, 6))
            && Store.Save(points);
    }

    // Twice in the clip's life, so that it is not held.
    private static SettingsStore Store => new("battery");

    /// <summary>Makes this chip's counts true, from two voltages that were measured at the cell with a meter.</summary>
    /// <param name="lowCounts">Counts at the lower voltage.</param>
    /// <param name="lowMillivolts">The lower voltage, millivolts.</param>
    /// <param name="highCounts">Counts at the higher voltage.</param>
    /// <param name="highMillivolts">The higher voltage, millivolts.</param>
    /// <returns>False, and nothing changed, when no converter of the family could be so far off (15 % in its slope).</returns>
    private bool Calibrate(int lowCounts, int lowMillivolts, int highCounts, int highMillivolts)
    {
        if (highCounts <= lowCounts)
        {
            return false;
        }

        int scaleQ16 = (int)(((long)(highMillivolts - lowMillivolts) << 16) / (highCounts - lowCounts));
        if (scaleQ16 < NominalScaleQ16 / 100 * 85 || scaleQ16 > NominalScaleQ16 / 100 * 115)
        {
            return false;
        }

        _scaleQ16 = scaleQ16;
        _offsetMillivolts = lowMillivolts - (int)(((long)lowCounts * scaleQ16) >> 16);
        IsCalibrated = true;
        return true;
    }

    /// <inheritdoc/>
    public override void Run(long nowMs)
    {
        DueMs = nowMs + LookMs;
        OnUsb = _usb != null && (bool)_usb.Read();
        if (_channel == null)
        {
            return;
        }

        do
        {
            // At the start, all nine at once.
            _counts[_looks % Looks] = _channel.ReadValue();
            _looks++;
        }
        while (_looks < Looks);

        Counts = Median();
        Millivolts = ToMillivolts(Counts);
        Percent = PercentAt(Millivolts);
        if (_usbChannel != null)
        {
            // One converter measures both, so that its error does not matter. A full cell has 4.2 V; less than 4.5 is not expected of USB.
            OnUsb = _usbChannel.ReadValue() > Counts + (Counts / UsbAboveCell);
        }
    }

    /// <summary>Measures once, at this moment.</summary>
    /// <returns>Millivolts.</returns>
    public int Measure()
    {
        return _channel == null ? 0 : ToMillivolts(_channel.ReadValue());
    }

    private int ToMillivolts(int counts)
    {
        return (int)(((long)counts * _scaleQ16) >> 16) + _offsetMillivolts;
    }

    private static int PercentAt(int millivolts)
    {
        int above = 0;
        while (above < s_millivolts.Length && s_millivolts[above] <= millivolts)
        {
            above++;
        }

        if (above == 0)
        {
            return 0;
        }

        if (above == s_millivolts.Length)
        {
            return 100;
        }

        int from = s_millivolts[above - 1];
        int percent = s_percent[above - 1];
        return percent + ((s_percent[above] - percent) * (millivolts - from) / (s_millivolts[above] - from));
    }

    private int Median()
    {
        for (int i = 0; i < Looks; i++)
        {
            int count = _counts[i];
            int at = i;
            while (at > 0 && _sorted[at - 1] > count)
            {
                _sorted[at] = _sorted[at - 1];
                at--;
            }

            _sorted[at] = count;
        }

        return _sorted[Looks / 2];
    }
}
