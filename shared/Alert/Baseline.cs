namespace HipSense.Core;

/// <summary>Median of the first 200 drops of a side, by counting: 0.1° bins from −5° to 20°.</summary>
public sealed class Baseline
{
    /// <summary>Drops that it takes.</summary>
    public const int Drops = 200;

    private const int DropsOfReference = 30;
    private const int BinCdeg = 10;
    private const int LowestCdeg = -500;
    private const int Bins = 250;

    private readonly byte[] _count = new byte[Bins];
    private int _taken;
    private int _sum;

    /// <summary>True when the median is known.</summary>
    public bool Known;

    /// <summary>The median, hundredths of a degree.</summary>
    public int Cdeg;

    /// <summary>True when there is something to compare with: the median, or the mean of 30 drops on the way to it.</summary>
    public bool HasReference => Known || _taken >= DropsOfReference;

    /// <summary>The median, or the mean so far, hundredths of a degree.</summary>
    public int ReferenceCdeg => Known ? Cdeg : _sum / (_taken == 0 ? 1 : _taken);

    /// <summary>Starts a run.</summary>
    /// <param name="storedCdeg">The stored baseline, hundredths of a degree; 0 when there is none.</param>
    public void Start(int storedCdeg)
    {
        for (int i = 0; i < Bins; i++)
        {
            _count[i] = 0;
        }

        _taken = 0;
        _sum = 0;
        Known = storedCdeg != 0;
        Cdeg = storedCdeg;
    }

    /// <summary>Goes on after a restart.</summary>
    /// <param name="referenceCdeg">What there was to compare with, hundredths of a degree.</param>
    /// <param name="known">True when that was the median; else the rest of the drops is still to come.</param>
    public void Restore(int referenceCdeg, bool known)
    {
        Start(0);
        Known = known;
        Cdeg = referenceCdeg;
        for (int i = 0; i < DropsOfReference; i++)
        {
            Take(referenceCdeg);
        }
    }

    /// <summary>Takes a drop, hundredths of a degree.</summary>
    public void Take(int dropCdeg)
    {
        if (Known)
        {
            return;
        }

        int bin = (dropCdeg - LowestCdeg) / BinCdeg;
        _count[bin < 0 ? 0 : bin >= Bins ? Bins - 1 : bin]++;
        _sum += dropCdeg;
        if (++_taken < Drops)
        {
            return;
        }

        int below = 0;
        bin = -1;
        while (below < Drops / 2)
        {
            below += _count[++bin];
        }

        Cdeg = LowestCdeg + (bin * BinCdeg) + (BinCdeg / 2);
        Known = true;
    }
}
