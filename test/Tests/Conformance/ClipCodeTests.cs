using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Xunit;

namespace HipSense.Tests.Conformance;

/// <summary>The clip's code, compiled for the desktop, holds to what the clip can do.</summary>
public class ClipCodeTests
{
    private static readonly ModuleDefinition s_core = IlWalk.Open("HipSense.Core");
    private static readonly ModuleDefinition s_firmware = IlWalk.Open("HipSense.Firmware");

    [Fact]
    public void Shared_code_is_within_the_language_of_the_clip() => AssertNone(LanguageSubset.Check(s_core.Types));

    [Fact]
    public void Firmware_is_within_the_language_of_the_clip() => AssertNone(LanguageSubset.Check(s_firmware.Types));

    [Fact]
    public void Shared_code_uses_nothing_but_the_base_library() => AssertNone(new ExternalMembers(MemberCatalog.BaseLibrary).Check(s_core));

    [Fact]
    public void Firmware_uses_nothing_that_the_packages_lack() => AssertNone(new ExternalMembers(MemberCatalog.Packages).Check(s_firmware));

    [Fact]
    public void The_sample_path_is_integers_and_allocates_nothing()
    {
        var path = new SamplePath(s_core, SamplePath.Doors);
        Assert.InRange(path.Reach(SamplePath.Entries).Count, 20, 1000);
        AssertNone(path.Check(SamplePath.Entries));
    }

    private static void AssertNone(IEnumerable<Finding> findings) =>
        Assert.Empty(findings.Select(finding => $"{finding.Rule}: {finding.What} in {finding.Where}"));
}
