using System;

namespace HipSense.Firmware;

/// <summary>The pins of the boards that carry the clip: the only place with pin numbers. GPIO numbers, not pads.</summary>
public sealed class Board
{
    /// <summary>I2C data of the sensor.</summary>
    public readonly int Sda;

    /// <summary>I2C clock of the sensor.</summary>
    public readonly int Scl;

    /// <summary>The sensor's interrupt, active high; wakes the board from deep sleep.</summary>
    public readonly int SensorInterrupt;

    /// <summary>The motor's gate.</summary>
    public readonly int Motor;

    /// <summary>The button, active high; wakes the board from deep sleep.</summary>
    public readonly int Button;

    /// <summary>Half the battery's voltage, on ADC1.</summary>
    public readonly int BatterySense;

    /// <summary>Knows of USB power: high while it is there, or as <see cref="UsbChannel"/> says.</summary>
    public readonly int UsbSense;

    private Board(int sda, int scl, int sensorInterrupt, int motor, int button, int batterySense, int usbSense, int batteryChannel, int usbChannel)
    {
        Sda = sda;
        Scl = scl;
        SensorInterrupt = sensorInterrupt;
        Motor = motor;
        Button = button;
        BatterySense = batterySense;
        UsbSense = usbSense;
        BatteryChannel = batteryChannel;
        UsbChannel = usbChannel;
    }

    /// <summary>The converter's channel that belongs to <see cref="BatterySense"/>: the chip's, not a choice of ours.</summary>
    public int BatteryChannel { get; }

    /// <summary>
    /// The converter's channel that belongs to <see cref="UsbSense"/> on boards whose supply is USB's 5 V or else the cell's: half of it is measured and held
    /// against half the battery's voltage. −1 where the pin tells by its level.
    /// </summary>
    public int UsbChannel { get; }

    /// <summary>Finds the board by the name of the runtime's image on it.</summary>
    /// <param name="targetName">As <c>SystemInfo.TargetName</c> tells it.</param>
    /// <returns>The Seeed XIAO ESP32S3 for images of the ESP32-S3; for those of the classic ESP32 with Bluetooth the FireBeetle 2 ESP32-E N16R2 and the ESP32-DevKitC-VE, which are wired alike.</returns>
    /// <exception cref="NotSupportedException">No board with this image is known; wrong pins could do harm.</exception>
    public static Board ForTarget(string targetName)
    {
        if (targetName.StartsWith("ESP32_S3"))
        {
            return new Board(sda: 5, scl: 6, sensorInterrupt: 2, motor: 7, button: 4, batterySense: 1, usbSense: 8, batteryChannel: 0, usbChannel: -1);
        }

        if (targetName.StartsWith("ESP32_BLE_REV"))
        {
            return new Board(sda: 21, scl: 22, sensorInterrupt: 4, motor: 25, button: 13, batterySense: 34, usbSense: 35, batteryChannel: 6, usbChannel: 7);
        }

        throw new NotSupportedException("No pins are known for the image " + targetName);
    }
}
