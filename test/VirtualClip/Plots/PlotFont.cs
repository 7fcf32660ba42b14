using System.Linq;
using ScottPlot;
using SkiaSharp;

namespace HipSense.VirtualClip;

/// <summary>The font of all pictures: the first of the usual plain ones that the machine has. What the library takes for one can be a serif.</summary>
internal static class PlotFont
{
    private static readonly string[] s_fonts = ["Segoe UI", "Helvetica Neue", "Noto Sans", "Liberation Sans", "DejaVu Sans", "Arial"];

    /// <summary>Its name.</summary>
    public static string Name
    {
        get
        {
            string[] installed = SKFontManager.Default.GetFontFamilies();
            return s_fonts.FirstOrDefault(font => installed.Contains(font)) ?? Fonts.Default;
        }
    }

    /// <summary>False on a machine without fonts, as containers are: pictures have no letters then.</summary>
    public static bool CanWrite => Fonts.GetTypeface(Name, FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal).ContainsGlyph('A');
}
