using System;

namespace HipSense.Virtual;

/// <summary>Deep sleep: the chip is off but for the pins that wake it.</summary>
public sealed class VirtualSleep
{
    private const long LookUs = 10_000;

    private readonly VirtualBoard _board;
    private long _wakePins;

    internal VirtualSleep(VirtualBoard board) => _board = board;

    /// <summary>How often the board slept.</summary>
    public int Sleeps { get; private set; }

    /// <summary>The pins that ended the last sleep, one bit each; 0 after a power-up or a reboot.</summary>
    public long WokenByPins { get; private set; }

    /// <summary>
    /// Lets the time pass until a pin wakes the board, which then starts its firmware with the next <see cref="VirtualBoard.Run"/>.
    /// </summary>
    /// <param name="untilUs">When to stop waiting, µs of virtual time.</param>
    /// <returns>False when it still sleeps.</returns>
    /// <exception cref="InvalidOperationException">The board does not sleep.</exception>
    public bool Wait(long untilUs)
    {
        if (_board.StoppedBy != BoardStop.DeepSleep)
        {
            throw new InvalidOperationException("The board is awake.");
        }

        _board.Time.Resume();
        while (_board.Time.NowUs < untilUs)
        {
            long pins = HighPins();
            if (pins != 0)
            {
                WokenByPins = pins;
                _board.Time.Halt(BoardStop.Reboot);
                return true;
            }

            try
            {
                _board.Time.Advance(Math.Min(LookUs, untilUs - _board.Time.NowUs));
            }
            catch (BoardStopException)
            {
                // The power was cut.
                return false;
            }
        }

        _board.Time.Halt(BoardStop.DeepSleep);
        return false;
    }

    internal void Forget()
    {
        WokenByPins = 0;
        _wakePins = 0;
    }

    internal bool SetWakePins(long pins, bool anyHigh)
    {
        for (int pin = 0; pin < 64; pin++)
        {
            if ((pins & (1L << pin)) != 0 && !_board.Pins.IsAlwaysOn(pin))
            {
                return false;
            }
        }

        // Lines that must all be low are beyond what the board is wired for.
        if (pins == 0 || !anyHigh)
        {
            return false;
        }

        _wakePins = pins;
        return true;
    }

    internal void Start()
    {
        _board.Time.ThrowIfStopped();
        Sleeps++;
        _board.Time.Halt(BoardStop.DeepSleep);
        _board.Time.ThrowIfStopped();
    }

    private long HighPins()
    {
        long high = 0;
        for (int pin = 0; pin < 64; pin++)
        {
            if ((_wakePins & (1L << pin)) != 0 && _board.Gpio.Outside(pin))
            {
                high |= 1L << pin;
            }
        }

        return high;
    }
}
