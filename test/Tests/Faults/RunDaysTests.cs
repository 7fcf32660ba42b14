using System;
using System.Globalization;
using HipSense.Reliability;
using Xunit;

namespace HipSense.Tests.Faults;

/// <summary>
/// A run has one owner: start, end, number, baseline and statistics agree whatever happens. HIPSENSE_DAYS is how many random days are played, 300 if it is not set;
/// `dotnet run --project test/Reliability -- days` plays more and tells.
/// </summary>
public class RunDaysTests
{
    [Fact]
    public void On_no_day_is_a_run_merged_split_lost_or_misdated()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable("HIPSENSE_DAYS") ?? "300", CultureInfo.InvariantCulture);
        var days = RunDays.Play(count);
        TestContext.Current.TestOutputHelper!.WriteLine(days.ToString());
        Assert.Empty(days.Wrong);
        Assert.True(days.Runs > count && days.Cuts > count && days.Told < count / 5);
    }
}
