using System.Numerics;

namespace HipSense.Runners;

/// <summary>xoshiro256** (Blackman and Vigna, public domain), seeded by SplitMix64: the same numbers on every platform.</summary>
internal sealed class Rng
{
    private ulong _a, _b, _c, _d;

    /// <param name="seed">The seed of the whole run.</param>
    /// <param name="stream">Which of its independent streams: what one part draws must not shift what another part gets.</param>
    public Rng(long seed, int stream)
    {
        ulong state = unchecked((ulong)seed + ((ulong)stream * 0xD1342543DE82EF95UL));
        _a = Split(ref state);
        _b = Split(ref state);
        _c = Split(ref state);
        _d = Split(ref state);
    }

    public ulong Next()
    {
        ulong result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        ulong t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>Even between <paramref name="low"/> and <paramref name="high"/>.</summary>
    public double Uniform(double low, double high) => low + ((high - low) * ((Next() >> 11) * (1.0 / (1UL << 53))));

    /// <summary>
    /// Mean 0, SD 1: the sum of eight 16-bit uniforms. Integer sums instead of logarithms keep it the same everywhere; the tails end at
    /// 4.9 SD, which a body's do as well.
    /// </summary>
    public double Gaussian() => (Sum(Next()) + Sum(Next()) - (4 * 65535.0)) * (1 / 53509.92);

    private static double Sum(ulong x) => (x & 0xFFFF) + ((x >> 16) & 0xFFFF) + ((x >> 32) & 0xFFFF) + (x >> 48);

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
