#!/bin/sh
# Makes papers in the background for as long as it runs. A worker that ends is followed by another: by design
# after some hundreds of tasks, because typesetting keeps a little memory of every paper.
set -u

child=""
stop() {
    [ -z "$child" ] || kill "$child" 2>/dev/null
    exit 0
}
trap stop TERM INT HUP

while :; do
    .venv/bin/python manage.py db_worker --max-tasks 200 &
    child=$!
    wait "$child"
    child=""
    sleep 1
done
