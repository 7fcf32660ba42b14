namespace HipSense.VirtualClip;

/// <summary>The true obliquity of a recording and the rows in which its wearer runs.</summary>
internal sealed class ObliquityTruth
{
    private readonly double[] _obliquity;
    private readonly double[]? _phase;
    private readonly double _running;

    private ObliquityTruth(double[] obliquity, double[]? phase, double running)
    {
        _obliquity = obliquity;
        _phase = phase;
        _running = running;
    }

    /// <summary>Reads it: the runner model's columns, or those of a filmed pelvis.</summary>
    /// <returns>Null where there are none.</returns>
    public static ObliquityTruth? Of(Recording recording)
    {
        if (recording.TruthOrNull(TruthColumn.Obliquity) is { } model)
        {
            return new ObliquityTruth(model, recording.TruthOrNull(TruthColumn.Activity), ModelTruth.Running);
        }

        return recording.TruthOrNull(TruthColumn.OpticalObliquity) is { } filmed
            ? new ObliquityTruth(filmed, recording.TruthOrNull(TruthColumn.Moving), 1)
            : null;
    }

    /// <summary>Degrees, + = right side up; NaN in a row in which nobody runs.</summary>
    /// <param name="row">The row.</param>
    public double Running(int row) => _phase is null || _phase[row] == _running ? _obliquity[row] : double.NaN;
}
