//! Cloud command lines and other look-alike programs of the cloud.

use crate::generate::family::{Family, Kind::Cmd, Kind::Ps, Kind::Sh};

pub const FAMILIES: &[Family] = &[
    Family::other(
        "aws-sam",
        "aws-sam-cli",
        Sh,
        &[
            concat!(
                r"sam «deploy --guided¦deploy --stack-name {stem} --capabilities CAPABILITY_IAM ",
                r"--resolve-s3¦build«  --use-container»¦local invoke {stem} -e events/{stem}.json¦local ",
                r"start-api --port {port}¦package --s3-bucket {stem} --output-template-file {stem}.yaml¦",
                r"logs -n {stem} --stack-name {stem} --tail¦init --runtime python3.{8..13} --name {stem}¦",
                r"validate --lint¦sync --watch --stack-name {stem}¦delete --stack-name {stem} --no-prompts¦",
                r"remote invoke {stem}¦list resources --stack-name {stem}¦publish --template packaged.yaml¦",
                r"--version¦pipeline bootstrap»",
            ),
            r"pip install aws-sam-cli",
            r"brew install aws-sam-cli",
            r"C:\Program Files\Amazon\AWSSAMCLI\bin\sam.cmd «build¦deploy¦local start-lambda»",
            r"cd {stem}-sam-app && sam build && sam deploy",
            r"aws cloudformation deploy --template-file sam.yaml --stack-name {stem}",
        ],
    )
    .weight(10),
    Family::other(
        "cloud-cli",
        "cloud-cli",
        Sh,
        &[
            concat!(
                r"aws «s3 cp {stem}.zip s3://{company}-{stem}/¦ec2 describe-instances --region «us-east-1¦",
                r"eu-west-1»¦iam list-users¦sts get-caller-identity¦secretsmanager get-secret-value ",
                r"--secret-id {stem}¦s3 sync {shdir} s3://{stem}¦ssm start-session --target i-{hex17}¦",
                r"lambda update-function-code --function-name {stem} --zip-file fileb://{stem}.zip¦ec2 ",
                r"create-snapshot --volume-id vol-{hex17} --description {stem}¦securityhub get-findings»",
            ),
            concat!(
                r"az «login --use-device-code¦vm list -o table¦group create -n {stem} -l westeurope¦vm ",
                r"run-command invoke -g {stem} -n {plainhost} --command-id RunPowerShellScript --scripts ",
                r"«'Get-Service'¦hostname¦'reg query HKLM\{softkey}'»¦storage blob upload -f {stem} -c ",
                r"{stem}¦ad user list¦keyvault secret show --vault-name {stem} -n {stem}¦aks ",
                r"get-credentials -g {stem} -n {stem}¦security assessment list¦backup protection ",
                r"backup-now -g {stem} -v {stem}»",
            ),
            concat!(
                r"gcloud «compute instances list¦auth login¦compute ssh {stem} --zone us-central1-a¦",
                r"container clusters get-credentials {stem}¦secrets versions access latest --secret={stem}»",
            ),
            r"gsutil -m cp -r {shdir} gs://{stem}",
            r"oc get pods -n {stem}",
            r"gh «pr create --fill¦run list¦repo clone {company}/{stem}»",
            r"azcopy copy {dir}\{stem} 'https://{stem}.blob.core.windows.net/{stem}' --recursive",
            r"doctl compute droplet list",
            r"vault kv get secret/{stem}",
            r"pulumi up --yes",
        ],
    )
    .weight(12),
    Family::other(
        "cloud-cli",
        "cloud-powershell",
        Ps,
        &[
            concat!(
                r"Get-Az«VM -ResourceGroupName {stem}¦Resource¦KeyVaultSecret -VaultName {stem} -Name ",
                r"{stem}¦StorageAccount¦SecurityAlert¦RecoveryServicesVault»",
            ),
            concat!(
                r"Connect-«AzAccount -Tenant {guid}¦ExchangeOnline -UserPrincipalName {user}@{domain}¦",
                r"MgGraph -Scopes 'User.Read.All'¦MsolService¦PnPOnline -Url ",
                r"https://{company}.sharepoint.com»",
            ),
            r"New-AzVM -ResourceGroupName {stem} -Name {plainhost} -Location eastus -Image Win2019Datacenter",
            concat!(
                r"Set-AzVMExtension -ResourceGroupName {stem} -VMName {plainhost} -Name {stem} -Publisher ",
                r"Microsoft.Compute",
            ),
            r"Get-Mailbox -ResultSize Unlimited | Get-MailboxStatistics",
            r"New-MailboxExportRequest -Mailbox {user} -FilePath \\{plainhost}\{share}\{user}.pst",
            r"Get-MgUser -All | Select DisplayName, Mail",
            r"Backup-AzKeyVaultSecret -VaultName {stem} -Name {stem} -OutputFile {psout}",
            r"Start-ADSyncSyncCycle -PolicyType Delta",
            r"Get-MsolUser -UserPrincipalName {user}@{domain} | fl",
        ],
    )
    .weight(10),
    Family::other(
        "windows-admin",
        "server-operations",
        Cmd,
        &[
            concat!(
                r"robocopy «\\{plainhost}\{share}¦D:\{stem}» «\\{plainhost}\{share}¦E:\{stem}» ⟦/MIR¦",
                r"/R:{1..5}¦/W:{1..5}¦«/MT:{8..64}»¦«/LOG:{dir}\{stem}.log»¦«/NP»¦«/XD {stem}»⟧",
            ),
            r"xcopy {dir}\{stem} {dir}\{stem} /«s¦e» /y /i",
            r"vmrun -T ws «start¦stop¦snapshot» {dir}\{stem}.vmx {stem}",
            r"wbadmin start backup -backuptarget:\\{plainhost}\{share} -include:C:,D: -vssFull -quiet",
            r"ntbackup backup «systemstate¦C:\{stem}» /j {stem} /f {dir}\{stem}.bkf",
            r"bacula-fd.exe -c {stem}.conf",
            r"restic -r {link}\{stem} backup C:\Users\{user}",
            r"duplicacy backup -stats",
            r"rsync -av /cygdrive/c/{stem} {user}@{host}:/backup",
            r"vssadmin list writers > {outfile}",
            r"Dism /Capture-Image /ImageFile:{dir}\{stem}.wim /CaptureDir:C:\ /Name:{stem}",
            r"imagex /capture C: {dir}\{stem}.wim {stem}",
            r"oscdimg -n -m {dir} {stem}.iso",
            r"disk2vhd.exe C: {dir}\{stem}.vhdx",
            r"vmware-vdiskmanager -r {stem}.vmdk -t 0 {stem}2.vmdk",
            r"loadstate {dir}\{stem} /i:MigDocs.xml",
            r"scanstate.exe \\{plainhost}\{share} /i:MigUser.xml /o",
            r"C:\Windows\System32\Sysprep\sysprep.exe /generalize /oobe /shutdown",
            r"djoin /provision /domain {domain} /machine {plainhost} /savefile {stem}.txt",
            r"csvde -f {stem}.csv -r (objectClass=user) -l samAccountName,mail",
            r"ldifde -f {stem}.ldf -d DC={company},DC=com -l sAMAccountName",
            r"ktpass /princ HTTP/{fqdn}@{domain} /mapuser {user} /pass {password} /out {stem}.keytab",
            r"adprep /forestprep",
            r"redircmp OU={stem},DC={company},DC=com",
            r"icacls C:\inetpub\{stem} /grant IIS_IUSRS:(OI)(CI)M",
        ],
    )
    .weight(14),
];
