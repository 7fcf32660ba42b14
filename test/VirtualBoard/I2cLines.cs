namespace HipSense.Virtual;

/// <summary>
/// The two wires as levels: what the chip's pins do to them by hand, and what a hung sensor does to SDA. A sensor that was interrupted while it
/// was sending holds SDA until it has been clocked through its byte, or only lets go when it sees a STOP.
/// </summary>
internal sealed class I2cLines
{
    private readonly VirtualTime _time;
    private readonly VirtualGpio _gpio;
    private readonly I2cFaults _faults;
    private readonly int _sdaPin;
    private readonly int _sclPin;
    private bool _sdaWasLow;
    private bool _sclWasLow;

    public I2cLines(VirtualTime time, VirtualGpio gpio, I2cFaults faults, int sdaPin, int sclPin)
    {
        _time = time;
        _gpio = gpio;
        _faults = faults;
        _sdaPin = sdaPin;
        _sclPin = sclPin;
        gpio.Connect(sdaPin, () => !_gpio.PullsLow(_sdaPin) && !_faults.HoldsSda(_time.NowUs));
        gpio.Connect(sclPin, () => !_gpio.PullsLow(_sclPin) && !_faults.HoldsScl(_time.NowUs));
        gpio.Changed += OnChanged;
    }

    /// <summary>True when a transfer cannot even begin.</summary>
    public bool AreHeld => _faults.HoldsSda(_time.NowUs) || _faults.HoldsScl(_time.NowUs);

    private void OnChanged(int pin)
    {
        if (pin == _sclPin)
        {
            bool isLow = _gpio.PullsLow(pin);
            if (_sclWasLow && !isLow && !_faults.HoldsScl(_time.NowUs))
            {
                _faults.CountClock();
            }

            _sclWasLow = isLow;
        }
        else if (pin == _sdaPin)
        {
            bool isLow = _gpio.PullsLow(pin);
            if (_sdaWasLow && !isLow && !_sclWasLow)
            {
                _faults.CountStop();
            }

            _sdaWasLow = isLow;
        }
    }
}
