using System;
using System.Globalization;
using System.Threading;
using CsCheck;
using Xunit;

namespace HipSense.Tests.Phone;

/// <summary>
/// The page's own classes against a modelled clip and a browser that refuses now and then, through sequences of what runners, clips, radios and phones do. 500 in the suite;
/// as many as HIPSENSE_SEQUENCES says when that is set.
/// </summary>
public sealed class PageSequenceTests
{
    // The clip in the page is the real firmware: every fourth time that it is wanted will do.
    private static readonly Gen<PageStep> s_step = Gen.Select(Gen.Enum<PageAct>(), Gen.Int[0, 99], Gen.Int[1, 20])
        .Select((act, how, tenths) => new PageStep(act == PageAct.TryDemo && how % 4 != 0 ? PageAct.Fetch : act, how, tenths / 10.0));

    [Fact]
    public void Whatever_happens_no_run_is_lost_and_nothing_is_stuck()
    {
        int sequences = int.Parse(Environment.GetEnvironmentVariable("HIPSENSE_SEQUENCES") ?? "500", CultureInfo.InvariantCulture);
        s_step.Array[1, 30].Sample(
            steps =>
            {
                try
                {
                    var world = new PageWorld();
                    foreach (PageStep step in steps)
                    {
                        world.Do(step);
                    }

                    world.Settle();
                }
                finally
                {
                    SynchronizationContext.SetSynchronizationContext(null);
                }
            },
            iter: sequences,
            print: steps => string.Join("; ", (object[])steps));
    }
}
