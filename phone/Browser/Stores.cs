namespace HipSense.Phone.Browser;

/// <summary>The parts of the page's database.</summary>
internal static class Stores
{
    /// <summary>Runs fetched from clips.</summary>
    public const string Runs = "runs";

    /// <summary>What the runner chose, and the keys of clips.</summary>
    public const string Choices = "choices";
}
