using System;
using System.Linq;
using Mono.Cecil;
using Xunit;

namespace HipSense.Tests.Conformance;

public class LanguageSubsetTests
{
    private static readonly ModuleDefinition s_here = IlWalk.Open("HipSense.Tests");

    [Theory]
    [InlineData(typeof(BadCode.GenericType<>), Rule.Generic)]
    [InlineData(typeof(BadCode.GenericMethod), Rule.Generic)]
    [InlineData(typeof(BadCode.GenericField), Rule.Generic)]
    [InlineData(typeof(BadCode.GenericCall), Rule.Generic)]
    [InlineData(typeof(BadCode.GenericDelegate), Rule.Generic)]
    [InlineData(typeof(BadCode.TwoDimensions), Rule.MultiDimensionalArray)]
    [InlineData(typeof(BadCode.NullableValue), Rule.NullableValue)]
    [InlineData(typeof(BadCode.TupleReturn), Rule.Tuple)]
    [InlineData(typeof(BadCode.SpanLocal), Rule.Span)]
    [InlineData(typeof(BadCode.LinqCall), Rule.Linq)]
    [InlineData(typeof(BadCode.DecimalField), Rule.Decimal)]
    [InlineData(typeof(BadCode.AsyncMethod), Rule.StateMachine)]
    [InlineData(typeof(BadCode.Iterator), Rule.StateMachine)]
    [InlineData(typeof(BadCode.StackArray), Rule.StackAlloc)]
    [InlineData(typeof(BadCode.FunctionPointer), Rule.FunctionPointer)]
    [InlineData(typeof(BadCode.FixedArray), Rule.Pointer)]
    [InlineData(typeof(BadCode.VolatileField), Rule.Volatile)]
    [InlineData(typeof(BadCode.CheckedSum), Rule.CheckedArithmetic)]
    [InlineData(typeof(BadCode.IWithBody), Rule.DefaultInterfaceMethod)]
    [InlineData(typeof(BadCode.EnumToString), Rule.EnumText)]
    [InlineData(typeof(BadCode.EnumInConcat), Rule.EnumText)]
    [InlineData(typeof(BadCode.EnumInText), Rule.EnumText)]
    internal void What_the_runtime_cannot_do_is_found(Type type, Rule rule) =>
        Assert.Contains(rule, LanguageSubset.Check([Definition(type)]).Select(finding => finding.Rule));

    [Fact]
    public void What_the_runtime_can_do_is_not_found() => Assert.Empty(LanguageSubset.Check([Definition(typeof(GoodCode))]));

    internal static TypeDefinition Definition(Type type) => s_here.GetType(type.FullName!.Replace('+', '/'));
}
