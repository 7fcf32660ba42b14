using System;
using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace HipSense.VirtualClip;

/// <summary>
/// The correlation coefficient of a pattern with every piece of a signal, both with unknown samples, by six cross-correlations of values, squares and masks:
/// D. Padfield, "Masked object registration in the Fourier domain", IEEE Trans. Image Processing 21(5):2706–2718 (2012).
/// </summary>
internal sealed class MaskedCorrelation
{
    private const double LeastVariance = 1e-9;

    private readonly int _size;
    private readonly Complex[] _values;
    private readonly Complex[] _squares;
    private readonly Complex[] _masks;

    /// <summary>Takes the signal.</summary>
    /// <param name="signal">NaN where it is not known.</param>
    /// <param name="longestPattern">The longest pattern that is to come.</param>
    public MaskedCorrelation(double[] signal, int longestPattern)
    {
        _size = (int)BitOperations.RoundUpToPowerOf2((uint)(signal.Length + longestPattern));
        _values = Spectrum(signal, value => value);
        _squares = Spectrum(signal, value => value * value);
        _masks = Spectrum(signal, _ => 1);
    }

    /// <summary>Correlates.</summary>
    /// <param name="pattern">NaN where it is not known.</param>
    /// <param name="found">Called for each shift of the pattern's first sample against the signal's with the coefficient and the samples known in both.</param>
    public void Correlate(double[] pattern, Action<int, double, double> found)
    {
        Complex[] values = Spectrum(pattern, value => value);
        Complex[] squares = Spectrum(pattern, value => value * value);
        Complex[] masks = Spectrum(pattern, _ => 1);

        // Two real correlations come out of one transform, as its real and its imaginary part.
        Complex[] both = Inverse(_values, values, _masks, masks);
        Complex[] sums = Inverse(_values, masks, _masks, values);
        Complex[] powers = Inverse(_squares, masks, _masks, squares);
        for (int i = 0; i < _size; i++)
        {
            double count = Math.Round(both[i].Imaginary);
            if (count < 2)
            {
                continue;
            }

            double signalVariance = powers[i].Real - (sums[i].Real * sums[i].Real / count);
            double patternVariance = powers[i].Imaginary - (sums[i].Imaginary * sums[i].Imaginary / count);
            if (signalVariance / count > LeastVariance && patternVariance / count > LeastVariance)
            {
                double together = both[i].Real - (sums[i].Real * sums[i].Imaginary / count);
                int shift = i > _size - pattern.Length ? i - _size : i;
                found(shift, together / Math.Sqrt(signalVariance * patternVariance), count);
            }
        }
    }

    private Complex[] Inverse(Complex[] signal, Complex[] pattern, Complex[] otherSignal, Complex[] otherPattern)
    {
        var product = new Complex[_size];
        for (int i = 0; i < _size; i++)
        {
            product[i] = (signal[i] * Complex.Conjugate(pattern[i])) + (Complex.ImaginaryOne * otherSignal[i] * Complex.Conjugate(otherPattern[i]));
        }

        Fourier.Inverse(product, FourierOptions.AsymmetricScaling);
        return product;
    }

    private Complex[] Spectrum(double[] samples, Func<double, double> of)
    {
        var spectrum = new Complex[_size];
        for (int i = 0; i < samples.Length; i++)
        {
            spectrum[i] = double.IsNaN(samples[i]) ? 0 : of(samples[i]);
        }

        Fourier.Forward(spectrum, FourierOptions.AsymmetricScaling);
        return spectrum;
    }
}
