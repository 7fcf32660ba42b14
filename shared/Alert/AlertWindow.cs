namespace HipSense.Core;

/// <summary>The mean of the last ten values of one angle against a threshold, and whether it has held over it.</summary>
public abstract class AlertWindow
{
    /// <summary>Values in the mean. With a step-to-step SD of 0.9° the mean's standard error is 0.28°.</summary>
    public const int Window = 10;

    /// <summary>
    /// Values in a row for which the mean must be over the threshold unless the runner chose otherwise. Without it a mean that is truly 1° under would cross by chance once or
    /// twice an hour.
    /// </summary>
    public const int Hold = 5;

    /// <summary>Higher than any angle: no threshold is in force.</summary>
    public const int NoCeiling = 18000;

    private readonly int[] _value = new int[Window];
    private int _sum;
    private int _count;
    private int _at;
    private int _held;

    /// <summary>Mean of the last <see cref="Window"/> values, hundredths of a degree.</summary>
    public int MeanCdeg;

    /// <summary>The threshold in force, hundredths of a degree.</summary>
    public int ThresholdCdeg;

    /// <summary>True from when the mean has held over the threshold until it has fallen below it by the hysteresis.</summary>
    public bool Over;

    /// <summary>True when there are <see cref="Window"/> values, so that <see cref="MeanCdeg"/> counts.</summary>
    public bool HasMean => _count == Window;

    /// <summary>Empties the window: what comes is not comparable with what was.</summary>
    public void Forget()
    {
        _sum = 0;
        _count = 0;
        _at = 0;
        _held = 0;
    }

    /// <summary>Takes a value into the mean.</summary>
    /// <param name="cdeg">It, hundredths of a degree.</param>
    /// <returns>True when the window is full, so that the mean counts.</returns>
    protected bool Add(int cdeg)
    {
        if (_count == Window)
        {
            _sum -= _value[_at];
        }
        else
        {
            _count++;
        }

        _value[_at] = cdeg;
        _sum += cdeg;
        _at = _at + 1 < Window ? _at + 1 : 0;
        if (_count < Window)
        {
            return false;
        }

        MeanCdeg = _sum / Window;
        return true;
    }

    /// <summary>Holds the mean against the threshold.</summary>
    /// <param name="settings">Persistence and hysteresis.</param>
    protected void Judge(AlertSettings settings)
    {
        _held = MeanCdeg > ThresholdCdeg ? _held + 1 : 0;
        if (_held >= settings.HoldStances)
        {
            Over = true;
            _held = settings.HoldStances;
        }
        else if (MeanCdeg < ThresholdCdeg - settings.HysteresisCdeg)
        {
            Over = false;
        }
    }
}
