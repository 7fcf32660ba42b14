using HipSense.Virtual;
using nanoFramework.Hardware.Esp32;

namespace System.Device.Pwm;

/// <summary>A PWM output of the virtual board.</summary>
public sealed class PwmChannel : IDisposable
{
    private const double DutySteps = 10000;

    private readonly VirtualBoard _board;
    private readonly int _pin;
    private int _frequency;
    private uint _duty;
    private bool _isStarted;

    private PwmChannel(VirtualBoard board, int pin, int frequency, double dutyCyclePercentage)
    {
        if (!board.Pins.IsOutput(pin))
        {
            throw new ArgumentException($"GPIO{pin} cannot be an output.");
        }

        _board = board;
        _pin = pin;
        Frequency = frequency;
        DutyCycle = dutyCyclePercentage;
    }

    /// <summary>The frequency, Hz.</summary>
    public int Frequency
    {
        get => _frequency;
        set
        {
            if (value <= 0)
            {
                throw new ArgumentException("The frequency must be positive.");
            }

            _frequency = value;
            Drive();
        }
    }

    /// <summary>The share of the time that the pin is high, 0 to 1, kept in steps of 0.0001.</summary>
    public double DutyCycle
    {
        get => _duty / DutySteps;
        set
        {
            if (value is not (>= 0 and <= 1))
            {
                throw new ArgumentException("The duty must be between 0 and 1.");
            }

            _board.Motor.ThrowIfBroken();
            _duty = (uint)(value * DutySteps);
            Drive();
        }
    }

    /// <summary>Takes the PWM channel of a pin.</summary>
    /// <param name="pin">The GPIO number.</param>
    /// <param name="frequency">The frequency, Hz.</param>
    /// <param name="dutyCyclePercentage">The share of the time that the pin is high, 0 to 1.</param>
    /// <returns>The channel, stopped; null, as from the real package, when no PWM function was given to the pin by SetPinFunction.</returns>
    public static PwmChannel? CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        VirtualBoard board = VirtualBoard.Current;
        board.Image.Need(NativePart.Pwm);
        for (int function = (int)DeviceFunction.PWM1; function <= (int)DeviceFunction.PWM16; function += DeviceFunction.PWM2 - DeviceFunction.PWM1)
        {
            if (board.Pins.PinOf((DeviceFunction)function) == pin)
            {
                return new PwmChannel(board, pin, frequency, dutyCyclePercentage);
            }
        }

        return null;
    }

    /// <summary>Starts the output.</summary>
    public void Start()
    {
        _board.Motor.ThrowIfBroken();
        _isStarted = true;
        Drive();
    }

    /// <summary>Stops the output; the pin is low then.</summary>
    public void Stop()
    {
        _isStarted = false;
        _board.DrivePin(_pin, 0, _frequency);
    }

    /// <summary>Gives the channel back. As on the real thing the output goes on when it was not stopped.</summary>
    public void Dispose()
    {
    }

    private void Drive()
    {
        if (_isStarted)
        {
            _board.DrivePin(_pin, DutyCycle, _frequency);
        }
    }
}
