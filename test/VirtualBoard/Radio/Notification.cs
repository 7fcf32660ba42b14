using System;

namespace HipSense.Virtual;

/// <summary>What arrived at a <see cref="VirtualCentral"/> unasked.</summary>
/// <param name="Uuid">The characteristic.</param>
/// <param name="Value">The bytes.</param>
/// <param name="AtUs">When, µs.</param>
public sealed record Notification(Guid Uuid, byte[] Value, long AtUs);
