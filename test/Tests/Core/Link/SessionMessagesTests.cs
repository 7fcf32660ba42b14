using System;
using System.Linq;
using System.Security.Cryptography;
using CsCheck;
using HipSense.Core;
using Xunit;

namespace HipSense.Tests.Link;

public class SessionMessagesTests
{
    private static readonly byte[] s_key = Hex.Bytes("000102030405060708090a0b0c0d0e0f");
    private static readonly byte[] s_clip = [.. Enumerable.Range(0x10, OwnerProof.ChallengeBytes).Select(i => (byte)i)];
    private static readonly byte[] s_owner = [.. Enumerable.Range(0xA0, OwnerProof.ChallengeBytes).Select(i => (byte)i)];

    private static byte[] SessionKey
    {
        get
        {
            byte[] message = new byte[OwnerProof.MessageBytes];
            OwnerProof.WriteSession(message, s_clip, s_owner, 0xBEEF);
            return HMACSHA256.HashData(s_key, message);
        }
    }

    /// <summary>Of Python: hmac.new(key, b"HIPS" + clip + owner + b"\xef\xbe", "sha256"), and of that key over the messages below.</summary>
    [Fact]
    public void The_documented_example_is_made()
    {
        Assert.Equal("f014f8938e20550282f1f6ca0a7d87f525ada270c6434e2fafd47c7c5aa61f53", Convert.ToHexStringLower(SessionKey));
        byte[] request = [0x07, 0x05, 0x2c, 0x01];
        Assert.Equal(Hex.Bytes("51 05010000 07052c01"), SessionMessages.Request(0x105, request, request.Length, null));
        Assert.Equal("c987ccb824fdf420", Convert.ToHexStringLower(HMACSHA256.HashData(SessionKey, SessionMessages.Request(0x105, request, request.Length, null))[..SessionMessages.MacBytes]));
        byte[] metrics = Hex.Bytes("12 46 0300 3cf00000 0b02 ecff 5a00 ac 64 7a 7d 50 2c");
        Tell(metrics, 0, 0);
        Assert.Equal("12f603003cf000000cd2e7ae9360e72e30b78c87", Convert.ToHexStringLower(metrics));
    }

    [Fact]
    public void The_settings_are_a_part_of_what_is_signed() =>
        Assert.Equal(Hex.Bytes("51 02000000 1402 0a0b0c"), SessionMessages.Request(2, [0x14, 2, 99], 2, [10, 11, 12]));

    [Fact]
    public void A_number_is_told_by_its_low_byte_as_long_as_less_than_256_are_lost() =>
        Gen.Select(Gen.UInt, Gen.UInt[1, 256]).Sample((last, ahead) =>
            Assert.Equal(last + ahead, SessionMessages.NumberAfter(last, (int)((last + ahead) & 255))));

    [Fact]
    public void What_is_hidden_is_shown_again_by_the_same_step_and_its_kind_stays() =>
        Gen.Select(Gen.Byte.Array[1, Packet.MostBytes], Gen.OneOf(new[] { Packet.Alert, Packet.Metrics, Packet.Reply, Packet.Log, Packet.LogEnd, Packet.Feedback, Packet.Angles, ClipSettings.Schema }.Select(Gen.Const).ToArray()), Gen.UInt, Gen.UInt)
            .Sample((packet, type, number, run) =>
            {
                packet[0] = type;
                byte[] told = [.. packet];
                Tell(told, number, run);
                int[] clear = type is Packet.Alert or Packet.Metrics or Packet.Feedback or Packet.Angles ? [0, 2, 3, 4, 5, 6, 7] : type == ClipSettings.Schema ? [0, 1] : [0, 1, 2, 3];
                Assert.All(clear.Where(i => i < packet.Length), i => Assert.Equal(packet[i], told[i]));
                Tell(told, number, run);
                Assert.Equal(packet, told);
            });

    [Fact]
    public void No_two_packets_share_a_key_stream_unless_they_are_the_same_thing()
    {
        var seen = new System.Collections.Generic.HashSet<string>();
        byte[] message = new byte[SessionMessages.StreamMessageBytes];
        foreach (byte type in new[] { Packet.Alert, Packet.Metrics, Packet.Feedback, Packet.Angles })
        {
            for (int i = 0; i < 1000; i++)
            {
                byte[] packet = new byte[20];
                packet[0] = type;
                LittleEndian.PutU16(packet, 2, i % 10);
                LittleEndian.PutU32(packet, 4, (uint)(i / 10) << 16);
                SessionMessages.WriteTold(message, packet, 0, 0);
                Assert.True(seen.Add(Convert.ToHexString(message)));
            }
        }

        foreach (byte type in new[] { Packet.Reply, Packet.Log, Packet.LogEnd })
        {
            for (uint i = 0; i < 1000; i++)
            {
                SessionMessages.WriteTold(message, [type, 9, 9, 9], i % 10 << 20, i / 10 << 20);
                Assert.True(seen.Add(Convert.ToHexString(message)));
            }
        }

        for (int revision = 0; revision < 256; revision++)
        {
            SessionMessages.WriteTold(message, [ClipSettings.Schema, (byte)revision], 0, 0);
            Assert.True(seen.Add(Convert.ToHexString(message)));
            SessionMessages.WriteWritten(message, (uint)revision);
            Assert.True(seen.Add(Convert.ToHexString(message)));
        }
    }

    private static void Tell(byte[] packet, uint number, uint run)
    {
        byte[] message = new byte[SessionMessages.StreamMessageBytes];
        SessionMessages.WriteTold(message, packet, number, run);
        SessionMessages.ApplyTold(packet, HMACSHA256.HashData(SessionKey, message));
    }
}
