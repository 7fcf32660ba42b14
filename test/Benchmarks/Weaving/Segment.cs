namespace HipSense.Benchmarks;

/// <summary>
/// Instructions that run one after the other, all or none: only the last can jump, call or throw. What one run of them does; of arrays,
/// whose length the code alone does not tell, only the number.
/// </summary>
/// <param name="Method">The method that they are part of, as "Type.Method".</param>
/// <param name="Cost">What they do.</param>
public sealed record Segment(string Method, Tally Cost);
