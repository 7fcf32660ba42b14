namespace HipSense.Firmware;

/// <summary>
/// Finds the moments at which the flash may be used: nothing else runs meanwhile, and the sensor's FIFO has to last for it, so that it is
/// emptied first.
/// </summary>
public sealed class FlashTurn
{
    // An erase may take 400 ms, which an MPU-6050's FIFO bridges when it is empty; that is not waited for long.
    private const int PatienceMs = 500;

    private readonly Sampler _sampler;
    private long _waitedSinceMs = Duty.Never;

    /// <summary>Makes turns for one user of the flash.</summary>
    /// <param name="sampler">Whose FIFO has to last.</param>
    public FlashTurn(Sampler sampler)
    {
        _sampler = sampler;
    }

    /// <summary>When to ask again, uptime in milliseconds.</summary>
    public long AgainMs => _sampler.DueMs;

    /// <summary>Asks for a turn.</summary>
    /// <param name="nowMs">Uptime, milliseconds.</param>
    /// <returns>True: now. False: ask again at <see cref="AgainMs"/>.</returns>
    public bool HasCome(long nowMs)
    {
        _waitedSinceMs = _waitedSinceMs == Duty.Never ? nowMs : _waitedSinceMs;
        if (nowMs - _waitedSinceMs < PatienceMs && !_sampler.MakeRoom(nowMs))
        {
            return false;
        }

        _waitedSinceMs = Duty.Never;
        return true;
    }
}
