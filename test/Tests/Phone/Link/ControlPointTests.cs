using System.Linq;
using System.Threading.Tasks;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Phone.Link;

public sealed class ControlPointTests
{
    [Fact]
    public void A_reply_that_is_lost_is_asked_for_again_with_the_same_bytes_and_done_once()
    {
        PhoneRun run = PhoneRun.Paired();
        int lost = 0;
        run.Transport.Air = (uuid, value) => uuid == LinkIds.Control && lost++ < 2 ? null : value;
        run.Transport.Written.Clear();
        int alerts = run.Clip.Clip.Link.Alerts.Newest;
        Assert.Equal(ControlStatus.Ok, run.Wait(run.Client.DoAsync(new ControlRequest { Op = ControlOp.TestAlert, Side = Side.Left })));
        byte[][] asked = [.. run.Transport.Written.Where(write => write.Value[0] == (byte)ControlOp.TestAlert).Select(write => write.Value)];
        Assert.Equal(3, asked.Length);
        Assert.All(asked, request => Assert.Equal(asked[0], request));
        Assert.Equal(alerts + 1, run.Clip.Clip.Link.Alerts.Newest);
    }

    [Fact]
    public void A_clip_that_never_answers_is_given_up()
    {
        PhoneRun run = PhoneRun.Paired();
        run.Transport.Air = (uuid, value) => uuid == LinkIds.Control ? null : value;
        double before = run.Clip.Now.TotalSeconds;
        Assert.Null(run.Wait(run.Client.DoAsync(new ControlRequest { Op = ControlOp.Mute, Seconds = 0 })));
        Assert.InRange(run.Clip.Now.TotalSeconds - before, 8, 9);
    }

    [Fact]
    public void Requests_wait_for_each_other()
    {
        PhoneRun run = PhoneRun.Paired();
        Task<ControlReply?> first = run.Client.AskAsync(new ControlRequest { Op = ControlOp.PairWindow });
        Task<ControlReply?> second = run.Client.AskAsync(new ControlRequest { Op = ControlOp.Statistics, Page = StatisticsPage.Clip });
        Assert.Equal(ControlOp.PairWindow, run.Wait(first)!.Op);
        Assert.Equal(ControlOp.Statistics, run.Wait(second)!.Op);
    }
}
