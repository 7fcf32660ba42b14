using System;
using System.Collections.Generic;
using System.Device.I2c;
using System.Device.Pwm;
using System.IO;
using System.Linq;
using Xunit;

namespace HipSense.Tests.Conformance;

/// <summary>Nothing of the stand-ins may be missing in the real packages, or be called otherwise there.</summary>
public class StandInTests
{
    public static IEnumerable<TheoryDataRow<Type>> StandIns =>
        typeof(HipSense.Virtual.VirtualBoard).Assembly.GetExportedTypes()
            .Where(type => !StandInNamespaces.Real(type.FullName!).StartsWith("HipSense.", StringComparison.Ordinal))
            .Select(type => new TheoryDataRow<Type>(type));

    [Theory]
    [MemberData(nameof(StandIns))]
    public void Every_public_member_is_in_the_real_package(Type standIn) =>
        Assert.Empty(StandInChecker.NotIn(MemberCatalog.Packages, standIn));

    [Fact]
    public void The_stand_ins_are_looked_at() =>
        Assert.Superset(new HashSet<Type> { typeof(SpanByte), typeof(I2cDevice), typeof(PwmChannel), typeof(HipSense.Virtual.FileSystem.FileStream) }, StandIns.Select(row => row.Data).ToHashSet());

    [Fact]
    public void Every_kind_of_difference_is_seen()
    {
        var otherPackage = new MemberCatalog(new StringReader("""
            class System.Device.Pwm.PwmChannel : System.IDisposable
              System.Int32 Frequency { get; }
              System.Double DutyCycle { get; set; }
              System.Void Start()
              System.Void Stop(System.Int32 when)
              static System.Device.Pwm.PwmChannel CreateFromPin(System.Int32 pinNumber, System.Int32 frequency = 500, System.Double dutyCyclePercentage = 0.5)
              static System.Void Dispose()

            enum System.Device.I2c.I2cBusSpeed
              StandardMode=0, FastMode=2
            """));
        Assert.Equal(
            [
                "sealed class System.Device.Pwm.PwmChannel : System.IDisposable",
                "System.Int32 Frequency { get; set; }",
                "static System.Device.Pwm.PwmChannel CreateFromPin(System.Int32 pin, System.Int32 frequency = 400, System.Double dutyCyclePercentage = 0.5)",
                "System.Void Stop()",
                "System.Void Dispose()",
            ],
            StandInChecker.NotIn(otherPackage, typeof(PwmChannel)));
        Assert.Equal(["FastMode=1", "FastModePlus=2"], StandInChecker.NotIn(otherPackage, typeof(I2cBusSpeed)));
        Assert.Equal(["class System.Device.I2c.I2cDevice : System.IDisposable"], StandInChecker.NotIn(otherPackage, typeof(I2cDevice)));
    }
}
