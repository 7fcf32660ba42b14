using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;

namespace HipSense.VirtualClip;

/// <summary>
/// Writes a comparison as one HTML page that holds all that it shows and asks no other host for anything, so that it can be sent. It names neither files nor
/// people.
/// </summary>
internal static class ComparisonPage
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;color:#222;background:#fff;max-width:72rem;margin:2rem auto;padding:0 1rem}"
        + "table{border-collapse:collapse;margin:1rem 0}th,td{padding:.3rem .8rem;border-bottom:1px solid #ddd;text-align:right}"
        + "th:first-child,td:first-child{text-align:left}td small{color:#555;white-space:nowrap}.two{display:flex;flex-wrap:wrap;gap:1rem}"
        + "img{max-width:100%;height:auto}.doubts{border-left:4px solid #d55e00;padding-left:2rem}";

    /// <summary>Writes it.</summary>
    public static void Write(Comparison comparison, Zero zero, TextWriter text)
    {
        text.WriteLine("<!doctype html>");
        text.WriteLine("<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        text.WriteLine("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">");
        text.WriteLine($"<title>HipSense beside a reference</title><style>{Style}</style></head><body>");
        text.WriteLine("<h1>HipSense beside a reference</h1>");
        text.WriteLine($"<p>{Text(Summary(comparison, zero))}</p>");
        WriteDoubts(comparison.Doubts, text);
        WriteTable(comparison, text);
        text.WriteLine(
            "<p>Bias: mean of clip − reference. Limits of agreement: bias ± 1.96 standard deviations, between which 95 % of the differences lie (Bland and Altman 1986, 1999). In small print: "
            + "95 % confidence interval. Stances of one run resemble their neighbours, so the true intervals are wider. ICC(2,1): absolute agreement of single stances (Shrout and Fleiss 1979); "
            + "it is low where the run itself varies little.</p>");
        text.WriteLine(
            "<p>Drop: the largest obliquity to the unsupported side between the clip's initial contact and toe-off, over 40 ms. Tilt: mean over the same time, + is the top of the pelvis forward. Contact time and "
            + "cadence: of each step. Times are on the recording's clock.</p>");
        foreach (ComparedQuantity quantity in comparison.Quantities.Where(quantity => quantity.Agreement.Count > 1))
        {
            text.WriteLine($"<h2>{Text(Capital(quantity.Title))}</h2><div class=\"two\">");
            WriteImage(ComparisonPlots.BlandAltman(quantity), $"Bland–Altman: {quantity.Title}, clip − reference over their mean", text);
            WriteImage(ComparisonPlots.Scatter(quantity), $"Scatter: {quantity.Title}, clip against reference", text);
            text.WriteLine("</div>");
        }

        text.WriteLine("</body></html>");
    }

    /// <summary>How the two were brought together, in a sentence or two.</summary>
    public static string Summary(Comparison comparison, Zero zero)
    {
        ClockFit clock = comparison.Clock;
        string marks = comparison.Marks.Count == 0 ? "no common marks" : $"{comparison.Marks.Count} common marks";
        string contacts = comparison.Quantities.Any(quantity => quantity.Key == "contact_ms" && quantity.Agreement.Count > 0)
            ? $" Of the reference's stances {comparison.Missed} were not told, and {comparison.Invented} were told that it does not have."
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Recording's clock = {clock.OffsetS:0.000} s + {clock.Rate:0.000000} × reference's clock ({marks}; correlation {clock.Correlation:0.000} over {clock.OverlapS:0} s). ")
            + string.Create(CultureInfo.InvariantCulture, $"The reference has {comparison.ReferenceRateHz:0.#} rows a second and its zero {(zero == Zero.Standing ? "where the runner stands" : "as given")}.{contacts}");
    }

    private static void WriteDoubts(IReadOnlyList<string> doubts, TextWriter text)
    {
        if (doubts.Count > 0)
        {
            text.WriteLine($"<ul class=\"doubts\">{string.Concat(doubts.Select(doubt => $"<li>{Text(doubt)}</li>"))}</ul>");
        }
    }

    private static void WriteTable(Comparison comparison, TextWriter text)
    {
        text.WriteLine("<table><thead><tr><th></th><th>n</th><th>bias</th><th>lower limit</th><th>upper limit</th><th>RMSE</th><th>ICC(2,1)</th></tr></thead><tbody>");
        foreach (ComparedQuantity quantity in comparison.Quantities.Where(quantity => quantity.Agreement.Count > 0))
        {
            Agreement agreement = quantity.Agreement;
            text.WriteLine(
                $"<tr><td>{Text(quantity.Title)}, {Text(quantity.Unit)}</td><td>{Num.Of(agreement.Count, 0)}</td>"
                + Cell(agreement.Bias, agreement.BiasMargin, quantity.Digits) + Cell(agreement.LowerLimit, agreement.LimitMargin, quantity.Digits)
                + Cell(agreement.UpperLimit, agreement.LimitMargin, quantity.Digits)
                + $"<td>{Num.Of(agreement.Rmse, quantity.Digits)}</td><td>{Num.Of(agreement.Icc, 2)}</td></tr>");
        }

        text.WriteLine("</tbody></table>");
    }

    private static string Cell(double value, double margin, int digits) =>
        $"<td>{Num.Of(value, digits)} <small>{Num.Of(value - margin, digits)} … {Num.Of(value + margin, digits)}</small></td>";

    private static void WriteImage(byte[] png, string what, TextWriter text) =>
        text.WriteLine($"<img alt=\"{Text(what)}\" src=\"data:image/png;base64,{Convert.ToBase64String(png)}\">");

    private static string Capital(string title) => char.ToUpperInvariant(title[0]) + title[1..];

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
