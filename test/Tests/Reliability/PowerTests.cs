using System.IO;
using HipSense.Reliability;
using HipSense.Tests.Packaging;
using Xunit;

namespace HipSense.Tests.Reliability;

public class PowerTests
{
    [Fact]
    public void The_document_has_the_tables_of_the_model()
    {
        string document = File.ReadAllText(Repository.File("docs/power.md"));
        Assert.Equal(PowerTables.Fill(document), document);
    }

    [Fact]
    public void The_sum_of_the_parts_is_the_current()
    {
        PowerModel board = PowerModel.Boards[0];
        Assert.Equal(33 + (0.5 * 18) + 52 + 3.8 + 1.75 + (3.9 / 440), board.RunMa(0.5), 6);
        Assert.Equal(0.9 * 400 / 100, PowerModel.Hours(400, 100), 6);
        Assert.InRange(board.DeepSleepUa(moduleUa: 0), 40, 100);
    }
}
