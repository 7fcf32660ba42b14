namespace HipSense.Tests.Conformance;

/// <summary>A type that uses one of another room.</summary>
/// <param name="Type">The type.</param>
/// <param name="Room">Its room.</param>
/// <param name="Used">What it uses.</param>
/// <param name="UsedRoom">The room of that.</param>
internal sealed record RoomUse(string Type, string Room, string Used, string UsedRoom)
{
    public override string ToString() => $"{Type} in {Room} uses {Used} in {UsedRoom}";
}
