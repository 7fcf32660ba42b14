using System.Collections.Generic;

namespace HipSense.Reliability;

/// <summary>
/// What a clip draws from its cell, and how long that lasts: an estimate from data sheets and from what others measured, until a board is on the bench. The
/// cell's current is taken to be the load's, as behind a linear regulator; the XIAO's buck converter takes less from a full cell.
/// </summary>
/// <param name="Board">The board.</param>
/// <param name="IdleMa">The chip with nothing to do and its radio off, mA.</param>
/// <param name="BusyMa">The chip while it works, mA.</param>
/// <param name="RadioMa">What the radio adds while a phone is connected, mA.</param>
/// <param name="SleepUa">The board in deep sleep, µA, without the sensor.</param>
public sealed record PowerModel(string Board, double IdleMa, double BusyMa, double RadioMa, double SleepUa)
{
    /// <summary>The sensor's gyroscope and accelerometer, mA.</summary>
    public const double SensorMa = 3.8;

    /// <summary>The motor: six cues of 250 ms a minute at 70 mA, mA in the mean.</summary>
    public const double MotorMa = 6 * 0.25 / 60 * 70;

    /// <summary>The battery's divider of 440 kΩ at 3.9 V, mA.</summary>
    public const double DividerMa = 3.9 / 440;

    /// <summary>The sensor waiting for motion, its pull-ups and its logic supply, and the cell's protection, µA.</summary>
    public const double SensorSleepUa = 20 + 5 + 3;

    /// <summary>The indicator of a sensor module from which it was not removed, µA.</summary>
    public const double ModuleLedUa = 1500;

    /// <summary>The regulator of a sensor module in which it was left, µA: a MIC5205 at a light load, typical.</summary>
    public const double ModuleRegulatorUa = 80;

    /// <summary>What of a cell's charge is there to use, as a share of what is printed on it.</summary>
    public const double Usable = 0.9;

    /// <summary>The boards that hardware/ describes, on the runtime's stock images.</summary>
    public static IReadOnlyList<PowerModel> Boards { get; } =
    [
        new("Seeed XIAO ESP32S3", 33, 51, 52, 14),
        new("FireBeetle 2 ESP32-E", 30, 50, 8, 20),
    ];

    /// <summary>Cells that fit, mAh.</summary>
    public static IReadOnlyList<int> CellsMah { get; } = [250, 400, 500];

    /// <summary>The current while somebody runs with a phone connected, mA.</summary>
    /// <param name="busy">The share of the time in which the chip works, 0 to 1.</param>
    /// <returns>mA.</returns>
    public double RunMa(double busy) => IdleMa + (busy * (BusyMa - IdleMa)) + RadioMa + SensorMa + MotorMa + DividerMa;

    /// <summary>The current while nobody moves: as in a run, without cues and with hardly any work, mA.</summary>
    public double RestMa => IdleMa + (0.05 * (BusyMa - IdleMa)) + RadioMa + SensorMa + DividerMa;

    /// <summary>The current in deep sleep, µA.</summary>
    /// <param name="moduleUa">What the sensor module takes beside the sensor, µA: its regulator, its indicator, or neither.</param>
    /// <returns>µA.</returns>
    public double DeepSleepUa(double moduleUa) => SleepUa + SensorSleepUa + (DividerMa * 1000) + moduleUa;

    /// <summary>How long a cell lasts, hours.</summary>
    /// <param name="mah">What is printed on it, mAh.</param>
    /// <param name="ma">The current, mA.</param>
    /// <returns>Hours.</returns>
    public static double Hours(int mah, double ma) => Usable * mah / ma;
}
