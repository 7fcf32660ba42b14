namespace HipSense.Virtual;

/// <summary>What the registers ask of the sampling.</summary>
/// <param name="IsAwake">True when the chip samples at all.</param>
/// <param name="Divider">Ticks per output sample.</param>
/// <param name="GyroLowPass">DLPF_CFG of the gyroscope.</param>
/// <param name="AccelLowPass">DLPF_CFG of the accelerometer; the same as the gyroscope's on an MPU-6050.</param>
/// <param name="GyroRange">0 to 3: ±250, 500, 1000, 2000 °/s.</param>
/// <param name="AccelRange">0 to 3: ±2, 4, 8, 16 g.</param>
/// <param name="SelfTest">The axes that the chip shakes itself, one bit each: acceleration x, y, z, rate x, y, z.</param>
internal readonly record struct ChipSettings(bool IsAwake, int Divider, int GyroLowPass, int AccelLowPass, int GyroRange, int AccelRange, int SelfTest)
{
    /// <summary>Reads the settings out of the registers.</summary>
    public static ChipSettings From(byte[] registers, ChipModel model)
    {
        byte power = registers[ChipRegister.PowerManagement1];
        bool isAwake = (power & (ChipRegister.PowerSleep | ChipRegister.PowerReset)) == 0
            && (power & ChipRegister.PowerClock) != ChipRegister.PowerClockStopped;
        int gyroLowPass = registers[ChipRegister.Config] & 7;

        // Bit 3 of the 6500 family's register bypasses the filter.
        int own = registers[ChipRegister.AccelConfig2];
        int accelLowPass = !model.HasOwnAccelLowPass ? gyroLowPass : (own & 8) != 0 ? 0 : own & 7;
        return new ChipSettings(
            isAwake,
            1 + registers[ChipRegister.SmplrtDiv],
            gyroLowPass,
            accelLowPass,
            (registers[ChipRegister.GyroConfig] >> 3) & 3,
            (registers[ChipRegister.AccelConfig] >> 3) & 3,
            SelfTestOf(registers[ChipRegister.AccelConfig]) | (SelfTestOf(registers[ChipRegister.GyroConfig]) << 3));
    }

    /// <summary>Bits 7, 6 and 5 are x, y and z.</summary>
    private static int SelfTestOf(byte config) => ((config >> 7) & 1) | ((config >> 5) & 2) | ((config >> 3) & 4);
}
