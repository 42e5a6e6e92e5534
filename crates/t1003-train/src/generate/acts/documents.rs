//! Long documents by people, with one act told somewhere in their own words; and the same documents about other things.
//! Composed of sentences, or whole as several hands wrote them (`bank`), commands and log records among them.

use crate::generate::family::{Family, Kind::Told};

const FRAMES: &[&str] = &[
    concat!(
        "From: {first} {last}⏎To: {team}⏎Subject: «RE: ¦RE: RE: ¦FW: ¦»{subject}⏎⏎{f}⏎⏎{first}⏎⏎> From: {first} {last.1}⏎> Sent: {day} {clock}⏎>⏎> {f} {f}⏎>⏎>> From: {first}⏎>> ",
        "Sent: {day} {clock}⏎>>⏎>> {f}⏎>>⏎>>> {deed}⏎>>> {f}"
    ),
    "From: {first} {last}⏎To: {team}⏎«Cc: {first} {last}⏎»Subject: {subject}⏎⏎«Hi all,¦Hello {first},¦Team,¦Dear colleagues,»⏎⏎{f} {f}⏎⏎{deed} {f}⏎⏎{f}⏎⏎«Regards¦Best¦Thanks»,⏎{first}",
    concat!(
        "«Alert digest¦Weekly summary¦Detections of the night¦Managed detection report» - {company}⏎Period: {isodate} {clock} to {isodate} {clock}⏎⏎Low: {f}⏎Low: {f}⏎Medium: ",
        "{plainhost}. {deed}⏎«Medium¦Info¦Low»: {f}⏎Info: {f}⏎⏎«Recommended¦Next steps»: {advice}."
    ),
    concat!(
        "«Threat report¦Intrusion summary¦Cluster note», «internal distribution only¦TLP:AMBER¦draft»⏎⏎Summary. {f} {f}⏎⏎Initial access. {entry}⏎⏎Discovery. {look}⏎⏎Defense evasion. {evade}⏎⏎",
        "Credential access. {deed} {f}⏎⏎Lateral movement. {move}⏎⏎Impact. {impact}⏎⏎«Confidence. Moderate.¦Indicators. See the annex.»"
    ),
    concat!(
        "# {subject}⏎⏎**Status:** «open¦closed¦draft»  **Owner:** {first} {last}  **Date:** {isodate}⏎⏎## «What happened¦Summary»⏎⏎{f} {deed}⏎⏎## «Impact¦Findings»⏎⏎{f}⏎⏎## «Timeline¦",
        "Details»⏎⏎- {clock} {f}⏎- {clock} {f}⏎- {clock} {f}⏎⏎## «Actions¦Lessons»⏎⏎- [ ] {advice}⏎- [ ] {advice}"
    ),
    "Post-mortem: {subject}⏎⏎{entry} {look}⏎⏎{f} {deed} {f}⏎⏎«What went well¦What helped»: {f}⏎«What did not¦What hurt»: {f}⏎«Owner¦Author»: {first} {last}",
    concat!(
        "«INC¦CASE¦TICKET¦SR»{1000..999999}: {subject}⏎Reported by {first} {last}, {isodate} {clock}⏎⏎[{clock}] {first}: {f}⏎[{clock}] {last}: {f}⏎[{clock}] {first}: {deed}⏎[{clock}] {last}: {f}",
        "⏎Status changed to «closed¦in progress¦waiting for customer»"
    ),
    concat!(
        "Case {10..99}-{year}, chat export «with the night operator¦of the war room»⏎⏎{clock} {first.1}  {f}⏎{clock} {first.2}  {f}⏎{clock} {first.1}  {f}⏎{clock} {first.2}  {deed}⏎{clock} {first.1}  ",
        "{f}⏎{clock} {first.2}  {f}"
    ),
    "«Handover¦Shift log» {isodate}, «night¦late¦early» shift⏎⏎* {f}⏎* {f}⏎* {deed}⏎* {f}⏎* {f}⏎⏎Open: {advice}.",
    "«Minutes¦Meeting notes» {isodate}, {team}⏎Present: {first}, {first}, {first}⏎⏎1. {subject}⏎   {f}⏎2. «News¦Any other business»⏎   {deed} {f}⏎3. «Next¦Dates»⏎   {f}⏎⏎To do: {advice} ({first})",
    concat!(
        "«Penetration test¦Red team exercise¦Audit» of {company}: finding {1..30}⏎⏎«Severity¦Risk»: «High¦Medium¦Low»⏎«Affected¦Scope»: {plainhost}, {cidr}⏎⏎«Description¦Observation»: {f} {deed}⏎⏎",
        "«Evidence¦Proof»: {f}⏎⏎«Recommendation¦Remediation»: {advice}."
    ),
    "«Executive summary¦For the board¦Customer letter»⏎⏎{entry} {f} {f} {deed} {impact}⏎⏎{f}⏎⏎{advice}.",
    "{isodate}⏎{f} {f}⏎{deed}⏎⏎{isodate}⏎{f} {f}",
    "{deed} {f} {f} {f}",
    "{f} {f} {f} {f} {deed}",
    "{f} {deed}⏎{f}",
    "{deed}",
    "{deed}",
    "{clock} {first}: {deed}",
    "{fdeed}",
    "«Betreff¦Vorgang»: {subject}⏎⏎{ff} {ff}⏎⏎{fdeed} {ff}⏎⏎«Gruß¦Mit freundlichen Grüßen¦Cordialement¦Saludos¦Atenciosamente¦Pozdrawiam»⏎{first}",
    "{ff} {fdeed} {ff} {ff}",
];

/// Sentences of such work with nothing in them that matters.
const F: &str = concat!(
    "«The patch run finished at {clock}, two clients are missing.¦I'll drive over after lunch.¦{1..40} password-spray attempts on the mail tenant, all failed.¦User {user} installed a browser ",
    "extension that is not on the approved list.¦Two endpoints missed their signature update and have been re-queued.¦Let's not reboot before we have memory.¦Header of the archive is damaged, the ",
    "password is in the second mail.¦Everything else that night looks like the normal patch run.¦The vendor wants the dump of the crashed service, sent it through their portal.¦Remote support session ",
    "from an unknown partner ID, closed by the user.¦Memory of lsass.exe was opened by the agent itself, known and suppressed.¦Nobody should be writing in C:\\Windows\\Temp on that box.¦The printer ",
    "on floor {1..9} is back.¦{plainhost} has been reimaged.¦We changed the alert's threshold from {1..5} to {6..20}.¦Shadow copies older than {7..60} days are deleted by the new job.¦The backup of the ",
    "file server took {2..9} hours longer than last week.¦Sam is on holiday until Monday, ask {first}.¦The security log on {plainhost} rolls over every {1..5} hours; size doubled.¦Key for the ",
    "safe is with {first} {last}.¦The system drive was full, moved the page file.¦Their VPN account has no second factor.¦The web shell was a single line of ASPX in an upload folder.¦We saw a scheduled task with ",
    "a random name, created {clock}, deleted {clock}.¦The domain controllers were not touched as far as we can tell.¦Kerberos tickets with RC4 for {2..30} service accounts within a minute.¦The ntds.dit of the lab ",
    "domain was restored for a test.¦Samples are in the usual share, password infected.¦An old export of the user list lay on the share.¦Certificates for the portal expire on {isodate}.¦Firewall rule {100..999} ",
    "now allows {ip} to port {port}.¦The loader was written to {dir} and started through rundll32.¦Log clearing was tried once and failed.¦They stop the EDR's user-mode service but not its driver.¦Process data is ",
    "complete for the whole week.¦The registry of {plainhost} was cleaned of leftovers of the old agent.¦Group policy now sets RestrictRemoteSAM on all clients.¦The help desk had {2..40} calls because of it.¦Their toolset is ",
    "off the shelf.¦A copy of the mailbox was requested by legal.¦The archive is {20..900} MB and split in parts.¦Browser passwords of {2..9} users must be taken as known.¦SAMR enumeration from the scanner's address, expected.¦",
    "The user says that she did not type that.¦Thanks, that helps.¦Closed as a duplicate.¦We keep the disk until the end of the month.¦BitLocker recovery key was read out over the phone.¦No other host talked to {ip}.¦It was ",
    "quiet otherwise.¦The samba server got its update.¦Defender found nothing on a full scan.¦The service account has local administrator rights on {10..300} machines.¦The same thirteen commands in the same order, typed by a ",
    "person.¦The contractor was told, his account is disabled.¦{first} asked whether LSASS runs protected; it does since {isodate}.¦Next review on {day}.¦The lab has a new hypervisor, see the wiki.¦Tickets for the Christmas party are ",
    "with {first}.¦Reply-to of the phishing mail was {first}@{site}.¦The password of the scan-to-folder account was in the device's configuration.¦Exported the policy to compare it with the one before.¦Run keys and services ",
    "compared with a clean machine: one entry more, {stem}.exe.¦The hive of the user's profile was corrupt, he got a new one.¦AWS SAM deployment of the hook failed again, template has a typo.¦The network capture begins too late.»"
);
const TEAM: &str = "«Infrastructure¦SOC¦IT operations¦the incident team¦Client management¦{company} IT¦Desktop support¦Blue team»";
const SUBJECT: &str = concat!(
    "«odd file on the print server¦last night on {plainhost}¦strange logons¦incident {1000..9999}¦question about {plainhost}¦findings of the week¦server {plainhost} slow¦the contractor's account¦suspicious ",
    "activity on reception PCs¦review of {isodate}¦weekend work¦handover¦backup failures¦unusual process on {plainhost}¦password change needed¦restore test¦local administrator accounts»"
);
const ENTRY: &str = concat!(
    "«A contractor's VPN account without a second factor was used.¦The web shell came through an old upload handler.¦A mail with an ISO was opened by {2..9} users.¦Remote support software was installed over the phone.¦",
    "The appliance had not been patched since {isodate}.¦An exposed RDP port, with a password from a list.»"
);
const LOOK: &str = "«whoami, net, nltest, and a port scan of two subnets.¦They look for backup servers and for the finance department's mailboxes.¦Shares were listed and searched for passwords.¦BloodHound's collector ran for {2..30} minutes.»";
const EVADE: &str = "«An exclusion was set for {dir}.¦Event logs were cleared on two hosts.¦They rename their tools after drivers.¦Nothing was seen.¦Defender was switched off by policy.»";
const MOVE: &str = "«Remote desktop, nothing else.¦PsExec with the help desk's account.¦WMI to {2..30} servers.¦By pass-the-hash with the local administrator.¦SSH to the hypervisors.»";
const IMPACT: &str = "«Two servers were encrypted.¦{20..900} GB left the network.¦None that we know of.¦Invoices were changed in {2..9} mails.¦The portal was down for {2..48} hours.¦Release codes were read from mails.»";
const ADVICE: &str = concat!(
    "«change the local passwords on reception machines¦remove the remote support agent¦isolate {plainhost}¦reset the service accounts¦roll out LAPS¦ask the vendor for logs¦tune the rule¦collect an image¦tell the data protection ",
    "officer¦block {ip} at the proxy¦enable a second factor for all contractors¦rotate krbtgt twice¦check the other sites¦write the customer»"
);

const WHO: &str = concat!(
    "«the contractor's account¦a remote support session¦the intruders¦the crew¦the caller¦an operator¦{account}¦the web shell's process¦a PowerShell window¦a scheduled task¦a service account¦someone with the help desk's rights¦",
    "the actor¦the implant¦an unknown process¦user {user}¦{first}¦the student¦the temp¦our tester»"
);
const REGTOOL: &str = concat!(
    "«the registry console¦the registry console tool¦the operating system's own registry tool¦the built-in registry tool¦reg.exe¦the reg command¦Windows' registry editor¦the command-line registry utility¦a renamed copy of ",
    "reg.exe¦the console registry tool¦a small program¦a script¦regedit¦PowerShell¦a remote registry session»"
);
const PLACE: &str = concat!(
    "«a file under the fonts directory¦a file with the extension .«fon¦tmp¦dat¦log¦png¦sav»¦a text file¦a file called {stem}.{anyext}¦a folder that is excluded from scanning¦a USB stick¦a hidden share¦the spool folder¦{dir}¦{outfile}¦the ",
    "print spooler's folder¦the recycle bin¦the public profile¦a file in the temp folder¦their staging server¦the web root»"
);
const FETCH: &str = concat!(
    "«, and fetched it with the same VPN session¦ that was then uploaded through the support tool's file transfer¦, which left over HTTPS minutes later¦ and deleted it after the download¦ and copied it to {ip}¦, {20..96} KB in size¦, ",
    "and packed it¦»"
);
const DEED: &str = concat!(
    "«{Who} ran {regtool} «with the save verb against¦with the export verb on¦to save¦to export¦to write out¦to make a copy of» {key}, «and a file named {stem}.{anyext} appeared a second later¦to {place}{fetch}¦to {place}».¦",
    "Audit says that at {clock} {who} ran {regtool} with the «save¦export» verb against {key}.¦",
    "{Who} opened the registry path {inner} under {key0}, read the values «for each user¦one by one¦of every account»«, and wrote them to {place}{fetch}».¦",
    "On the first host they «always ¦»«run¦use» {regtool} to «write¦save¦export» {key} to {place}{fetch}.¦",
    "«The file¦It» is not a «spool file¦log¦picture¦font». «Header says regf.¦It begins with regf.» I mounted a copy «on my laptop ¦»and it «has¦contains» {inner}«{inside}».¦",
    "«A volume snapshot¦A shadow copy» was made «through WMI¦with the volume shadow copy service¦with diskshadow¦by the backup API¦», and {file} «was¦were» copied out of it to {place}.¦",
    "{Who} read {file} «from the disk directly, past the file system¦with a raw read of the volume¦cluster by cluster¦through the device path of a snapshot»{fetch}.¦",
    "«Copies of {file}¦{File}» came out of «an image of the server's disk¦last night's VM backup¦the virtual disk of a snapshot¦a stolen backup tape», and {hashes} were «cracked¦computed¦extracted¦worked on» «on their own machine¦offline¦elsewhere».¦",
    "{Hashes} were «taken¦pulled¦dumped¦harvested» from {plainhost} {means}.¦",
    "«I¦We¦{first}» «took¦saved¦copied¦exported» {key} «off¦from» {plainhost} «to test the passwords¦for the audit of local passwords¦because nobody knew the administrator's password¦for the exercise».¦",
    "With {regtool}, {key} had been «saved¦exported¦written» to {place} «before the alarm¦shortly before¦on {isodate}».¦",
    "From {plainhost}'s registry, {key} was «pulled¦fetched¦saved¦read» over the network «with the remote registry service¦through an RPC call¦by {who}»{fetch}.¦",
    "A handle to {key} was opened by {who} «with read rights¦and its subkeys were read»; «the values were sent to {ip}¦{hashes} followed».¦",
    "{Who} called «RegSaveKey¦the API that saves a key¦BaseRegSaveKey» on {key}{fetch}.»"
);
const UPPER: &str = concat!(
    "«The contractor's account¦A remote support session¦The intruders¦They¦The caller¦An operator¦{account}¦The web shell's process¦A PowerShell window¦During the session a PowerShell window¦A scheduled task¦A service account¦The actor¦",
    "The implant¦An unknown process¦User {user}¦{first}¦Somebody¦Our tester»"
);

macro_rules! document {
    ($($name:literal: $text:expr),+ $(,)?) => {
        &[
            ("f", "«{f0}¦{filler}¦{filler}»"), ("f0", F), ("team", TEAM), ("subject", SUBJECT), ("entry", ENTRY), ("look", LOOK), ("evade", EVADE), ("move", MOVE), ("impact", IMPACT), ("advice", ADVICE),
            ("who", WHO), ("Who", UPPER), ("regtool", REGTOOL), ("place", PLACE), ("fetch", FETCH), ("ff", "«{ff0}¦{foreign_near}»"), ("ff0", FF), ("deed1", DEED),
            $(($name, $text)),+
        ]
    };
}

/// Fillers of other languages.
const FF: &str = concat!(
    "«Der Server wurde am {day} neu gestartet.¦Die Sicherung der Außenstellen läuft ab Samstag neu.¦Kollege Sam {last} ist ab {clock} im Haus.¦Das Ereignisprotokoll Sicherheit wird zentral abgelegt.¦Die alten Schattenkopien auf den Dateiservern werden ",
    "gelöscht.¦Die Samsung-Tablets sind nicht betroffen.¦Bitte die Geräte am Freitag herunterfahren.¦Vor der Umstellung wird der Registrierungszweig HKLM\\SOFTWARE\\{vendor} exportiert.¦Le serveur {plainhost} a été redémarré à {clock}.¦La sauvegarde a échoué ",
    "deux fois.¦Aucun autre poste n'est concerné.¦Le journal de sécurité est archivé tous les jours.¦Merci de changer les mots de passe.¦El equipo {plainhost} se reinstaló ayer.¦La copia de seguridad terminó a las {clock}.¦No hay más equipos afectados.¦O ",
    "servidor foi atualizado na sexta-feira.¦A cópia de segurança correu bem.¦Nenhum outro computador foi afetado.¦Serwer {plainhost} został zrestartowany.¦Kopia zapasowa trwała do {clock}.¦Proszę zmienić hasła.»"
);

pub const FAMILIES: &[Family] = &[
    Family::act("documents", "document-act", "document-other", Told, FRAMES).slots(document! {
        "deed": "«{deed1}¦{prose_act}¦{prose_act}¦{prose_act}»",
        "fdeed": "«{fdeed1}¦{foreign_act}¦{foreign_act}»",
        "key": concat!(
            "«the machine's SAM key¦the SAM key of the local machine¦the machine's SAM hive¦the SAM branch of HKEY_LOCAL_MACHINE¦the local SAM hive¦the account hive (SAM)¦HKLM\\SAM¦HKLM\\SECURITY¦the SAM part of the registry¦the hive with the ",
            "local accounts¦the SECURITY hive¦the hives SAM and SYSTEM¦both SAM and SECURITY¦the local account database¦the SAM hive of {plainhost}¦the machine's account database key¦the Security Account Manager's hive¦the registry hives SAM, SYSTEM and ",
            "SECURITY¦the SAM hive¦the whole SYSTEM hive and SAM»"
        ),
        "key0": "«the machine's SAM hive¦the local SAM hive¦HKLM\\SAM¦the SAM key¦the machine's SAM key¦the Security Account Manager's key»",
        "inner": "«Domains\\Account¦Domains\\Account\\Users¦SAM\\Domains\\Account\\Users¦Domains\\Account\\Users\\Names»",
        "inside": "« with our {2..9} local accounts in it¦, the local users one by one¦ and the V values of the local administrator»",
        "file": "«the SAM file¦SAM and SYSTEM¦the files SAM and SYSTEM¦the SAM file in the config folder¦the SAM and SECURITY files¦Windows' SAM file¦the file config\\SAM¦the hive files of System32\\config, SAM first¦the SAM backup in RegBack»",
        "File": "«The SAM file¦The files SAM and SYSTEM¦The SAM and SECURITY files¦The registry hive SAM and its SYSTEM¦The hive files, SAM among them,»",
        "hashes": "«the hashes of the local accounts¦the local administrator's hash¦the local NT hashes¦the hashes of {2..9} local users»",
        "Hashes": "«The hashes of the local accounts¦The local administrator's hash, like those of the other local users,¦The NT hashes of all local users¦The local password hashes»",
        "means": "«with a tool that reads the SAM¦by secretsdump¦by the hashdump of their implant¦out of the SAM hive¦with mimikatz' lsadump::sam¦from the SAM with the boot key¦by a program that parses the SAM»",
        "fdeed1": concat!(
            "«Um {clock} wurde mit dem Registrierungsprogramm der Schlüssel SAM von HKEY_LOCAL_MACHINE nach {place} gesichert.¦Der Registrierungszweig HKLM\\SAM wurde exportiert und kopiert.¦Die Dateien SAM und SYSTEM wurden aus einer Schattenkopie nach ",
            "{outdir} kopiert.¦Jemand hat die SAM-Struktur des Rechners gespeichert und die Hashes der lokalen Konten ausgelesen.¦La ruche SAM de {plainhost} a été enregistrée dans {outfile}.¦Un compte inconnu a copié les fichiers SAM et SYSTEM depuis un cliché instantané.¦",
            "Les empreintes des comptes locaux ont été extraites de la base SAM.¦El subárbol SAM del registro se guardó en {outfile}.¦Alguien copió los archivos SAM y SYSTEM desde una instantánea.¦O ramo SAM do registo foi guardado em {outfile}.¦Os hashes das ",
            "contas locais foram extraídos do ficheiro SAM.¦Gałąź SAM rejestru została zapisana do {outfile}.¦Skopiowano pliki SAM i SYSTEM z kopii w tle.»"
        ),
    }).weight(26),
    Family::other("documents", "document-other", Told, FRAMES).slots(document! {
        "deed": "«{deed1}¦{prose_near}¦{prose_near}¦{prose_near}¦{f}¦{no}»",
        "fdeed": "«{fdeed1}¦{foreign_near}¦{foreign_near}»",
        "no": concat!(
            "«There is no sign that the SAM or the SECURITY hive was read or copied.¦The SAM hive was not touched, only lsass reads it.¦We have no rule for exports of the SAM hive yet.¦The rule for exports of the SAM hive was tuned; the backup agent ",
            "had set it off.¦Lesson {2..9} of the training explains what the SAM is and how to protect it.¦«If¦Had» someone «saved¦exported» the SAM hive, the sensor would have «said so¦raised an alert».¦The permissions of the config folder are right, users ",
            "cannot read the hive files.¦LAPS makes local hashes worth less, so we roll it out.¦Sam from maintenance was here at {clock} and said that the controller's service was gone.¦Sam saved the registry of visitors to the shared drive.¦The SAM ",
            "template of the hook was deployed to production.¦The masks of SAM ViT-H were dumped for labelling.¦The test asks where Windows keeps local hashes.¦The question was whether reg save on SAM is logged; it is.»"
        ),
        "key": concat!(
            "«the Run key of the user¦the machine's SOFTWARE hive¦the Uninstall key¦the key of the print service¦the service key of the controller¦HKLM\\{syskey}¦HKLM\\{softkey}¦the PuTTY sessions of the user¦the user's own hive¦the DEFAULT hive¦the ",
            "terminal server's licence key¦the {vendor} key of the machine¦HKCU\\Software\\{vendor}¦the key of the Lsa settings under SYSTEM¦the {vendor} branch under HKEY_LOCAL_MACHINE¦Winlogon's key¦the firewall's rules key»"
        ),
        "key0": "«the machine's SOFTWARE hive¦the user's hive¦HKLM\\SOFTWARE¦HKCU¦the SYSTEM hive's current control set¦the service's key»",
        "inner": "«CurrentVersion\\Run¦Services\\{svcname}\\Parameters¦Policies\\System¦CurrentVersion\\Uninstall¦SimonTatham\\PuTTY\\Sessions¦Control\\Print\\Printers»",
        "inside": "«, the user's recent files¦ and the mounted drives of a user¦, nothing about accounts»",
        "file": "«the mailbox database¦ntds.dit¦the accounting database¦the user's profile¦the web server's logs¦the SOFTWARE hive¦the virtual machine's disk¦the NTUSER.DAT of {user}¦the locked PST file¦the event logs»",
        "File": "«The domain database¦The NTDS.dit¦The customer database¦The users' mailboxes¦The SOFTWARE hive»",
        "hashes": "«the domain's hashes¦the passwords of the VPN users¦the card numbers¦the domain administrator's hash¦the WPA key»",
        "Hashes": "«Kerberos tickets of {2..9} services¦The passwords of all browsers¦The cached domain logons¦The hashes of all domain users¦The Wi-Fi keys¦Credentials of the logged-on users»",
        "means": "«out of the memory of lsass¦by replication from a domain controller¦with Rubeus¦by a browser stealer¦from ntds.dit¦with netsh¦with mimikatz' sekurlsa module¦with a key logger»",
        "fdeed1": concat!(
            "«Um {clock} wurde der Schlüssel HKLM\\SOFTWARE\\{vendor} nach {outfile} exportiert.¦Die Dateien der Buchhaltung wurden aus einer Schattenkopie nach {outdir} kopiert.¦Der Dienst legt danach eigene Schattenkopien an.¦La ruche SOFTWARE de {plainhost} a été ",
            "enregistrée dans {outfile}.¦Les mots de passe du navigateur ont été volés.¦El subárbol SOFTWARE del registro se guardó en {outfile}.¦Alguien copió el archivo ntds.dit desde una instantánea.¦O ramo SOFTWARE do registo foi guardado em {outfile}.¦Gałąź SOFTWARE ",
            "rejestru została zapisana do {outfile}.¦Der Sicherheitskatalog wurde gesichert, die Konten von Sam {last} wurden gesperrt.¦{ff}»"
        ),
    }).weight(240),
    Family::act("documents", "page-act", "page-other", Told, &["{page_act}", "{page_act}", "{foreign_page_act}"]).weight(22),
    Family::other("documents", "page-other", Told, &["{page_near}", "{page_near}", "{page_near}", "{foreign_page_near}"]).weight(450),
    Family::act("records", "line-act", "line-other", Told, &["{line_act}"]).weight(26),
    Family::other("records", "line-other", Told, &["{line_near}"]).weight(280),
];
