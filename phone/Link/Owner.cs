using System;
using System.Security.Cryptography;
using System.Threading.Tasks;
using HipSense.Core;

namespace HipSense.Phone.Link;

/// <summary>Proves to the clip that this phone holds its key, and has the clip prove the same, without the key going over the link.</summary>
public static class Owner
{
    /// <summary>Proves it once for this connection.</summary>
    /// <param name="control">The clip's control point.</param>
    /// <param name="key">The key.</param>
    /// <param name="bootId">The clip's start.</param>
    /// <param name="minor">The minor version of the session: the newest that the clip knows too.</param>
    /// <returns>What belongs to the session; null when the clip refuses, or cannot prove itself.</returns>
    /// <exception cref="TransportException">The clip does not let itself be asked now, or the link broke.</exception>
    public static async Task<SessionCipher?> ProveAsync(ControlPoint control, byte[] key, int bootId, int minor)
    {
        ArgumentNullException.ThrowIfNull(control);
        byte[] ours = RandomNumberGenerator.GetBytes(OwnerProof.ChallengeBytes);
        var challenge = new ControlRequest { Op = ControlOp.Challenge };
        ours.CopyTo(challenge.Bytes, 0);
        ControlReply theirs = await control.AskAsync(challenge);
        if (theirs.Status != ControlStatus.Ok)
        {
            throw new TransportException("The clip gives no challenge.");
        }

        byte[] message = new byte[OwnerProof.MessageBytes];
        OwnerProof.WriteOwners(message, theirs.Bytes, ours, bootId, minor);
        var proof = new ControlRequest { Op = ControlOp.Prove };
        Array.Copy(HMACSHA256.HashData(key, message), proof.Bytes, OwnerProof.Bytes);
        ControlReply answer = await control.AskAsync(proof);
        OwnerProof.WriteClips(message, theirs.Bytes, ours, bootId);
        if (answer.Status != ControlStatus.Ok || !OwnerProof.Same(answer.Bytes, HMACSHA256.HashData(key, message)))
        {
            return null;
        }

        OwnerProof.WriteSession(message, theirs.Bytes, ours, bootId);
        return new SessionCipher(HMACSHA256.HashData(key, message));
    }
}
