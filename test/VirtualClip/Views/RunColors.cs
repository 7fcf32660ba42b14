using Spectre.Console;

namespace HipSense.VirtualClip;

/// <summary>Colours of the sides on a terminal: near those of the plot, which are Okabe and Ito's.</summary>
internal static class RunColors
{
    /// <summary>The left side.</summary>
    public static readonly Style Left = new(new Color(0x00, 0x87, 0xD7));

    /// <summary>The right side.</summary>
    public static readonly Style Right = new(new Color(0xFF, 0x5F, 0x00));

    /// <summary>What is not so important.</summary>
    public static readonly Style Faint = new(decoration: Decoration.Dim);

    /// <summary>Of a side.</summary>
    public static Style Of(Core.Side side) => side == Core.Side.Left ? Left : Right;
}
