using System;
using System.Collections.Generic;
using System.Linq;
using HipSense.Core;
using HipSense.Reliability;
using HipSense.Virtual;
using Xunit;

namespace HipSense.Tests.OnBoard;

/// <summary>Downloads while memory is short, and after the clip has started again.</summary>
public sealed class LogSenderTests
{
    [Fact]
    public void What_a_full_heap_kept_from_being_read_is_never_sent_as_something_else()
    {
        byte[] run = RunOf(4000);
        var random = new Random(1);
        int refused = 0;
        for (int trial = 0; trial < 30; trial++)
        {
            using var link = new LinkRun(trial, flash => flash.Put(KeptRuns.PathOf(0), run));
            link.Phone.LogIn();
            var got = new List<byte>();
            for (int i = 0; i < 60 && got.Count < run.Length; i++)
            {
                long fromUs = link.Board.Time.NowUs + random.Next(20_000, 120_000);
                link.Board.Heap.FillBetween(fromUs, fromUs + random.Next(60_000, 200_000), random.Next(HeapFaults.NotificationBytes));
                LogEnd? end = link.Phone.Download(1, got);
                if (end is { Status: ControlStatus.Ok } && end.Crc32 == Crc32.Update(0, [.. got], 0, got.Count))
                {
                    Assert.Equal(run[..got.Count], got);
                }
                else
                {
                    // What is not proven is asked for again.
                    got.RemoveRange(got.Count / 2, got.Count - (got.Count / 2));
                }
            }

            refused += link.Board.Heap.Refused;
        }

        Assert.True(refused > 100, $"{refused} calls were refused");
    }

    /// <summary>A page waits three seconds for the next packet.</summary>
    [Theory]
    [InlineData(20_000)]
    [InlineData(60_000)]
    [InlineData(100_000)]
    public void After_a_restart_a_long_download_goes_on_before_the_page_loses_patience(int bytes)
    {
        byte[] run = RunOf(bytes + 2000);
        using var link = new LinkRun(1, flash => flash.Put(KeptRuns.PathOf(0), run));
        link.Run(2);
        link.Phone.LogIn();
        List<byte> got = [.. run.Take(bytes / LogPacket.MostData * LogPacket.MostData)];
        int before = got.Count;
        long fromUs = link.Board.Time.NowUs;
        LogEnd? end = link.Phone.Download(1, got);
        Assert.Equal(ControlStatus.Ok, end!.Status);
        Assert.InRange((link.Board.Time.NowUs - fromUs) / 1e6, 0, 2.8);
        Assert.True(got.Count > before);
        Assert.Equal(run[..got.Count], got);
        Assert.Equal(Crc32.Update(0, run, 0, got.Count), end.Crc32);
    }

    private static byte[] RunOf(int bytes)
    {
        var run = new List<byte>();
        byte[] buffer = new byte[512];
        var writer = new LogWriter(buffer);
        writer.Header(new LogHeader { RunId = 1 });
        var stances = new StanceSummary();
        for (uint i = 0; run.Count < bytes; i++)
        {
            stances.Left = (int)(i % 7);
            stances.LeftDropCdeg = (int)(i % 400);
            writer.Stances(i * 4000, stances);
            run.AddRange(buffer[..writer.Count]);
            writer.Remove(writer.Count);
        }

        return [.. run];
    }
}
