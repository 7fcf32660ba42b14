using System.Device.Gpio;

namespace HipSense.Firmware;

/// <summary>
/// Frees a bus whose sensor holds a line low. A sensor that was cut off while it was sending waits for the rest of its clocks; one that sends
/// zeros lets go only at a STOP. So both are made by hand, on the bare pins. It takes a few milliseconds and never waits for anybody.
/// </summary>
public static class BusRecovery
{
    // A byte and its acknowledge.
    private const int MostClocks = 9;

    /// <summary>Frees the bus. Nobody may have a device open on it.</summary>
    /// <param name="board">The board, whose pins are closed again in the end.</param>
    /// <returns>True when both lines are high: a transfer is worth trying. On a dead bus that answer spares a second of standstill.</returns>
    public static bool Free(Board board)
    {
        GpioController controller = new GpioController();
        try
        {
            GpioPin scl = controller.OpenPin(board.Scl, PinMode.Input);
            GpioPin sda = controller.OpenPin(board.Sda, PinMode.Input);
            if (!(bool)scl.Read())
            {
                // Whoever holds the clock cannot be clocked.
                return false;
            }

            scl.SetPinMode(PinMode.OutputOpenDrain);
            scl.Write(PinValue.High);
            for (int i = 0; i < MostClocks && !(bool)sda.Read(); i++)
            {
                scl.Write(PinValue.Low);
                scl.Write(PinValue.High);
            }

            // STOP: SDA rises while SCL is high.
            scl.Write(PinValue.Low);
            sda.SetPinMode(PinMode.OutputOpenDrain);
            sda.Write(PinValue.Low);
            scl.Write(PinValue.High);
            sda.Write(PinValue.High);
            sda.SetPinMode(PinMode.Input);
            return (bool)sda.Read();
        }
        finally
        {
            // An open pin is a busy pin: the bus could not be opened again.
            Close(controller, board.Scl);
            Close(controller, board.Sda);
        }
    }

    private static void Close(GpioController controller, int pin)
    {
        if (controller.IsPinOpen(pin))
        {
            controller.ClosePin(pin);
        }
    }
}
