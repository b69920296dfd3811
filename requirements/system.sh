#!/bin/sh
# Install what Debian keeps outside Python, as root; otherwise say what is missing and how to get it.
# Usage: system.sh NEEDED|WISHED PACKAGE=PATTERN ...    A package is there when a file matches its pattern.
# NEEDED: status 2 when something stays missing. WISHED: the tests that need it are skipped and say so.
set -eu
need=$1
shift
missing=
for pair in "$@"; do
    # shellcheck disable=SC2086  # the pattern is there to be expanded
    ls -d ${pair#*=} >/dev/null 2>&1 || missing="$missing ${pair%%=*}"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "Missing:$missing. As root: apt-get install -y$missing"
    [ "$need" = WISHED ] && exit 0 || exit 2
fi
echo "Installing$missing"
export DEBIAN_FRONTEND=noninteractive
# Packages that bring a service would start it; nobody asked for one here.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    trap 'rm -f "$policy"' EXIT
fi
log=$(mktemp)
# shellcheck disable=SC2086  # one word a package
if ! { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
    grep '^E:' "$log" | grep -v '://' | tail -n 5
    rm -f "$log"
    [ "$need" = WISHED ] && exit 0 || exit 2
fi
rm -f "$log"
