using System;
using System.IO;
using System.Linq;
using Xunit;

namespace HipSense.Tests.Conformance;

public class MemberListReaderTests
{
    [Fact]
    public void A_list_is_read_type_by_type()
    {
        const string List = """
            # Some.Assembly 1.2.3.0

            sealed class Some.Thing : System.IDisposable
              const System.Int32 Most = 7
              static System.Object Empty
              System.Byte Item[System.Int32] { get; set; }
              static System.Int32 Count { get; }
              event Some.Handler Happened
              new(System.Int32 a, System.Double b = 0.5)
              static System.Boolean TryParse(System.String s, out System.Int32 result)
              virtual System.String ToString()

            enum Some.Color
              Red=1, Green=2

            """;
        ListedType[] types = [.. MemberListReader.Read(new StringReader(List.ReplaceLineEndings("\n")))];
        Assert.Equal(["Some.Thing", "Some.Color"], types.Select(type => type.Name));
        Assert.Equal(("class", "System.IDisposable"), (types[0].Kind, Assert.Single(types[0].Bases)));
        Assert.Equal(
            [
                "System.Int32 Most",
                "System.Object Empty",
                "System.Byte get_Item(System.Int32)",
                "System.Void set_Item(System.Int32,System.Byte)",
                "static System.Int32 get_Count()",
                "System.Void add_Happened(Some.Handler)",
                "System.Void remove_Happened(Some.Handler)",
                "static System.Void add_Happened(Some.Handler)",
                "static System.Void remove_Happened(Some.Handler)",
                "new(System.Int32,System.Double)",
                "static System.Boolean TryParse(System.String,System.Int32&)",
                "System.String ToString()",
            ],
            types[0].Keys);
        Assert.Equal(["Red=1", "Green=2"], types[1].Lines);
    }

    [Theory]
    [InlineData("  System.Void Lost()")]
    [InlineData("clas Some.Thing")]
    [InlineData("class Some.Thing\n  no member at all, this")]
    [InlineData("class Some.Thing\n  System.Void Do(what)")]
    public void What_is_no_list_is_refused(string list) =>
        Assert.Throws<FormatException>(() => MemberListReader.Read(new StringReader(list)).Count());

    [Fact]
    public void Every_list_of_the_project_can_be_read()
    {
        Assert.InRange(MemberCatalog.Packages.Types.Count(), 300, 1000);
        Assert.InRange(MemberCatalog.BaseLibrary.Types.Count(), 150, 300);
        Assert.Null(MemberCatalog.BaseLibrary.Find("System.Device.I2c.I2cDevice"));
    }

    [Fact]
    public void Members_are_found_on_the_type_and_its_bases()
    {
        MemberCatalog catalog = MemberCatalog.Packages;
        ListedType exception = catalog.Find("System.ArgumentNullException")!;
        Assert.True(catalog.HasMember(exception, "new(System.String)"));
        Assert.True(catalog.HasMember(exception, "System.String get_ParamName()"));
        Assert.True(catalog.HasMember(exception, "System.Type GetType()"));
        Assert.False(catalog.HasMember(exception, "System.Collections.IDictionary get_Data()"));
        Assert.True(catalog.HasMember(catalog.Find("System.Device.I2c.I2cBusSpeed")!, "System.Boolean HasFlag(System.Enum)"));
    }
}
