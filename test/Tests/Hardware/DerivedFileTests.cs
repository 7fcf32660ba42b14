using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using HipSense.Hardware;
using HipSense.Hardware.Documents;
using HipSense.Hardware.Facts;
using HipSense.Hardware.Schematics;
using Xunit;

namespace HipSense.Tests.Hardware;

public sealed class DerivedFileTests
{
    public static TheoryData<string> Boards => HardwareFolder.Boards;

    [Fact]
    public void What_is_committed_follows_from_the_wiring()
    {
        foreach ((string path, string text) in DerivedFiles.Of(HardwareFolder.Facts))
        {
            Assert.True(
                File.ReadAllText(Path.Combine(RepositoryFolders.Boards, path)) == text,
                $"hardware/boards/{path} is out of date: run dotnet run --project test/Hardware");
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_drawing_says_what_the_wiring_says(string board)
    {
        Wiring wiring = HardwareFolder.Wiring(board);
        IEnumerable<string> drawn = DrawnNets.In(DrawingBuilder.Build(HardwareFolder.Facts, wiring)).Select(Line);
        IEnumerable<string> wired = wiring.Nets.Values.Select(net => net.Select(PinName.Parse)).Select(Line);
        Assert.Equal(wired.Order(), drawn.Order());
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Symbols_do_not_stand_on_each_other(string board)
    {
        Drawing drawing = DrawingBuilder.Build(HardwareFolder.Facts, HardwareFolder.Wiring(board));
        GridPoint[] pins = [.. drawing.Symbols.SelectMany(symbol => symbol.Symbol.Pins.Select(pin => symbol.At + pin.At))];
        Assert.Equal(pins.Length, pins.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_picture_is_sound_xml_and_names_every_part_and_pad(string board)
    {
        XDocument svg = XDocument.Load(Path.Combine(RepositoryFolders.Boards, board, "schematic.svg"));
        HashSet<string> texts = [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Drawing drawing = DrawingBuilder.Build(HardwareFolder.Facts, HardwareFolder.Wiring(board));
        Assert.All(drawing.Symbols, symbol => Assert.Contains(symbol.Reference, texts));
        Assert.All(drawing.Symbols.SelectMany(symbol => symbol.Symbol.Pins).Where(pin => pin.NameShown), pin => Assert.Contains(pin.Name, texts));
    }

    private static string Line(IEnumerable<PinName> pins) => string.Join(' ', pins.Select(pin => pin.ToString()).Order());
}
