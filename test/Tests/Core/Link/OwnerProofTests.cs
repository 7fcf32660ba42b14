using System;
using System.Linq;
using System.Security.Cryptography;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class OwnerProofTests
{
    private static readonly byte[] s_clip = [.. Enumerable.Range(0x10, OwnerProof.ChallengeBytes).Select(i => (byte)i)];
    private static readonly byte[] s_owner = [.. Enumerable.Range(0xA0, OwnerProof.ChallengeBytes).Select(i => (byte)i)];
    private readonly byte[] _message = new byte[OwnerProof.MessageBytes];

    [Fact]
    public void The_owner_signs_both_challenges_and_the_boot()
    {
        OwnerProof.WriteOwners(_message, s_clip, s_owner, 0xBEEF, 0);
        Assert.Equal(Hex.Bytes("48495031 101112131415161718191a1b a0a1a2a3a4a5a6a7a8a9aaab efbe"), _message);
        OwnerProof.WriteOwners(_message, s_clip, s_owner, 0xBEEF, 1);
        Assert.Equal(Hex.Bytes("48495032 101112131415161718191a1b a0a1a2a3a4a5a6a7a8a9aaab efbe"), _message);
    }

    [Fact]
    public void The_clip_signs_something_else()
    {
        OwnerProof.WriteClips(_message, s_clip, s_owner, 0xBEEF);
        Assert.Equal(Hex.Bytes("48495043 a0a1a2a3a4a5a6a7a8a9aaab 101112131415161718191a1b efbe"), _message);
    }

    [Fact]
    public void The_proof_under_a_known_key_is_known()
    {
        // Of OpenSSL: printf MESSAGE | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102030405060708090a0b0c0d0e0f
        OwnerProof.WriteOwners(_message, s_clip, s_owner, 0xBEEF, 0);
        byte[] proof = HMACSHA256.HashData(Hex.Bytes("000102030405060708090a0b0c0d0e0f"), _message);
        Assert.Equal("56dc798dc85d949bcb439f8a4dc44d97", Convert.ToHexStringLower(proof[..OwnerProof.Bytes]));
        OwnerProof.WriteOwners(_message, s_clip, s_owner, 0xBEEF, 1);
        proof = HMACSHA256.HashData(Hex.Bytes("000102030405060708090a0b0c0d0e0f"), _message);
        Assert.Equal("73b0826208301124ca253ee67e1d960d", Convert.ToHexStringLower(proof[..OwnerProof.Bytes]));
        OwnerProof.WriteOwners(_message, s_clip, s_owner, 0xBEEF, OwnerProof.SessionMinor);
        proof = HMACSHA256.HashData(Hex.Bytes("000102030405060708090a0b0c0d0e0f"), _message);
        Assert.Equal("1d5ef80b00a58a81e7ec051f32c89f20", Convert.ToHexStringLower(proof[..OwnerProof.Bytes]));
    }

    [Fact]
    public void Every_way_to_hold_a_session_is_tried_from_the_newest_to_the_first()
    {
        Assert.Equal(OwnerProof.FirstKeyMinor, OwnerProof.MinorBefore(OwnerProof.SessionMinor));
        Assert.Equal(0, OwnerProof.MinorBefore(OwnerProof.FirstKeyMinor));
        Assert.Equal(-1, OwnerProof.MinorBefore(0));
    }

    [Fact]
    public void Proofs_are_the_same_only_when_all_their_bytes_are() =>
        Gen.Select(Gen.Byte.Array[OwnerProof.Bytes], Gen.Int[0, OwnerProof.Bytes - 1], Gen.Byte[1, 255]).Sample((proof, at, change) =>
        {
            byte[] other = [.. proof, 1, 2, 3];
            Assert.True(OwnerProof.Same(proof, other));
            other[at] ^= change;
            Assert.False(OwnerProof.Same(proof, other));
        });
}
