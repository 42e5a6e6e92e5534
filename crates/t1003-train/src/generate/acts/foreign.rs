//! The same told in German, French, Spanish, Italian, Portuguese and Dutch: reports are not all English.

use crate::generate::family::{Family, Kind::Told};

const REPORT: &[&str] = &[
    "{de}",
    "{de}",
    "{fr}",
    "{fr}",
    "{es}",
    "{es}",
    "{it}",
    "{pt}",
    "{nl}",
    "{stamp} {plainhost}: {de}",
    "{clock} {fr}",
    "- {es}",
];

const P: &str = "«reg.exe¦powershell.exe¦cmd.exe¦esentutl.exe¦regedit.exe¦{alnum6}.exe¦robocopy.exe»";

pub const FAMILIES: &[Family] = &[
    Family::act("reports-foreign", "report-foreign", "report-foreign-other", Told, REPORT).slots(&[
        ("de", concat!("«Der «Benutzer¦Angreifer¦Administrator¦Dienst» hat {deo} «mit {p} ¦per Skript ¦»nach {outfile} ", "«exportiert¦gesichert¦kopiert¦gespeichert».¦{p} hat {deo} «ausgelesen¦kopiert¦exportiert¦", "gesichert»« (PID {pid})».¦«Anschließend¦Danach¦Später» «kopierte¦exportierte¦sicherte» «der ", "Angreifer¦{user}¦das Skript» {deo}« auf {plainhost}».¦«Warnung¦Alarm¦Meldung»: {deo} auf ", "{plainhost} «exportiert¦kopiert¦ausgelesen» durch {account}»")),
        ("deo", concat!(r"«die SAM-Datenbank¦den SAM-Hive¦die Registrierungsstruktur HKLM\SAM¦die Strukturen SAM und ", r"SYSTEM¦HKLM\SECURITY¦die Datei {windir}\System32\config\SAM¦die Hashes der lokalen Konten aus ", r"der SAM¦den Schlüssel HKLM\{inner}»")),
        ("fr", concat!("««L'attaquant¦L'utilisateur {user}¦Un administrateur¦Le script» a «exporté¦sauvegardé¦copié¦", "extrait» {fro} «avec {p}¦vers {outfile}¦depuis {plainhost}».¦{p} a «copié¦lu¦exporté» {fro}« ", "(PID {pid})».¦«Ensuite¦Puis», «il¦l'opérateur¦{first}» a «extrait¦copié¦récupéré» {fro}.¦Alerte ", ": {fro} «exporté¦copié¦extrait» sur {plainhost} par {account}»")),
        ("fro", concat!(r"«la ruche SAM¦la base SAM¦les ruches SAM et SYSTEM¦la ruche HKLM\SECURITY¦la clé HKLM\{inner}¦", r"les condensats des comptes locaux de la SAM¦le fichier {windir}\System32\config\SAM»")),
        ("es", concat!("««El atacante¦El usuario {user}¦Un administrador¦El script» «exportó¦copió¦guardó¦extrajo¦", "volcó» {eso} «con {p}¦en {outfile}¦desde {plainhost}».¦{p} «copió¦leyó¦exportó» {eso}« (PID ", "{pid})».¦«Después¦Luego», {first} «volcó¦copió¦extrajo» {eso}.¦Alerta: se «exportó¦copió¦volcó» ", "{eso} en {plainhost} ({account})»")),
        ("eso", concat!(r"«la SAM¦la colmena SAM¦la base de datos SAM¦las colmenas SAM y SYSTEM¦HKLM\SECURITY¦la clave ", r"HKLM\{inner}¦los hashes de cuentas locales de la SAM¦el archivo {windir}\System32\config\SAM»")),
        ("it", concat!("«L'utente {user}¦L'attaccante¦Lo script» ha «esportato¦copiato¦salvato¦estratto» «l'hive SAM¦", r"gli hive SAM e SYSTEM¦il database SAM¦HKLM\SECURITY¦il file {windir}\System32\config\SAM» «con ", "{p}¦in {outfile}¦da {plainhost}».")),
        ("pt", concat!("«O atacante¦O usuário {user}¦O script» «exportou¦copiou¦salvou¦extraiu» «o hive SAM¦os hives ", r"SAM e SYSTEM¦a base SAM¦HKLM\SECURITY¦o arquivo {windir}\System32\config\SAM» «com {p}¦para ", "{outfile}¦em {plainhost}».")),
        ("nl", concat!("«De aanvaller¦Gebruiker {user}¦Het script» heeft «de SAM-hive¦de SAM- en SYSTEM-hives¦de ", r"SAM-database¦HKLM\SECURITY¦het bestand {windir}\System32\config\SAM» «geëxporteerd¦gekopieerd¦", "opgeslagen¦uitgelezen»« met {p}».")),
        ("p", P),
    ]).weight(8),
    Family::other("reports-foreign", "report-foreign-other", Told, REPORT).slots(&[
        ("de", concat!("«Der «Benutzer¦Angreifer¦Administrator¦Dienst» hat {deo} «mit {p} ¦per Skript ¦»nach {outfile} ", "«exportiert¦gesichert¦kopiert¦gespeichert».¦{p} hat {deo} «gelöscht¦kopiert¦exportiert¦", "gesichert»« (PID {pid})».¦«Anschließend¦Danach¦Später» «kopierte¦exportierte¦öffnete» «der ", "Angreifer¦{user}¦das Skript» {deo}« auf {plainhost}».¦«Warnung¦Alarm¦Meldung»: {deo} auf ", "{plainhost} «exportiert¦kopiert¦gelöscht» durch {account}»")),
        ("deo", concat!(r"«die Registrierungsstruktur SOFTWARE¦den Schlüssel HKLM\{softkey}¦das Sicherheitsprotokoll¦den ", "Arbeitsspeicher von lsass.exe¦die Datei {docfile}¦die Datenbank NTDS.dit¦die Beispieldaten von ", r"Sam¦die Systemeinstellungen¦den Schlüssel HKLM\{syskey}¦die gespeicherten Browserkennwörter¦die ", "Samsung-Treiber»")),
        ("fr", concat!("««L'attaquant¦L'utilisateur {user}¦Un administrateur¦Le script» a «exporté¦sauvegardé¦copié¦", "supprimé» {fro} «avec {p}¦vers {outfile}¦depuis {plainhost}».¦{p} a «copié¦lu¦exporté» {fro}« ", "(PID {pid})».¦«Ensuite¦Puis», «il¦l'opérateur¦{first}» a «ouvert¦copié¦récupéré» {fro}.¦Alerte ", ": {fro} «exporté¦copié¦extrait» sur {plainhost} par {account}»")),
        ("fro", concat!(r"«la ruche SOFTWARE¦la clé HKLM\{softkey}¦le journal Sécurité¦la mémoire de lsass.exe¦la base ", "NTDS.dit¦le fichier {docfile}¦les mots de passe du navigateur¦le dossier de Sam¦l'état du ", "système»")),
        ("es", concat!("««El atacante¦El usuario {user}¦Un administrador¦El script» «exportó¦copió¦guardó¦borró¦volcó» ", "{eso} «con {p}¦en {outfile}¦desde {plainhost}».¦{p} «copió¦leyó¦exportó» {eso}« (PID {pid})».¦", "«Después¦Luego», {first} «abrió¦copió¦borró» {eso}.¦Alerta: se «exportó¦copió¦borró» {eso} en ", "{plainhost} ({account})»")),
        ("eso", concat!(r"«la colmena SOFTWARE¦la clave HKLM\{syskey}¦el registro de seguridad¦la memoria de lsass.exe¦", "NTDS.dit¦el archivo {docfile}¦las contraseñas del navegador¦la carpeta de Sam¦la copia del ", "sistema»")),
        ("it", concat!("«L'utente {user}¦L'attaccante¦Lo script» ha «esportato¦copiato¦salvato¦aperto» «l'hive SOFTWARE¦", r"il registro eventi Sicurezza¦la memoria di lsass.exe¦HKLM\{softkey}¦il file {docfile}» «con {p}¦", "in {outfile}¦da {plainhost}».")),
        ("pt", concat!("«O atacante¦O usuário {user}¦O script» «exportou¦copiou¦salvou¦apagou» «o hive SOFTWARE¦o log ", r"de segurança¦a memória do lsass.exe¦HKLM\{syskey}¦o arquivo {docfile}» «com {p}¦para {outfile}¦", "em {plainhost}».")),
        ("nl", concat!("«De aanvaller¦Gebruiker {user}¦Het script» heeft «de SOFTWARE-hive¦het beveiligingslogboek¦het ", r"geheugen van lsass.exe¦HKLM\{softkey}¦het bestand {docfile}» «geëxporteerd¦gekopieerd¦", "opgeslagen¦verwijderd»« met {p}».")),
        ("p", P),
    ]).weight(6),
];
