namespace HipSense.Virtual;

/// <summary>The answer to a request of a <see cref="VirtualCentral"/>; pending until the firmware has answered or two seconds are over.</summary>
public sealed class AttReply
{
    internal AttReply(long askedAtUs) => AskedAtUs = askedAtUs;

    /// <summary>True when the answer is there.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The error of the attribute protocol; 0 when there is none, or no answer yet.</summary>
    public byte Error { get; private set; }

    /// <summary>True when the request was done.</summary>
    public bool IsOk => IsDone && Error == 0;

    /// <summary>What was read.</summary>
    public byte[] Value { get; private set; } = [];

    /// <summary>When the request was made, µs.</summary>
    public long AskedAtUs { get; }

    /// <summary>When the answer came, µs.</summary>
    public long AnsweredAtUs { get; private set; }

    /// <summary>How many times the firmware answered; the package bears no other number than one.</summary>
    public int Responses { get; internal set; }

    internal void Complete(byte error, byte[] value, long atUs)
    {
        IsDone = true;
        Error = error;
        Value = value;
        AnsweredAtUs = atUs;
    }
}
