//! Verdicts of antivirus and EDR products on tools that take the local hashes, and on others.

use crate::generate::family::{Family, Kind::Told};

const ALERT: &[&str] = &[
    concat!(
        "«Windows Defender Antivirus¦Microsoft Defender Antivirus» has «detected malware or other ",
        "potentially unwanted software¦taken action to protect this machine from malware».⏎ Name: ",
        "{threat}⏎ Severity: «Severe¦High»⏎ Category: «Tool¦Suspicious Behavior¦Trojan»⏎ Path: ",
        "{kind}:_{path}⏎ Detection Source: «Real-Time Protection¦User¦System»⏎ User: {account}⏎ Process ",
        "Name: {parentimage}« ⏎ Action: «Quarantine¦Remove¦Block»»"
    ),
    concat!(
        "EventID=111{6..7} Computer={plainhost} ThreatName={threat} Path={kind}:_{path} ",
        "ProcessName={parentimage} Action=«Quarantine¦Remove¦Allow»"
    ),
    concat!(
        r#"{"ThreatName":"{threat}","Path":"{pathj}","Severity":"«Severe¦"#,
        r#"High»","DeviceName":"{plainhost}","DetectionUser":"{domain}\\{first}","Action":"«Quarantined¦"#,
        r#"Blocked¦Allowed»"}"#
    ),
    "{stamp} {plainhost} {threat} «blocked¦quarantined¦detected» in {path} started by {account}",
    concat!(
        "{product} «AV¦EDR¦XDR»: {threat} {path} «(running, PID {pid}) ¦»«terminated¦quarantined¦allowed ",
        "by policy»"
    ),
    concat!(
        "CEF:0|{vendor}|{product}|{1..20}.{0..9}|{1000..9999}|{threat}|{6..10}|shost={plainhost} ",
        "suser={user} filePath={path} act=«blocked¦allowed»"
    ),
    concat!(
        "<{10..190}>{month} {10..28} {clock} {plainhost} {product}: Threat {threat} file {path} user ",
        "{user} action «cleaned¦blocked»"
    ),
    concat!(
        "«Malware¦PUA¦HackTool» «{threat} ¦»was «executed¦started¦run» from {path} on {plainhost} by ",
        "{account}« and stopped»"
    ),
    r#"{isodate},{clock},{plainhost},{threat},"{path}",{user},«Deleted¦Blocked¦Left alone»"#,
    concat!(
        "Threat: {threat}⏎File: {path}⏎Host: {plainhost}⏎User: {user}⏎Status: «remediated¦active¦",
        "quarantined»"
    ),
    "AMSI: {threat} in {psexe}, script {ps}, user {user}, «blocked¦detected»",
    "Behaviour detection {beh} on {plainhost}: process {path} (parent {parentimage})",
];

pub const FAMILIES: &[Family] = &[
    Family::act("av-alerts", "av-alert-hashes", "av-alert-other", Told, ALERT).slots(&[
        ("kind", "«file¦process¦containerfile¦behavior»"),
        ("threat", concat!("«HackTool:Win«32¦64»/«PWDump¦Pwdump¦Fgdump¦SamDump¦SAMDump.A¦SharpSecDump¦HiveNightmare¦", "CredDump.SAM¦SecretsDump»«.A¦!MTB¦!pz¦»¦HackTool:PowerShell/«PowerDump¦PassHashes¦", "HiveNightmare»¦Exploit:Win«32¦64»/HiveNightmare«.A»¦Behavior:Win32/«SamHiveDump¦RegSaveSAM¦", "SamDump¦DumpSAM»«.A»¦HTool-PWDump¦PUA.PwDump7¦Win.Tool.Pwdump-{1000..9999999}-0¦", "not-a-virus:PSWTool.Win32.PWDump.«f¦g¦vkw»¦Hacktool.PwDump¦ATK/PWDump-«A¦B¦C»¦", "Application.HackTool.PwDump»")),
        ("path", concat!(r"«{dir}\«pwdump7¦PwDump7¦pwdump6¦fgdump¦samdump¦SharpSecDump¦HiveNightmare¦DumpSAM¦PwDump8¦", r"secretsdump».exe¦\\{host}\C$\Windows\Temp\pwdump7.exe¦", r"C:\Users\{user}\Downloads\pwdump7\PwDump7.exe»")),
        ("pathj", r"C:\\«temp¦Users\\Public¦Windows\\Temp»\\«pwdump7¦fgdump¦samdump¦SharpSecDump¦HiveNightmare».exe"),
        ("ps", "«Invoke-PowerDump.ps1¦Get-PassHashes.ps1¦Invoke-HiveNightmare.ps1¦powerdump.ps1»"),
        ("beh", concat!(r"«SAM hive dump¦registry save of HKLM\SAM¦reading of the SAM hive file¦local hash dumping from ", "the SAM»")),
    ]).weight(5),
    Family::other("av-alerts", "av-alert-other", Told, ALERT).slots(&[
        ("kind", "«file¦process¦containerfile¦behavior»"),
        ("threat", concat!("«HackTool:Win«32¦64»/«Mimikatz¦LaZagne¦Rubeus¦ProcDump¦NanoDump¦WinPEAS¦SharpHound¦Passview¦", "AutoKMS¦Keygen¦Lsadump¦Wce¦PsExec¦InternalMonologue»«.A¦.D¦!MTB¦!pz¦»¦", "HackTool:PowerShell/«PowerView¦Kerberoast¦Nishang¦PowerUp»¦Trojan:Win32/«Emotet¦Wacatac.B!ml¦", "SamScissors¦Qakbot»¦Behavior:Win32/«LsassDump¦Mikatz¦DumpLsass»«.A¦»¦Ransom:Win32/«SamSam¦Ryuk¦", "Lockbit»«.A»¦PUA.CCleaner¦Win.Tool.Lazagne-{1000..9999999}-0¦", "not-a-virus:RemoteAdmin.Win32.WinVNC¦EICAR-Test-File¦ATK/Rubeus-A»")),
        ("path", concat!(r"«{dir}\«mimikatz¦lazagne¦rubeus¦nanodump¦winPEASx64¦SharpHound¦wce¦procdump64¦{alnum6}¦samsam¦", r"samsung_setup».exe¦\\{host}\C$\Windows\Temp\{alnum6}.dll¦C:\Users\sam\Downloads\{stem}.exe»")),
        ("pathj", r"C:\\«temp¦Users\\sam¦Windows\\Temp»\\«mimikatz¦lazagne¦rubeus¦{alnum6}¦nanodump».exe"),
        ("ps", "«Invoke-Mimikatz.ps1¦PowerView.ps1¦Invoke-Kerberoast.ps1¦{stem}.ps1»"),
        ("beh", concat!(r"«LSASS memory read¦shadow copy deletion¦registry save of HKLM\SOFTWARE¦reading of ntds.dit¦", "browser password theft¦mass file rename»")),
    ]).weight(6),
];
