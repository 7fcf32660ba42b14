using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using HipSense.Core;

namespace HipSense.VirtualClip;

/// <summary>The up vector that the clip found, in sensor axes, after each sample.</summary>
public sealed class UpTrace
{
    private const double DegreesPerRadian = 180 / Math.PI;

    private readonly List<float> _up = [];
    private readonly List<float> _obliquity = [];
    private readonly List<float> _tilt = [];

    /// <summary>Number of rows.</summary>
    public int Rows => _up.Count / 3;

    /// <summary>Unit vector of one row.</summary>
    /// <param name="row">Its index.</param>
    public (double X, double Y, double Z) this[int row] => (_up[3 * row], _up[(3 * row) + 1], _up[(3 * row) + 2]);

    /// <summary>Obliquity of one row as the clip measures it (<see cref="StanceMean"/>), degrees, + = right side up; NaN while it is not calibrated.</summary>
    /// <param name="row">Its index.</param>
    public double ObliquityDeg(int row) => StanceMean.At(_obliquity, row);

    /// <summary>
    /// Tilt of one row over the standing pose, degrees, + = anterior, the top of the pelvis forward; read as the obliquity is. NaN while the clip is
    /// not calibrated.
    /// </summary>
    /// <param name="row">Its index.</param>
    public double TiltDeg(int row) => StanceMean.At(_tilt, row);

    /// <summary>Writes a header line and one row for each sample.</summary>
    /// <param name="text">Where.</param>
    public void Write(TextWriter text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text.WriteLine("up_x,up_y,up_z");
        for (int row = 0; row < Rows; row++)
        {
            (double x, double y, double z) = this[row];
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{x:0.000000},{y:0.000000},{z:0.000000}"));
        }
    }

    /// <summary>Takes what the filter found in one block.</summary>
    /// <param name="block">Eight vectors of any length.</param>
    /// <param name="mount">How the clip takes itself to sit, or null while it does not know.</param>
    /// <param name="firstRow">The row of the first; rows between the last and this were lost, and the last vector stands for them.</param>
    /// <param name="rows">Rows that there are to be in all: what goes beyond is left out.</param>
    internal void Take(int[] block, MountFrame? mount, long firstRow, int rows)
    {
        while (Rows > 0 && Rows < Math.Min(firstRow, rows))
        {
            _up.AddRange(_up[^3], _up[^2], _up[^1]);
            _obliquity.Add(_obliquity[^1]);
            _tilt.Add(_tilt[^1]);
        }

        for (int i = 0; i < ImuScale.BlockSamples && Rows < rows; i++)
        {
            double x = block[3 * i];
            double y = block[(3 * i) + 1];
            double z = block[(3 * i) + 2];
            double length = Math.Max(1, Math.Sqrt((x * x) + (y * y) + (z * z)));
            _up.AddRange((float)(x / length), (float)(y / length), (float)(z / length));
            _obliquity.Add(mount is null ? float.NaN : Angle(x / length, y / length, z / length, mount.RightX, mount.RightY, mount.RightZ));
            _tilt.Add(mount is null ? float.NaN : Angle(x / length, y / length, z / length, mount.BackX, mount.BackY, mount.BackZ));
        }
    }

    /// <summary>How far up has turned towards an axis of the mount, degrees: to the right when the right side is up, backward when the top goes forward.</summary>
    private static float Angle(double x, double y, double z, int axisX, int axisY, int axisZ)
    {
        double along = ((x * axisX) + (y * axisY) + (z * axisZ)) / MountFrame.One;
        return (float)(Math.Asin(Math.Clamp(along, -1, 1)) * DegreesPerRadian);
    }
}
