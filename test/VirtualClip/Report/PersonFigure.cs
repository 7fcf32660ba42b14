using System;
using System.Collections.Generic;
using System.Linq;

namespace HipSense.VirtualClip;

/// <summary>A figure of which every person has one.</summary>
/// <param name="Title">Its name in a table.</param>
/// <param name="Unit">Its unit, with a space before it where one belongs.</param>
/// <param name="Digits">Digits after the point.</param>
/// <param name="Of">Takes it from a person; NaN where there is none.</param>
internal sealed record PersonFigure(string Title, string Unit, int Digits, Func<Person, double> Of)
{
    /// <summary>RMSE of the obliquity.</summary>
    public static readonly PersonFigure Obliquity = new("obliquity, RMSE", "°", 3, person => person.ObliquityDeg);

    /// <summary>RMSE of the peak drop of a stance.</summary>
    public static readonly PersonFigure Drop = new("peak drop of a stance, RMSE", "°", 2, person => person.DropDeg);

    /// <summary>RMSE of the mean of ten.</summary>
    public static readonly PersonFigure DropOfTen = new("peak drop, mean of 10, RMSE", "°", 2, person => person.DropOfTenDeg);

    /// <summary>RMSE of the contact time.</summary>
    public static readonly PersonFigure Contact = new("contact time, RMSE", " ms", 1, person => person.Trial.Stances.Contact.Rmse);

    /// <summary>Running until the clip knows how it sits, of those who do not stand first.</summary>
    public static readonly PersonFigure Uncalibrated = new(
        "running until calibrated, without standing first", " s", 1, person => person.StandsFirst ? double.NaN : person.Trial.RunUncalibratedS);

    /// <summary>Running that was not found.</summary>
    public static readonly PersonFigure NotFound = new("running not found, share of it", " %", 1, person => 100 - person.Trial.Activity.FoundPercent);

    /// <summary>All of them, each the worse the larger it is.</summary>
    public static readonly IReadOnlyList<PersonFigure> All =
    [
        Obliquity,
        new("obliquity less its mean, without a level, RMSE", "°", 3, person => person.ObliquityLessMeanDeg),
        Drop,
        DropOfTen,
        new("S, half the sum of both sides, its error", "°", 2, person => person.SumDeg),
        new("initial contact, bias, its size", " ms", 1, person => Math.Abs(person.Trial.Stances.InitialContact.Mean)),
        new("initial contact, SD", " ms", 1, person => person.Trial.Stances.InitialContact.Sd),
        new("toe-off, bias, its size", " ms", 1, person => Math.Abs(person.Trial.Stances.ToeOff.Mean)),
        new("toe-off, SD", " ms", 1, person => person.Trial.Stances.ToeOff.Sd),
        Contact,
        NotFound,
        Uncalibrated,
    ];

    /// <summary>How it is spread over people.</summary>
    public Distribution Over(IEnumerable<Person> people) => new([.. people.Select(person => (person, Of(person))).Where(one => double.IsFinite(one.Item2))]);
}
