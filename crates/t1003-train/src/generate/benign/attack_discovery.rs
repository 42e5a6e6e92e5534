//! Discovery: hosts, accounts, domains, shares, software, security products.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("discovery-host", "discovery-host", Cmd, &[
        concat!(
            r#"systeminfo«  /s {host} /u {user} /p {password}¦ /fo csv¦ | findstr /B /C:"OS Name" /C:"OS "#,
            r#"Version"»« > {outfile}»"#,
        ),
        "whoami /«all¦priv¦groups¦user¦fqdn¦upn»« /fo list»",
        "hostname & whoami & ipconfig /all & net user & net localgroup administrators",
        "ipconfig /«all¦displaydns»« | findstr IPv4¦ > {outfile}»",
        "netstat -«ano¦anob¦an¦nao -p tcp»« | findstr «LISTENING¦ESTABLISHED¦:{port}»»",
        r#"tasklist«  /svc¦ /v¦ /m {stem}.dll¦ /fi "imagename eq {stem}.exe"»« /s {host}»"#,
        "qprocess * & query user & quser /server:{host}",
        concat!(
            "wmic «os get Caption,CSDVersion,OSArchitecture,Version¦computersystem get ",
            "name,domain,manufacturer,model¦process get caption,executablepath,commandline¦service get ",
            "name,pathname,startmode¦startup list full¦product get name,version¦qfe get ",
            "hotfixid,installedon¦logicaldisk get caption,description,providername¦nicconfig where ",
            "ipenabled=true get ipaddress¦environment list¦share list¦ntdomain list¦volume list brief¦bios ",
            "get serialnumber¦timezone get caption¦onboarddevice get Description¦diskdrive list brief»« ",
            "/format:«list¦csv¦htable»»",
        ),
        concat!(
            r"wmic /namespace:\\root\securitycenter2 path «antivirusproduct get ",
            "displayname,productstate¦firewallproduct get displayname¦antispywareproduct get displayname»",
        ),
        "sc query«  type= service state= all¦ windefend¦ sense¦ex type= driver¦ {svcname}»",
        "driverquery«  /v¦ /si¦ /fo csv» | findstr /i «crowdstrike¦sentinel¦carbon¦cylance¦sysmon»",
        "fltmc«  instances¦ filters»",
        concat!(
            "netsh «advfirewall show allprofiles¦advfirewall firewall show rule name=all¦interface show ",
            "interface¦interface portproxy show all¦winhttp show proxy¦wlan show interfaces¦trace show ",
            "status»",
        ),
        "schtasks /query /fo «LIST /v¦csv¦table»« | findstr /i {stem}»",
        concat!(
            r"reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\«Uninstall /s¦Run¦Policies\System¦App ",
            "Paths»",
        ),
        r"reg query HKLM\SOFTWARE\«Wow6432Node\»Microsoft\Windows\CurrentVersion\Uninstall /s /v DisplayName",
        concat!(
            r#"reg query "HKLM\SOFTWARE\Policies\Microsoft\Windows\«PowerShell\ScriptBlockLogging¦EventLog\Even"#,
            r#"tForwarding\SubscriptionManager¦System»""#,
        ),
        concat!(
            r#"dir /«a¦b¦s¦a-d /b /s» «C:\Users¦"C:\Program Files"¦C:\¦C:\Users\{user}\Desktop¦%APPDATA%¦C:\ine"#,
            r"tpub¦\\{host}\C$»",
        ),
        r"tree /f C:\Users\{user} > {outfile}",
        "fsutil «fsinfo drives¦fsinfo volumeinfo C:¦volume diskfree C:¦dirty query C:»",
        "set & ver & echo %USERDOMAIN% %LOGONSERVER% %USERNAME%",
        r"time /t & w32tm /tz & net time \\{host}",
        r"type C:\Windows\System32\drivers\etc\hosts & ipconfig /displaydns",
        "vol & mountvol & wmic volume get label",
        "powercfg /a & powercfg /getactivescheme",
        r"where /r C:\ «*.kdbx¦psexec.exe¦python.exe¦{stem}.exe»",
        "nltest /dsgetdc: & echo %LOGONSERVER%",
        "query session & qwinsta & net session",
        r#"cmd /c "ver & whoami /groups | find "S-1-16-12288"""#,
        "bcdedit /enum & manage-bde -status",
    ])
    .weight(14),
    Family::other("discovery-domain", "discovery-domain", Cmd, &[
        concat!(
            r#"net «group "Domain Admins"¦group "Enterprise Admins"¦group "Domain Computers"¦group "Exchange "#,
            r#"Trusted Subsystem"¦user¦user {user}¦view¦accounts¦localgroup administrators¦group» /domain"#,
        ),
        r"net view«  /all¦ \\{host} /all¦ /domain:{domain}¦ /all /domain¦ \\{host}»",
        concat!(
            "nltest /«domain_trusts /all_trusts¦dclist:{domain}¦dsgetdc:{domain}¦trusted_domains¦sc_verify:{d",
            "omain}¦parentdomain¦whowill:{domain} {user}¦domain_trusts /v»",
        ),
        concat!(
            "dsquery «computer -limit 0¦user -limit 0¦group -name *admin*¦* -filter ",
            r#""(objectClass=trustedDomain)" -attr *¦subnet¦server -isgc¦ou¦* -filter "#,
            r#""(&(objectclass=group)(name=*admin*))" -attr member»"#,
        ),
        concat!(
            r#"«adfind¦adfind.exe¦AdFind.exe¦af.exe» -«f "objectcategory=computer" dnshostname "#,
            r#"operatingsystem¦f "(objectcategory=person)"¦f objectcategory=group¦gcb -sc trustdmp¦subnets -f "#,
            "(objectCategory=subnet)¦sc dclist¦sc admincountdmp¦sc exchaddresses¦f ",
            r#"(objectcategory=organizationalUnit)¦default -f "(servicePrincipalName=*)"¦f "name=Domain "#,
            r#"Admins" member -list»« > {outfile}»"#,
        ),
        concat!(
            "SharpHound.exe «-c All¦-c DCOnly,Session¦--CollectionMethods All --Stealth¦-c All -d {domain} ",
            "--zipfilename {stem}¦--Loop --LoopDuration 02:00:00¦--collectallproperties --ldapusername ",
            "{user} --ldappassword {password}»",
        ),
        concat!(
            "SharpView.exe Get-Domain«User -SPN¦Computer -Ping¦GPO¦Trust¦Controller¦GroupMember -Identity ",
            r#""Domain Admins" -Recurse¦ObjectAcl -Identity {user}»"#,
        ),
        r#"«ADRecon¦ADExplorer64¦ADExplorer» «-snapshot "" {stem}.dat¦/accepteula¦-DomainController {fqdn}»"#,
        "PingCastle.exe --«healthcheck --server {domain}¦scanner aclcheck¦carto¦level Full»",
        r#"ldifde -f {stem}.ldf -d "DC={company},DC=com" -r "(objectclass=user)" -l samaccountname,mail"#,
        "csvde -f {stem}.csv -d DC={company},DC=com",
        "gpresult /«z¦r¦h {stem}.html¦v /scope computer» & gpupdate",
        r"dir \\{fqdn}\SYSVOL\{domain}\Policies",
        concat!(
            "Seatbelt.exe «-group=all -full¦-group=system¦TokenGroups¦OSInfo¦AntiVirus¦LocalGroups¦Interestin",
            "gFiles¦PowerShellEvents¦WindowsVault¦LSASettings¦LocalUsers¦Services ",
            "-computername={host}¦CredGuard¦UAC»",
        ),
        concat!(
            "«winPEASx64¦winPEASany_ofs¦winPEAS.bat» «cmd fast¦quiet¦systeminfo ",
            "userinfo¦servicesinfo¦log={stem}.txt¦windowscreds»",
        ),
        "SharpUp.exe «audit¦HijackablePaths¦audit ModifiableServices»",
        concat!(
            "«SharpSCCM¦MalSCCM» «local site-info¦get devices -sms {fqdn}¦get class-instances ",
            "SMS_R_System¦locate»",
        ),
        "nbtscan«.exe» {cidr}",
        concat!(
            r"«SoftPerfect\netscan¦netscan¦advanced_ip_scanner¦Advanced_Port_Scanner¦masscan¦nmap» «/hide ",
            "/auto:{stem}.xml¦/portable¦/r:{ip}-{ip}¦-p445 {cidr}¦-sn {cidr} -oG -¦/config:netscan.xml ",
            "/range:{ip}-{ip}»",
        ),
        r#"for /l %i in (1,1,254) do @ping -n 1 -w 100 {ip}.%i | find "TTL=""#,
        r"for /f %h in (hosts.txt) do @net view \\%h /all >> {outfile}",
        concat!(
            "nslookup -type=«srv _ldap._tcp.dc._msdcs.{domain}¦any {domain}¦srv _kerberos._tcp.{domain}¦mx ",
            "{domain}»",
        ),
        "arp -a & route print & nbtstat -n & nbtstat -A {ip}",
        "SharpShares.exe /threads:{10..90} /ldap:servers-exclude-dc /filter:SYSVOL,NETLOGON",
        r"Invoke-ShareFinder.exe & PsLoggedon.exe -accepteula \\{host}",
        r"netsess.exe -h {host} & net session \\{ip}",
        r#"dsacls "CN={first},OU={stem},DC={company},DC=com""#,
        "dsregcmd /status",
        "setspn -Q */{plainhost}*",
    ])
    .weight(14),
    Family::other("discovery-powershell", "discovery-powershell", Ps, &[
        concat!(
            "Get-«Domain¦DomainUser¦DomainComputer -Ping¦DomainGroup *admin*¦DomainGroupMember 'Domain ",
            "Admins' -Recurse¦DomainGPO¦DomainOU¦DomainTrust¦ForestDomain¦NetSession -ComputerName ",
            "{host}¦NetLoggedon -ComputerName {host}¦NetShare -ComputerName ",
            "{host}¦DomainFileServer¦DomainPolicy¦DomainSID¦NetLocalGroupMember¦DomainController¦DomainDFSSha",
            "re¦RegLoggedOn -ComputerName {host}»« | select name¦ | Export-Csv {psout}»",
        ),
        concat!(
            "Find-«LocalAdminAccess -Verbose¦DomainShare -CheckShareAccess¦InterestingDomainShareFile ",
            "-Include *pass*¦DomainUserLocation -UserIdentity {user}¦InterestingDomainAcl ",
            "-ResolveGUIDs¦PSRemotingLocalAdminAccess¦DomainProcess»",
        ),
        concat!(
            "Invoke-«BloodHound -CollectionMethod All -OutputDirectory {psdir}¦AllChecks¦PrivescCheck ",
            "-Extended -Report {stem}¦ShareFinder -CheckShareAccess¦UserHunter -CheckAccess¦ARPScan -CIDR ",
            "{cidr}¦Portscan -Hosts {cidr} -TopPorts 50¦PortScan -StartAddress {ip} -EndAddress ",
            "{ip}¦ReverseDNSLookup {cidr}¦ACLScanner -ResolveGUIDs¦MapDomainTrust¦ADEnum¦ADRecon¦WinEnum¦Host",
            "Recon¦Seatbelt -Command '-group=all'¦SQLAudit -Verbose¦SQLDumpInfo»",
        ),
        concat!(
            "Get-AD«Domain¦Forest¦User -Filter * -Properties *¦Computer -Filter * -Properties ",
            "OperatingSystem¦Group -Filter * | select name¦GroupMember 'Domain Admins' -Recursive¦Trust ",
            "-Filter *¦DomainController -Filter *¦DefaultDomainPasswordPolicy¦OrganizationalUnit -Filter ",
            "*¦ReplicationSite -Filter *¦FineGrainedPasswordPolicy -Filter *»« | Export-Csv {psout}»",
        ),
        concat!(
            "[System.DirectoryServices.ActiveDirectory.«Domain]::GetCurrentDomain()¦Forest]::GetCurrentForest",
            "().Domains¦Domain]::GetCurrentDomain().DomainControllers¦Domain]::GetCurrentDomain().GetAllTrust",
            "Relationships()»",
        ),
        concat!(
            "([adsisearcher]'«(objectClass=computer)¦(&(objectCategory=person)(servicePrincipalName=*))¦(sama",
            "ccountname={user})¦(userAccountControl:1.2.840.113556.1.4.803:=524288)¦(objectClass=groupPolicyC",
            "ontainer)»').FindAll()« | % { $_.Path }¦ | select -First {5..50}»",
        ),
        concat!(
            "Get-«Process¦Service¦HotFix¦ComputerInfo¦NetIPConfiguration -All¦NetTCPConnection -State ",
            "Listen¦NetNeighbor¦SmbShare¦SmbConnection¦ScheduledTask¦MpComputerStatus¦MpPreference | select ",
            "Exclusion*¦BitLockerVolume¦NetFirewallProfile¦ChildItem ",
            "Env:¦PSDrive¦Clipboard¦DnsClientCache¦InstalledModule¦ExecutionPolicy -List»« | Out-File ",
            "{psout}¦ | Format-Table¦ | ConvertTo-Json»",
        ),
        concat!(
            "Get-CimInstance -Namespace root/SecurityCenter2 -ClassName AntiVirusProduct« | Select ",
            "displayName, productState»",
        ),
        concat!(
            r#"Get-WmiObject Win32_«Service | ? { $_.PathName -notlike '"*' } | select Name, PathName¦Process "#,
            "| select ProcessName, CommandLine¦Product | select Name, Version¦NetworkAdapterConfiguration ",
            "-Filter IPEnabled=true¦LogicalDisk¦ComputerSystem | select Domain, ",
            "Model¦QuickFixEngineering¦StartupCommand¦LoggedOnUser»« -ComputerName {host}»",
        ),
        concat!(
            r"Get-ItemProperty HKLM:\Software\«Wow6432Node\»Microsoft\Windows\CurrentVersion\Uninstall\* | ",
            "Select DisplayName, DisplayVersion« | Sort DisplayName»",
        ),
        r#"1..254 | % { Test-Connection -Count 1 -Quiet "{ip}.$_" }"#,
        concat!(
            r#"1..1024 | % { if ((New-Object Net.Sockets.TcpClient).ConnectAsync('{ip}', $_).Wait(200)) { "$_ "#,
            r#"open" } }"#,
        ),
        "Test-NetConnection {host} -Port {port}« -InformationLevel Quiet»",
        "Resolve-DnsName -Type SRV _ldap._tcp.dc._msdcs.{domain}",
        "whoami /all; ipconfig /all; net user /domain; nltest /domain_trusts; systeminfo",
        concat!(
            r"Get-ChildItem «C:\Users¦C:\¦\\{host}\C$\Users» -«Recurse -Depth 2¦Force¦Filter *.docx -Recurse» ",
            "-ErrorAction SilentlyContinue | Select FullName",
        ),
        "Get-EventLog -LogName Security -InstanceId 4624 -Newest {10..500} | % { $_.ReplacementStrings[5] }",
        "Get-WinEvent -LogName 'Microsoft-Windows-TerminalServices-RDPClient/Operational' | select Message",
        "(Get-PSReadLineOption).HistorySavePath | % { Get-Content $_ }",
        "$env:COMPUTERNAME; $env:USERDNSDOMAIN; [Environment]::OSVersion; (Get-Culture).Name",
        "Get-SQLInstanceDomain | Get-SQLConnectionTestThreaded | Get-SQLServerInfo",
        concat!(
            "Get-DomainObjectAcl -SamAccountName {user} -ResolveGUIDs | ? { $_.ActiveDirectoryRights -match ",
            "'GenericAll' }",
        ),
        "Get-NetGPO | % { Get-ObjectAcl -ResolveGUIDs -Name $_.Name }",
    ])
    .weight(14),
    Family::other("discovery-console", "discovery-console", Console, &[
        concat!(
            r#"beacon> «ps¦net user¦net domain_controllers¦net domain_trusts¦net group "Domain Admins"¦net "#,
            r"localgroup administrators¦net view¦net computers¦net sessions \\{host}¦portscan {cidr} ",
            "22,445,3389 arp 1024¦shell systeminfo¦shell whoami /all¦run ipconfig /all¦getuid¦pwd¦drives¦ls ",
            r"\\{host}\c$¦powershell Find-LocalAdminAccess¦powerpick Get-DomainUser -Identity ",
            "{user}¦execute-assembly {shdir}/SharpHound.exe -c All¦execute-assembly {shdir}/Seatbelt.exe ",
            r"-group=all¦reg queryv x64 HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion ProductName¦reg ",
            r"query x86 HKLM\{softkey}¦ldapsearch (objectClass=computer) dnshostname¦nslookup ",
            "{fqdn}¦netstat¦tasklist¦driversigs¦sc_enum {host}¦adcs_enum¦listdns¦whoami¦windowlist¦uptime¦net",
            "user {user}¦samr_enum {host}»",
        ),
        concat!(
            "meterpreter > «sysinfo¦getuid¦ps¦ipconfig¦route¦arp¦netstat¦localtime¦idletime¦getenv ",
            r"USERNAME¦ls C:\\Users¦run post/windows/gather/enum_domain¦run ",
            "post/windows/gather/enum_applications¦run post/windows/gather/enum_services¦run ",
            "post/windows/gather/checkvm¦run post/windows/gather/enum_patches¦run ",
            "post/windows/gather/arp_scanner RHOSTS={cidr}¦run post/multi/recon/local_exploit_suggester¦run ",
            r"post/windows/gather/usb_history¦reg queryval -k HKLM\\SOFTWARE\\Microsoft -v ProductName¦reg ",
            r"enumkey -k HKLM\\SYSTEM\\CurrentControlSet\\Services¦enumdesktops¦show_mount¦search -f *.docx ",
            r"-d C:\\Users»",
        ),
        concat!(
            "use auxiliary/scanner/«smb/smb_version¦smb/smb_enumusers¦smb/smb_enumshares¦smb/smb_lookupsid¦po",
            "rtscan/tcp¦discovery/arp_sweep¦snmp/snmp_enum¦rdp/rdp_scanner¦mssql/mssql_ping¦http/dir_scanner¦",
            "winrm/winrm_auth_methods¦ssh/ssh_version¦dcerpc/endpoint_mapper¦netbios/nbname»⏎set RHOSTS ",
            "{cidr}⏎run",
        ),
        concat!(
            r"sliver ({ALNUM8}) > «ps -T¦whoami¦info¦ifconfig¦netstat -l¦ls C:\\Users¦getprivs¦env¦sharpview ",
            "Get-Domain¦sa-ipconfig¦sa-netuser {user}¦sa-ldapsearch ",
            "(objectClass=user)¦sa-netlocalgroup¦sa-listmods¦seatbelt -- -group=system¦registry list-subkeys ",
            r"--hive HKLM SOFTWARE\\Microsoft¦registry read --hive HKLM --hostname {plainhost} ",
            r"SYSTEM\\CurrentControlSet\\Services\\{svcname} ImagePath¦mount¦services»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule powershell/situational_awareness/«host/winenum¦host/seatbelt¦host",
            "/antivirusproduct¦host/computerdetails¦host/findtrusteddocuments¦host/get_pathacl¦network/powerv",
            "iew/find_localadmin_access¦network/powerview/get_domain_trust¦network/powerview/share_finder¦net",
            "work/bloodhound3¦network/arpscan¦network/portscan¦network/smbscanner¦network/get_spn»⏎execute",
        ),
        concat!(
            "demon > «whoami¦proc list¦net localgroup¦net users¦net dclist¦net share {host}¦dir ",
            r"C:\Users¦powershell Get-Process¦driversigs¦ipconfig¦domainenum¦adcs_enum¦job list¦reg_query ",
            r"HKLM SOFTWARE\Microsoft¦userenum¦resources»",
        ),
        concat!(
            r"mythic> «ps¦ls C:\Users¦whoami¦ifconfig¦net_dclist¦net_localgroup_member ",
            r"Administrators¦net_shares {host}¦reg_query -Hive HKLM -Key SOFTWARE\Microsoft¦powerpick ",
            "Get-NetDomain¦getprivs¦screenshot¦listpipes»",
        ),
        concat!(
            r#"covenant> «ProcessList¦GetDomainUser {user}¦GetDomainGroup "Domain Admins"¦GetNetLocalGroup "#,
            r"{host}¦PortScan {ip} 445¦GetRegistryKey HKLM\{softkey}¦Seatbelt -group=all¦WhoAmI¦ListDirectory ",
            r"C:\Users¦GetNetSession {host}»",
        ),
        concat!(
            r#"PoshC2> «get-hostinfo¦get-userinfo¦get-computerinfo¦arpscan¦portscan "{ip}" "#,
            r"1-1000¦invoke-bloodhound¦seatbelt all¦get-ipconfig¦ls-recurse C:\Users¦resolveip {ip}»",
        ),
        concat!(
            "koadic: sta> use implant/«gather/enum_shares¦gather/enum_users¦gather/enum_domain_info¦scan/tcp¦",
            "gather/office_key¦fun/voice¦util/multi_module»⏎set ZOMBIE {0..9}⏎run",
        ),
    ])
    .weight(8),
    Family::other("discovery-told", "discovery-told", Told, &[
        "{who} «enumerated¦listed¦discovered¦queried¦mapped» {w}{where}« with {t}».",
        "{t} was «run¦executed» {where}to list {w}.",
        "«Alert¦Detection»: «reconnaissance¦discovery¦enumeration» activity, {t} by {account}{where}",
        concat!(
            "{who} ran {1..40} discovery commands within {1..10} minutes{where}: whoami, ipconfig, net user, ",
            "systeminfo.",
        ),
        "{plainhost} scanned {1..65000} ports of {ip}.",
        "A user's local group membership was enumerated by {t}{where}.",
        "SAMR enumeration of {1..900} accounts from {ip} was seen on {fqdn}.",
        "{who} asked the domain controller over SAMR for the members of Domain Admins.",
        r"{ip} connected to the pipe \samr and «enumerated users¦looked up names¦opened the domain».",
        "LDAP query (samAccountType=805306368) from {ip} returned {1..9000} objects.",
        "{who} used BloodHound to find a path to Domain Admins.",
    ])
    .slots(&[
        ("w", concat!(
                "«local users¦local administrators¦domain users¦domain computers¦domain trusts¦network ",
                "shares¦running processes¦installed software¦antivirus products¦the firewall rules¦scheduled ",
                "tasks¦services¦open ports¦sessions on {host}¦the password policy¦group policies¦SPNs¦the ",
                "registry Run keys¦system information¦the security products¦mounted drives»",
            )),
        ("t", concat!(
                "«net.exe¦AdFind¦SharpHound¦PowerView¦nltest.exe¦whoami.exe¦dsquery¦wmic.exe¦Seatbelt¦ADRecon¦sys",
                "teminfo.exe¦reg.exe¦nmap¦a batch script¦PowerShell»",
            )),
    ])
    .weight(8),
];
