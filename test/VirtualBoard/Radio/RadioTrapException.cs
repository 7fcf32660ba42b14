using System;

namespace HipSense.Virtual;

/// <summary>The firmware fell into a trap of the Bluetooth package: on a board the radio would be dead or memory destroyed.</summary>
public sealed class RadioTrapException(string trap) : Exception(trap);
