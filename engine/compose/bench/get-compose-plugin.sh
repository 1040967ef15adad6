#!/bin/sh
# Fetches the Compose plugin (2.40) from Debian's package into target/, without installing anything, and prints its path.
# It uses the mirror that apt is set up with, and the suite sid (or the first argument) from there.
set -eu
suite=${1:-sid}
here=$(cd "$(dirname "$0")/.." && pwd)
out=$here/target/compose-plugin
mkdir -p "$out/lists/partial" "$out/cache/archives/partial"
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null | grep -v security | head -n 1)
[ -n "$mirror" ] || { echo "apt knows no mirror: see /etc/apt/sources.list" >&2; exit 1; }
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keyring] $mirror $suite main" > "$out/sources.list"
options="-o Dir::Etc::sourcelist=$out/sources.list -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists=$out/lists -o Dir::Cache=$out/cache"
apt-get -qq $options update >&2
(cd "$out" && apt-get -qq $options download docker-compose >&2)
for package in "$out"/docker-compose_*.deb; do dpkg -x "$package" "$out/tree"; done
plugin=$out/tree/usr/libexec/docker/cli-plugins/docker-compose
"$plugin" version >&2
echo "$plugin"
