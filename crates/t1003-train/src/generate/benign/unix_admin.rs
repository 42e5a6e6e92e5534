//! Unix administration, services, packages, scripts and data science, with Windows'
//! words where they occur there.

use crate::generate::family::{Family, Kind::Sh, Kind::Told};

pub const FAMILIES: &[Family] = &[
    Family::other("unix-services", "unix-services", Sh, &[
        "«sudo »systemctl «restart¦status¦enable --now¦stop¦reload¦cat¦mask¦list-timers» {s}« --no-pager»",
        r#"journalctl -u {s} «-f¦--since "{isodate} {clock}"¦-n {10..900} --no-pager¦-p err»"#,
        concat!(
            "«sudo »«apt-get¦apt¦dnf¦yum¦zypper¦apk¦pacman -S» «update¦install -y {s}¦upgrade -y¦remove ",
            "{s}¦autoremove¦search {s}»",
        ),
        "«sudo »ufw «allow {port}/tcp¦status verbose¦deny from {ip}¦enable»",
        "nginx -t && systemctl reload nginx; apachectl configtest",
        concat!(
            "tail -«f¦n {10..900}» /var/log/«syslog¦auth.log¦nginx/access.log¦messages¦secure¦postgresql/post",
            "gresql-15-main.log¦samba/log.smbd¦audit/audit.log»« | grep -i {stem}»",
        ),
        r#"certbot renew --«quiet¦dry-run¦deploy-hook "systemctl reload nginx"»"#,
        "crontab -«l¦e»; run-parts --test /etc/cron.daily",
        concat!(
            "«sudo »mount «-a¦-t nfs {host}:/{stem} /mnt/{stem}¦-o loop {stem}.iso /mnt¦-t cifs ",
            "//{host}/{share} /mnt/{stem} -o username={user},vers=3.0¦-t ntfs-3g /dev/sdb1 /mnt/{stem}»",
        ),
        "rsync -a«vz»« --delete»« --exclude={stem}» {shdir}/ {user}@{host}:{shdir}/",
        concat!(
            "«pg_dump¦pg_dumpall¦mysqldump¦mongodump» -«h {host} -U {user} {stem}¦u root -p{password} ",
            "--all-databases» | gzip > {stem}.sql.gz",
        ),
        concat!(
            "restic -r {shdir} «backup /home /etc¦snapshots¦prune¦restore latest --target {shdir}»; borg ",
            "create {shdir}::{isodate} /home",
        ),
        concat!(
            "lvcreate -s -n {stem}_snap -L {1..40}G /dev/vg0/{stem}; zfs snapshot tank/{stem}@{isodate}; ",
            "btrfs subvolume snapshot / {shdir}/{stem}",
        ),
        "passwd {first}; chage -M {30..180} {first}; usermod -L {first}; id {first}; groups {first}",
        concat!(
            "smbpasswd -a {first}; pdbedit -L; testparm -s; net ads join -U {user}; wbinfo -u; realm join ",
            "{domain}",
        ),
        concat!(
            "samba-tool «domain backup online --server={host} --targetdir={shdir} -U {user}¦user ",
            "list¦dbcheck --cross-ncs¦drs showrepl¦gpo listall¦computer list¦dns query {ip} {domain} @ ALL»",
        ),
        concat!(
            "ldapsearch -x -H ldap://{host} -D 'cn=admin,dc={company},dc=com' -w {password} -b ",
            "'dc={company},dc=com' '(«uid¦sAMAccountName»={user})'",
        ),
        "sssctl user-checks {user}; sss_cache -E; kinit {user}@{domain}; klist",
        concat!(
            "ansible «-i hosts.ini ¦»«all¦web¦windows» -m «ping¦setup¦win_ping¦win_service -a ",
            r#""name={svcname} state=restarted"¦win_reg_stat -a "path=HKLM:\SOFTWARE\{vendor}"¦copy -a "#,
            r#""src={stem} dest={shdir}"¦win_updates -a "category_names=SecurityUpdates"»"#,
        ),
        concat!(
            "ansible-playbook «-i hosts.ini ¦»{stem}.yml «--check --diff¦-t {stem}¦--limit {plainhost}¦-e ",
            "env=prod»",
        ),
        concat!(
            "vagrant «up --provision¦ssh¦halt¦destroy -f¦snapshot save {stem}»; packer build -var ",
            "version={1..9} {stem}.pkr.hcl",
        ),
        concat!(
            "virsh «list --all¦snapshot-create-as {stem} {isodate}¦dumpxml {stem}¦start {stem}¦save {stem} ",
            "{stem}.state¦managedsave {stem}»",
        ),
        concat!(
            "qm «list¦snapshot {100..900} {stem}¦backup {100..900}»; vzdump {100..900} --mode snapshot ",
            "--storage {stem}",
        ),
        "docker compose -f {stem}.yml «up -d¦pull¦logs -f --tail={10..900}¦exec {stem} sh»; podman ps -a",
    ])
    .slots(&[
        ("s", concat!(
                "«nginx¦sshd¦postgresql¦smbd¦nmbd¦winbind¦sssd¦docker¦containerd¦kubelet¦redis¦mariadb¦chronyd¦Ne",
                "tworkManager¦systemd-resolved¦cron¦rsyslog¦auditd¦{stem}¦samba-ad-dc¦zabbix-agent¦falcon-sensor¦",
                "filebeat»",
            )),
    ]),
    Family::other("unix-science", "unix-science", Sh, &[
        concat!(
            "samtools «view -«b¦h¦bS¦c» {b} > {o}¦sort -@ {2..32} -o {o} {b}¦index {b}¦flagstat {b}¦merge ",
            "{o} {b} {b}¦depth -a {b}¦mpileup -f {stem}.fa {b}¦faidx {stem}.fa¦fixmate -m {b} {o}¦markdup ",
            "{b} {o}¦idxstats {b}¦quickcheck {b}¦dict {stem}.fa¦collate -O {b}¦reheader {stem}.sam {b}¦fastq ",
            "{b}¦stats {b}»",
        ),
        "bwa mem -t {2..32} {stem}.fa {stem}_R1.fq.gz {stem}_R2.fq.gz > {stem}.sam",
        concat!(
            "«bowtie2 -x {stem} -1 {stem}_1.fq -2 {stem}_2.fq -S {stem}.sam¦hisat2 -x {stem} -U {stem}.fq -S ",
            "{stem}.sam¦minimap2 -ax sr {stem}.fa {stem}.fq > {stem}.sam¦STAR --genomeDir {stem} ",
            "--readFilesIn {stem}.fq --outSAMtype BAM SortedByCoordinate»",
        ),
        concat!(
            "picard «SortSam¦SamToFastq¦ValidateSamFile¦MergeSamFiles¦SamFormatConverter¦CollectAlignmentSumm",
            "aryMetrics» I={stem}.sam O={stem}.bam",
        ),
        "htseq-count -f sam {stem}.sam {stem}.gtf > {stem}.txt; featureCounts -a {stem}.gtf -o {stem}.txt {b}",
        concat!(
            "python «train_sam.py¦segment_anything/«amg.py¦predict.py»¦scripts/export_onnx_model.py» ",
            "--checkpoint sam_vit_«h¦l¦b»_{hex6}.pth --«input {shdir}¦output {stem}.onnx¦model-type vit_h»",
        ),
        concat!(
            "hive «-e 'select count(*) from {stem}'¦-f {stem}.hql¦--service metastore¦--hiveconf ",
            r#"mapred.job.queue.name={stem}¦-e "export table sam to '/tmp/{stem}'"»"#,
        ),
        concat!(
            "beeline -u 'jdbc:hive2://{host}:10000/security' -n {user} -e '«show tables¦select * from system ",
            "limit {1..99}»'",
        ),
        "spark-submit --master yarn --deploy-mode cluster {stem}.py --table hive.{stem}",
        "hdfs dfs -«ls /user/hive/warehouse¦put {stem}.csv /data¦get /user/hive/{stem} {shdir}¦du -h /»",
        concat!(
            "sam «build --use-container¦deploy --guided¦local invoke {alnum8} -e event.json¦local start-api ",
            "-p {port}¦validate --lint¦logs -n {stem} --tail¦sync --watch --stack-name {stem}¦init -r ",
            "python3.12 -n {stem}¦package --s3-bucket {stem}¦delete --no-prompts¦publish -t ",
            "packaged.yaml¦traces¦remote invoke {stem}»",
        ),
        "jupyter lab --port {port}; conda env export > environment.yml; Rscript {stem}.R",
        concat!(
            "{python} «{stem}.py --epochs {1..90} --lr 0.00{1..9}¦-m pytest -q ",
            "tests/test_{stem}.py¦manage.py migrate¦-m build¦setup.py sdist»",
        ),
        concat!(
            "ffmpeg -i {stem}.mp4 -vf scale=1280:-1 {stem}_small.mp4; convert {stem}.png -resize 50% ",
            "{stem}.jpg; sox {stem}.wav sample.wav",
        ),
        "latexmk -pdf {stem}.tex; pandoc {stem}.md -o {stem}.pdf",
        "gcc -O2 -Wall -o {stem} sam.c; make -j{2..32} {stem}; cmake --build build; ninja -C out",
    ])
    .slots(&[
        ("b", "«{stem}.bam¦{stem}.sam¦sorted/{stem}.bam¦{stem}.cram»"),
        ("o", "«{stem}.sorted.bam¦{stem}.sam¦{stem}.out.bam»"),
    ])
    .weight(9),
    Family::other("unix-scripts", "unix-scripts", Sh, &[
        "#!/bin/bash⏎set -euo pipefail⏎{a}⏎{a}⏎{a}",
        concat!(
            r#"#!/bin/sh⏎# {first}, {isodate}⏎{a}⏎if [ $? -ne 0 ]; then⏎  echo "{stem} failed" | mail -s "#,
            "{stem} {first}@{company}.com⏎fi",
        ),
        "for «f in *.{anyext}¦h in $(cat hosts.txt)¦i in 1 2 3»; do⏎  {a}⏎done",
        "while read -r line; do {a}; done < {stem}.txt",
        r#"backup() {⏎  {a}⏎  {a}⏎}⏎backup "$@""#,
        r#"case "$1" in⏎  start) {a} ;;⏎  stop) {a} ;;⏎  *) echo "usage: $0 start|stop" ;;⏎esac"#,
        "{a} && {a} || exit 1",
        "{a} | tee -a /var/log/{stem}.log",
        r#"trap 'rm -rf "$TMP"' EXIT⏎TMP=$(mktemp -d)⏎{a}⏎{a}"#,
        r#"FROM debian:12⏎RUN {a}⏎COPY {stem} /opt/{stem}⏎CMD ["/opt/{stem}"]"#,
        "- name: {stem}⏎  run: |⏎    {a}⏎    {a}",
        "{stem}:⏎	{a}⏎	{a}",
    ])
    .slots(&[
        ("a", concat!(
                "«cp -a {shdir}/{stem} {shdir}/{stem}.bak¦tar czf {shdir}/{stem}-$(date +%F).tgz /etc /home¦find ",
                "{shdir} -mtime +{7..90} -delete¦curl -fsSL {url} -o {stem}¦systemctl restart {stem}¦rsync -a ",
                r#"{shdir}/ {host}:{shdir}/¦docker pull {company}/{stem}:latest¦git pull --rebase¦echo "$(date) "#,
                r#"{stem}" >> {shdir}/{stem}.log¦pg_dump {stem} > {shdir}/{stem}.sql¦chmod 640 "#,
                "{shdir}/{stem}¦chown {user}:{user} {shdir}/{stem}¦ssh {user}@{host} uptime¦df -h | awk '{print ",
                r#"$5}'¦export {stem}={alnum8}¦sed -i "s/{stem}/{stem}/" {stem}.conf¦apt-get install -y "#,
                "{stem}¦samtools index {stem}.bam¦smbclient //{host}/{share} -A {shdir}/.cred -c 'get ",
                "{stem}.txt'¦kubectl apply -f {stem}.yaml¦aws s3 sync {shdir} s3://{stem}¦jq -r '.{stem}' ",
                "{stem}.json¦gzip -9 {stem}.log¦kill -HUP $(cat /run/{stem}.pid)¦dd if=/dev/zero of={stem} bs=1M ",
                "count={1..999}¦sha256sum {stem} > {stem}.sha256¦python3 {stem}.py --{stem} {1..99}»",
            )),
    ])
    .weight(9),
    Family::other("prose-operations", "prose-operations", Told, &[
        concat!(
            "{stamp} «INFO¦WARN¦ERROR¦DEBUG¦NOTICE» «[{stem}] ¦{stem}: ¦»«connection from {ip} ",
            "closed¦request {hex8} took {1..9000} ms¦job {stem} finished with code {0..3}¦retrying in ",
            "{1..90} s¦cache miss for {stem}¦user {user} logged in¦configuration reloaded¦queue depth ",
            "{1..900}¦certificate expires in {1..90} days¦backup of {plainhost} completed, {1..900} ",
            "GB¦snapshot {guid} deleted¦index rebuilt in {1..90} s»",
        ),
        concat!(
            "«The backup¦The nightly job¦The replication¦The scan¦The update¦The import» of {plainhost} ",
            "«finished¦failed¦was skipped¦took {1..9} hours¦was restarted by {first}»«.¦ at {clock}.¦ with ",
            "error 0x8004{hex4}.»",
        ),
        concat!(
            "{first} «asked¦wrote¦reported»: «the printer on floor {1..9} is offline¦please reset my ",
            r"password¦Outlook does not start¦the share \\{plainhost}\{share} is full¦the system is slow ",
            "today¦my account is locked¦I need access to the security folder¦the Samsung monitor ",
            "flickers¦the registry entry of {product} is gone after the update»",
        ),
        concat!(
            "Event {1..65535}, {svcname}: The {svcname} service «entered the running state¦terminated ",
            "unexpectedly¦was sent a stop control¦hung on starting¦failed to start due to a timeout».",
        ),
        concat!(
            "The system «has resumed from sleep¦is shutting down¦time has changed to {stamp}¦uptime is ",
            "{1000..900000} seconds¦has rebooted without cleanly shutting down first».",
        ),
        concat!(
            "VSS event {12289..12310}: «The VSS service is shutting down due to idle timeout¦Volume Shadow ",
            "Copy Service error: Unexpected error calling routine {alnum10}¦The shadow copies of volume C: ",
            "were deleted because the storage could not grow in time¦Shadow copy creation completed».",
        ),
        "Group «Policy¦membership» «was applied¦update failed¦of {user} changed» {where}.",
        "{user} «opened¦printed¦renamed¦moved¦e-mailed¦downloaded» {docfile}{where}.",
        concat!(
            "Windows Update «installed KB{4000000..5060000}¦failed with 0x800{hex5}¦is waiting for a ",
            "restart¦downloaded {1..90} updates»{where}.",
        ),
        concat!(
            "A new process has been created. New Process Name: {appfile} Creator Process Name: ",
            r"«C:\Windows\explorer.exe¦C:\Windows\System32\svchost.exe¦C:\Windows\System32\services.exe» ",
            r#"Process Command Line: "{appfile}" --{stem}"#,
        ),
        concat!(
            "The «application¦process» {stem}.exe version {1..9}.{0..99}.{0..9999}.0 stopped interacting ",
            "with Windows and was closed.",
        ),
        concat!(
            "Faulting application name: {product}.exe, version: {1..9}.{0..9}.{0..99}.{0..999}, faulting ",
            "module name: ntdll.dll, exception code: 0xc000000{digit1}, process id: 0x{hex4}",
        ),
        "The description for Event ID {1..9999} from source {product} cannot be found.",
        concat!(
            "The user {user} {did} {thing} «with¦using¦from» «a command prompt¦PowerShell¦Explorer¦Registry ",
            "Editor¦the console¦a script»«.¦ on {plainhost}.»",
        ),
        concat!(
            "«A new command prompt¦An elevated prompt¦A PowerShell session¦A terminal» was opened by {user} ",
            "and {did} {thing}.",
        ),
        concat!(
            "Meeting notes {isodate}: «{first} moves the servers to the new rack¦the security review is on ",
            "Friday¦samples go to the lab¦the system test failed¦backup tapes are stored off-site¦the hive ",
            "of metrics is too noisy».",
        ),
    ])
    .slots(&[
        ("did", "«listed¦queried¦opened¦read¦copied¦searched¦changed to¦looked at¦backed up¦checked¦exported¦printed»"),
        ("thing", concat!(
                r"«the directory {dir}¦the C:\Users directory¦the C:\Windows folder¦the folder of {user}¦the ",
                "event log¦the list of services¦the disk space¦the network configuration¦the hosts file¦the ",
                "version of {product}¦the printer settings¦{docfile}¦the registry key ",
                r"HKCU\Software\{vendor}¦HKLM\{softkey}¦HKLM\{syskey}¦the installed updates¦the shares of ",
                "{plainhost}¦the scheduled tasks¦the system information¦the security policy¦the local users¦the ",
                "environment variables»",
            )),
    ]),
];
