using System.IO;
using System.Linq;
using System.Reflection;
using HipSense.Firmware;
using HipSense.Hardware;
using HipSense.Hardware.Documents;
using HipSense.Hardware.Facts;
using HipSense.Hardware.Rules;
using Xunit;

namespace HipSense.Tests.Hardware;

public sealed class WiringTests
{
    public static TheoryData<string> Boards => HardwareFolder.Boards;

    [Fact]
    public void There_are_a_clip_a_breadboard_and_a_clip_for_long_runs() =>
        Assert.Equal(["esp32-devkitc-ve", "firebeetle2-esp32e", "xiao-esp32s3"], HardwareFolder.Facts.Boards.Select(board => board.Board));

    [Theory]
    [MemberData(nameof(Boards))]
    public void A_board_keeps_to_every_rule(string board) =>
        Assert.Empty(WiringChecker.Check(HardwareFolder.Facts, HardwareFolder.Wiring(board)));

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_firmware_uses_the_pins_of_the_file(string board)
    {
        Wiring wiring = HardwareFolder.Wiring(board);
        FieldInfo[] fields = typeof(Board).GetFields(BindingFlags.Public | BindingFlags.Instance);
        Assert.Equal(wiring.Firmware.Keys.Order(), fields.Select(field => NameInFile(field)).Order());
        foreach (string target in wiring.Targets)
        {
            Board pins = Board.ForTarget(target);
            Assert.Equal(wiring.UsbAgainstBattery, pins.UsbChannel >= 0);
            Assert.All(fields, field => Assert.Equal(HardwareFolder.Facts.GpioOf(wiring, NameInFile(field)), (int)field.GetValue(pins)!));
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void The_list_of_parts_has_the_parts_of_the_file(string board)
    {
        string csv = File.ReadAllText(Path.Combine(RepositoryFolders.Boards, board, DerivedFiles.BillOfMaterialsName));
        Assert.Equal(HardwareFolder.Wiring(board).Parts.Keys.Order(), BillOfMaterials.ReferencesIn(csv).Order());
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void A_board_lies_in_the_folder_of_its_name(string board) =>
        Assert.True(File.Exists(Path.Combine(RepositoryFolders.Boards, board, "wiring.json")));

    private static string NameInFile(FieldInfo field) => char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
}
