//! Servers, agents and developers' tools, as process logs record them.

use crate::generate::family::{Family, Kind::Cmd};

pub const FAMILIES: &[Family] = &[
    Family::other("servers", "servers-databases", Cmd, &[
        concat!(
            r#""C:\Program Files\Microsoft SQL "#,
            r#"Server\MSSQL{13..16}.MSSQLSERVER\MSSQL\Binn\sqlservr.exe" -s«MSSQLSERVER¦{ALNUM6}»"#,
        ),
        concat!(
            r#"sqlcmd« -S {plainhost}»« -E» -Q "«SELECT @@VERSION¦BACKUP DATABASE [{stem}] TO "#,
            r#"DISK='{dir}\{stem}.bak' WITH COMPRESSION¦EXEC sp_who2»""#,
        ),
        concat!(
            r"c:\windows\system32\inetsrv\w3wp.exe -ap «DefaultAppPool¦{stem}¦MSExchangeOWAAppPool» -v ",
            r"v4.0 -l webengine4.dll -a \\.\pipe\iisipm{guid} -h ",
            r"C:\inetpub\temp\apppools\{stem}\{stem}.config -w  -m 0 -t 20 -ta 0",
        ),
        concat!(
            r"%windir%\system32\inetsrv\appcmd.exe «list «site¦apppool¦wp¦vdir»¦recycle apppool ",
            r"/apppool.name:{stem}¦add backup {stem}¦set config ",
            r"/section:system.webServer/security/authentication/windowsAuthentication /enabled:true¦",
            r"list config -section:system.applicationHost/sites»",
        ),
        r"iisreset« /«restart¦noforce¦status»»",
        concat!(
            r#""C:\Program Files\PostgreSQL\{12..17}\bin\postgres.exe" --forkchild=«"autovacuum "#,
            r#"worker"¦"backend"» {1000..9000}"#,
        ),
        concat!(
            r#""C:/Program Files/PostgreSQL/{12..17}/bin/pg_ctl.exe" runservice -N "postgresql-x64" "#,
            r#"-D "C:/Program Files/PostgreSQL/data" -w"#,
        ),
        r"mysqldump« -h {host}» -u {user} -p{password} {stem} > {dir}\{stem}.sql",
        r"bcp {stem}.dbo.{stem} out {dir}\{stem}.dat -S {plainhost} -T -n",
        concat!(
            r#""C:\Program Files\Microsoft\Exchange Server\V15\Bin\{product}.exe" -pipe:{100..9000} "#,
            r"-stopkey:Global\ExchangeStopKey-{guid} -resetkey:Global\ExchangeResetKey-{guid}",
        ),
        concat!(
            r#""C:\Program Files\Java\jdk-{8..21}\bin\java.exe" -Xms{1..8}g -Xmx{2..16}g "#,
            r"-Djava.security.policy={stem}.policy -jar {stem}.jar« --server.port={port}»",
        ),
        r"C:\oracle\product\{11..19}.0\bin\oracle.exe {ALNUM6}",
        r#""C:\nginx\nginx.exe" -c conf\nginx.conf"#,
        r"redis-server.exe redis.windows.conf",
        concat!(
            r#""C:\Program Files\MongoDB\Server\{4..7}.0\bin\mongod.exe" --config "C:\Program "#,
            r#"Files\MongoDB\Server\mongod.cfg" --service"#,
        ),
        r"C:\Windows\System32\dns.exe",
        r"C:\Windows\system32\dfsrs.exe",
        r"C:\Windows\ADWS\Microsoft.ActiveDirectory.WebServices.exe",
        r"tomcat9.exe //RS//Tomcat9",
    ]).weight(12),
    Family::other("agents", "agents-backup-security", Cmd, &[
        concat!(
            r#""C:\ProgramData\Microsoft\Windows "#,
            r#"Defender\Platform\4.18.{20000..25000}.{1..9}-0\«MsMpEng.exe"¦MpCmdRun.exe" "#,
            r"«-SignatureUpdate -ScheduleJob¦Scan -ScheduleJob -ScanTrigger 55¦-RestoreDefaults¦",
            r#"GetDeviceTicket -AccessKey {GUID}»¦NisSrv.exe"»"#,
        ),
        concat!(
            r#""C:\Program Files\Windows Defender Advanced Threat Protection\SenseIR.exe" "#,
            r#""OnlineSenseIR" "{pid}" "{b64_40}""#,
        ),
        concat!(
            r"C:\ProgramData\Microsoft\Windows Defender Advanced Threat ",
            r"Protection\DataCollection\{digit4}.{digit6}\OpenHandleCollector.exe",
        ),
        r#""C:\Program Files\CrowdStrike\CSFalconService.exe""#,
        r#""C:\Program Files\SentinelOne\Sentinel Agent {20..24}.{1..4}.{1..9}.{1..500}\SentinelAgent.exe""#,
        concat!(
            r#""C:\Program Files\Elastic\Agent\data\elastic-agent-{hex6}\components\filebeat.exe" -E "#,
            r"setup.ilm.enabled=false -E setup.template.enabled=false -E management.enabled=true",
        ),
        concat!(
            r#""C:\Program Files\SplunkUniversalForwarder\bin\splunk-«winevtlog¦powershell¦"#,
            r#"MonitorNoHandle¦netmon».exe""#,
        ),
        r#""C:\Program Files (x86)\Tanium\Tanium Client\TaniumClient.exe" -s"#,
        r#""C:\Program Files\Veeam\Endpoint Backup\Veeam.EndPoint.Manager.exe" /backup {guid}"#,
        concat!(
            r#""C:\Program Files\Veritas\NetBackup\bin\bpbkar32.exe" -r {1..9999} -ru root -dt 0 -to "#,
            r"0 -bpstart_time {digit10} -clnt {fqdn} -class {stem} -sched Full -st FULL -kl 28 ",
            r"-use_ofb {ip}",
        ),
        concat!(
            r#""C:\Program Files\Commvault\ContentStore\Base\clBackup.exe" -j {1000..99999} -a "#,
            r"2:{1..99} -t 1 -vm {plainhost}",
        ),
        concat!(
            r#""C:\Program Files\VMware\VMware Tools\vmtoolsd.exe"« -n vmusr¦ --cmd "info-set "#,
            r#"guestinfo.{stem} {1..9}"»"#,
        ),
        r#""C:\Program Files\Amazon\SSM\ssm-agent-worker.exe""#,
        r"C:\WindowsAzure\GuestAgent_2.7.{41491..41500}.{1000..1200}\WaAppAgent.exe",
        r#""C:\Packages\Plugins\Microsoft.Azure.Monitor.AzureMonitorWindowsAgent\1.{1..30}.0.0\AMAExtHealthMonitor.exe""#,
        r#"C:\Windows\CCM\CcmExec.exe"#,
        concat!(
            r#""C:\Program Files (x86)\Microsoft Intune Management Extension\AgentExecutor.exe" "#,
            r#"-powershell "C:\Program Files (x86)\Microsoft Intune Management "#,
            r#"Extension\Content\DetectionScripts\{guid}_{1..9}\detect.ps1" "#,
            r#""C:\ProgramData\{stem}.txt" "C:\ProgramData\{stem}.err" 60000 "#,
            r#""C:\Windows\System32\WindowsPowerShell\v1.0" 0 {hex64}"#,
        ),
        r#""C:\Program Files\Zabbix Agent\zabbix_agentd.exe" --config "C:\zabbix\zabbix_agentd.conf""#,
        r#""C:\Program Files (x86)\ossec-agent\wazuh-agent.exe""#,
        r"C:\Windows\Sysmon64.exe« -c {stem}.xml»",
        r#""C:\Program Files\Qualys\QualysAgent\QualysAgent.exe""#,
        r#""C:\Program Files\Rapid7\Insight Agent\components\insight_agent\{1..4}.{0..9}\ir_agent.exe""#,
        concat!(
            r#""C:\Program Files (x86)\Citrix\ICA Client\«wfcrun32¦SelfService¦Receiver».exe" "#,
            r"-«autoupdate¦startup¦Embedding»",
        ),
        concat!(
            r#""C:\Program Files\Puppet Labs\Puppet\bin\ruby.exe" "C:\Program Files\Puppet "#,
            r#"Labs\Puppet\bin\puppet" agent --onetime --no-daemonize"#,
        ),
        r#"C:\opscode\chef\embedded\bin\ruby.exe C:\opscode\chef\bin\chef-client -L {dir}\client.log"#,
        r#""C:\Windows\system32\mrt.exe" /EHB /HeartbeatFailure "ErrorStack" /HeartbeatError "{b64_20}""#,
        r#""C:\Program Files\Symantec\Backup Exec\beremote.exe""#,
        r#""C:\Program Files (x86)\Lansweeper\lsagent.exe" --scan"#,
        r"C:\Program Files\osquery\osqueryd\osqueryd.exe --flagfile=C:\Program Files\osquery\osquery.flags",
    ]).weight(18),
    Family::other("developer", "developer-tools", Cmd, &[
        concat!(
            r"git.exe «status -z -uall¦fetch --all¦rev-parse --show-toplevel¦for-each-ref --sort ",
            r"-committerdate --format %(refname) %(objectname)¦log -n {1..50} --oneline¦pull --rebase¦",
            r"config --get commit.template¦ls-files --stage -- {stem}¦clone {url}¦checkout -b {stem}»",
        ),
        concat!(
            r#""C:\Program Files\Git\cmd\git.exe" -c core.longpaths=true «add -A¦commit -m "{stem} "#,
            r#"{stem}"¦push origin main»"#,
        ),
        concat!(
            r#""C:\Program Files\nodejs\node.exe" "#,
            r#""C:\Users\{user}\AppData\Roaming\npm\node_modules\{stem}\bin\{stem}.js" «start¦build¦"#,
            r"--watch»",
        ),
        r"npm «install¦ci¦run build¦run test -- --coverage¦audit fix»",
        concat!(
            r"C:\Python3{8..13}\python.exe -m «pip install -r requirements.txt¦pytest -q tests¦venv ",
            r"{dir}\venv¦http.server {port}»",
        ),
        r#"python {stem}.py --«input¦config¦out» {dir}\{stem}.json« --verbose»"#,
        r#"dotnet «build¦test¦restore¦publish -c Release -o {dir}¦run --project {stem}.csproj»"#,
        concat!(
            r#""C:\Program Files\Microsoft Visual Studio\2022\«Community¦"#,
            r#"Enterprise»\MSBuild\Current\Bin\MSBuild.exe" {stem}.sln /p:Configuration=Release "#,
            r"/m:{1..16} /nologo",
        ),
        r#"cl.exe /c /Zi /nologo /W3 /O2 /D NDEBUG /Fo"{dir}\{stem}.obj" {stem}.cpp"#,
        r"cargo «build --release¦test --workspace¦clippy -- -D warnings»",
        r"mvn -B -q «clean install¦package -DskipTests¦test»",
        r"gradlew.bat «assembleDebug¦test --info»",
        concat!(
            r"docker «build -t {stem}:latest .¦run --rm -it -v {dir}:/data -p {port}:80 {stem}¦compose ",
            r"up -d¦ps -a¦logs -f {stem}¦exec -it {stem} cmd»",
        ),
        concat!(
            r"kubectl «get pods -n {stem} -o wide¦apply -f {stem}.yaml¦logs deploy/{stem}¦describe ",
            r"node {plainhost}¦-n {stem} exec -it {stem} -- sh¦get secret {stem} -o ",
            r"jsonpath={.data.password}»",
        ),
        r"terraform «init¦plan -out={stem}.tfplan¦apply -auto-approve»",
        r"helm upgrade --install {stem} ./{stem} -f values.yaml --set image.tag={1..9}",
        r"vcpkg install {stem}:x64-windows",
        r"cmake -S . -B build -G Ninja« -DCMAKE_BUILD_TYPE=Release»",
        r#"signtool sign /fd SHA256 /a /tr http://timestamp.{company}.com "{dir}\{stem}.exe""#,
        r"nuget restore {stem}.sln",
        r"windbg -z {dir}\{stem}.dmp -c !analyze -v",
        r"devenv {stem}.sln /build Release",
        r"link.exe /OUT:{stem}.exe /SUBSYSTEM:CONSOLE {stem}.obj",
        r"adb devices",
        r"go build -o {stem}.exe ./cmd/{stem}",
        r"conda activate {stem} && jupyter lab --port {port}",
    ]).weight(16),
];
