namespace nanoFramework.Device.Bluetooth.Advertisement;

/// <summary>Sections of an advertisement.</summary>
public enum BluetoothLEAdvertisementDataSectionType
{
    /// <summary>Interval.</summary>
    AdvertisingInterval = 26,

    /// <summary>Appearance.</summary>
    Appearance = 25,

    /// <summary>Name.</summary>
    CompleteLocalName = 9,

    /// <summary>128-bit services.</summary>
    CompleteList128uuid = 7,

    /// <summary>16-bit services.</summary>
    CompleteList16uuid = 3,

    /// <summary>32-bit services.</summary>
    CompleteList32uuid = 5,

    /// <summary>Flags.</summary>
    Flags = 1,

    /// <summary>Some 128-bit services.</summary>
    IncompleteList128uuid = 6,

    /// <summary>Some 16-bit services.</summary>
    IncompleteList16uuid = 2,

    /// <summary>Some 32-bit services.</summary>
    IncompleteList32uuid = 4,

    /// <summary>The maker's data.</summary>
    ManufacturerSpecificData = 255,

    /// <summary>Connection intervals.</summary>
    PeripheralConnectionIntervalRange = 18,

    /// <summary>Public target.</summary>
    PublicTargetAddress = 23,

    /// <summary>Random target.</summary>
    RandomTargetAddress = 24,

    /// <summary>Data of a 128-bit service.</summary>
    ServiceData128bitUuid = 33,

    /// <summary>Data of a 16-bit service.</summary>
    ServiceData16bitUuid = 22,

    /// <summary>Data of a 32-bit service.</summary>
    ServiceData32bitUuid = 32,

    /// <summary>Wanted 128-bit services.</summary>
    ServiceSolicitation128BitUuids = 21,

    /// <summary>Wanted 16-bit services.</summary>
    ServiceSolicitation16BitUuids = 20,

    /// <summary>Wanted 32-bit services.</summary>
    ServiceSolicitation32BitUuids = 31,

    /// <summary>Part of the name.</summary>
    ShortenedLocalName = 8,

    /// <summary>Transmit power.</summary>
    TxPowerLevel = 10,
}
