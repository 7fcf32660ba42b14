using System;
using System.Linq;
using Xunit;

namespace HipSense.Tests.Conformance;

public class ExternalMembersTests
{
    private readonly ExternalMembers _packages = new(MemberCatalog.Packages);

    [Theory]
    [InlineData(typeof(BadCode.UnknownType), "System.Text.RegularExpressions.Regex")]
    [InlineData(typeof(BadCode.UnknownMethod), "System.String::Replace")]
    [InlineData(typeof(BadCode.UnknownOverload), "System.Int32::Parse")]
    [InlineData(typeof(BadCode.UnknownProperty), "System.Exception::get_Data")]
    [InlineData(typeof(BadCode.UnknownField), "System.Type::EmptyTypes")]
    [InlineData(typeof(BadCode.UnknownBase), "System.IO.EndOfStreamException")]
    [InlineData(typeof(BadCode.UnknownCatch), "System.DivideByZeroException")]
    [InlineData(typeof(BadCode.UnknownAttribute), "System.ComponentModel.DescriptionAttribute")]
    public void What_the_packages_do_not_have_is_found(Type type, string missing) =>
        Assert.Contains(_packages.Check([LanguageSubsetTests.Definition(type)]), finding =>
            finding.Rule == Rule.UnknownMember && finding.What.Contains(missing, StringComparison.Ordinal));

    [Fact]
    public void The_virtual_board_is_not_the_firmwares_to_use() =>
        Assert.Contains(Rule.VirtualBoard, _packages.Check([LanguageSubsetTests.Definition(typeof(BadCode.InternalOfTheBoard))]).Select(finding => finding.Rule));

    [Fact]
    public void What_the_packages_have_is_not_found() => Assert.Empty(_packages.Check([LanguageSubsetTests.Definition(typeof(GoodCode))]));

    [Fact]
    public void The_base_library_alone_has_no_package() =>
        Assert.Contains(
            new ExternalMembers(MemberCatalog.BaseLibrary).Check([LanguageSubsetTests.Definition(typeof(GoodCode))]),
            finding => finding.What.Contains("System.Device.I2c", StringComparison.Ordinal));
}
