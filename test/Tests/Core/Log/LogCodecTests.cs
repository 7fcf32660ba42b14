using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Logging;

public class LogCodecTests
{
    /// <summary>The bytes of docs/log.md; the checksum was worked out with zlib.</summary>
    [Fact]
    public void The_documented_example_is_written_and_read()
    {
        byte[] buffer = new byte[64];
        var writer = new LogWriter(buffer);
        var sum = new StanceSummary
        {
            Left = 6,
            Right = 5,
            LeftDrops = 6,
            RightDrops = 5,
            LeftDropCdeg = 431,
            RightDropCdeg = 512,
            LeftContactUs = 244_000,
            RightContactUs = 240_000,
            Cadence = 168,
            Quality = 100,
            LeftAngles = { TiltCdeg = 512, Strides = 6, TiltRangeCdeg = 620, RotationCdeg = -140, RotationRangeCdeg = 1130 },
            RightAngles = { TiltCdeg = 498, Strides = 5, TiltRangeCdeg = 605, RotationCdeg = 115, RotationRangeCdeg = 1120 },
        };
        Assert.True(writer.Stances(4000, sum));
        Assert.Equal("0220A00F00000605000605AF0100027A78A800640002066C0274FF6A04F201055D0273006004C5AFA517", Convert.ToHexString(buffer, 0, writer.Count));
        LogReader reader = Reader(buffer[..writer.Count]);
        Assert.True(reader.Next());
        Assert.True(reader.HasAngles);
        Assert.Equal(LogText.Of(sum), LogText.Of(reader.Stances));
    }

    [Fact]
    public void Stances_of_firmware_before_tilt_and_rotation_are_read_without_them()
    {
        byte[] old = Convert.FromHexString("020EA00F00000605000605AF0100027A78A800647D5A9AB5");
        byte[] buffer = new byte[64];
        var writer = new LogWriter(buffer);
        writer.Stances(2000, new StanceSummary { LeftAngles = { TiltCdeg = 512, Strides = 6 } });
        LogReader reader = Reader([.. buffer[..writer.Count], .. old]);
        Assert.True(reader.Next());
        Assert.True(reader.Next());
        Assert.False(reader.HasAngles);
        Assert.Equal("6+5+0 6*431 5*512 244000 240000 168 0 100 0 0*(0 0 0) 0 0*(0 0 0)", LogText.Of(reader.Stances));
        Assert.Equal(0, reader.DamagedBytes);
    }

    [Fact]
    public void Whatever_is_written_is_read_back() => LogGen.Records.Sample(records =>
    {
        byte[] buffer = new byte[4096];
        var writer = new LogWriter(buffer);
        Assert.All(records, record => Assert.True(record.Write(writer)));
        LogReader reader = Reader(buffer[..writer.Count]);
        Assert.Equal(records.Select(record => record.Text), Texts(reader));
        Assert.Equal(0, reader.DamagedBytes);
        Assert.Equal(1 + writer.Count, reader.Position);
    });

    [Fact]
    public void Cut_anywhere_all_whole_records_before_the_cut_are_read() => LogGen.Records.Sample(records =>
    {
        byte[] run = Bytes(records, out List<int> ends);
        for (int cut = 0; cut <= run.Length; cut++)
        {
            int whole = ends.Count(end => end <= cut);
            LogReader reader = Reader(run[..cut]);
            Assert.Equal(records.Take(whole).Select(record => record.Text), Texts(reader));
            Assert.Equal(cut - (whole == 0 ? 0 : ends[whole - 1]), reader.DamagedBytes);
        }
    }, iter: 100);

    [Fact]
    public void A_torn_record_does_not_spoil_what_is_appended_behind_it() => LogGen.Records.Sample(records =>
    {
        byte[] run = Bytes(records, out List<int> ends);
        int begin = ends.Count == 1 ? 0 : ends[^2];
        for (int cut = begin; cut < run.Length; cut++)
        {
            // What follows may by chance be just the bytes that are missing, one in 256 times when it is one byte.
            if (run.AsSpan().StartsWith(run.AsSpan(cut)))
            {
                continue;
            }

            byte[] continued = [.. run[..cut], .. run];
            IEnumerable<string> expected = records.Take(records.Length - 1).Concat(records).Select(record => record.Text);
            Assert.Equal(expected, Texts(Reader(continued)));
        }
    }, iter: 100);

    [Fact]
    public void A_flipped_bit_costs_one_record_and_is_counted() => Gen.Select(LogGen.Records, Gen.Int[0, 1 << 20]).Sample((records, where) =>
    {
        byte[] run = Bytes(records, out List<int> ends);
        int bit = where % (run.Length * 8);
        run[bit / 8] ^= (byte)(1 << (bit % 8));
        int hit = ends.FindIndex(end => bit / 8 < end);
        LogReader reader = Reader(run);
        Assert.Equal(records.Where((_, index) => index != hit).Select(record => record.Text), Texts(reader));
        Assert.Equal(ends[hit] - (hit == 0 ? 0 : ends[hit - 1]), reader.DamagedBytes);
    });

    [Fact]
    public void Rubbish_is_read_to_its_end_without_a_word() => Gen.Byte.Array[0, 600].Sample(rubbish =>
    {
        LogReader reader = Reader(rubbish);
        Assert.Empty(Texts(reader));
        Assert.Equal(rubbish.Length, reader.DamagedBytes);
    });

    [Fact]
    public void Records_of_later_versions_are_passed_over_or_read_as_far_as_they_are_known() =>
        Gen.Select(Gen.Byte[1, 255], Gen.Byte.Array[0, LogFormat.MostBody]).Sample((kind, body) =>
        {
            byte[] record = Sealed([kind, (byte)body.Length, 1, 0, 0, 0, .. body]);
            byte[] after = Sealed([(byte)LogKind.Activity, 1, 2, 0, 0, 0, 2]);
            LogReader reader = Reader([.. record, .. after]);
            Assert.Equal("Activity 2 Running", Texts(reader).Last());
            Assert.Equal(0, reader.DamagedBytes);
        });

    [Fact]
    public void A_full_buffer_takes_no_part_of_a_record() => Gen.Select(LogGen.Records, Gen.Int[0, 200]).Sample((records, room) =>
    {
        byte[] buffer = new byte[room];
        var writer = new LogWriter(buffer);
        LogGen.Record[] written = [.. records.TakeWhile(record => record.Write(writer))];
        Assert.True(writer.Count <= room);
        Assert.Equal(written.Select(record => record.Text), Texts(Reader(buffer[..writer.Count])));
    });

    [Fact]
    public void What_is_on_the_flash_is_taken_out_and_the_rest_stays() => LogGen.Records.Sample(records =>
    {
        byte[] buffer = new byte[4096];
        var writer = new LogWriter(buffer);
        records[0].Write(writer);
        int first = writer.Count;
        Assert.All(records.Skip(1), record => record.Write(writer));
        writer.Remove(first);
        Assert.Equal(records.Skip(1).Select(record => record.Text), Texts(Reader(buffer[..writer.Count])));
    });

    private static LogReader Reader(byte[] data) => new([7, .. data, 7], 1, data.Length);

    private static byte[] Bytes(LogGen.Record[] records, out List<int> ends)
    {
        byte[] buffer = new byte[4096];
        var writer = new LogWriter(buffer);
        List<int> positions = [];
        foreach (LogGen.Record record in records)
        {
            record.Write(writer);
            positions.Add(writer.Count);
        }

        ends = positions;
        return buffer[..writer.Count];
    }

    private static byte[] Sealed(byte[] record) => [.. record, .. BitConverter.GetBytes(Crc32.Update(0, record, 0, record.Length))];

    private static List<string> Texts(LogReader reader)
    {
        var texts = new List<string>();
        while (reader.Next())
        {
            texts.Add(LogText.Of(reader));
        }

        return texts;
    }
}
