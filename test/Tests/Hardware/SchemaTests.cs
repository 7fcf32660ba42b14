using System.IO;
using System.Text.Json.Nodes;
using HipSense.Hardware;
using HipSense.Hardware.Facts;
using Xunit;

namespace HipSense.Tests.Hardware;

public sealed class SchemaTests
{
    private static string Schema => Path.Combine(RepositoryFolders.Boards, "wiring.schema.json");

    public static TheoryData<string> Boards => HardwareFolder.Boards;

    [Theory]
    [MemberData(nameof(Boards))]
    public void A_board_fits_the_schema(string board) => Assert.Empty(HardwareReader.Validate(Text(board), Schema));

    [Fact]
    public void A_misspelt_field_is_refused() => AssertRefused(json => json["nett"] = new JsonObject());

    [Fact]
    public void A_missing_field_is_refused() => AssertRefused(json => json.Remove("nets"));

    [Fact]
    public void A_net_of_one_pin_is_refused() => AssertRefused(json => json["nets"]!["SDA"] = new JsonArray("U1.D4"));

    [Fact]
    public void A_pin_without_a_part_is_refused() => AssertRefused(json => json["noConnect"] = new JsonArray("D4"));

    [Fact]
    public void A_function_that_the_firmware_lacks_is_refused() => AssertRefused(json => json["firmware"]!["buzzer"] = "U1.D10");

    private static void AssertRefused(System.Action<JsonObject> change)
    {
        JsonObject json = JsonNode.Parse(Text("xiao-esp32s3"))!.AsObject();
        change(json);
        Assert.NotEmpty(HardwareReader.Validate(json.ToJsonString(), Schema));
    }

    private static string Text(string board) => File.ReadAllText(Path.Combine(RepositoryFolders.Boards, board, "wiring.json"));
}
