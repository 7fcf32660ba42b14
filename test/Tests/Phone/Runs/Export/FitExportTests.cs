using System;
using System.Buffers.Binary;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using HipSense.Phone.Runs;
using HipSense.Phone.Runs.Export;
using Xunit;

namespace HipSense.Tests.Phone.Runs.Export;

/// <summary>What a decoder that is not ours reads in our FIT files: fit-file-parser from npm.</summary>
public sealed class FitExportTests
{
    private static readonly RunRecord s_run = RunRecord.Of(KeptRuns.Known());

    [Fact]
    public void Header_and_checksums_are_right()
    {
        byte[] fit = FitExport.Write(s_run);
        Assert.Equal(14, fit[0]);
        Assert.Equal(fit.Length - 16, BinaryPrimitives.ReadInt32LittleEndian(fit.AsSpan(4)));

        // The checksum of a whole that ends with its own checksum is zero.
        Assert.Equal(0, Crc(fit.AsSpan(0, 14)));
        Assert.Equal(0, Crc(fit));
    }

    [Fact]
    [Trait("Category", "Npm")]
    public void Another_decoder_reads_what_we_wrote()
    {
        Assert.SkipUnless(Has("npm") && Has("node"), "There is no npm on this machine.");
        string folder = Directory.CreateTempSubdirectory("hipsense-fit-").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Phone", "Runs", "FitDecoder")))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            string fit = Path.Combine(folder, "run.fit");
            File.WriteAllBytes(fit, FitExport.Write(s_run));
            Run(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            using JsonDocument json = JsonDocument.Parse(Run(folder, "node", "decode.mjs", fit));
            JsonElement root = json.RootElement;

            JsonElement session = root.GetProperty("sessions")[0];
            Assert.Equal("running", session.GetProperty("sport").GetString());
            Assert.Equal(125, session.GetProperty("total_elapsed_time").GetDouble());
            Assert.Equal(4, session.GetProperty("drop_left").GetDouble(), 5);
            Assert.Equal(8.25, session.GetProperty("drop_right").GetDouble(), 5);
            Assert.Equal((4 - 8.25) / 6.125 * 100, session.GetProperty("drop_asymmetry").GetDouble(), 3);
            Assert.Equal(1, session.GetProperty("alerts").GetDouble());
            Assert.Equal(5, session.GetProperty("tilt_left").GetDouble(), 5);
            Assert.Equal(5.65, session.GetProperty("tilt_right").GetDouble(), 5);
            Assert.Equal(-1.2, session.GetProperty("rotation_at_contact_right").GetDouble(), 5);
            Assert.Equal(245, session.GetProperty("avg_stance_time").GetDouble(), 1);
            Assert.Equal(100.0 * 240 / 490, session.GetProperty("avg_stance_time_balance").GetDouble(), 1);

            JsonElement[] fields = [.. root.GetProperty("field_descriptions").EnumerateArray()];
            Assert.Equal(12, fields.Length);
            Assert.All(fields.Where(field => field.GetProperty("field_name").GetString() is string name && name != "alerts" && name != "drop_asymmetry"), field => Assert.Equal("deg", field.GetProperty("units").GetString()));

            JsonElement[] records = [.. root.GetProperty("records").EnumerateArray()];
            Assert.Equal(12, records.Length);
            Assert.Equal(new DateTime(2026, 5, 1, 6, 0, 10, DateTimeKind.Utc), records[0].GetProperty("timestamp").GetDateTime());
            Assert.Equal(84, records[0].GetProperty("cadence").GetInt32());
            Assert.Equal(Enumerable.Range(1, 12).Select(i => 5 + (0.5 * i)), records.Select(record => Math.Round(record.GetProperty("drop_right").GetDouble(), 5)));
            Assert.Equal(Enumerable.Range(1, 12).Select(i => Math.Round(5 + (0.1 * i), 5)), records.Select(record => Math.Round(record.GetProperty("tilt_right").GetDouble(), 5)));
            Assert.All(records, record => Assert.Equal(
                (6.0, 1.5, 11.5, 245.0, 48.98),
                (Round(record, "tilt_range_left"), Round(record, "rotation_at_contact_left"), Round(record, "rotation_range_right"), Round(record, "stance_time"), Round(record, "stance_time_balance"))));
            Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1], records.Select(record => record.GetProperty("alerts").GetInt32()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Round(JsonElement record, string field) => Math.Round(record.GetProperty(field).GetDouble(), 2);

    private static bool Has(string program) => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        string said = process.StandardOutput.ReadToEnd();
        string complained = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program}: {complained}{said}");
    }

    // CRC-16 with the polynomial 0x8005, reflected, bit by bit.
    private static int Crc(ReadOnlySpan<byte> bytes)
    {
        int crc = 0;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }

        return crc;
    }
}
