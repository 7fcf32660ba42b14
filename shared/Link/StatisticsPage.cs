namespace HipSense.Core;

/// <summary>The figures that <see cref="ControlOp.Statistics"/> tells.</summary>
public enum StatisticsPage
{
    /// <summary>Left stances of the run: <see cref="SideSummary"/>.</summary>
    Left = 0,

    /// <summary>Right stances of the run: <see cref="SideSummary"/>.</summary>
    Right = 1,

    /// <summary>The run: <see cref="RunSummary"/>.</summary>
    Run = 2,

    /// <summary>The clip: <see cref="ClipSummary"/>.</summary>
    Clip = 3,

    /// <summary>The last self-test: <see cref="SelfTestSummary"/>.</summary>
    SelfTest = 4,
}
