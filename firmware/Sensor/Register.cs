namespace HipSense.Firmware;

/// <summary>The registers of the MPU-6050 that the clip uses (register map RM-MPU-6000A, rev. 4.2), and what is written to them.</summary>
internal static class Register
{
    // Codes of the factory trim: accelerometer in bits 7:5, gyroscope in bits 4:0; the accelerometer's low bits in the fourth.
    public const byte SelfTestX = 0x0D;
    public const byte SelfTestLow = 0x10;
    public const byte SampleRateDivider = 0x19;
    public const byte Configuration = 0x1A;
    public const byte GyroConfiguration = 0x1B;
    public const byte AccelConfiguration = 0x1C;

    // The 6500 family filters its accelerometer by itself.
    public const byte AccelConfiguration2 = 0x1D;
    public const byte MotionThreshold = 0x1F;
    public const byte MotionDuration = 0x20;
    public const byte FifoEnable = 0x23;
    public const byte InterruptPin = 0x37;
    public const byte InterruptEnable = 0x38;
    public const byte InterruptStatus = 0x3A;
    public const byte SignalPathReset = 0x68;
    public const byte MotionControl = 0x69;
    public const byte UserControl = 0x6A;
    public const byte PowerManagement1 = 0x6B;
    public const byte PowerManagement2 = 0x6C;
    public const byte FifoCountHigh = 0x72;
    public const byte FifoData = 0x74;
    public const byte WhoAmI = 0x75;

    public const byte DeviceReset = 0x80;
    public const byte ClockFromGyroX = 0x01;
    public const byte ResetAllPaths = 0x07;
    public const byte Divide1KhzBy5 = 4;
    public const byte LowPass44Hz = 3;
    public const byte Gyro1000Dps = 0x10;
    public const byte Accel16G = 0x18;
    public const byte FifoAccelAndGyro = 0x78;
    public const byte FifoOn = 0x40;
    public const byte FifoReset = 0x04;
    public const byte FifoOverflow = 0x10;

    // For the self-test.
    public const byte Gyro250Dps = 0x00;
    public const byte Accel8G = 0x10;
    public const byte ShakeAllAxes = 0xE0;
    public const byte DataReady = 0x01;
    public const byte LowPass184Hz = 1;

    // For waking on motion. An interrupt line that is pushed high and stays so until its status is read.
    public const byte LatchedActiveHigh = 0x20;
    public const byte Motion = 0x40;
    public const byte HighPass5Hz = 0x01;
    public const byte HighPassHold = 0x07;
    public const byte AccelStartupAndCounters = 0x15;
    public const byte FamilyWakeOnMotion = 0xC0;
    public const byte Wake5HzWithoutGyro = 0x47;
    public const byte CycleWithoutThermometer = 0x28;
}
