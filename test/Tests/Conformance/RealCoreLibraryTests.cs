using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Tests.Packaging;
using Mono.Cecil;
using Xunit;

namespace HipSense.Tests.Conformance;

/// <summary>The list of what the base library has is held against the library itself, in both directions.</summary>
public class RealCoreLibraryTests
{
    [Fact]
    public void The_library_is_the_one_that_the_firmware_is_built_against() =>
        Assert.Equal(NanoPackage.Table["nanoFramework.CoreLibrary"].Assemblies["mscorlib"], RealCoreLibrary.Version.ToString());

    [Fact]
    public void The_list_has_the_types_of_the_library_and_no_others() =>
        Assert.Equal(
            RealCoreLibrary.Types.Keys.Order(StringComparer.Ordinal),
            MemberCatalog.BaseLibrary.Types.Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void No_listed_member_is_missing_in_the_library()
    {
        IEnumerable<string> missing = MemberCatalog.BaseLibrary.Types.SelectMany(listed =>
        {
            TypeDefinition type = RealCoreLibrary.Types[listed.Name];
            HashSet<string> real = [.. RealCoreLibrary.Usable(type)];

            return listed.Keys.Where(key => !real.Contains(key) && !(IsEvent(key) && real.Contains(OtherWay(key)))).Select(key => $"{listed.Name}: {key}");
        });
        Assert.Empty(missing);
    }

    [Fact]
    public void No_member_of_the_library_is_missing_in_the_list()
    {
        IEnumerable<string> missing = MemberCatalog.BaseLibrary.Types
            .Where(listed => listed.Kind != "delegate")
            .SelectMany(listed => RealCoreLibrary.Public(RealCoreLibrary.Types[listed.Name]).Except(listed.Keys).Select(key => $"{listed.Name}: {key}"));
        Assert.Empty(missing);
    }

    private static bool IsEvent(string key) => key.Contains(" add_", StringComparison.Ordinal) || key.Contains(" remove_", StringComparison.Ordinal);

    /// <summary>The lists do not say whether an event is static: the key with the other way to reach it.</summary>
    private static string OtherWay(string key) => key.StartsWith("static ", StringComparison.Ordinal) ? key["static ".Length..] : "static " + key;
}
