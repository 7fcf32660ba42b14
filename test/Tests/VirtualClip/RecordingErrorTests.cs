using System;
using System.Globalization;
using System.IO;
using HipSense.VirtualClip;
using Xunit;

namespace HipSense.Tests.VirtualClip;

public class RecordingErrorTests
{
    private const string C = Recordings.Comment;
    private const string H = Recordings.Header;
    private const string R = Recordings.Row;

    [Theory]
    [InlineData("", 1, 1, "the first line")]
    [InlineData(H + R, 1, 1, "the first line")]
    [InlineData("# hello\n" + H + R, 1, 8, "rate_hz=… is missing")]
    [InlineData("# rate_hz=200 accel_lsb_per_g=2048 gyro_lsb_per_dps=32.8\n" + H + R, 1, 57, "calibration=… is missing")]
    [InlineData("# rate_hz=100 accel_lsb_per_g=2048 gyro_lsb_per_dps=32.8 calibration=none\n" + H + R, 1, 3, "'100' is not supported, only 200 is")]
    [InlineData("# rate_hz=fast accel_lsb_per_g=2048 gyro_lsb_per_dps=32.8 calibration=none\n" + H + R, 1, 3, "'fast' is not supported, only 200 is")]
    [InlineData("# rate_hz=200 accel_lsb_per_g=4096 gyro_lsb_per_dps=32.8 calibration=none\n" + H + R, 1, 15, "'4096' is not supported, only 2048 is")]
    [InlineData("# rate_hz=200 accel_lsb_per_g=2048 gyro_lsb_per_dps=16.4 calibration=none\n" + H + R, 1, 36, "'16.4' is not supported, only 32.8 is")]
    [InlineData("# rate_hz=200 accel_lsb_per_g=2048 gyro_lsb_per_dps=32.8 calibration=later\n" + H + R, 1, 58, "'later' is unknown; supported are standing, none and kept")]
    [InlineData("# rate_hz=200 accel_lsb_per_g=2048 gyro_lsb_per_dps=32.8 calibration=kept\n" + H + R, 1, 1, "'kept' needs a line '# note kept …' above the rows")]
    [InlineData(C + H + R + "# gap samples=0\n" + R, 4, 7, "'samples=0' is no gap of 1 to 720000 samples")]
    [InlineData(C + H + R + "# gap 40\n" + R, 4, 7, "'40' is no gap")]
    [InlineData(C + H + R + "# note shake soon\n" + R, 4, 8, "'soon' does not belong to such a note")]
    [InlineData(C + H + R + "# note settings 02zz\n" + R, 4, 8, "'02zz' does not belong to such a note")]
    [InlineData("# rate_hz=200 rate_hz=200 accel_lsb_per_g=2048 gyro_lsb_per_dps=32.8 calibration=none\n" + H + R, 1, 15, "twice")]
    [InlineData(C, 2, 1, "'' stands where 'ax' must")]
    [InlineData(C + "# remark\n" + R, 3, 1, "'0' stands where 'ax' must")]
    [InlineData(C + "ay,ax,az,gx,gy,gz\n" + R, 2, 1, "'ay' stands where 'ax' must")]
    [InlineData(C + "ax,ay,az,gx,gy\n" + R, 2, 6, "'' stands where 'gz' must")]
    [InlineData(C + "ax,ay,az,t,gx,gy,gz\n" + R, 2, 4, "'t' stands where 'gx' must")]
    [InlineData(C + "ax,ay,az,gx,gy,gz,t,t\n" + R, 2, 8, "twice")]
    [InlineData(C + H, 3, 1, "there are no rows")]
    [InlineData(C + "# mark clap\n" + H + R, 2, 8, "'clap' is no time in seconds")]
    [InlineData(C + H + R + "# mark \n" + R, 4, 8, "'' is no time in seconds")]
    [InlineData(C + H + R + "\n" + R, 4, 1, "the line ends here: it has 0 of 6 columns")]
    [InlineData(C + H + R + "1,2,3\n" + R, 4, 4, "the line ends here: it has 3 of 6 columns")]
    [InlineData(C + H + R + R + "1,2,3,", 5, 4, "the file is cut off here: it has 3 of 6 columns")]
    [InlineData(C + H + R + R + "1,2,3,-4", 5, 5, "the file is cut off here: it has 4 of 6 columns")]
    [InlineData(C + H + R + "1,2,3,4,5,6,7\n", 4, 7, "the line goes on after the header's 6 columns")]
    [InlineData(C + H + "1,2,3,4,5,6.5\n", 3, 6, "'6.5' is not a whole number")]
    [InlineData(C + H + "1,2,x,4,5,6\n", 3, 3, "'x' is not a whole number")]
    [InlineData(C + H + "1,,3,4,5,6\n", 3, 2, "the cell is empty")]
    [InlineData(C + H + "1,-,3,4,5,6\n", 3, 2, "'-' is not a whole number")]
    [InlineData(C + H + "1,2,3,32768,5,6\n", 3, 4, "32768 does not fit into int16")]
    [InlineData(C + H + "1,2,3,4,-32769,6\n", 3, 5, "-32769 does not fit into int16")]
    [InlineData(C + H + "1,2,3,4,99999999999999999999,6\n", 3, 5, "does not fit into int16")]
    [InlineData(C + H + "\u0001\u001b[31m,2,3,4,5,6\n", 3, 1, "'??[31m' is not a whole number")]
    public void Says_where_and_what(string text, int line, int column, string problem)
    {
        using var folder = new TempFolder();
        Refuses(folder, folder.Write("bad.csv", text), line, column, problem);
    }

    [Fact]
    public void Truth_that_is_no_number_is_an_error_where_it_is_looked_at()
    {
        using var folder = new TempFolder();
        string file = folder.Write("bad.csv", C + "ax,ay,az,gx,gy,gz,mood,contact\n1,2,3,4,5,6,fine,1\n1,2,3,4,5,6,fine,both\n");
        CommandLine score = CommandLine.Run("score", file, "--json", folder.PathOf("out.json"));
        Assert.Equal(2, score.Code);
        Assert.Equal($"{file}, line 4, column 8 (contact): 'both' is not a number\n", score.Error.ReplaceLineEndings("\n"));
        Assert.Equal(0, CommandLine.Run("replay", file).Code);
        Assert.Equal(["bad.csv"], folder.Names);
    }

    [Fact]
    public void A_gzip_file_cut_off_anywhere_is_refused()
    {
        using var folder = new TempFolder();
        byte[] packed = RecordingRoundTripTests.Packed(Recordings.Text(5000) + "1,2,3,4,5,6\n");
        for (int length = 0; length < packed.Length; length += length < packed.Length - 12 ? 11 : 1)
        {
            string file = folder.Write("cut.csv.gz", packed[..length]);
            CommandLine call = CommandLine.Run("replay", file);
            Assert.Equal(2, call.Code);
            Assert.StartsWith($"{file}, line ", call.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_damaged_gzip_file_is_refused_and_what_could_be_read_is_said()
    {
        using var folder = new TempFolder();
        byte[] packed = RecordingRoundTripTests.Packed(Recordings.Text(5000));
        packed[^6] ^= 1;
        string file = folder.Write("damaged.csv.gz", packed);
        CommandLine call = CommandLine.Run("replay", file);
        int line = int.Parse(call.Error[(file.Length + ", line ".Length)..].Split(',')[0], CultureInfo.InvariantCulture);
        Assert.InRange(line, 4900, 5003);
        Assert.Contains("the gzip file is damaged or cut off here", call.Error, StringComparison.Ordinal);
        Refuses(folder, folder.Write("plain.csv.gz", Recordings.Text(3)), 1, 1, "this is not a gzip file");
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_so()
    {
        using var folder = new TempFolder();
        CommandLine missing = CommandLine.Run("replay", folder.PathOf("missing.csv"));
        Assert.Equal(2, missing.Code);
        Assert.Equal($"{folder.PathOf("missing.csv")}: there is no such file\n", missing.Error.ReplaceLineEndings("\n"));
        Assert.Equal($"{folder.Root}: this is a folder, not a recording\n", CommandLine.Run("replay", folder.Root).Error.ReplaceLineEndings("\n"));
        Assert.Equal($"{folder.Root}: there is no .csv or .csv.gz in this folder\n", CommandLine.Run("score", folder.Root).Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void One_bad_file_of_several_leaves_nothing_written()
    {
        using var folder = new TempFolder();
        string good = folder.Write("good.csv", Recordings.Text(100));
        Refuses(folder, folder.Write("bad.csv", C + H + "1,2,3\n"), 3, 4, "the line ends here", good);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said_before_the_work()
    {
        using var folder = new TempFolder();
        string good = folder.Write("good.csv", Recordings.Text(100));
        string nowhere = Path.Combine(folder.Root, "no", "such", "place.jsonl");
        CommandLine call = CommandLine.Run("replay", good, "--events", nowhere);
        Assert.Equal(2, call.Code);
        Assert.StartsWith($"{nowhere}: cannot be written", call.Error, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run("replay", good, "--events", folder.Root).Code);
    }

    private static void Refuses(TempFolder folder, string file, int line, int column, string problem, params string[] before)
    {
        string[] names = folder.Names;
        CommandLine call = CommandLine.Run([.. "replay".Split(), .. before, file, "--events", folder.PathOf("out.jsonl")]);
        Assert.Equal(UserErrorException.ExitCode, call.Code);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}, column {column}"), call.Error, StringComparison.Ordinal);
        Assert.Contains(problem, call.Error, StringComparison.Ordinal);
        Assert.Single(call.Error.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
        Assert.Empty(call.Output);
        Assert.Equal(names, folder.Names);
    }
}
