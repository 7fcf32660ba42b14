using System;
using System.IO;
using System.Linq;
using System.Numerics;
using HipSense.Hardware;
using HipSense.Hardware.Enclosure;
using Xunit;

namespace HipSense.Tests.Hardware;

/// <summary>The case can be printed and everything fits in, as far as a model tells; needs OpenSCAD and admesh.</summary>
[Trait("Category", "Enclosure")]
public sealed class EnclosureTests
{
    private const float ThinnestWall = 0.8f;
    private const float Tolerance = 0.02f;

    public static MatrixTheoryData<string, string> PrintedParts => new(["xiao", "firebeetle"], CaseModel.Printed);

    [Theory]
    [MemberData(nameof(PrintedParts))]
    public void A_part_is_one_closed_body(string board, string part) => WithMesh(new CaseOptions(board), part, path =>
    {
        Assert.SkipUnless(MeshReport.Admesh.IsInstalled, "admesh is not installed: .ci/hardware installs it.");
        MeshReport report = MeshReport.Of(path);
        Assert.Equal(1, report.Parts);
        Assert.Equal(0, report.DisconnectedFacets);
        Assert.InRange(report.Volume, 500, 20_000);
    });

    [Theory]
    [MemberData(nameof(PrintedParts))]
    public void No_wall_is_thinner_than_two_lines(string board, string part) => WithMesh(new CaseOptions(board), part, path =>
    {
        (float thickness, Vector3 at) = StlMesh.Read(path).Walls().MinBy(wall => wall.Thickness);
        Assert.True(thickness > ThinnestWall - Tolerance, $"{thickness} mm at {at}");
    });

    [Fact]
    public void The_clip_to_wear_is_no_thicker_than_a_fall_allows() => WithMesh(new CaseOptions("xiao"), "shell", shell =>
        WithMesh(new CaseOptions("xiao"), "lid", lid =>
        {
            const float lidPlate = 1.2f;
            Vector3 size = StlMesh.Read(shell).Size;
            Assert.InRange(size.X, 45, 56);
            Assert.InRange(size.Y, 32, 40);
            Assert.InRange(size.Z + lidPlate, 10, 15);
            Assert.Equal(size.X, StlMesh.Read(lid).Size.X, 0.1f);
        }));

    [Theory]
    [InlineData(1.5)]
    [InlineData(3.0)]
    [InlineData(4.0)]
    public void The_slot_is_as_wide_as_the_waistband(double belt) => WithMesh(new CaseOptions("xiao", belt), "slot", path =>
    {
        double bump = Math.Min(1.1, belt - 0.9);

        // From the tongue's inner face to the case's floor.
        float[] widths = [.. StlMesh.Read(path).Gaps().Where(gap => gap.At.Z < -0.1 && gap.At.Z > -belt - 0.1).Select(gap => gap.Width).Where(width => width < 5)];
        Assert.Contains(widths, width => Math.Abs(width - belt) < Tolerance);
        Assert.Equal(belt - bump, widths.Min(), Tolerance);
    });

    [Theory]
    [InlineData("xiao")]
    [InlineData("firebeetle")]
    public void No_two_parts_share_space(string board)
    {
        NeedsOpenScad();
        Assert.Empty(CaseModel.ClashingPairs(new CaseOptions(board, Roundness: 16)));
    }

    [Theory]
    [InlineData("sensor turned round", "shell")]
    [InlineData("clip turned round", "lid")]
    public void What_is_turned_round_does_not_go_in(string turned, string part)
    {
        NeedsOpenScad();
        Assert.True(CaseModel.Clashes(new CaseOptions("xiao", Roundness: 16), part, turned));
    }

    [Theory]
    [InlineData("xiao")]
    [InlineData("firebeetle")]
    public void A_knock_does_not_reach_the_switch_and_a_finger_reaches_the_button(string board)
    {
        NeedsOpenScad();
        Assert.False(CaseModel.Clashes(new CaseOptions(board, Roundness: 16), "slider", "knock"));
        Assert.True(CaseModel.Clashes(new CaseOptions(board, Roundness: 16), "push", "finger"));
    }

    [Fact]
    public void The_page_has_the_mass_of_the_meshes()
    {
        NeedsOpenScad();
        Assert.SkipUnless(MeshReport.Admesh.IsInstalled, "admesh is not installed: .ci/hardware installs it.");
        string page = File.ReadAllText(Path.Combine(RepositoryFolders.Enclosure, "README.md"));
        Assert.Equal(PrintedMass.Fill(page), page);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(5.0)]
    public void A_waistband_out_of_range_is_refused(double belt)
    {
        NeedsOpenScad();
        Assert.Throws<InvalidOperationException>(() => CaseModel.Clashes(new CaseOptions("xiao", belt), "clip"));
    }

    private static void NeedsOpenScad() => Assert.SkipUnless(CaseModel.OpenScad.IsInstalled, "OpenSCAD is not installed: .ci/hardware installs it.");

    private static void WithMesh(CaseOptions options, string part, Action<string> look)
    {
        NeedsOpenScad();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".stl");
        try
        {
            string said = CaseModel.Export(options, part, path);
            Assert.True(File.Exists(path), said);
            look(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
