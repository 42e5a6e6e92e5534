//! Variables that every Windows machine has, and the values that they have on most.

/// Names in lower case, and values as an unchanged Windows 10 or 11 has them. The letters' case counts:
/// characters are picked out of them by their place.
const MACHINE: &[(&str, &str)] = &[
    // where cmd.exe lies
    ("__appdir__", "C:\\Windows\\System32\\"),
    ("allusersprofile", "C:\\ProgramData"),
    ("commonprogramfiles", "C:\\Program Files\\Common Files"),
    ("commonprogramfiles(x86)", "C:\\Program Files (x86)\\Common Files"),
    ("commonprogramw6432", "C:\\Program Files\\Common Files"),
    ("comspec", "C:\\Windows\\system32\\cmd.exe"),
    ("driverdata", "C:\\Windows\\System32\\Drivers\\DriverData"),
    ("os", "Windows_NT"),
    ("pathext", ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC"),
    ("processor_architecture", "AMD64"),
    ("programdata", "C:\\ProgramData"),
    ("programfiles", "C:\\Program Files"),
    ("programfiles(x86)", "C:\\Program Files (x86)"),
    ("programw6432", "C:\\Program Files"),
    ("public", "C:\\Users\\Public"),
    ("systemdrive", "C:"),
    ("systemroot", "C:\\Windows"),
    ("windir", "C:\\Windows"),
];

/// Values that hold a user's name. Only pieces are taken from them: written out whole, they say less than
/// the variable's name.
const USER: &[(&str, &str)] = &[
    ("appdata", "C:\\Users\\user\\AppData\\Roaming"),
    ("homedrive", "C:"),
    ("homepath", "\\Users\\user"),
    ("localappdata", "C:\\Users\\user\\AppData\\Local"),
    ("temp", "C:\\Users\\user\\AppData\\Local\\Temp"),
    ("tmp", "C:\\Users\\user\\AppData\\Local\\Temp"),
    ("userprofile", "C:\\Users\\user"),
];

/// What PowerShell itself defines and scripts take letters from.
const POWERSHELL: &[(&str, &str)] = &[
    ("pshome", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0"),
    ("shellid", "Microsoft.PowerShell"),
    ("verbosepreference", "SilentlyContinue"),
    ("debugpreference", "SilentlyContinue"),
    ("erroractionpreference", "Continue"),
];

fn find(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|&(_, value)| value)
}

/// The value of an environment variable that is the same on every machine.
pub(super) fn machine(name: &str) -> Option<&'static str> {
    find(MACHINE, name)
}

/// The value of an environment variable, a user's ones included.
pub(super) fn any(name: &str) -> Option<&'static str> {
    machine(name).or_else(|| find(USER, name))
}

/// The value of a variable that PowerShell sets.
pub(super) fn powershell(name: &str) -> Option<&'static str> {
    find(POWERSHELL, name)
}
