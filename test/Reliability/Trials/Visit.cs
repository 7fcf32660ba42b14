using System;

namespace HipSense.Reliability;

/// <summary>The owner's phone comes to a trial's clip.</summary>
internal static class Visit
{
    private const double PatienceS = 5;

    /// <summary>A phone comes for the first time.</summary>
    /// <param name="trial">The clip's trial.</param>
    /// <param name="atS">When, s.</param>
    /// <returns>The phone, which is the owner's now.</returns>
    public static OwnersPhone Begin(Trial trial, double atS)
    {
        trial.RunUntil(atS);
        OwnersPhone phone = trial.MakePhone();
        phone.LogIn();
        return phone;
    }

    /// <summary>
    /// The phone comes back and asks for what it has missed. Unless the link breaks again it is to get all of that; the longest time until then is the
    /// trial's recovery.
    /// </summary>
    public static void ComeBack(Trial trial, OwnersPhone phone)
    {
        double fromS = trial.NowS;
        if (!TryLogIn(phone))
        {
            return;
        }

        while (phone.Central.IsConnected && trial.NowS < fromS + PatienceS)
        {
            if (phone.NextAlert == ((trial.Clip!.Link.Alerts.Newest + 1) & ushort.MaxValue))
            {
                trial.RecoveryS = Math.Max(trial.RecoveryS, trial.NowS - fromS);
                return;
            }

            trial.RunUntil(trial.NowS + 0.05);
        }

        trial.Expect(!phone.Central.IsConnected, $"alert {phone.NextAlert} does not come");
    }

    /// <summary>Proves to be the owner and has the missing alerts sent.</summary>
    /// <returns>False when the link broke meanwhile.</returns>
    public static bool TryLogIn(OwnersPhone phone)
    {
        try
        {
            phone.LogIn();
            phone.Replay();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
