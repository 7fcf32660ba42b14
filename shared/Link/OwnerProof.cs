namespace HipSense.Core;

/// <summary>
/// What owner and clip sign to prove to each other that they hold the key, without telling it: HMAC-SHA-256 of these messages under the key,
/// first <see cref="Bytes"/> bytes. Both challenges are in both messages, so no proof of one connection serves in another; the labels keep a
/// clip's proof from being sent back as an owner's.
/// </summary>
public static class OwnerProof
{
    /// <summary>Bytes of the key.</summary>
    public const int KeyBytes = 16;

    /// <summary>Bytes of a challenge.</summary>
    public const int ChallengeBytes = 12;

    /// <summary>Bytes of a proof.</summary>
    public const int Bytes = 16;

    /// <summary>Bytes of a message.</summary>
    public const int MessageBytes = 4 + ChallengeBytes + ChallengeBytes + 2;

    /// <summary>The newest way to hold a session, by the minor version that brought it: the page reads and writes settings of the newest schema. Later versions changed nothing about it.</summary>
    public const int SessionMinor = 4;

    /// <summary>The way before it, and the first with a key of the session: what a clip of minor version 1 … 3 knows, and a page of that time.</summary>
    public const int FirstKeyMinor = 1;

    /// <summary>Writes what the owner signs: "HIP1", the clip's challenge, the owner's, the boot id; in a session of minor version 1 "HIP2", of 4 "HIP5".</summary>
    /// <param name="message">Receives <see cref="MessageBytes"/> bytes.</param>
    /// <param name="clipChallenge">What the clip chose for this connection.</param>
    /// <param name="ownerChallenge">What the owner chose for this connection.</param>
    /// <param name="bootId">The clip's start, as told by <see cref="ControlOp.Hello"/>.</param>
    /// <param name="minor">The minor version of the owner's session: <see cref="SessionMinor"/>, <see cref="FirstKeyMinor"/> or 0.</param>
    public static void WriteOwners(byte[] message, byte[] clipChallenge, byte[] ownerChallenge, int bootId, int minor)
    {
        Write(message, (byte)('1' + minor), clipChallenge, ownerChallenge, bootId);
    }

    /// <summary>The way to hold a session that came before another.</summary>
    /// <param name="minor">The minor version of that.</param>
    /// <returns>The one before it; −1 when it was the first.</returns>
    public static int MinorBefore(int minor)
    {
        return minor > FirstKeyMinor ? FirstKeyMinor : minor - 1;
    }

    /// <summary>Writes what the clip signs: "HIPC", the owner's challenge, its own, the boot id.</summary>
    /// <param name="message">Receives <see cref="MessageBytes"/> bytes.</param>
    /// <param name="clipChallenge">What the clip chose for this connection.</param>
    /// <param name="ownerChallenge">What the owner chose for this connection.</param>
    /// <param name="bootId">The clip's start.</param>
    public static void WriteClips(byte[] message, byte[] clipChallenge, byte[] ownerChallenge, int bootId)
    {
        Write(message, (byte)'C', ownerChallenge, clipChallenge, bootId);
    }

    /// <summary>
    /// Writes what the key of the session follows from: "HIPS", the clip's challenge, the owner's, the boot id. The key is the whole HMAC of it under the
    /// owner's key: see <see cref="SessionMessages"/>.
    /// </summary>
    /// <param name="message">Receives <see cref="MessageBytes"/> bytes.</param>
    /// <param name="clipChallenge">What the clip chose for this connection.</param>
    /// <param name="ownerChallenge">What the owner chose for this connection.</param>
    /// <param name="bootId">The clip's start.</param>
    public static void WriteSession(byte[] message, byte[] clipChallenge, byte[] ownerChallenge, int bootId)
    {
        Write(message, (byte)'S', clipChallenge, ownerChallenge, bootId);
    }

    /// <summary>Compares proofs, in the same time wherever they differ.</summary>
    /// <param name="one">At least <see cref="Bytes"/> bytes; more are ignored.</param>
    /// <param name="other">Likewise.</param>
    public static bool Same(byte[] one, byte[] other)
    {
        return Same(one, other, 0, Bytes);
    }

    /// <summary>Compares proofs, or MACs, in the same time wherever they differ.</summary>
    /// <param name="one">Begins with the one.</param>
    /// <param name="other">Holds the other.</param>
    /// <param name="at">Where the other begins.</param>
    /// <param name="count">Bytes to compare.</param>
    public static bool Same(byte[] one, byte[] other, int at, int count)
    {
        int differences = 0;
        for (int i = 0; i < count; i++)
        {
            differences |= one[i] ^ other[at + i];
        }

        return differences == 0;
    }

    private static void Write(byte[] message, byte label, byte[] first, byte[] second, int bootId)
    {
        message[0] = (byte)'H';
        message[1] = (byte)'I';
        message[2] = (byte)'P';
        message[3] = label;
        for (int i = 0; i < ChallengeBytes; i++)
        {
            message[4 + i] = first[i];
            message[4 + ChallengeBytes + i] = second[i];
        }

        LittleEndian.PutU16(message, 4 + ChallengeBytes + ChallengeBytes, bootId);
    }
}
