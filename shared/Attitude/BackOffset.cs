namespace HipSense.Core;

/// <summary>
/// The accelerometer's offset along the runner's back. A pelvis turns about the vertical by some 8° to either side with every stride, and the offset
/// turns with it: low-passed in a frame that does not turn only its mean is left, so that in the clip's axes an offset b along the back swings to the side by
/// b·sin ψ. With 50 mg that is 0.4° too much or too little drop in both stances.
/// <para>It shows in how long the mean force is. Over whole strides the runner's own forces cancel and 1 g is left; what the chip tells more on the run than
/// in standing is the part of its offset that lies along the way on which up has moved meanwhile:
/// |f|_run − |f|_stand = b·c, where c is the mean of up's component along the back. From both, b = c·(|f|_run − |f|_stand)/(c² + λ), where
/// λ = (1.5 mg/40 mg)²: what else may lengthen the mean force, over the offsets of chips (RM-MPU-6000A: 80 mg). It is found in the first 80 s of running, later a chip
/// that warms up tells more of its warming than of the offset.</para>
/// </summary>
public sealed class BackOffset
{
    /// <summary>The most that is taken for an offset: 100 mg, in 2⁻¹⁶ g.</summary>
    public const int Largest = 6554;

    // Of 160 ms each: 4 s until up has settled, judged after 10, 20, 40 and 80 s.
    private const int ToSettle = 25;
    private const int FirstJudged = 64;
    private const int LastJudged = 512;

    // λ with 1 = 4,096².
    private const int Prior = 23593;

    // The square of the mean force standing, 1 g being 4,096; sums of how much longer it is on the run, and of up along the back.
    private long _standing;
    private long _length;
    private int _lean;
    private int _count;
    private int _toSettle;
    private bool _listening;

    /// <summary>The offset along sensor x, 2⁻²⁴ g.</summary>
    public int X;

    /// <inheritdoc cref="X"/>
    public int Y;

    /// <inheritdoc cref="X"/>
    public int Z;

    /// <summary>The offset along the runner's back as far as it is known, 2⁻¹⁶ g, within ±<see cref="Largest"/>.</summary>
    public int Along;

    /// <summary>How much the last judgement has changed <see cref="X"/>.</summary>
    public int ChangeX;

    /// <inheritdoc cref="ChangeX"/>
    public int ChangeY;

    /// <inheritdoc cref="ChangeX"/>
    public int ChangeZ;

    /// <summary>Nothing is known, and nothing shows it.</summary>
    public void Forget()
    {
        X = 0;
        Y = 0;
        Z = 0;
        Along = 0;
        _standing = 0;
        _length = 0;
        _lean = 0;
        _count = 0;
        _toSettle = 0;
        _listening = false;
    }

    /// <summary>The runner has stood still.</summary>
    /// <param name="gravityX">Mean specific force, counts · 16.</param>
    /// <param name="gravityY">Likewise.</param>
    /// <param name="gravityZ">Likewise.</param>
    public void Start(int gravityX, int gravityY, int gravityZ)
    {
        Forget();
        _standing = (((long)gravityX * gravityX) + ((long)gravityY * gravityY) + ((long)gravityZ * gravityZ)) >> 6;
        _toSettle = ToSettle;
        _listening = true;
    }

    /// <summary>Goes on with what was known before a restart of the clip. The runner is in the midst of a run: nothing better can be found in it.</summary>
    /// <param name="along">What <see cref="Along"/> told.</param>
    /// <param name="mount">Which way the back is.</param>
    public void Restore(int along, MountFrame mount)
    {
        Forget();
        Along = FixedPoint.Limit(along, Largest);
        X = (Along * mount.BackX) >> 5;
        Y = (Along * mount.BackY) >> 5;
        Z = (Along * mount.BackZ) >> 5;
    }

    /// <summary>The runner does not run, or a turn was lost: what comes next has to settle again.</summary>
    public void Pause()
    {
        _toSettle = ToSettle;
    }

    /// <summary>Takes the up vector of a run, every 160 ms.</summary>
    /// <param name="x">Up as the filter has it, 1/4096 g, this offset taken off.</param>
    /// <param name="y">Likewise.</param>
    /// <param name="z">Likewise.</param>
    /// <param name="mount">Which way the back is.</param>
    /// <returns>True when the offset has been judged anew.</returns>
    public bool Take(int x, int y, int z, MountFrame mount)
    {
        if (!_listening || --_toSettle > 0)
        {
            return false;
        }

        _toSettle = 0;
        x += X >> 12;
        y += Y >> 12;
        z += Z >> 12;
        _length += (x * x) + (y * y) + (z * z) - _standing;
        _lean += ((x * mount.BackX) + (y * mount.BackY) + (z * mount.BackZ)) >> 13;
        if (++_count < FirstJudged || (_count & (_count - 1)) != 0)
        {
            return false;
        }

        _listening = _count < LastJudged;
        Judge(mount);
        return true;
    }

    private void Judge(MountFrame mount)
    {
        // (L² − L₀²)/2L₀, 2⁻¹⁶ g, of lengths of 4,096.
        int longer = FixedPoint.Limit((int)(_length / _count >> 9), 4 * Largest);
        int lean = FixedPoint.Limit(_lean / _count, 2048);
        Along = FixedPoint.Limit(FixedPoint.MulDiv(lean * longer, 4096, (lean * lean) + Prior), Largest);
        ChangeX = ((Along * mount.BackX) >> 5) - X;
        ChangeY = ((Along * mount.BackY) >> 5) - Y;
        ChangeZ = ((Along * mount.BackZ) >> 5) - Z;
        X += ChangeX;
        Y += ChangeY;
        Z += ChangeZ;
    }
}
