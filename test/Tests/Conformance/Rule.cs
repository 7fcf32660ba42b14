namespace HipSense.Tests.Conformance;

/// <summary>What code for the clip must not do.</summary>
internal enum Rule
{
    /// <summary>Generic types and methods compile, and the runtime then fails at load or hangs.</summary>
    Generic,

    /// <summary>Arrays of more than one dimension compile and crash; arrays of arrays are fine.</summary>
    MultiDimensionalArray,

    /// <summary>There is no Nullable.</summary>
    NullableValue,

    /// <summary>There are no tuples.</summary>
    Tuple,

    /// <summary>There is no Span; the packages have SpanByte.</summary>
    Span,

    /// <summary>There is no LINQ.</summary>
    Linq,

    /// <summary>There is no decimal.</summary>
    Decimal,

    /// <summary>There is no async, and no yield.</summary>
    StateMachine,

    /// <summary>stackalloc fails.</summary>
    StackAlloc,

    /// <summary>Pointers to functions fail.</summary>
    FunctionPointer,

    /// <summary>Pointers, and with them fixed, fail.</summary>
    Pointer,

    /// <summary>volatile does not compile.</summary>
    Volatile,

    /// <summary>checked compiles and is ignored.</summary>
    CheckedArithmetic,

    /// <summary>Methods with a body in interfaces fail.</summary>
    DefaultInterfaceMethod,

    /// <summary>An enumeration's text is its number.</summary>
    EnumText,

    /// <summary>The real package does not have it.</summary>
    UnknownMember,

    /// <summary>The firmware must not know of the virtual board.</summary>
    VirtualBoard,

    /// <summary>Integers only on the sample path.</summary>
    Float,

    /// <summary>No allocation on the sample path: no object, array or boxed value.</summary>
    Allocation,

    /// <summary>No text on the sample path.</summary>
    Text,

    /// <summary>No call through an interface on the sample path.</summary>
    InterfaceCall,

    /// <summary>No struct by value on the sample path: the runtime allocates each.</summary>
    StructValue,
}
