using System.Linq;
using Spectre.Console;

namespace HipSense.VirtualClip;

/// <summary>Shows a comparison as a table.</summary>
internal static class ComparisonView
{
    /// <summary>Shows it.</summary>
    public static void Show(Comparison comparison, Zero zero, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("clip − reference");
        foreach (string title in new[] { "n", "bias", "95 % CI", "lower limit", "95 % CI", "upper limit", "95 % CI", "RMSE", "ICC(2,1)" })
        {
            table.AddColumn(new TableColumn(title).RightAligned());
        }

        foreach (ComparedQuantity quantity in comparison.Quantities.Where(quantity => quantity.Agreement.Count > 0))
        {
            Agreement agreement = quantity.Agreement;
            table.AddRow(
                new Text($"{quantity.Title}, {quantity.Unit}"),
                new Text(Num.Of(agreement.Count, 0)),
                new Text(Num.Of(agreement.Bias, quantity.Digits)),
                Interval(agreement.Bias, agreement.BiasMargin, quantity.Digits),
                new Text(Num.Of(agreement.LowerLimit, quantity.Digits)),
                Interval(agreement.LowerLimit, agreement.LimitMargin, quantity.Digits),
                new Text(Num.Of(agreement.UpperLimit, quantity.Digits)),
                Interval(agreement.UpperLimit, agreement.LimitMargin, quantity.Digits),
                new Text(Num.Of(agreement.Rmse, quantity.Digits)),
                new Text(Num.Of(agreement.Icc, 2)));
        }

        console.Profile.Out.Writer.WriteLine(ComparisonPage.Summary(comparison, zero));
        console.Write(table);
        foreach (string doubt in comparison.Doubts)
        {
            console.Profile.Out.Writer.WriteLine($"Doubt: {doubt}");
        }
    }

    private static Text Interval(double middle, double margin, int digits) => new($"{Num.Of(middle - margin, digits)} … {Num.Of(middle + margin, digits)}");
}
