namespace HipSense.Virtual;

/// <summary>What a virtual board is made of. Start from one of the two boards that the project builds.</summary>
public sealed record BoardOptions
{
    /// <summary>The name of the nanoFramework image, which the firmware reads to tell the boards apart.</summary>
    public required string TargetName { get; init; }

    /// <summary>What the sensor feels.</summary>
    public required IImuSignal Signal { get; init; }

    /// <summary>The GPIO number of the wire to the sensor's SDA.</summary>
    public required int SdaPin { get; init; }

    /// <summary>The GPIO number of the wire to the sensor's SCL.</summary>
    public required int SclPin { get; init; }

    /// <summary>The GPIO number of the motor's gate.</summary>
    public required int MotorPin { get; init; }

    /// <summary>The GPIO number of the button, which is high when pressed.</summary>
    public required int ButtonPin { get; init; }

    /// <summary>The GPIO number of the line that knows of USB: high while it gives power.</summary>
    public required int UsbSensePin { get; init; }

    /// <summary>The converter's channel of that line where it carries half of USB's 5 V, or else half of the cell's voltage; −1 where it has but two levels.</summary>
    public int UsbChannel { get; init; } = -1;

    /// <summary>The GPIO number of the sensor's interrupt.</summary>
    public required int SensorInterruptPin { get; init; }

    /// <summary>The converter's channel that measures half the battery's voltage.</summary>
    public required int BatteryChannel { get; init; }

    /// <summary>Which chip sits on the module: what it answers in WHO_AM_I and what follows from that.</summary>
    public ChipModel Chip { get; init; } = ChipModel.FromIdentity(0x68);

    /// <summary>The sensor's address on the bus: 0x68, or 0x69 with AD0 high.</summary>
    public int ImuAddress { get; init; } = 0x68;

    /// <summary>How much too fast the sensor's clock runs: 0.05 is 5 % fast.</summary>
    public double ClockError { get; init; }

    /// <summary>The size of the partition behind the drive I:, bytes; that of the images for 4 MB of flash when not told.</summary>
    public int FlashBytes { get; init; } = 256 * 1024;

    /// <summary>What the managed heap has free when the clip asks, bytes.</summary>
    public int FreeHeapBytes { get; init; } = 1_000_000;

    /// <summary>The PSRAM that the image sees, bytes; 0 for a module without, and for an image that is not for its kind.</summary>
    public int PsramBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Where the board's random numbers begin; another board, another seed.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The clip for long runs, a FireBeetle 2 ESP32-E N16R2; the breadboard, an ESP32-DevKitC-VE, is wired alike.</summary>
    /// <param name="signal">What the sensor feels.</param>
    /// <returns>The board as it is wired in hardware/.</returns>
    public static BoardOptions FireBeetle2(IImuSignal signal) => new()
    {
        TargetName = "ESP32_BLE_REV3",
        Signal = signal,
        FlashBytes = 3 * 1024 * 1024,
        SdaPin = 21,
        SclPin = 22,
        MotorPin = 25,
        ButtonPin = 13,
        UsbSensePin = 35,
        UsbChannel = 7,
        SensorInterruptPin = 4,
        BatteryChannel = 6,
    };

    /// <summary>The clip: a Seeed XIAO ESP32S3.</summary>
    /// <param name="signal">What the sensor feels.</param>
    /// <returns>The board as it is wired in hardware/.</returns>
    public static BoardOptions XiaoEsp32S3(IImuSignal signal) => new()
    {
        TargetName = "ESP32_S3_OCTAL",
        Signal = signal,
        FlashBytes = 2 * 1024 * 1024,
        SdaPin = 5,
        SclPin = 6,
        MotorPin = 7,
        ButtonPin = 4,
        UsbSensePin = 8,
        SensorInterruptPin = 2,
        BatteryChannel = 0,
    };
}
