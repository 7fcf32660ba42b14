using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Peers;

namespace HipSense.Rivals;

/// <summary>The filters that are compared, each with the settings that are tried.</summary>
public static class RivalList
{
    /// <summary>The clip's filter in double precision, written as it is on the clip.</summary>
    public const string Own = "our filter, double";

    /// <summary>The same, written with structs.</summary>
    public const string OwnWithStructs = Own + WithStructs;

    /// <summary>VQF without magnetometer.</summary>
    public const string Vqf = "VQF 6D, double";

    /// <summary>The same, written to be read.</summary>
    public const string VqfWithStructs = Vqf + WithStructs;

    /// <summary>What the name of a filter that is there twice ends with.</summary>
    public const string WithStructs = ", with structs";

    /// <summary>Written for the interpreter.</summary>
    public const string Flat = "flat: locals only";

    /// <summary>Written for people.</summary>
    public const string Structs = "vectors are structs";

    private const double RateHz = ImuScale.RateHz;

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<RivalFamily> All = Make();

    private static List<RivalFamily> Make()
    {
        double[] betas = [0.01, 0.033, 0.06, 0.1, 0.2, 0.4];
        (double P, double I)[] gains = [(0.05, 0), (0.15, 0), (0.5, 0), (1, 0), (0.15, 0.005), (0.5, 0.05), (0.5, 0.15), (1, 0.1), (1, 0.3), (2, 0.5)];
        return
        [
            new(RivalKind.Other, "Madgwick, float", Flat, [.. betas.Select(beta => (Func<Rival>)(() => new FloatMadgwick((float)beta)))]),
            new(RivalKind.Other, "Mahony, float", Flat, [.. gains.Select(gain => (Func<Rival>)(() => new FloatMahony((float)gain.P, (float)gain.I)))]),
            new(RivalKind.Other, Vqf, Flat, [() => new FlatVqf()]),
            new(RivalKind.Own, Own, Flat, [() => new DoubleTwoStage()]),
            new(RivalKind.Twin, "Madgwick, double", Structs, [.. betas.Select(beta => (Func<Rival>)(() => new PeerRival(new MadgwickFilter(beta, RateHz))))]),
            new(RivalKind.Twin, "Mahony, double", Structs, [.. gains.Select(gain => (Func<Rival>)(() => new PeerRival(new MahonyFilter(gain.P, gain.I, RateHz))))]),
            new(RivalKind.Twin, VqfWithStructs, Structs + "; estimates the bias at rest too", [() => new PeerRival(new VqfFilter(RateHz))]),
            new(RivalKind.Twin, OwnWithStructs, Structs + "; its up vector is of every second sample", [() => new PeerRival(new TwoStageFilter())]),
        ];
    }
}
