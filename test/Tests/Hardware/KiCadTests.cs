using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using HipSense.Hardware;
using HipSense.Hardware.Documents;
using HipSense.Hardware.Enclosure;
using Xunit;

namespace HipSense.Tests.Hardware;

/// <summary>KiCad 9 reads the schematics, if it is installed.</summary>
[Trait("Category", "KiCad")]
public sealed class KiCadTests
{
    private static readonly Tool s_kicad = new("kicad-cli");

    public static TheoryData<string> Boards => HardwareFolder.Boards;

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_electrical_rules_hold(string board)
    {
        string report = Ask(board, "erc", "--severity-error", "--format", "json");
        Assert.Empty(JsonNode.Parse(report)!["sheets"]!.AsArray().SelectMany(sheet => sheet!["violations"]!.AsArray()));
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void KiCad_reads_the_nets_of_the_wiring(string board)
    {
        XDocument netlist = XDocument.Parse(Ask(board, "export", "netlist", "--format", "kicadxml"));
        IEnumerable<string> read = netlist.Descendants("net")
            .Select(net => net.Elements("node").Select(node => $"{node.Attribute("ref")!.Value}.{node.Attribute("pin")!.Value}").Order())
            .Where(pins => pins.Count() > 1)
            .Select(pins => string.Join(' ', pins));
        Assert.Equal(HardwareFolder.Wiring(board).Nets.Values.Select(pins => string.Join(' ', pins.Order())).Order(), read.Order());
    }

    private static string Ask(string board, params string[] question)
    {
        Assert.SkipUnless(s_kicad.IsInstalled, "KiCad 9 is not installed: .ci/hardware kicad installs it.");
        string answer = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            s_kicad.Run(["sch", .. question, "-o", answer, Path.Combine(RepositoryFolders.Boards, board, DerivedFiles.KiCadName)]);
            return File.ReadAllText(answer);
        }
        finally
        {
            File.Delete(answer);
        }
    }
}
