//! Directory administration: accounts, domains, names, tickets, certificates.

use crate::generate::family::{Family, Kind::Cmd};

pub const FAMILIES: &[Family] = &[
    Family::other("directory-work", "directory-administration", Cmd, &[
        concat!(
            r#"dsmod «user "CN={first},OU={stem},DC={company},DC=com" -pwd {password} -mustchpwd no¦group "#,
            r#""CN={stem},DC={company},DC=com" -addmbr "CN={first},DC={company},DC=com"¦computer "#,
            r#""CN={plainhost},DC={company},DC=com" -disabled yes»"#,
        ),
        concat!(
            r#"dsadd «user "CN={first},OU={stem},DC={company},DC=com" -samid {user} -pwd {password}¦group "#,
            r#""CN={stem},DC={company},DC=com" -samid {stem}¦computer "CN={plainhost},DC={company},DC=com" "#,
            "-samid {plainhost}$»",
        ),
        concat!(
            r#"dsget «user "CN={first},DC={company},DC=com" -samid -email¦group "#,
            r#""CN={stem},DC={company},DC=com" -members»; dsrm "CN={first},DC={company},DC=com" -noprompt"#,
        ),
        concat!(
            "netdom «query fsmo¦trust {domain} /domain:{domain} /verify¦join {plainhost} /domain:{domain} ",
            "/userd:{user} /passwordd:{password}¦resetpwd /server:{fqdn} /userd:{user} ",
            "/passwordd:*¦computername {plainhost} /enumerate¦renamecomputer {plainhost} ",
            "/newname:{plainhost} /force»",
        ),
        concat!(
            r#"repadmin /«syncall /AdeP¦showobjmeta {fqdn} "CN={first},DC={company},DC=com"¦showattr {fqdn} "#,
            r#""DC={company},DC=com" /atts:samaccountname¦prp view {plainhost} reveal¦rodcpwdrepl {plainhost} "#,
            r#"{fqdn} "CN={first},DC={company},DC=com"»"#,
        ),
        "redirusr OU={stem},DC={company},DC=com & redircmp OU={stem},DC={company},DC=com",
        "gpfixup /olddns:{domain} /newdns:{domain} & rendom /list & adprep /domainprep",
        concat!(
            "ktpass -out {stem}.keytab -mapUser {user}@{domain} -pass {password} -crypto AES256-SHA1 -ptype ",
            "KRB5_NT_PRINCIPAL -princ HTTP/{fqdn}@{domain}",
        ),
        concat!(
            "ksetup /«setenctypeattr {domain} AES256-CTS-HMAC-SHA1-96¦addkdc {domain} {fqdn}¦mapuser {user} ",
            "{user}»",
        ),
        concat!(
            "nltest /«sc_change_pwd:{domain}¦sc_reset:{domain}¦dbflag:0x2080ffff¦user:{user}¦server:{plainhos",
            "t} /query»",
        ),
        concat!(
            "w32tm /«query /peers¦monitor¦resync /rediscover¦config /syncfromflags:domhier /update»; klist ",
            "purge -li 0x3e7",
        ),
        concat!(
            r"certreq -«new {stem}.inf {stem}.req¦submit -config {fqdn}\{company}-CA {stem}.req ",
            "{stem}.cer¦accept {stem}.cer¦retrieve {1..900} {stem}.cer»",
        ),
        concat!(
            "dnscmd {host} /«zoneinfo {domain}¦enumrecords {domain} @¦recordadd {domain} {stem} A ",
            "{ip}¦zoneexport {domain} {stem}.txt¦config /enableednsprobes 0¦clearcache»",
        ),
        "adsiedit.msc & ldp.exe & dsa.msc & dssite.msc & rsop.msc",
        r#"lapsAdmin.exe & powershell "Get-AdmPwdPassword -ComputerName {plainhost}""#,
        concat!(
            "manage-bde -«status¦protectors -get C:¦protectors -adbackup C: -id {{GUID}}¦on C: ",
            "-recoverypassword -skiphardwaretest»",
        ),
        "setspn -«A MSSQLSvc/{fqdn}:1433 {user}¦D HTTP/{fqdn} {user}¦L {plainhost}$¦X»",
        concat!(
            r"icacls \\{fqdn}\SYSVOL\{domain}\Policies /save {stem}.acl /t & dsacls ",
            r#""OU={stem},DC={company},DC=com" /G {domain}\{user}:CA;{stem}"#,
        ),
    ])
    .weight(7),
];
