#!/usr/bin/env bash
# Builds two Debian packages into target/deb from what `make build` has made: postgresql-NN-t1003, the extension, and
# t1003, the command with its service, manual and completions.
set -eu
. "$(dirname "$0")/lib.sh"

out=$root/target/deb
version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' "$root/Cargo.toml")
architecture=$(dpkg --print-architecture)
maintainer=${T1003_MAINTAINER:-The t1003 developers <t1003@t1003.invalid>}
extension=postgresql-$pg-t1003
# the same sources give the same files
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
command -v dpkg-shlibdeps >/dev/null || die "no dpkg-shlibdeps: apt-get install dpkg-dev"

rm -rf "$out"
mkdir -p "$out/build/debian"

# documents that policy asks for; $1 is the package
documents() {
    local folder=$out/build/$1/usr/share/doc/$1
    install -d "$folder"
    install -m 644 "$root/packaging/copyright" "$folder/copyright"
    {
        echo "t1003 ($version) unstable; urgency=medium"
        printf '\n  * See /usr/share/doc/%s/CHANGELOG.md.gz.\n\n' "$1"
        echo " -- $maintainer  $(date -u -R -d "@$SOURCE_DATE_EPOCH")"
    } | gzip -9n >"$folder/changelog.gz"
    gzip -9nc "$root/CHANGELOG.md" >"$folder/CHANGELOG.md.gz"
}

# libraries that the file $1 needs, as package names
libraries() {
    (cd "$out/build" && echo "Source: t1003" >debian/control && dpkg-shlibdeps -O "$1" 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
}

# packs build/$1; section $2, dependencies $3, description from standard input
pack() {
    local tree=$out/build/$1
    install -d "$tree/DEBIAN"
    (cd "$tree" && find . -path ./DEBIAN -prune -o -path ./etc -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
    {
        printf 'Package: %s\nSource: t1003\nVersion: %s\nArchitecture: %s\n' "$1" "$version" "$architecture"
        printf 'Maintainer: %s\nInstalled-Size: %s\n' "$maintainer" "$(du -sk --exclude=DEBIAN "$tree" | cut -f1)"
        printf 'Depends: %s\nSection: %s\nPriority: optional\n' "$3" "$2"
        cat
    } >"$tree/DEBIAN/control"
    find "$tree" -print0 | xargs -0 touch --no-dereference --date="@$SOURCE_DATE_EPOCH"
    dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/$1_${version}_$architecture.deb" >/dev/null
    echo "$out/$1_${version}_$architecture.deb"
}

say "packing $extension $version"
tree=$out/build/$extension
install -d "$tree"
cp -a "$root/target/package/usr" "$tree/"
find "$tree/usr" -name '*.so' -exec chmod 644 {} + -exec strip --strip-unneeded --remove-section=.comment {} +
find "$tree/usr/share" -type f -exec chmod 644 {} +
documents "$extension"
needs=$(libraries "$(find "$tree/usr" -name '*.so')")
pack "$extension" database "${needs:+$needs, }postgresql-$pg" <<TEXT
Description: find the theft of Windows account databases in PostgreSQL
 An extension that scores stored command lines for MITRE ATT&CK T1003.002
 with a transformer that runs inside the database: functions, triggers that
 score rows as they arrive, alerts, re-scoring. The model is included.
TEXT

say "packing t1003 $version"
tree=$out/build/t1003
install -D -m 755 "$root/target/release/t1003" "$tree/usr/bin/t1003"
strip --strip-unneeded --remove-section=.comment "$tree/usr/bin/t1003"
"$root/target/release/t1003" man "$tree/usr/share/man/man1"
gzip -9n "$tree"/usr/share/man/man1/*.1
for pair in bash:bash-completion/completions/t1003 zsh:zsh/vendor-completions/_t1003 fish:fish/vendor_completions.d/t1003.fish; do
    mkdir -p "$(dirname "$tree/usr/share/${pair#*:}")"
    "$root/target/release/t1003" completions "${pair%%:*}" >"$tree/usr/share/${pair#*:}"
done
install -D -m 644 "$root/packaging/t1003.service" "$tree/lib/systemd/system/t1003.service"
install -D -m 644 "$root/packaging/default" "$tree/etc/default/t1003"
documents t1003
install -d "$tree/DEBIAN"
echo /etc/default/t1003 >"$tree/DEBIAN/conffiles"
for script in postinst prerm postrm; do install -m 755 "$root/packaging/$script" "$tree/DEBIAN/$script"; done
find "$tree" -type d -exec chmod 755 {} +
pack t1003 utils "$(libraries "$tree/usr/bin/t1003")" <<TEXT
Description: find the theft of Windows account databases in command lines
 Scores command lines for MITRE ATT&CK T1003.002 with a transformer that is
 included: from arguments, files and Windows event logs, or over HTTP as a
 service. Trains and measures models, too.
TEXT
