using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HipSense.Core;
using HipSense.Phone.Link;
using HipSense.Phone.Runs;
using HipSense.Tests.Phone.Model;
using Xunit;

namespace HipSense.Tests.Phone.Link;

public sealed class RunDownloadTests
{
    [Fact]
    public void A_run_comes_whole()
    {
        PhoneRun run = Recorded();
        LoggedRun logged = Assert.Single(run.Wait(run.Client.ListRunsAsync())!);
        Assert.Equal(PhoneRun.Start.Date, logged.StartedAt!.Value.UtcDateTime.Date);
        var download = new RunDownload(logged.Run);
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.FetchAsync(download)));
        Assert.Equal(logged.Length, download.Have);
        Assert.True(RunRecord.Of(new KeptRun("clip", logged.Run, PhoneRun.Start, download.ToArray())).HasEnd);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Lost_and_damaged_packets_are_fetched_again(int seed)
    {
        PhoneRun run = Recorded();
        byte[] whole = Fetch(run, out LoggedRun logged);
        var random = new Random(seed);
        run.Transport.Air = (uuid, value) =>
        {
            int chance = uuid == LinkIds.Log ? random.Next(100) : 100;
            if (chance == 1)
            {
                value[^1] ^= 0x10;
            }

            return chance == 0 ? null : value;
        };
        var download = new RunDownload(logged.Run);
        for (int i = 0; i < 20 && !download.IsWhole; i++)
        {
            try
            {
                run.Wait(run.Client.FetchAsync(download));
            }
            catch (InvalidDataException)
            {
                // A link as bad as this one may need another attempt; what was vouched for stays.
            }
        }

        Assert.Equal(whole, download.ToArray());
    }

    [Fact]
    public void After_a_broken_link_it_goes_on_at_the_first_window_that_lacks()
    {
        PhoneRun run = Recorded();
        byte[] whole = Fetch(run, out LoggedRun logged);
        var offsets = new List<uint>();
        var piece = new LogPacket();
        run.Transport.Air = (uuid, value) =>
        {
            if (uuid == LinkIds.Log && piece.Decode(value))
            {
                offsets.Add(piece.Offset);
                if (offsets.Count == 40)
                {
                    run.Drop();
                    return null;
                }
            }

            return value;
        };
        var download = new RunDownload(logged.Run);

        // Whether it ends with the link or outlives it depends on when the page's thread comes to it; both are well.
        Exception? broken = Record.Exception(() => run.Wait(run.Client.FetchAsync(download)));
        Assert.True(broken is null or TransportException);
        Assert.True(offsets.Count >= 40);
        run.Pass(10);
        Assert.Equal(LinkState.Live, run.Client.State);
        run.Wait(run.Client.FetchAsync(download));
        Assert.Equal((uint)LogPacket.MostWindow, offsets.Skip(40).Min());
        Assert.Equal(whole, download.ToArray());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(100)]
    public void A_long_download_goes_on_when_the_clip_has_started_again(int kilobytes)
    {
        byte[] whole = LongRun(kilobytes * 1024);
        var run = new PhoneRun(held: false);
        run.Clip.Board.Flash.Put(@"I:\run0.log", whole);
        run.Clip.HoldButton();
        run.Wait(run.Client.PairAsync());
        LoggedRun logged = Assert.Single(run.Wait(run.Client.ListRunsAsync())!);
        var download = new RunDownload(logged.Run);
        int until = whole.Length * 9 / 10;
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.FetchAsync(download, () => download.Have < until)));
        Assert.InRange(download.Have, until, whole.Length - 1);

        // What a start leaves a clip with: it knows nothing of what it has sent.
        run.Drop();
        run.Clip.Clip.Link.Sender.Forget();
        run.Pass(10);
        int have = download.Have;
        uint first = uint.MaxValue;
        var piece = new LogPacket();
        run.Transport.Air = (uuid, value) =>
        {
            first = uuid == LinkIds.Log && piece.Decode(value) ? Math.Min(first, piece.Offset) : first;
            return value;
        };
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.FetchAsync(download)));
        Assert.Equal(whole, download.ToArray());
        Assert.Equal((uint)have, first);
    }

    [Fact]
    public void A_run_that_has_grown_goes_on_where_it_was_though_that_is_no_multiple_of_a_piece()
    {
        byte[] whole = LongRun(4000);
        var run = new PhoneRun(held: false);
        run.Clip.Board.Flash.Put(@"I:\run0.log", whole);
        run.Clip.HoldButton();
        run.Wait(run.Client.PairAsync());
        var download = new RunDownload(1);
        download.GoOnFrom(whole[..1001]);
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.FetchAsync(download)));
        Assert.Equal(whole, download.ToArray());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(5000)]
    public void What_is_here_of_another_run_is_found_out_and_dropped(int bytes)
    {
        byte[] whole = LongRun(4000);
        var run = new PhoneRun(held: false);
        run.Clip.Board.Flash.Put(@"I:\run0.log", whole);
        run.Clip.HoldButton();
        run.Wait(run.Client.PairAsync());
        var download = new RunDownload(1);
        download.GoOnFrom(new byte[bytes]);
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.FetchAsync(download)));
        Assert.Equal(whole, download.ToArray());
    }

    [Fact]
    public void The_checksum_of_whole_records_is_that_of_any_others_that_are_as_long()
    {
        // Why a download that goes on looks at the run's beginning again.
        var one = new ModelRun(1, 1, 1777615200);
        one.Run(20, 1);
        var other = new ModelRun(1, 7, 1777700000);
        other.Run(20, 2);
        Assert.NotEqual(one.Log, other.Log);
        Assert.Equal(Crc32.Update(0, one.Log, 0, one.Length), Crc32.Update(0, other.Log, 0, other.Length));
    }

    [Fact]
    public void A_run_that_is_not_there_is_not_found()
    {
        PhoneRun run = PhoneRun.Paired();
        Assert.Equal(ControlStatus.NotFound, run.Wait(run.Client.FetchAsync(new RunDownload(99))));
    }

    private static PhoneRun Recorded()
    {
        PhoneRun run = PhoneRun.Paired(PhoneRun.RightDrops);
        run.Pass(400);
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.DoAsync(new ControlRequest { Op = ControlOp.Stop })));
        run.Pass(5);
        return run;
    }

    private static byte[] Fetch(PhoneRun run, out LoggedRun logged)
    {
        // Who runs on is recorded anew; the first run is the finished one.
        logged = run.Wait(run.Client.ListRunsAsync())![0];
        var download = new RunDownload(logged.Run);
        run.Wait(run.Client.FetchAsync(download));
        return download.ToArray();
    }

    private static byte[] LongRun(int bytes)
    {
        byte[] buffer = new byte[bytes + LogFormat.MostRecord];
        var log = new LogWriter(buffer);
        log.Header(new LogHeader { RunId = 1, BootId = 1 });
        for (uint i = 1; log.Count < bytes; i++)
        {
            log.Stances(i * 4000, new StanceSummary { Left = 6, Right = 5, LeftDropCdeg = (int)(i % 500) });
        }

        log.End(1, EndCause.Stopped, 0);
        return buffer[..log.Count];
    }
}
