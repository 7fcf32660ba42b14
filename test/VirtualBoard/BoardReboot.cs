using nanoFramework.Runtime.Native;

namespace HipSense.Virtual;

/// <summary>One reboot that the firmware asked for.</summary>
/// <param name="AtUs">When, µs of virtual time.</param>
/// <param name="Option">The kind of reboot.</param>
public sealed record BoardReboot(long AtUs, RebootOption Option);
