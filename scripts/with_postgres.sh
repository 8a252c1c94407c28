#!/bin/sh
# Runs a command with TEST_DATABASE_URL naming a throw-away PostgreSQL, which is gone afterwards.
#     sh scripts/with_postgres.sh COMMAND …      Ends with 77 when there are no PostgreSQL programs here.
set -eu

programs=$(find /usr/lib/postgresql/*/bin -maxdepth 0 2>/dev/null | sort -V | tail -n 1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb || echo none/initdb)")
[ -x "$programs/initdb" ] && [ -x "$programs/pg_ctl" ] || exit 77

cluster=$(mktemp -d /tmp/pg.XXXXXX) # short: the path of a socket has at most 107 characters
as_server=""
if [ "$(id -u)" = 0 ]; then # the server refuses to run as root
    account=nobody
    ! id postgres >/dev/null 2>&1 || account=postgres
    chown "$account" "$cluster"
    as_server="runuser -u $account --"
fi

remove() {
    (cd "$cluster" && $as_server "$programs/pg_ctl" stop -D "$cluster/data" -m immediate -s) >/dev/null 2>&1 || true
    rm -rf "$cluster"
}
trap remove EXIT
trap 'exit 130' INT TERM HUP

# No network: a socket in a private folder needs no free port and lets nobody else in.
# Nothing here has to survive a power cut, so the server never waits for the disk.
start() {
    cd "$cluster"
    $as_server "$programs/initdb" -D "$cluster/data" -U portal --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync
    $as_server "$programs/pg_ctl" start -D "$cluster/data" -w -s -l "$cluster/log" -o \
        "-k $cluster -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
}
if ! (start) >"$cluster/start.log" 2>&1; then
    tail -n 20 "$cluster/start.log" "$cluster/log" >&2 2>/dev/null || true
    echo "Không khởi động được PostgreSQL tạm thời." >&2
    exit 1
fi

TEST_DATABASE_URL="postgres://portal@/portal?host=$cluster"
export TEST_DATABASE_URL
"$@"
