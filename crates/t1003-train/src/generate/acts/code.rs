//! Program source that opens the hives, and the same calls on other things.

use crate::generate::family::{Family, Kind::Code};

const REGISTRY: &[&str] = &[
    concat!(
        r#"RegOpenKeyEx«A¦W¦»(HKEY_LOCAL_MACHINE, «L"{k}"¦TEXT("{k}")¦"{k}"», «0¦"#,
        r"REG_OPTION_BACKUP_RESTORE», «KEY_READ¦KEY_ALL_ACCESS¦KEY_QUERY_VALUE», &hKey);«⏎",
        r#"RegSaveKey«Ex»«A¦W»(hKey, «L»"{out}", NULL«, REG_LATEST_FORMAT»);¦⏎RegQueryValueEx(hKey, "#,
        r#"«L"F"¦"V"¦NULL», NULL, &type, data, &size);»"#,
    ),
    concat!(
        r#"RegCreateKeyEx«A¦W»(HKEY_LOCAL_MACHINE, "{k}", 0, NULL, REG_OPTION_BACKUP_RESTORE, "#,
        r#"KEY_ALL_ACCESS, NULL, &hKey, &dwDisp); RegSaveKey(hKey, "{out}", NULL);"#,
    ),
    concat!(
        r#"InitializeObjectAttributes(&oa, RTL_CONSTANT_STRING(L"\\Registry\\Machine\\{k}"), "#,
        r"OBJ_CASE_INSENSITIVE, NULL, NULL);⏎NtOpenKey(&hKey, KEY_READ, &oa);⏎NtSaveKey«Ex»(hKey, ",
        r"hFile«, 2»);",
    ),
    concat!(
        r#"using (var key = Registry.LocalMachine.OpenSubKey(«@"{kp}"¦"{k}"»)) { «foreach (var n in "#,
        r#"key.GetSubKeyNames()) Console.WriteLine(n);¦var v = (byte[])key.GetValue("«F¦V¦{stem}»");» "#,
        r"}",
    ),
    concat!(
        r"RegistryKey.OpenBaseKey(RegistryHive.LocalMachine, ",
        r#"RegistryView.Registry64).OpenSubKey(@"{kp}").«GetValue("V")¦GetSubKeyNames()¦"#,
        r"GetValueNames()»;",
    ),
    r#"RegistryKey.OpenRemoteBaseKey(RegistryHive.LocalMachine, "{host}").OpenSubKey(@"{kp}")"#,
    concat!(
        r#"«import winreg⏎»«k = »winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, «r"{kp}"¦"{k}"»«, 0, "#,
        r#"winreg.KEY_READ»)«⏎winreg.SaveKey(k, r"{out}")¦⏎print(winreg.QueryValueEx(k, "{stem}"))»"#,
    ),
    r#"win32api.RegSaveKey(win32api.RegOpenKey(win32con.HKEY_LOCAL_MACHINE, "{k}"), r"{out}", None)"#,
    concat!(
        r"ans = rrp.hOpenLocalMachine(dce)⏎key = rrp.hBaseRegOpenKey(dce, ans['phKey'], '{k}')⏎",
        r"rrp.hBaseRegSaveKey(dce, key['phkResult'], '{stem}')",
    ),
    concat!(
        r#"Set oReg = GetObject("winmgmts:\\.\root\default:StdRegProv")⏎oReg.«EnumKey¦EnumValues» "#,
        r#"&H80000002, "{kp}", arrKeys"#,
    ),
    r#"objReg.GetBinaryValue HKEY_LOCAL_MACHINE, "{kp}", "«F¦V¦{stem}»", arrValue"#,
    r#"«CreateObject("WScript.Shell")¦WshShell».RegRead("HKLM\{kp}\{stem}")"#,
    r#"k, err := registry.OpenKey(registry.LOCAL_MACHINE, `{kp}`, registry.QUERY_VALUE)"#,
    r#"let key = RegKey::predef(HKEY_LOCAL_MACHINE).open_subkey(r"{kp}")?;"#,
    r#"Advapi32Util.registryGetKeys(WinReg.HKEY_LOCAL_MACHINE, "{k}")"#,
    r#"hive, err := regf.Open("{out}") // HKLM\{kp}"#,
    r#"reg_save("HKLM", "{k}", "{out}");"#,
    r#"hKey = OpenKey(HKLM, "{k}"); if (hKey) SaveKey(hKey, "{out}");"#,
];

const FILE: &[&str] = &[
    r#"shutil.copy«file¦2¦»(r"{f}", r"{out}")"#,
    r#"open(r"{f}", "rb").read()"#,
    concat!(
        r"with open(r'{f}', 'rb') as f:⏎    data = f.read()⏎    «requests.post('{url}', data=data)¦",
        r"open('{stem}', 'wb').write(data)»",
    ),
    r#"File.Copy(@"{f}", @"{out}"«, true»);"#,
    r#"byte[] «data¦b» = File.ReadAllBytes(@"{f}");"#,
    r#"CopyFile«A¦W¦»(«L»"{fd}", «L»"{out}", FALSE);"#,
    concat!(
        r#"CreateFile«A¦W»(«L»"{fd}", GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, "#,
        r"OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, NULL);",
    ),
    r#"FILE *fp = fopen("{fd}", "rb");"#,
    r#"std::ifstream in("{fd}", std::ios::binary);"#,
    r#"std::fs::copy(r"{f}", r"{out}")?;"#,
    r#"os.ReadFile(`{f}`)"#,
    r#"data, _ := ioutil.ReadFile("{fd}")"#,
    r#"fs.copyFileSync('{fd}', '{stem}')"#,
    r#"Files.copy(Paths.get("{fd}"), Paths.get("{stem}"))"#,
    r#"CreateObject("Scripting.FileSystemObject").CopyFile "{f}", "{out}""#,
    r#"FileCopy "{f}", "{out}""#,
    r#"os.system(r'copy {f} {out}')"#,
    r#"system("copy {fd} {stem}");"#,
    r#"<?php readfile('{fd}'); ?>"#,
    r#"<?php echo base64_encode(file_get_contents('{f}')); ?>"#,
    r#"File.open('{fd}', 'rb') { |f| f.read }"#,
    r#"client.fs.file.download('{stem}', '{fd}')"#,
    r#"smb_conn.getFile('C$', '{ft}', fh.write)"#,
    r#"conn.retrieveFile('C$', '{ft}', fh)"#,
];

const INTERNALS: &[&str] = &[
    "{a}",
    "{a}⏎{b}",
    "«try:⏎    {a}⏎except Exception as e:⏎    logging.error(e)¦{a}; {b}»",
    "{x} = {a}«⏎{b}»",
    "«def dump(self):⏎    »{a}⏎    {b}",
];

const K_POS: &str = concat!(
    r"«SAM¦SAM¦SAM\\SAM¦SAM\\SAM\\Domains\\Account¦SECURITY¦SECURITY\\Policy\\Secrets¦",
    r"SAM\\SAM\\Domains\\Account\\Users\\{rid}¦SECURITY\\Cache»",
);
const KP_POS: &str = r"«SAM¦{inner}¦{inner}¦SECURITY»";
const K_NEG: &str = concat!(
    r"«SOFTWARE¦SOFTWARE\\{vendor}¦SYSTEM\\CurrentControlSet\\Services\\{svcname}¦",
    r"SYSTEM\\CurrentControlSet\\Control\\Lsa¦SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run¦",
    r"SOFTWARE\\Samsung¦SOFTWARE\\Microsoft\\Security Center¦HARDWARE\\DESCRIPTION\\System»",
);

pub const FAMILIES: &[Family] = &[
    Family::act("code-registry", "code-registry-hive", "code-registry-other", Code, REGISTRY).slots(&[("k", K_POS), ("kp", KP_POS), ("out", r"C:\\«temp¦Windows\\Temp»\\{outname}")]).weight(16),
    Family::other("code-registry", "code-registry-other", Code, REGISTRY).slots(&[("k", K_NEG), ("kp", "{otherkey}"), ("out", r"C:\\«temp¦Windows\\Temp»\\{outname}")]).weight(18),
    Family::act("code-file", "code-hive-file", "code-other-file", Code, FILE).slots(&[("f", r"«{pshive}¦{hivefile}¦{shadowhive}»"), ("fd", concat!(
            r"«C:\\Windows\\System32\\config\\{whole}¦",
            r"\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy{1..9}\\Windows\\System32\\config\\{whole}¦",
            r"C:/Windows/System32/config/{secret}¦c:\\windows\\repair\\sam¦",
            r"C:\\Windows\\System32\\config\\RegBack\\SAM»",
        )), ("ft", r"\\Windows\\System32\\config\\{whole}"), ("out", r"«{dir}\{outname}¦C:\\temp\\{outname}»")]).weight(12),
    Family::other("code-file", "code-other-file", Code, FILE).slots(&[("f", r"«{psother}¦{otherfile}»"), ("fd", concat!(
            r"«C:\\Windows\\NTDS\\ntds.dit¦C:\\Windows\\System32\\drivers\\etc\\hosts¦",
            r"C:/ProgramData/{vendor}/{stem}.json¦C:\\Users\\{user}\\{stem}.txt¦",
            r"C:\\Windows\\System32\\config\\SOFTWARE¦/etc/passwd¦{stem}.{anyext}¦",
            r"C:\\Windows\\System32\\config\\systemprofile\\{stem}.log»",
        )), ("ft", r"«\\Windows\\NTDS\\ntds.dit¦\\{stem}\\{stem}.txt¦\\Users\\{user}\\NTUSER.DAT»"), ("out", r"«{dir}\{outname}¦C:\\temp\\{outname}»")]).weight(16),
    Family::act("code-tools", "code-sam-internals", "code-other-internals", Code, INTERNALS).slots(&[("x", "«x¦h¦sam¦hashes¦self.__dump»"), ("a", concat!(
            "«SAMHashes(«samFileName¦'{samcopy}'¦sam_path», bootKey, isRemote = «True¦False»)¦",
            "samHashes.dump()¦self.__SAMHashes = SAMHashes(SAMFileName, bootKey, isRemote = ",
            "self.__isRemote)¦self.__remoteOps.saveSAM()¦remoteOps.saveSECURITY()¦",
            "dump_sam(smb_connection, boot_key)¦client.priv.sam_hashes¦session.priv.sam_hashes.each { ",
            "|u| puts u }¦kuhl_m_lsadump_sam(argc, argv)¦SamDump.Execute(\"{plainhost}\")¦",
            "hashdump.get_hashes(system_hive, sam_hive)¦dump_file_hashes('{syscopy}', '{samcopy}')¦",
            "LocalOperations('{syscopy}').getBootKey(); SAMHashes('{samcopy}', bootKey).dump()¦",
            "SAM.from_file('{samcopy}').get_secrets(bootkey)¦OffineRegistry.from_files('{syscopy}', ",
            "sam_path='{samcopy}')¦connection.sam()¦get_hbootkey(samaddr, bootkey)¦",
            "get_user_hashes(user, hbootkey)¦Shadow.CopyHive(\"SAM\")¦RegistryDump.Save(Hive.SAM, ",
            "path)»",
        )), ("b", "«{x}.dump()¦{x}.export(self.__outputFileName)¦{x}.finish()¦return {x}¦print({x})¦self.dumped = True»")]).weight(5),
    Family::other("code-tools", "code-other-internals", Code, INTERNALS).slots(&[("x", "«x¦h¦ntds¦secrets¦self.__dump»"), ("a", concat!(
            "«NTDSHashes(«ntdsFileName¦'{ntdscopy}'», bootKey, isRemote=True, justNTLM=«True¦False», ",
            "remoteOps=self.__remoteOps)¦LSASecrets(securityFileName, bootKey).dumpCachedHashes()¦",
            "self.__LSASecrets.dumpSecrets()¦self.__NTDSHashes.dump()¦remoteOps.enableRegistry()¦",
            "remoteOps.connectSamr(domain)¦samr.hSamrConnect(dce)¦",
            "samr.hSamrEnumerateUsersInDomain(dce, domainHandle)¦samr.hSamrOpenDomain(dce, ",
            "serverHandle=h)¦kuhl_m_sekurlsa_logonpasswords(argc, argv)¦kuhl_m_lsadump_dcsync(argc, ",
            "argv)¦pypykatz.parse_minidump_file('{stem}.dmp')¦MiniDumpWriteDump(hProcess, pid, hFile, ",
            "MiniDumpWithFullMemory, NULL, NULL, NULL)¦user.SamAccountName = \"{user}\"¦",
            "searcher.Filter = \"(sAMAccountName={user})\"¦pysam.AlignmentFile('{stem}.sam', 'r')¦",
            "sam_model_registry['vit_h'](checkpoint='{stem}.pth')¦",
            "client.railgun.netapi32.NetUserEnum()¦session.sys.process.get_processes¦",
            "SamlResponse.Parse(xml)¦Sam.objects.filter(name='{stem}')¦connection.lsa()¦",
            "connection.ntds()¦template = SamTemplateValidator(sam_template)¦",
            "SecurityManager.Save(system)¦SampleRegistry.Save(System, path)»",
        )), ("b", "«{x}.dump()¦{x}.export(self.__outputFileName)¦{x}.finish()¦return {x}¦print({x})¦self.dumped = True»")]).weight(8),
];
