using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;

namespace HipSense.Hardware.Enclosure;

/// <summary>The triangles of a part, to measure what the model claims.</summary>
public sealed class StlMesh
{
    /// <summary>How nearly two faces must face each other to count as the sides of one wall.</summary>
    private const float Opposite = -0.999f;

    private readonly Triangle[] _triangles;

    private StlMesh(Triangle[] triangles) => _triangles = triangles;

    /// <summary>The size of the box around the part.</summary>
    public Vector3 Size => _triangles.Aggregate(new Vector3(float.MinValue), (most, t) => Vector3.Max(most, Vector3.Max(t.A, Vector3.Max(t.B, t.C))))
        - _triangles.Aggregate(new Vector3(float.MaxValue), (least, t) => Vector3.Min(least, Vector3.Min(t.A, Vector3.Min(t.B, t.C))));

    /// <summary>Reads an STL file in text form.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The mesh.</returns>
    public static StlMesh Read(string path)
    {
        Vector3[] corners = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.StartsWith("vertex", StringComparison.Ordinal)).Select(Corner)];
        return new StlMesh([.. corners.Chunk(3).Select(three => new Triangle(three[0], three[1], three[2])).Where(triangle => triangle.Area > 0.05f)]);
    }

    /// <summary>The thinnest places where two parallel faces have material between them.</summary>
    /// <returns>Each thickness in millimetres, and where.</returns>
    public IEnumerable<(float Thickness, Vector3 At)> Walls() => Between(inward: true);

    /// <summary>The narrowest places where two parallel faces have air between them.</summary>
    /// <returns>Each width in millimetres, and where.</returns>
    public IEnumerable<(float Width, Vector3 At)> Gaps() => Between(inward: false);

    private static Vector3 Corner(string line)
    {
        float[] values = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(value => float.Parse(value, CultureInfo.InvariantCulture))];
        return new Vector3(values[0], values[1], values[2]);
    }

    private IEnumerable<(float Distance, Vector3 At)> Between(bool inward)
    {
        foreach (Triangle from in _triangles)
        {
            Vector3 start = (from.A + from.B + from.C) / 3;
            Vector3 way = inward ? -from.Normal : from.Normal;
            float nearest = float.MaxValue;
            Triangle hit = from;
            foreach (Triangle to in _triangles)
            {
                float distance = to.Hit(start, way);
                if (distance > 0.01f && distance < nearest)
                {
                    (nearest, hit) = (distance, to);
                }
            }

            if (nearest < float.MaxValue && Vector3.Dot(from.Normal, hit.Normal) < Opposite)
            {
                yield return (nearest, start);
            }
        }
    }

    private readonly record struct Triangle(Vector3 A, Vector3 B, Vector3 C)
    {
        public Vector3 Normal { get; } = Vector3.Normalize(Vector3.Cross(B - A, C - A));

        public float Area => Vector3.Cross(B - A, C - A).Length() / 2;

        /// <summary>The distance along a ray to the triangle (Möller and Trumbore), or a negative number.</summary>
        public float Hit(Vector3 start, Vector3 way)
        {
            Vector3 side = Vector3.Cross(way, C - A);
            float determinant = Vector3.Dot(B - A, side);
            if (MathF.Abs(determinant) < 1e-9f)
            {
                return -1;
            }

            Vector3 offset = start - A;
            float u = Vector3.Dot(offset, side) / determinant;
            Vector3 cross = Vector3.Cross(offset, B - A);
            float v = Vector3.Dot(way, cross) / determinant;
            return u < 0 || v < 0 || u + v > 1 ? -1 : Vector3.Dot(C - A, cross) / determinant;
        }
    }
}
