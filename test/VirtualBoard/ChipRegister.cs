namespace HipSense.Virtual;

/// <summary>The registers and bits of the MPU-6050 that do something in the model; every other register is mere memory.</summary>
internal static class ChipRegister
{
    public const byte SelfTestX = 0x0D;
    public const byte SelfTestLow = 0x10;
    public const byte SmplrtDiv = 0x19;
    public const byte Config = 0x1A;
    public const byte GyroConfig = 0x1B;
    public const byte AccelConfig = 0x1C;
    public const byte AccelConfig2 = 0x1D;
    public const byte MotionThreshold = 0x1F;
    public const byte MotionDuration = 0x20;
    public const byte FifoEnable = 0x23;
    public const byte IntPinConfig = 0x37;
    public const byte IntEnable = 0x38;
    public const byte IntStatus = 0x3A;
    public const byte FirstOutput = 0x3B;
    public const byte LastOutput = 0x48;
    public const byte LastReadOnly = 0x60;
    public const byte MotionControl = 0x69;
    public const byte UserControl = 0x6A;
    public const byte PowerManagement1 = 0x6B;
    public const byte PowerManagement2 = 0x6C;
    public const byte FifoCountHigh = 0x72;
    public const byte FifoCountLow = 0x73;
    public const byte FifoData = 0x74;
    public const byte WhoAmI = 0x75;
    public const int Count = 0x80;

    public const byte FifoEnableTemperature = 0x80;
    public const byte FifoEnableGyroX = 0x40;
    public const byte FifoEnableAccel = 0x08;
    public const byte IntFifoOverflow = 0x10;
    public const byte IntMotion = 0x40;
    public const byte IntDataReady = 0x01;
    public const byte IntPinActiveLow = 0x80;
    public const byte IntPinLatch = 0x20;
    public const byte UserFifoEnable = 0x40;
    public const byte UserFifoReset = 0x04;
    public const byte UserSelfClearing = 0x07;
    public const byte PowerReset = 0x80;
    public const byte PowerSleep = 0x40;
    public const byte PowerClock = 0x07;
    public const byte PowerClockStopped = 0x07;
}
